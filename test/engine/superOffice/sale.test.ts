import type { IDataObject } from 'n8n-workflow';
import { openList } from '../harness';
import { packNode } from '../support';
import { all, stage } from './stage';

const sale = stage('sale');

const POST = 'v1SaleEntity_PostSaleEntity';
const PATCH = 'v1SaleEntity_PatchSaleEntity';

const called = () => sale.superOffice.counters.log.map(({ method }) => method);
const stored = (id: number) => sale.superOffice.state.records.get('sale', id);

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

describe('Create', () => {
  it('sends what is given, with entries of lists by their IDs', async () => {
    const [item] = await sale.json('create', {
      heading: 'Tulips for spring',
      contactId: 3,
      personId: '3',
      saleTypeId: 2,
      stageId: 2,
      amount: '1999.90',
      currencyId: 2,
      saledate: '2026-03-31',
      status: 'open',
      probability: 50,
      associateId: 6,
      ...more({ earningPercent: '12.5', competitorId: 2, 'SuperOffice:1': 14 }),
    });
    const [body] = sale.sent(POST);
    expect(body).toMatchObject({
      Heading: 'Tulips for spring',
      Contact: { ContactId: 3 },
      Person: { PersonId: 3 },
      SaleType: { Id: 2 },
      Rating: { Id: 2 },
      Amount: 1999.9,
      Currency: { Id: 2 },
      Status: 'Open',
      Probability: 50,
      Associate: { AssociateId: 6 },
      EarningPercent: 12.5,
      Competitor: { Id: 2 },
      CustomFields: { 'SuperOffice:1': '14' },
    });
    expect(Object.keys(body ?? {})).not.toContain('Source');
    expect(item).toMatchObject({
      SaleId: 31,
      Heading: 'Tulips for spring',
      Amount: 1999.9,
      Currency: 'EUR',
      Saledate: expect.stringMatching(/^2026-03-31/) as unknown,
      Stage: 'Proposal',
      SaleType: 'Subscription',
      ContactId: 3,
      Associate: 'Lina Berg',
      CustomFields: { 'Delivery Week': 14 },
    });
  });

  it('needs a heading, and sends nothing without one', async () => {
    const { failure } = await sale.run('create', { amount: 5 });
    expect(failure?.message).toContain('Heading');
    expect(sale.sent(POST)).toEqual([]);
  });

  it('is not repeated when the answer is lost', async () => {
    sale.superOffice.faults.add({ kind: 'resetAfterRead', on: POST, apply: true });
    const { failure } = await sale.run('create', { heading: 'Once' });
    expect(failure?.message).toContain('Outcome unknown');
    expect(failure?.description).toContain('Sale: Get Many');
    expect(sale.superOffice.state.records.stores.sale.all()).toHaveLength(31);
  });
});

describe('Update', () => {
  it('sends only what is given, as a JSON Patch', async () => {
    const before = stored(2);
    const [item] = await sale.json('update', {
      saleId: 2,
      amount: '2000',
      stageId: 3,
      ...more({ 'SuperOffice:2': '7.5' }),
    });
    expect(sale.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/Rating', value: { Id: 3 } },
        { op: 'replace', path: '/Amount', value: 2000 },
        { op: 'replace', path: '/CustomFields', value: { 'SuperOffice:2': '[F:7.5]' } },
      ],
    ]);
    expect(stored(2)).toMatchObject({
      Heading: before?.Heading,
      Number: before?.Number,
      Contact: before?.Contact,
    });
    expect(item).toMatchObject({ SaleId: 2, Amount: 2000, Stage: 'Negotiation' });
    expect(item?.CustomFields).toMatchObject({ 'Delivery Week': 12, Discount: 7.5 });
  });

  it('empties the fields to clear, but never the heading', async () => {
    const [item] = await sale.json('update', {
      saleId: 2,
      clearFields: ['projectId', 'personId', 'saledate'],
    });
    expect(item).toMatchObject({ PersonId: null, ProjectId: null, Saledate: null, ContactId: 2 });
    const { failure } = await sale.run('update', { saleId: 2, clearFields: ['heading'] });
    expect(failure?.message).toContain('Fields to Clear');
  });

  it('finds the sale by its ID in another system', async () => {
    const { foreignKeys } = sale.superOffice.state;
    foreignKeys.saveApp('ERP');
    const place = foreignKeys.saveDevice({ app: 'ERP', device: 'ERP', identifier: 'ERP' });
    if (place) foreignKeys.add(place, { name: 'orderId', value: 'SO-5', table: 13, record: 5 }, '');
    const [item] = await sale.json('update', {
      findBy: 'externalId',
      application: 'ERP',
      keyName: 'orderId',
      externalId: 'SO-5',
      number: '777',
    });
    expect(item).toMatchObject({ SaleId: 5, Number: '777' });
  });
});

it('Delete removes the sale for good', async () => {
  expect(await sale.json('delete', { saleId: 4 })).toEqual([{ deleted: true, saleId: 4 }]);
  expect(stored(4)).toBeUndefined();
});

describe('Get Related', () => {
  const related = async (saleId: number, what: string, filters: IDataObject = {}) =>
    await sale.json('getRelated', all(filters, { saleId, related: what }));

  it('lists the stakeholders of a sale with their names', async () => {
    expect(await related(3, 'stakeholders')).toEqual([
      expect.objectContaining({
        saleStakeholderId: 3,
        saleId: 3,
        'person/personId': 33,
        'contact/contactId': 33,
        comment: 'Stakeholder 3',
      }) as unknown,
    ]);
  });

  it('lists the activities of a sale', async () => {
    // Appointment 8 and 36, by the seed: each fourth belongs to sale 1 + n % 30.
    const rows = await related(9, 'activities');
    expect(rows.map(({ PrimaryKey, EntityName }) => `${String(EntityName)} ${String(PrimaryKey)}`)).toContain(
      'appointment 8',
    );
  });

  it.each(['history', 'guide', 'links'])('lists the %s of a sale', async (what) => {
    const rows = await related(3, what);
    expect(rows.map(({ saleId }) => saleId)).toEqual(what === 'history' ? [3] : []);
  });

  it('reads the columns that users choose', async () => {
    const [row] = await related(3, 'stakeholders', { columns: 'comment' });
    expect(Object.keys(row ?? {}).sort()).toEqual(['EntityName', 'PrimaryKey', 'comment']);
  });
});

describe('the next due date', () => {
  it('is read for each sale', async () => {
    // The seed’s appointments of sales are all completed, so nothing is due.
    const [item] = await sale.json('getNextDueDate', { saleId: 9 });
    expect(item).toEqual({ nextDueDate: null });
  });

  it('is found again for all sales', async () => {
    expect(await sale.json('updateNextDueDates')).toEqual([{ success: true }]);
    expect(called()).toEqual(['v1SaleEntity_BatchUpdateNextDueDate']);
    expect(stored(9)?.NextDueDate).toBe('0001-01-01T00:00:00');
  });
});

it.each<[parameters: IDataObject, isValid: boolean]>([
  [{ number: '20005' }, false],
  [{ number: '20005', filters: { saleId: 5 } }, true],
  [{ number: '99999' }, true],
])('Check Number says whether a sale can have the number %j', async (parameters, isValid) => {
  expect(await sale.json('checkNumber', { filters: {}, ...parameters })).toEqual([{ isValid }]);
});

it.each([
  ['stageId', 'propo', [{ name: 'Proposal', value: '2' }]],
  ['currencyId', 'eu', [{ name: 'EUR', value: '2' }]],
  ['saleTypeId', 'subs', [{ name: 'Subscription', value: '2' }]],
  ['associateId', 'lina', [{ name: 'Lina Berg (LBE0)', value: '6' }]],
])('%s is picked from a list by its name', async (parameter, typed, found) => {
  const { entries } = await openList(packNode('superOffice', 'sale', 'create', {}), parameter, {
    credentials: { superOfficeApi: { ...sale.superOffice.credential } },
    typed,
  });
  expect(entries).toEqual(found);
});
