import { shownTo } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { Sent } from '../state/attachments';
import type { SoRecord } from '../state/records/blank';
import { idIn } from '../state/records/references';
import { demandOwn, shownOwn } from './ownRecord';
import { given } from './queries';

/** What is done with the messages of requests: files are attached, and they are sent. */
export const ticketMessage: Endpoints = {
  v1TicketMessageEntity_GetAttachmentInfo: (state, call) =>
    shownTo(call, 'AttachmentEntity[]', attachmentsOf(state, call, messageOf(state, call))),
  v1TicketMessageEntity_GetAttachmentInfoNonInline: (state, call) =>
    shownTo(
      call,
      'AttachmentEntity[]',
      attachmentsOf(state, call, messageOf(state, call)).filter(({ InlineImage }) => InlineImage !== true),
    ),
  v1TicketMessageEntity_AddAttachments: (state, call) => {
    const message = messageOf(state, call);
    const ids = call.body as number[];
    for (const id of ids) if (!state.records.get('attachment', id)) throw notFound('Attachment', id);
    state.attachments.attach(message, ids);
  },
  v1TicketMessageEntity_SendTicketMessage: (state, call) => {
    const message = messageOf(state, call);
    const to = addresses(call, 'to');
    if (to.length === 0) throw new OfficeError(400, 'There is no recipient');
    send(state, call, {
      how: 'email',
      id: message,
      to,
      cc: addresses(call, 'cc'),
      bcc: addresses(call, 'bcc'),
    });
  },
  v1TicketMessageEntity_SendTicketMessageSms: (state, call) => {
    const message = messageOf(state, call);
    const to = given(call, 'sms');
    if (to.length === 0) throw new OfficeError(400, 'There is no recipient');
    send(state, call, { how: 'sms', id: message, to });
  },
  v1TicketEntity_NotifyNewTicket: (state, call) =>
    send(state, call, { how: 'newTicket', id: ticketOf(state, call) }),
  v1TicketEntity_NotifyNewTicketMessage: (state, call) =>
    send(state, call, { how: 'newMessage', id: ticketOf(state, call) }),
  v1TicketEntity_GetTicketAttachments: (state, call) => {
    const ticket = ticketOf(state, call);
    const messages = state.records.stores.ticketMessage.all().filter((row) => idIn(row, 'Ticket') === ticket);
    return shownTo(
      call,
      'AttachmentEntity[]',
      messages.flatMap(({ EjMessageId }) => attachmentsOf(state, call, Number(EjMessageId))),
    );
  },
  v1TicketEntity_MergeTickets: merge,
};

function messageOf(state: SuperOfficeState, { path }: OfficeCall): number {
  const id = Number(path.ticketMessageEntityId);
  demandOwn(state, 'ticketMessage', id);
  return id;
}

function ticketOf(state: SuperOfficeState, { path }: OfficeCall): number {
  const id = Number(path.ticketEntityId);
  demandOwn(state, 'ticket', id);
  return id;
}

function attachmentsOf(state: SuperOfficeState, call: OfficeCall, message: number): SoRecord[] {
  return state.attachments.of(message).map((id) => shownOwn(state, call, 'attachment', id));
}

function addresses(call: OfficeCall, name: string): string[] {
  const found = given(call, name);
  const wrong = found.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
  if (wrong !== undefined) throw new OfficeError(400, `${name} has an address that is none`);
  return found;
}

function send(
  { attachments }: SuperOfficeState,
  { query }: OfficeCall,
  sent: Partial<Sent> & Pick<Sent, 'how' | 'id'>,
): undefined {
  const subject = query.get('subject') ?? '';
  const replyTemplateId = Number(query.get('replyTemplateId') ?? 0);
  attachments.sent.push({ to: [], cc: [], bcc: [], subject, replyTemplateId, ...sent });
  return undefined;
}

/** The messages of the others come to the first, which takes what the call says of it; the others are merged away. */
function merge(state: SuperOfficeState, call: OfficeCall): unknown {
  const primary = Number(call.query.get('mergedTicketEntity.ticketId') ?? 0);
  demandOwn(state, 'ticket', primary);
  const others = given(call, 'secondaryTicketIds').map(Number);
  if (others.length === 0) throw new OfficeError(400, 'There is no request to merge');
  for (const id of others) demandOwn(state, 'ticket', id);
  if (others.includes(primary)) throw new OfficeError(400, 'A request is not merged with itself');
  const { associateId } = call.user;
  for (const message of state.records.stores.ticketMessage.all())
    if (others.includes(idIn(message, 'Ticket')))
      state.records.change(
        'ticketMessage',
        Number(message.EjMessageId),
        { Ticket: { TicketId: primary } },
        associateId,
      );
  const gone = { BaseStatus: 'Merged', ConnectId: primary };
  for (const id of others) state.records.change('ticket', id, gone, associateId);
  const title = call.query.get('mergedTicketEntity.title');
  state.records.change('ticket', primary, title === null ? {} : { Title: title }, associateId);
  return shownOwn(state, call, 'ticket', primary);
}
