import type { SuperOfficeSimulator } from '../simulators';
import type { SoRecord } from '../simulators/superoffice/state/records/blank';
import { KINDS, type KindName } from '../simulators/superoffice/state/records/kinds';
import { countOf, unless, type Expectation } from './expectation';

/** The file of a message: bytes that are no text. */
const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80, 0x0a, 0xfe]);

/** From a known person with a file, from a new one, from an address that two have, and one that failed half-way before. */
const messages = [
  { messageId: 'W-1', email: 'person20@company20.example', name: 'Holm', subject: 'Broken stems' },
  { messageId: 'W-2', email: 'ann@new-petals.example', name: 'Lund', subject: 'Do you deliver to Bergen?' },
  { messageId: 'W-3', email: 'shared@company.example', name: 'Moe', subject: 'Invoice' },
  { messageId: 'W-4', email: 'person8@company8.example', name: 'Dahl', subject: 'Late again' },
].map((message) => ({
  ...message,
  text: `About ${message.messageId}`,
  ...(message.messageId === 'W-1'
    ? { fileName: 'stems.jpg', fileType: 'image/jpeg', file: PHOTO.toString('base64') }
    : { fileName: '', fileType: '', file: '' }),
}));

/** Gives a record its ID in another system, as an earlier run did. */
function known(
  { state }: SuperOfficeSimulator,
  kind: KindName,
  record: number,
  { app, name, value }: { app: string; name: string; value: string },
): void {
  state.foreignKeys.saveApp(app);
  const device = state.foreignKeys.saveDevice({ app, device: app, identifier: app });
  if (device) state.foreignKeys.add(device, { name, value, table: KINDS[kind].table, record }, '');
}

/** The status of closed requests. */
const CLOSED = 2;

const ofWebsite = (value: string) => ({ app: 'Website', name: 'messageId', value });

/** Two people share an address; a request has no message yet; another one was solved by the shop. */
function messagesBefore(superOffice: SuperOfficeSimulator): void {
  const { records } = superOffice.state;
  for (const person of [21, 22])
    records.change('person', person, { Emails: [{ Value: 'shared@company.example' }] }, 5);
  const open = (title: string) =>
    Number(records.create('ticket', { Title: title, Person: { PersonId: 8 } }, 5).TicketId);
  known(superOffice, 'ticket', open('Late again'), ofWebsite('W-4'));
  known(superOffice, 'ticket', open('Wrong colour'), ofWebsite('W-0'));
}

function complaintsAboutMessages({ state }: SuperOfficeSimulator): string[] {
  const { records, attachments, foreignKeys } = state;
  const requestOf = (message: string): SoRecord | undefined => {
    const keys = foreignKeys.rows().filter(({ key }) => key.value === message);
    return keys.length === 1 ? records.get('ticket', keys[0]?.key.record ?? 0) : undefined;
  };
  const messagesOf = (request: SoRecord | undefined) =>
    records.stores.ticketMessage
      .all()
      .filter(({ Ticket }) => (Ticket as SoRecord | null)?.TicketId === request?.TicketId);
  const people = records.stores.person.all();
  const byAddress = (address: string) =>
    people.filter(({ Emails }) => (Emails as SoRecord[]).some(({ Value }) => Value === address));
  const files = records.stores.attachment.all().filter(({ Name }) => Name === 'stems.jpg');
  return [
    ...['W-1', 'W-2', 'W-4'].flatMap((message) => {
      const texts = messagesOf(requestOf(message)).map(({ Body }) => Body);
      return unless(texts.join() === `About ${message}`, `${message} is not the one message of its request`);
    }),
    ...unless(requestOf('W-3') === undefined, 'a request has one of two people with its address'),
    ...unless(byAddress('ann@new-petals.example').length === 1, 'the new person was not created once'),
    ...unless(
      files.length === 1 && attachments.read(Number(files[0]?.AttachmentId))?.equals(PHOTO) === true,
      'the file of the message is not what was sent',
    ),
    ...unless(
      (requestOf('W-0')?.Status as SoRecord | null)?.TicketStatusId === CLOSED,
      'the solved request is open',
    ),
  ];
}

/** What is expected of the examples with requests and quotes. */
export const superOfficeWorkExpectations: Record<string, Expectation> = {
  'superoffice-website-requests.json': {
    story:
      'Of 4 messages two become requests, one goes on where it failed before, and one is of nobody. A solved request is closed.',
    itemsFrom: 'New Messages',
    itemsTo: 'Add Message',
    answers: {
      'GET www.example.com/support/messages': messages,
      'GET www.example.com/support/solved': [{ messageId: 'W-0' }, { messageId: 'W-99' }],
    },
    before: ({ superOffice }) => messagesBefore(superOffice),
    outputs: {
      'Has Request': [1, 3],
      'Find or Create Person': [2, 1],
      'Create Request': [2],
      'Get Request': [3],
      'Has No Message': [3],
      'Has File': [1, 2],
      'Create Attachment': [1],
      'Upload File': [1],
      'Add Attachment': [1],
      'Close Request': [1, 1],
      'Report Failed': [2],
      'Add Message': [3],
    },
    // Run again, nothing is made twice.
    again: {
      'Has Request': [3, 1],
      'Find or Create Person': [0, 1],
      'Has No Message': [0, 3],
      'Create Attachment': [0],
      'Close Request': [1, 1],
      'Report Failed': [2],
    },
    callsAtMost: 40,
    complaints: ({ superOffice }, elsewhere) => [
      ...complaintsAboutMessages(superOffice),
      ...unless(countOf(elsewhere, 'POST mail.example.com/report') % 2 === 0, 'a refusal was not reported'),
    ],
  },
};
