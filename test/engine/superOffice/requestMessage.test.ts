import type { IDataObject } from 'n8n-workflow';
import { all, stage } from './stage';

const message = stage('requestMessage');

const POST = 'v1TicketMessageEntity_HttpPostSaveTicketMessageEntityWithNotify';
const PATCH = 'v1TicketMessageEntity_PatchTicketMessageEntity';

const stored = (id: number) => message.superOffice.state.records.get('ticketMessage', id);
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

const queryOf = (method: string) =>
  message.superOffice.counters.log.find((call) => call.method === method)?.query;

describe('a message of a request', () => {
  it('is added to it, with its own custom fields', async () => {
    const [item] = await message.json('create', {
      requestId: 8,
      body: 'They are on their way.',
      htmlBody: '<p>They are on their way.</p>',
      type: 'html',
      slevel: 'external',
      important: true,
      additionalFields: { notify: false },
      ...more({ x_channel: 'web' }),
    });
    expect(message.sent(POST)).toEqual([
      {
        Ticket: { TicketId: 8 },
        Slevel: 'External',
        Type: 'Html',
        Body: 'They are on their way.',
        HtmlBody: '<p>They are on their way.</p>',
        Important: true,
        CustomFields: { x_channel: 'web' },
      },
    ]);
    expect(queryOf(POST)).toEqual({ notify: 'false' });
    expect(item).toMatchObject({
      EjMessageId: 41,
      RequestId: 8,
      HtmlBody: '<p>They are on their way.</p>',
      CustomFields: { Channel: 'web' },
    });
  });

  it('needs its request', async () => {
    const { failure } = await message.run('create', { body: 'Hello' });
    expect(failure?.message).toContain('Request');
    expect(message.sent(POST)).toEqual([]);
  });

  it('is read, with its images as links unless the user wants them inside', async () => {
    expect(await message.json('get', { messageId: 8, filters: { embedImages: 'inline' } })).toMatchObject([
      { EjMessageId: 8, RequestId: 8, Body: 'Where is delivery 8?', Type: 'Plain', PersonId: 8 },
    ]);
    expect(queryOf('v1TicketMessageEntity_HttpGetGetTicketMessageWithEmbeddedData')).toEqual({
      embedImages: 'Inline',
    });
  });

  it('is changed in what is given', async () => {
    expect(await message.json('update', { messageId: 8, body: 'Where is it?', timeSpent: 5 })).toMatchObject([
      { EjMessageId: 8, Body: 'Where is it?' },
    ]);
    expect(message.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/Body', value: 'Where is it?' },
        { op: 'replace', path: '/TimeSpent', value: 5 },
      ],
    ]);
    expect(stored(8)).toMatchObject({ Body: 'Where is it?', Author: 'person8@company.example' });
  });

  it('is deleted', async () => {
    expect(await message.json('delete', { messageId: 8 })).toEqual([{ deleted: true, messageId: 8 }]);
    expect(stored(8)).toBeUndefined();
  });
});

it('messages of all requests are listed by conditions', async () => {
  const conditions = { values: [{ column: 'ticketId', operator: 'between', value: 3, upper: 5 }] };
  const found = await message.json('getMany', all({}, { conditions }));
  expect(found.map(({ ticketMessageId, ticketId }) => [ticketMessageId, ticketId])).toEqual([
    [3, 3],
    [4, 4],
    [5, 5],
  ]);
});

describe('a message that is sent', () => {
  it('by email goes to all recipients, with those of the copies', async () => {
    expect(
      await message.json('send', {
        messageId: 8,
        to: 'ann@example.com, bob@example.com',
        subject: 'Your order',
        additionalFields: { bcc: ['boss@example.com'], replyTemplateId: 3 },
      }),
    ).toEqual([{ success: true, messageId: 8 }]);
    expect(message.superOffice.state.attachments.sent).toEqual([
      {
        how: 'email',
        id: 8,
        to: ['ann@example.com', 'bob@example.com'],
        cc: [],
        bcc: ['boss@example.com'],
        subject: 'Your order',
        replyTemplateId: 3,
      },
    ]);
  });

  it('has a recipient, or nothing is sent', async () => {
    const { failure } = await message.run('send', { messageId: 8, subject: 'Your order' });
    expect(failure?.message).toContain('To');
    expect(message.superOffice.counters.calls).toBe(0);
  });

  it('by SMS goes to the numbers', async () => {
    expect(await message.json('sendSms', { messageId: 8, phoneNumbers: '+4791234567' })).toMatchObject([
      { messageId: 8, success: true },
    ]);
    expect(message.superOffice.state.attachments.sent).toMatchObject([
      { how: 'sms', id: 8, to: ['+4791234567'] },
    ]);
  });
});

describe('the files of a message', () => {
  it('are added by their IDs, and listed', async () => {
    expect(await message.json('addAttachments', { messageId: 5, attachmentIds: '2, 1' })).toEqual([
      { success: true, messageId: 5 },
    ]);
    expect(message.sent('v1TicketMessageEntity_AddAttachments')).toEqual([[2, 1]]);
    const files = await message.json('getAttachments', { messageId: 5 });
    expect(files.map(({ AttachmentId, Name }) => [AttachmentId, Name])).toEqual([
      [2, 'Empty.txt'],
      [1, 'Delivery note.pdf'],
    ]);
  });

  it('are none without an ID', async () => {
    const { failure } = await message.run('addAttachments', { messageId: 5, attachmentIds: '' });
    expect(failure?.message).toContain('Attachment IDs');
    expect(message.superOffice.counters.calls).toBe(0);
  });
});
