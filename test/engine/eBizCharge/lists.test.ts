import type { IDataObject } from 'n8n-workflow';
import { openList, type OpenedList } from '../harness';
import { packNode, withSimulators } from '../support';
import { form } from './stage';

const context = withSimulators();
afterEach(() => expect(context.simulators.ebiz.violations).toEqual([]));

/** Opens the list of a parameter as the editor does. */
async function open(
  [resource, operation]: [resource: string, operation: string],
  path: string,
  parameters: IDataObject = {},
  typed?: string,
): Promise<OpenedList> {
  const node = packNode('eBizCharge', resource, operation, { options: {}, ...parameters });
  return await openList(node, path, { credentials: context.credentials, typed });
}

describe('a customer of EBizCharge', () => {
  it('is picked by company, contact and ID', async () => {
    const { entries, token } = await open(['customer', 'get'], 'customer');
    expect(entries).toHaveLength(200);
    expect(token).toBe('200');
    expect(entries[0]).toEqual({
      name: 'Flower Shop 1 & Sons · Accounts Payable (CUST-001)',
      value: 'CUST-001',
    });
    // Neither tokens nor cards are read for it.
    expect(context.simulators.ebiz.counters.log.map(({ sent }) => sent)).toMatchObject([
      { includeCustomerToken: 'false', includePaymentMethodProfiles: 'false' },
    ]);
  });

  it('is found by what is typed', async () => {
    const { entries } = await open(['customer', 'update'], 'customer', {}, 'wpetal');
    expect(entries).toEqual([{ name: 'Wholesale Petals · Alex Moreno (WPETAL)', value: 'WPETAL' }]);
  });
});

it.each<[string, [string, string], path: string, IDataObject, OpenedList['entries']]>([
  [
    'items',
    ['item', 'update'],
    'item',
    {},
    [
      { name: 'Rose Freedom 50 cm (00102565)', value: '00102565' },
      { name: 'Rose Explorer 60 cm (00102566)', value: '00102566' },
      { name: 'Hydrangea Blue (HYD-BLUE)', value: 'HYD-BLUE' },
      { name: 'Alstroemeria White (ALS-WHT)', value: 'ALS-WHT' },
      { name: 'Quarter box (BOX-QB)', value: 'BOX-QB' },
      { name: 'Freight (FRT)', value: 'FRT' },
    ],
  ],
  [
    'terms that are in use',
    ['terms', 'get'],
    'terms',
    {},
    [
      { name: 'Cash on delivery (COD)', value: 'COD' },
      { name: 'Net 15 days (NET15)', value: 'NET15' },
      { name: 'Net 30 days (NET30)', value: 'NET30' },
      { name: '2% 10, net 30 (2-10-30)', value: '2-10-30' },
    ],
  ],
  [
    'sales reps who are active',
    ['salesRep', 'get'],
    'salesRep',
    {},
    [
      { name: 'Dana Whitfield (801)', value: '801' },
      { name: 'Luis Ortega (802)', value: '802' },
    ],
  ],
  [
    'the item of a line',
    ['invoice', 'create'],
    'items.values[0].itemId',
    { itemsMode: 'defineBelow', items: form({ name: 'Rose' }) },
    expect.arrayContaining([{ name: 'Freight (FRT)', value: 'FRT' }]) as OpenedList['entries'],
  ],
  [
    'open invoices',
    ['invoice', 'get'],
    'invoice',
    {},
    expect.arrayContaining([
      { name: '00012001 of CUST-001 · 250 USD', value: expect.any(String) as string },
    ]) as OpenedList['entries'],
  ],
])('%s are picked', async (_, operation, path, parameters, entries) =>
  expect((await open(operation, path, parameters)).entries).toEqual(entries),
);

it('invoices that are paid are not picked', async () => {
  const { entries } = await open(['invoice', 'get'], 'invoice');
  expect(entries.map(({ name }) => name).join()).not.toContain('00012007');
});
