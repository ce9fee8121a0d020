import type { IDataObject } from 'n8n-workflow';
import { superOffice } from '../../documented';
import { all, stage } from './stage';

const request = stage('request');

const POST = 'v1TicketEntity_HttpPostSaveTicketEntityWithNotify';
const PATCH = 'v1TicketEntity_PatchTicketEntity';

const stored = (id: number) => request.superOffice.state.records.get('ticket', id);
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

describe('a request that is created', () => {
  it('has what was given, its customer and category by their IDs', async () => {
    const [item] = await request.json('create', {
      title: 'Two boxes are missing',
      categoryId: 1,
      priorityId: 2,
      ownedById: 6,
      personId: 4,
      saleId: 2,
      slevel: 'external',
      additionalFields: { notify: true },
      ...more({ language: 'en', x_ordernumber: '40004' }),
    });
    expect(request.sent(POST)).toEqual([
      {
        Title: 'Two boxes are missing',
        OwnedBy: { AssociateId: 6 },
        Category: { TicketCategoryId: 1 },
        Slevel: 'External',
        Priority: { TicketPriorityId: 2 },
        Person: { PersonId: 4 },
        Language: 'en',
        Sale: { SaleId: 2 },
        CustomFields: { x_ordernumber: '40004' },
      },
    ]);
    const [{ query } = { query: {} }] = request.superOffice.counters.log.filter(
      ({ method }) => method === POST,
    );
    expect(query).toEqual({ notify: 'true' });
    expect(item).toMatchObject({ TicketId: 41, Title: 'Two boxes are missing', PersonId: 4, SaleId: 2 });
  });

  it('notifies nobody unless the user says so, and needs a title', async () => {
    await request.json('create', { title: 'Quiet' });
    const { failure } = await request.run('create', { personId: 4 });
    expect(failure?.message).toContain('Title');
    expect(request.superOffice.counters.log.map(({ method, query }) => [method, query])).toEqual([
      [POST, {}],
    ]);
  });
});

describe('a request that is changed', () => {
  it('keeps what was not given', async () => {
    const before = stored(7);
    const [item] = await request.json('update', { requestId: 7, title: 'Found', priorityId: 3 });
    expect(request.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/Title', value: 'Found' },
        { op: 'replace', path: '/Priority', value: { TicketPriorityId: 3 } },
      ],
    ]);
    expect(item).toMatchObject({ TicketId: 7, Title: 'Found', PersonId: 7 });
    expect(stored(7)).toMatchObject({ Category: before?.Category, OwnedBy: before?.OwnedBy });
  });

  it('loses what was cleared', async () => {
    await request.json('update', { requestId: 7, clearFields: ['personId'] });
    expect(request.sent(PATCH)).toEqual([[{ op: 'remove', path: '/Person' }]]);
  });

  it('is deleted', async () => {
    expect(await request.json('delete', { requestId: 9 })).toEqual([{ deleted: true, requestId: 9 }]);
    expect(stored(9)).toBeUndefined();
  });
});

it('the messages of a request are listed', async () => {
  const found = await request.json('getMessages', all({}, { requestId: 8 }));
  expect(found.map(({ ticketMessageId, body }) => [ticketMessageId, body])).toEqual([
    [8, 'Where is delivery 8?'],
  ]);
});

it('the files of all messages of a request are listed', async () => {
  const found = await request.json('getAttachments', { requestId: 1 });
  expect(found.map(({ AttachmentId, Name }) => [AttachmentId, Name])).toEqual([
    [1, 'Delivery note.pdf'],
    [2, 'Empty.txt'],
  ]);
});

it.each([
  ['notifyNewRequest', 'newTicket'],
  ['notifyNewMessage', 'newMessage'],
])('%s notifies users, once', async (operation, how) => {
  expect(await request.json(operation, { requestId: 3 })).toEqual([{ success: true, requestId: 3 }]);
  expect(request.superOffice.state.attachments.sent).toMatchObject([{ how, id: 3 }]);
});

describe('requests that are merged', () => {
  it('give their messages to the one that stays, which is sent as it was read', async () => {
    const before = structuredClone(stored(12));
    const [item] = await request.json('merge', { requestId: 12, mergedRequestIds: '13, 14' });
    expect(item).toMatchObject({ TicketId: 12, Title: 'Question 12 about a delivery', PersonId: 12 });
    const [sent] = request.sent('Ticket/MergeTickets');
    expect(sent?.SecondaryTicketIds).toEqual([13, 14]);
    expect(Object.keys(sent?.MergedTicketEntity as object)).toEqual(
      expect.arrayContaining(
        (superOffice().entities.ticket?.fields ?? [])
          .map(({ name }) => name)
          .filter((name) => !['ExtraFields', 'TableRight', 'FieldProperties'].includes(name)),
      ),
    );
    expect(JSON.stringify(sent)).not.toContain(':DisplayText');
    expect(stored(12)).toMatchObject({
      Category: before?.Category,
      Person: before?.Person,
      CustomFields: before?.CustomFields,
    });
    expect(stored(13)).toMatchObject({ BaseStatus: 'Merged', ConnectId: 12 });
    const messages = await request.json('getMessages', all({}, { requestId: 12 }));
    expect(messages.map(({ ticketMessageId }) => ticketMessageId)).toEqual([12, 13, 14]);
  });

  it('must exist: nothing is merged with a request that is not there', async () => {
    const { failure } = await request.run('merge', { requestId: 99_999, mergedRequestIds: '13' });
    expect(failure?.message).toContain('99999');
    expect(request.sent('Ticket/MergeTickets')).toEqual([]);
  });
  it('are not merged with themselves', async () => {
    const { failure } = await request.run('merge', { requestId: 12, mergedRequestIds: '13, 12' });
    expect(failure?.message).toContain('Requests to Merge: expected other values than in Request to Keep');
    expect(request.superOffice.counters.calls).toBe(0);
  });
});
