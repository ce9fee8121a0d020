import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { superOffice } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

type Row = Record<string, unknown>;

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; value: unknown }> {
  const { status, text } = await superOffice(office, path, body, {}, method);
  return { status, value: text === '' ? undefined : JSON.parse(text) };
}

const attachments = async (path: string): Promise<unknown[]> =>
  ((await call('GET', path)).value as Row[]).map(({ AttachmentId }) => AttachmentId);

describe('a message of a request', () => {
  it('has files, which are added once each', async () => {
    expect(await attachments('TicketMessage/1/Attachment')).toEqual([1, 2]);
    expect((await call('POST', 'TicketMessage/1/Attachment', [2, 3])).status).toBe(204);
    expect(await attachments('TicketMessage/1/Attachment')).toEqual([1, 2, 3]);
    expect((await call('POST', 'TicketMessage/1/Attachment', [999])).status).toBe(404);
    expect((await call('GET', 'TicketMessage/9999/Attachment')).status).toBe(404);
    expect(office.violations).toEqual([]);
  });

  it('shows those of its files that are not in its text', async () => {
    await call('PATCH', 'Attachment/1', [{ op: 'replace', path: 'InlineImage', value: true }]);
    expect(await attachments('TicketMessage/1/Attachment/Noninline')).toEqual([2]);
  });

  it('is sent by e-mail and by text message', async () => {
    const query = 'to=a@b.example,c@d.example&cc=&bcc=e@f.example&subject=Your%20order&replyTemplateId=4';
    expect((await call('POST', `TicketMessage/1/Send?${query}`)).status).toBe(204);
    expect((await call('POST', 'TicketMessage/1/SendSms?sms=%2B4790000001')).status).toBe(204);
    expect(office.state.attachments.sent).toEqual([
      {
        how: 'email',
        id: 1,
        to: ['a@b.example', 'c@d.example'],
        cc: [],
        bcc: ['e@f.example'],
        subject: 'Your order',
        replyTemplateId: 4,
      },
      { how: 'sms', id: 1, to: ['+4790000001'], cc: [], bcc: [], subject: '', replyTemplateId: 0 },
    ]);
    expect((await call('POST', 'TicketMessage/1/Send?to=nobody')).status).toBe(400);
    expect(office.state.attachments.sent).toHaveLength(2);
  });
});

describe('a request', () => {
  it('notifies its agents on demand', async () => {
    await call('POST', 'Ticket/2/NotifyNewTicket');
    await call('POST', 'Ticket/2/NotifyNewMessage');
    expect(office.state.attachments.sent.map(({ how, id }) => [how, id])).toEqual([
      ['newTicket', 2],
      ['newMessage', 2],
    ]);
    expect((await call('POST', 'Ticket/9999/NotifyNewTicket')).status).toBe(404);
  });

  it('has the files of all its messages', async () => {
    const message = (await call('GET', 'TicketMessage/1')).value as { Ticket: { TicketId: number } };
    expect(await attachments(`Ticket/${message.Ticket.TicketId}/Attachments`)).toEqual(
      expect.arrayContaining([1, 2]),
    );
  });

  it('takes the messages of those that are merged into it', async () => {
    const messagesOf = (ticket: number): unknown[] =>
      office.state.records.stores.ticketMessage
        .all()
        .filter(({ Ticket }) => (Ticket as Row).TicketId === ticket)
        .map(({ EjMessageId }) => EjMessageId);
    const all = [...messagesOf(1), ...messagesOf(2), ...messagesOf(3)];
    const query =
      'secondaryTicketIds=2,3&mergedTicketEntity.ticketId=1&mergedTicketEntity.title=All%20of%20them';
    const merged = await call('POST', `Ticket/Merge?${query}`);
    expect(merged.value).toMatchObject({ TicketId: 1, Title: 'All of them' });
    expect([...messagesOf(1)].sort()).toEqual(all.sort());
    expect((await call('GET', 'Ticket/2')).value).toMatchObject({ BaseStatus: 'Merged', ConnectId: 1 });
    expect(office.violations).toEqual([]);
  });

  it('is merged with requests that exist, and not with itself', async () => {
    for (const [primary, others] of [
      [1, '1'],
      [1, '9999'],
      [9999, '1'],
    ])
      expect(
        (
          await call(
            'POST',
            `Ticket/Merge?secondaryTicketIds=${others}&mergedTicketEntity.ticketId=${primary}`,
          )
        ).status,
      ).toBeGreaterThanOrEqual(400);
    await call('POST', 'Ticket/Merge?secondaryTicketIds=2&mergedTicketEntity.nonsense=1');
    expect(office.violations.map(({ parameter }) => parameter)).toEqual(['mergedTicketEntity.nonsense']);
  });
});
