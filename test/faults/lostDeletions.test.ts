import type { IDataObject } from 'n8n-workflow';
import { resourceRuns } from '../engine/resourceRuns';
import { jsonOf, withSimulators } from '../engine/support';

const context = withSimulators();

beforeEach(() => {
  // No back-off: other tests check how long it waits.
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

type Row = [node: 'kometSales' | 'eBizCharge', resource: string, operation: string, parameters: IDataObject];

const season = { priceListId: '1358', seasonId: '14' };

/** Every deletion of the seed's records, and the vendor's words about one that is gone. */
const ROWS: Array<[...Row, words: string]> = [
  ['kometSales', 'customerShipTo', 'delete', { shipToId: '20131' }, 'The ship-to does not exist.'],
  ['kometSales', 'prebook', 'delete', { prebookId: 345345 }, 'The prebook does not exist.'],
  [
    'kometSales',
    'prebookItem',
    'delete',
    { prebookId: '345345', prebookItemId: '930000' },
    'The prebook item does not exist.',
  ],
  [
    'kometSales',
    'purchaseOrderItem',
    'delete',
    { poItemId: '7828' },
    'The purchase order item does not exist.',
  ],
  [
    'kometSales',
    'priceList',
    'deleteSeasonProduct',
    { priceListSeasonProductId: '163', ...season },
    'The seasonal product does not exist.',
  ],
  [
    'kometSales',
    'standingOrder',
    'deleteItem',
    { standingOrderId: '950413', standingOrderItemId: '131215' },
    'The standing order item does not exist.',
  ],
  [
    'kometSales',
    'webOrder',
    'delete',
    { xAccount: '6316', customerId: '23423', webOrderId: '48' },
    'The web order does not exist.',
  ],
  ['eBizCharge', 'paymentMethod', 'delete', { customerToken: '7000001', paymentMethodId: '12' }, 'Not Found'],
];

const vendorOf = (node: Row[0]) =>
  node === 'kometSales' ? context.simulators.komet : context.simulators.ebiz;

it.each(ROWS.map((row) => [`${row[0]} ${row[1]}: ${row[2]}`, row] as const))(
  '%s whose answer was lost is a success; of what was gone before it fails',
  async (_, [node, resource, operation, parameters, words]) => {
    const { run } = resourceRuns(node, resource, context);
    const { faults, counters } = vendorOf(node);
    faults.add({ kind: 'resetAfterRead', apply: true });
    const { main, failure } = await run(operation, parameters);
    expect(failure?.message).toBeUndefined();
    expect(jsonOf(main)).toMatchObject([{ deleted: true }]);
    expect(counters.calls).toBe(2);

    const again = await run(operation, parameters);
    expect(again.failure?.message).toContain(words);
    expect(again.failure?.message).not.toContain('unknown');
    expect(counters.calls).toBe(3);
  },
);

it('a repeat that is refused in other words has an unknown outcome', async () => {
  const { faults } = context.simulators.komet;
  faults.add({ kind: 'resetAfterRead', apply: true });
  faults.add({ kind: 'faultIn200', message: 'The prebook is confirmed.' });
  const { failure } = await resourceRuns('kometSales', 'prebook', context).run('delete', {
    prebookId: 345345,
  });
  expect(failure?.message).toMatch(/^Outcome unknown: .*The prebook is confirmed/);
  expect(failure?.description).toContain('An earlier attempt of this call got no answer');
});
