import { operations as ebizOperations } from '../../../nodes/EBizCharge/resources';
import { operations as kometOperations } from '../../../nodes/KometSales/resources';
import { operations as superOfficeOperations } from '../../../nodes/SuperOffice/resources';
import { operations as setupOperations } from '../../../nodes/SuperOffice/setup';
import type { Operation, Values } from '../../../nodes/shared/operation';
import { recordsOf, waitingKeys } from '../../../nodes/shared/run/serialize';
import { unitsOf } from '../../../nodes/shared/run/unit';

const all = [...ebizOperations, ...kometOperations, ...superOfficeOperations, ...setupOperations];
const named = (documented: string): Operation => {
  const found = all.find((operation) => operation.documented === documented);
  if (!found) throw new Error(`${documented} is not offered`);
  return found;
};

/** Which of two calls of a run must wait for the other, as the product decides. */
function areOneRecord(operation: Operation, ...values: [Values, Values]): boolean {
  const units = unitsOf(
    operation,
    values.map((each) => ({ ok: true, values: each })),
  );
  const recordOf = recordsOf(operation, units);
  const [one = [], other = []] = units.map((unit) => waitingKeys(operation, [[unit]], recordOf));
  return one.some((key) => other.includes(key));
}

/** Calls that touch two records of one kind, and the fields with these. */
const MERGES: Array<[documented: string, from: string, into: string]> = [
  ['v1ContactEntity_Merge', 'companyId', 'intoCompanyId'],
  ['v1PersonEntity_Merge', 'personId', 'intoPersonId'],
  ['v1ProjectEntity_Merge', 'sourceId', 'destinationId'],
  ['Quote/CreateAndSaveQuoteFromSale', 'copyFromSaleId', 'copyToSaleId'],
];

describe('calls of a run that must not be under way together', () => {
  it.each<[string, string, Values, Values]>([
    // "Adds items to the customer's pending web order, or creates a web order when there is none."
    ['POST web-order-item.add', 'lines of one customer', { customerId: 1, price: '1' }, { customerId: 1 }],
    // "Add the items to an existing prebook with the same location, carrier, truck date, customer and PO"
    ['POST prebook.create', 'prebooks of one customer', { customerId: 1, useExisting: 1 }, { customerId: 1 }],
    ['POST prebook.create', '… by its code', { customerCode: 'FL219' }, { customerCode: 'fl219' }],
    ['POST prebook.create', '… known in two ways', { customerId: 1 }, { customerCode: 'FL219' }],
    // "Houses to add to the AWB … an existing one gets its location, vendor and instructions changed"
    ['POST awb.future.save', 'one AWB', { awb: '234-2367-0983' }, { awb: '234-2367-0983 ' }],
    ['PUT v2/standing-order', 'one order', { standingOrderId: 1, x: 1 }, { standingOrderId: 1, x: 2 }],
    ['POST carrier.update', 'one carrier', { carrierId: 1, name: 'A' }, { carrierId: 1 }],
    [
      'POST invoice/print-status/update',
      'one order, printed in two ways',
      { orderIds: [1], printType: 1 },
      { orderIds: [1], printType: 2 },
    ],
    // The connection whose values win, and 0 for those of SuperOffice: the record is the same.
    [
      'ForceResync',
      'one record, resynced both ways',
      { erpConnectionId: 612, internalKeyIds: [386] },
      { erpConnectionId: 0, internalKeyIds: [386] },
    ],
    // A record that goes into another one must not go before it got what a third one has.
    ...MERGES.flatMap(([documented, from, into]): Array<[string, string, Values, Values]> => [
      [documented, 'A to B, B to C', { [from]: 1, [into]: 2 }, { [from]: 2, [into]: 3 }],
      [documented, 'A to B, C to A', { [from]: 1, [into]: 2 }, { [from]: 3, [into]: 1 }],
      [documented, 'A to B, C to B', { [from]: 1, [into]: 2 }, { [from]: 3, [into]: 2 }],
      [documented, 'A to B, A to C', { [from]: 1, [into]: 2 }, { [from]: 1, [into]: 3 }],
    ]),
    [
      'Ticket/MergeTickets',
      'B and C to A, D to C',
      { requestId: 1, mergedRequestIds: [2, 3] },
      { requestId: 3, mergedRequestIds: [4] },
    ],
  ])('%s: %s', (documented, _, one, other) => expect(areOneRecord(named(documented), one, other)).toBe(true));

  it.each<[string, Values, Values]>([
    ['POST web-order-item.add', { customerId: 1 }, { customerId: 2 }],
    ['POST prebook.create', { customerId: 1, customerCode: 'A' }, { customerId: 2 }],
    ['POST awb.future.save', { awb: '234-2367-0983' }, { awb: '234-2367-0984' }],
    ['POST product.update', { productId: 1 }, { productId: 2 }],
    [
      'ForceResync',
      { erpConnectionId: 612, internalKeyIds: [1] },
      { erpConnectionId: 612, internalKeyIds: [2] },
    ],
    ...MERGES.map(([documented, from, into]): [string, Values, Values] => [
      documented,
      { [from]: 1, [into]: 2 },
      { [from]: 3, [into]: 4 },
    ]),
    [
      'Ticket/MergeTickets',
      { requestId: 1, mergedRequestIds: [2, 3] },
      { requestId: 4, mergedRequestIds: [5] },
    ],
  ])('%s: not those about different ones', (documented, one, other) =>
    expect(areOneRecord(named(documented), one, other)).toBe(false),
  );

  it('every update of a record says which it is about', () => {
    const mute = all.filter(
      ({ effect, batch, merge, serializeBy }) => effect === 'idempotent' && !batch && !merge && !serializeBy,
    );
    expect(mute.map(({ documented }) => documented)).toEqual([]);
  });

  it('a change that needs two records of one list says so', () => {
    const deaf = all.filter(({ effect, fields, serializeByEach = [] }) => {
      const lists = fields.filter(({ required, list }) => required && list !== undefined);
      const twice = lists.filter(({ name, list }) =>
        lists.some((each) => each.list === list && each.name !== name),
      );
      return effect !== 'read' && !twice.every(({ name }) => serializeByEach.includes(name));
    });
    // A new order that one company places for another changes neither.
    expect(deaf.map(({ documented }) => documented)).toEqual(['POST web-order.create']);
  });

  it('an update is identified by what every item gives', () => {
    const open = all.filter(({ effect, serializeBy }) => effect === 'idempotent' && serializeBy);
    const optional = open.flatMap(({ documented, serializeBy = [], fields }) =>
      serializeBy.every((name) => fields.find((field) => field.name === name)?.required) ? [] : [documented],
    );
    expect(optional).toEqual([]);
  });
});
