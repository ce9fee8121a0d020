import type { IDataObject } from 'n8n-workflow';
import { jsonOf, packNode, runNode, withSimulators } from '../support';

const context = withSimulators();
const office = () => context.simulators.superOffice;

type Case = [resource: string, operation: string, parameters: IDataObject];

const FIELDS = (value: IDataObject) => ({ values: { mappingMode: 'defineBelow', value } });
const equipment = { tableName: 'y_equipment' };

/** The answer to the first call that changes something is lost. SuperOffice has carried it out. */
function loseFirstWrite(): void {
  office().faults.add({
    kind: 'resetAfterRead',
    on: ({ httpMethod, path }) => httpMethod !== 'GET' && !/\/Agents\/[^/]+\/Get/.test(path),
    apply: true,
  });
}

async function outcome([resource, operation, parameters]: Case) {
  const node = packNode('superOffice', resource, operation, { options: {}, ...parameters });
  const before = office().counters.log.length;
  const { main, failure } = await runNode(node, [{}], { credentials: context.credentials });
  const writes = office()
    .counters.log.slice(before)
    .filter(({ httpMethod }) => httpMethod !== 'GET');
  return { items: jsonOf(main), failure, writes, state: office().state.snapshot() };
}

/** Times of the run are not compared. */
const timeless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[^"]*"/g, '"time"'));

it.each<Case>([
  ['appointment', 'update', { appointmentId: 4, description: 'Called' }],
  ['appointment', 'delete', { appointmentId: 4 }],
  ['batchTask', 'update', { taskId: 2, updateFields: { description: 'Looked at' } }],
  ['batchTask', 'delete', { taskId: 1 }],
  ['company', 'update', { companyId: 20, name: 'Petals', city: 'Oslo' }],
  ['company', 'delete', { companyId: 20 }],
  ['customObject', 'update', { ...equipment, objectId: 2, ...FIELDS({ x_count: 9 }) }],
  ['customObject', 'delete', { ...equipment, objectId: 1 }],
  ['document', 'update', { documentId: 4, header: 'Final offer' }],
  ['document', 'delete', { documentId: 4 }],
  ['document', 'checkOut', { documentId: 1 }],
  ['list', 'updateItem', { list: 'Delivery Routes', itemId: 2, updateFields: { name: 'East' } }],
  ['list', 'deleteItem', { list: 'Delivery Routes', itemId: 2 }],
  ['person', 'update', { personId: 8, title: 'CEO' }],
  ['person', 'delete', { personId: 8 }],
  [
    'person',
    'setConsent',
    { personId: 8, purpose: 'EMARKETING', source: 'WEBFORM', legalBase: '61A', comment: 'Form' },
  ],
  ['person', 'deleteConsent', { personId: 8, purpose: 'EMARKETING' }],
  ['priceList', 'delete', { priceListId: 2 }],
  ['product', 'update', { productId: 3, unitListPrice: 19 }],
  ['quote', 'updateLine', { quoteLineId: 1, quantity: 5 }],
  ['quote', 'updateVersion', { quoteVersionId: 1, number: 'Q-2027' }],
  ['quote', 'deleteLine', { quoteLineId: 2 }],
  ['request', 'delete', { requestId: 9 }],
  ['sale', 'update', { saleId: 2, amount: '2000', heading: 'Tulips' }],
  ['sale', 'delete', { saleId: 4 }],
  ['selection', 'update', { selectionId: 2, description: 'For the spring' }],
  ['selection', 'delete', { selectionId: 2 }],
  ['selection', 'addMembers', { selectionId: 2, recordIds: '5, 6' }],
  ['selection', 'removeMembers', { selectionId: 2, recordIds: '1, 2' }],
  ['selection', 'addCompanies', { selectionId: 1, companyIds: '20, 21' }],
  ['selection', 'addPeople', { selectionId: 1, personIds: '22, 23' }],
  ['tableRow', 'update', { ...equipment, rowId: 2, ...FIELDS({ x_count: 9 }) }],
  ['tableRow', 'delete', { ...equipment, rowId: 1 }],
  ['user', 'update', { userId: 6, nickName: 'Lina' }],
  ['user', 'delete', { userId: 7 }],
])(
  '%s %s %j: the call is made again after its answer was lost, and all is as after one call',
  async (...each) => {
    const once = await outcome(each);
    expect(once.failure).toBeUndefined();
    office().reset();
    loseFirstWrite();
    const twice = await outcome(each);
    expect(twice.failure?.message).toBeUndefined();
    expect(twice.writes).toHaveLength(once.writes.length + 1);
    expect(timeless(twice.items)).toEqual(timeless(once.items));
    expect(timeless(twice.state)).toEqual(timeless(once.state));
  },
);

describe('a call whose repeat is refused because the first one was carried out', () => {
  const checkedOut = async () => {
    await outcome(['document', 'checkOut', { documentId: 1 }]);
  };
  const running = () => {
    const { superOffice } = context.simulators;
    Object.assign(superOffice.state.batchTasks.get(2) ?? {}, { State: 'Started' });
  };

  it.each<[Case, IDataObject, () => Promise<void> | void]>([
    [['document', 'checkIn', { documentId: 1 }], { documentId: 1, Success: true }, checkedOut],
    [['document', 'undoCheckOut', { documentId: 1 }], { documentId: 1, Success: true }, checkedOut],
    [['document', 'deleteFile', { documentId: 4 }], { documentId: 4, Success: true }, () => undefined],
    [['batchTask', 'stop', { taskId: 2 }], { taskId: 2, success: true }, running],
  ])('%j has done its work', async (each, expected, prepare) => {
    await prepare();
    loseFirstWrite();
    const { failure, items, writes } = await outcome(each);
    expect(failure?.message).toBeUndefined();
    expect(writes).toHaveLength(2);
    expect(items).toEqual([expected]);
  });

  it.each<Case>([
    ['document', 'checkIn', { documentId: 1 }],
    ['sale', 'delete', { saleId: 99_999 }],
  ])('%s %s: one that is refused at once has failed', async (...each) => {
    const { failure } = await outcome(each);
    expect(failure).toBeDefined();
    expect(failure?.message).not.toContain('Outcome unknown');
  });
});

it.each<Case>([
  [
    'appointment',
    'create',
    { title: 'Call', taskId: 1, startDate: '2026-02-03T09:00:00Z', endDate: '2026-02-03T10:30:00Z' },
  ],
  ['attachment', 'create', { name: 'note.pdf' }],
  ['company', 'create', { name: 'Petals' }],
  ['customObject', 'create', { ...equipment, ...FIELDS({ x_name: 'scanner' }) }],
  ['document', 'create', { header: 'Offer', name: 'offer.pdf', documentTemplateId: 2 }],
  ['list', 'createItem', { list: 'Delivery Routes', name: 'East' }],
  ['person', 'create', { lastname: 'Byron', companyId: 8 }],
  ['person', 'move', { personId: 8, intoCompanyId: 20, moveAfterDate: '2026-01-01' }],
  ['person', 'merge', { personId: 8, intoPersonId: 9, moveAfterDate: '2020-01-01' }],
  ['product', 'create', { name: 'Ranunculus', erpPriceListKey: '1', code: 'P-2001' }],
  ['project', 'create', { name: 'Fair' }],
  ['request', 'create', { title: 'Quiet' }],
  ['requestMessage', 'create', { requestId: 8, body: 'On their way' }],
  ['requestMessage', 'sendSms', { messageId: 8, phoneNumbers: '+4791234567' }],
  ['sale', 'create', { heading: 'Once' }],
  [
    'selection',
    'create',
    {
      name: 'Spring',
      targetTableNumber: 'sale',
      selectionType: 'static',
      selectionCategoryId: 1,
      includePerson: 'none',
    },
  ],
  ['tableRow', 'create', { ...equipment, ...FIELDS({ x_name: 'scanner' }) }],
])(
  '%s %s is made once: after a lost answer its outcome is unknown, and the error says where to look',
  async (...each) => {
    loseFirstWrite();
    const { failure, writes } = await outcome(each);
    expect(writes).toHaveLength(1);
    expect(failure?.message).toContain('Outcome unknown');
    expect(failure?.description).toMatch(/(Get|Find|Search|Check|Look|list)/);
  },
);
