import type { Simulators, SuperOfficeSimulator } from '../simulators';
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

/** Komet Sales' customers of the companies, and its products by the key of the line. */
const CUSTOMERS = new Map([
  [1, '23423'],
  [5, '23430'],
  [12, '23437'],
]);
const PRODUCTS: Record<string, string> = { 'ROSE-RED-50': '23214', 'TULIP-10': '23215' };

const ofKomet = (name: string, value: string) => ({ app: 'Komet Sales', name, value });

/**
 * Five sold sales have a quote: 1 is to be ordered; the quote of 5 has no lines; the company of 7 is no customer; a run ended
 * right after it had made the prebook of 12; 17 was ordered before.
 */
function quotesBefore(simulators: Simulators): void {
  const { komet, superOffice } = simulators;
  const { records, quotes } = superOffice.state;
  for (const sale of [1, 5]) records.change('sale', sale, { Status: 'Sold' }, 5);
  const quoted = quotes.ofSale(1);
  for (const sale of [7, 12, 17]) if (quoted) quotes.copy(quoted, sale);
  for (const line of quotes.lines.values())
    Object.assign(line, { ERPProductKey: PRODUCTS[String(line.Code)], Quantity: 4, TotalPrice: 100 });
  for (const [company, customer] of CUSTOMERS)
    known(superOffice, 'contact', company, ofKomet('customerId', customer));
  known(superOffice, 'sale', 17, ofKomet('prebookId', '345345'));
  komet.state.prebooks.add({
    ...{ customerId: '23437', carrierId: '4610', locationId: '13', customerPO: 'SO-20012' },
    truckDate: shipDay(simulators, 12),
  });
}

/** 14 days after the day of a sale, as Komet Sales keeps it: its calendar may stand on another day. */
function shipDay({ komet, superOffice }: Simulators, sale: number): string {
  const day = String(superOffice.state.records.get('sale', sale)?.Saledate).slice(0, 10);
  const days = 14 - komet.state.daysMoved();
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function complaintsAboutPrebooks(simulators: Simulators): string[] {
  const prebooks = simulators.komet.state.prebooks.all();
  const by = (po: string) => prebooks.filter(({ customerPO }) => customerPO === po);
  const [made] = by('SO-20001');
  const lines = made?.items.map(({ productId, boxes, price }) => `${productId} ${boxes} ${price}`).join();
  const saved = simulators.superOffice.state.foreignKeys
    .rows()
    .filter(({ key }) => key.name === 'prebookId')
    .map(({ key }) => `${key.record} ${key.value}`);
  return [
    ...unless(
      by('SO-20001').length === 1 && by('SO-20012').length === 1 && prebooks.length === 8,
      'not each sale has one prebook',
    ),
    ...unless(
      made?.customerId === '23423' && made.truckDate === shipDay(simulators, 1),
      'the prebook is for another customer or day',
    ),
    ...unless(lines === '23214 4 25,23215 4 25', `the lines of the prebook are ${lines}`),
    ...unless(
      saved.sort().join() === [`1 ${made?.id}`, `12 ${by('SO-20012')[0]?.id}`, '17 345345'].sort().join(),
      'the sales have not the IDs of their prebooks',
    ),
  ];
}

/** What is expected of the examples with requests and quotes. */
export const superOfficeWorkExpectations: Record<string, Expectation> = {
  'superoffice-quote-to-prebook.json': {
    story:
      'Of 5 sold sales with quotes, one becomes a prebook, one had it already, and one was ordered before. Two need a person.',
    itemsFrom: 'To Order',
    itemsTo: 'Save External ID',
    before: quotesBefore,
    outputs: {
      'Sold Sales': [5],
      'To Order': [4],
      'Is Customer': [3, 1],
      'Get Lines': [4],
      'Lines of Quote': [2],
      'Has Lines': [2, 1],
      'Is in Komet Sales': [1, 1],
      'Create Prebook': [1],
      'Report Failed': [2],
      'Save External ID': [2],
    },
    // Run again, nothing is ordered twice.
    again: {
      'Sold Sales': [5],
      'To Order': [2],
      'Is Customer': [1, 1],
      'Has Lines': [0, 1],
      'Create Prebook': [0],
      'Report Failed': [2],
    },
    callsAtMost: 40,
    complaints: complaintsAboutPrebooks,
  },
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
