import { shownTo } from '../answers';
import type { AgentMethods, OfficeCall } from '../call';
import type { Carrier } from '../carrier';
import { valuesOf } from '../endpoints/values';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import { isWritable } from '../state/records/records';
import { idIn } from '../state/records/references';
import { wholeEntity } from '../state/records/shown';
import { Given } from './given';

/** What the Ticket agent does that has no endpoint that can be called. */
export const ticket: AgentMethods = { MergeTickets: mergeTickets };

/** The request that stays becomes what the call says of it: what that leaves out is emptied. The others are merged into it. */
function mergeTickets(state: SuperOfficeState, body: Carrier, call: OfficeCall): unknown {
  const kept = new Given(body).record('MergedTicketEntity') as SoRecord;
  const others = body.SecondaryTicketIds as number[];
  const id = Number(kept.TicketId);
  const { records } = state;
  const { associateId } = call.user;
  const missing = [id, ...others].find((each) => !records.get('ticket', each));
  if (missing !== undefined) throw notFound('Ticket', missing);
  if (others.includes(id)) throw new OfficeError(400, 'A request is not merged with itself');
  for (const message of records.stores.ticketMessage
    .all()
    .filter((row) => others.includes(idIn(row, 'Ticket'))))
    records.change('ticketMessage', Number(message.EjMessageId), { Ticket: { TicketId: id } }, associateId);
  for (const other of others)
    records.change('ticket', other, { BaseStatus: 'Merged', ConnectId: id }, associateId);
  const empty = Object.entries(blank('TicketEntity')).filter(([member]) => isWritable(KINDS.ticket, member));
  const values = { ...Object.fromEntries(empty), ...valuesOf(state, call, KINDS.ticket, kept) };
  const merged = records.change('ticket', id, values, associateId);
  return shownTo(call, 'TicketEntity', wholeEntity(records, KINDS.ticket, merged));
}
