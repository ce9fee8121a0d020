import type { IDataObject } from 'n8n-workflow';
import { packNode, jsonOf, runNode, withSimulators } from '../support';
import { all } from './stage';

const context = withSimulators();

type List = [resource: string, operation: string, parameters: IDataObject];

/** Records of company 3 and person 3, of sale 1 and project 1, so that each of their lists has several pages. */
function seed(): void {
  const { records } = context.simulators.superOffice.state;
  const links = {
    Contact: { ContactId: 3 },
    Person: { PersonId: 3 },
    Sale: { SaleId: 1 },
    Project: { ProjectId: 1 },
  };
  for (let n = 1; n <= 4; n += 1) {
    records.create('appointment', { ...links, Description: `Call ${n}` }, 5);
    records.create('document', { ...links, Header: `Offer ${n}` }, 5);
    records.create('sale', { ...links, Heading: `Tulips ${n}` }, 5);
    const ticket = { Person: { PersonId: 3 }, Contact: { ContactId: 3 }, Title: `Late ${n}` };
    records.create('ticket', ticket, 5);
    records.create('person', { Contact: { ContactId: 3 }, Lastname: `Field ${n}` }, 5);
    records.create('ticketMessage', { Ticket: { TicketId: 1 }, Subject: `Answer ${n}` }, 5);
    for (const ContactId of [20 + n, 3]) {
      const member = { Contact: { ContactId }, Person: { PersonId: n }, ContactId, PersonId: n };
      records.create('projectMember', { ...member, ProjectId: ContactId === 3 ? 1 + n : 1 }, 5);
      records.create('saleStakeholder', { ...member, SaleId: 1 }, 5);
    }
  }
}

beforeEach(seed);

/** The rows of a list that is read whole, and how many pages that took. Links name a host that nobody reaches. */
async function read(
  [resource, operation, parameters]: List,
  mostRows: number,
): Promise<{ rows: IDataObject[]; pages: number }> {
  const { superOffice } = context.simulators;
  const before = superOffice.counters.log.length;
  Object.assign(superOffice.state.settings, { mostRows, linkHost: 'nobody.invalid' });
  const node = packNode('superOffice', resource, operation, { options: {}, ...all(), ...parameters });
  const { main, failure } = await runNode(node, [{}], { credentials: context.credentials });
  if (failure) throw failure;
  return { rows: jsonOf(main), pages: superOffice.counters.log.length - before };
}

const everyKind = [
  ...['appointment', 'company', 'document', 'person', 'product', 'project', 'projectMember', 'relation'],
  ...['request', 'requestMessage', 'sale', 'saleStakeholder', 'user'],
].map((resource): List => [resource, 'getMany', {}]);

const related = (resource: string, id: number, kinds: string[]): List[] =>
  kinds.map((kind) => [resource, 'getRelated', { [`${resource}Id`]: id, related: kind }]);

const searched = [
  'FindAppointment',
  'FindDocument',
  'FindSale',
  'Person',
  'Ticket',
  'AllUsers',
  'Product',
].map((archive): List => ['archive', 'search', { archive }]);

it.each<List>([
  ...everyKind,
  ['priceList', 'getProducts', { priceListId: 1 }],
  ['request', 'getMessages', { requestId: 1 }],
  ['selection', 'getMembers', { selectionId: 1 }],
  ...related('company', 3, [
    'activities',
    'appointments',
    'documents',
    'people',
    'projects',
    'requests',
    'sales',
  ]),
  ...related('person', 3, ['activities', 'appointments', 'documents', 'requests', 'sales']),
  ...related('project', 1, ['activities', 'companies', 'members']),
  ...related('sale', 1, ['activities', 'stakeholders']),
  ...searched,
])('%s %s %j has the same rows in the same order, whatever the size of its pages', async (...list) => {
  const whole = await read(list, Infinity);
  expect(whole.rows.length).toBeGreaterThan(3);
  expect(whole.pages).toBe(1);
  const size = Math.ceil(whole.rows.length / 4);
  const paged = await read(list, size);
  expect(paged.rows).toEqual(whole.rows);
  expect(paged.pages).toBeGreaterThanOrEqual(Math.ceil(whole.rows.length / size));
});

it.each<List>([
  ['batchTask', 'getMany', {}],
  ['priceList', 'getMany', {}],
  ['selection', 'getMany', {}],
])('%s %s has the same rows in pages of one', async (...list) => {
  const whole = await read(list, Infinity);
  const paged = await read(list, 1);
  expect(paged.pages).toBeGreaterThan(1);
  expect(paged.rows).toEqual(whole.rows);
});
