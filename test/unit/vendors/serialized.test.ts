import { operations as ebizOperations } from '../../../nodes/EBizCharge/resources';
import { operations as kometOperations } from '../../../nodes/KometSales/resources';
import { operations as superOfficeOperations } from '../../../nodes/SuperOffice/resources';
import { operations as setupOperations } from '../../../nodes/SuperOffice/setup';
import type { Operation, Values } from '../../../nodes/shared/operation';
import { recordsOf } from '../../../nodes/shared/run/serialize';
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
  const [one, other] = units.map(recordsOf(operation, units));
  return one !== undefined && one === other;
}

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
  ])('%s: not those about different ones', (documented, one, other) =>
    expect(areOneRecord(named(documented), one, other)).toBe(false),
  );

  it('every update of a record says which it is about', () => {
    const mute = all.filter(
      ({ effect, batch, merge, serializeBy }) => effect === 'idempotent' && !batch && !merge && !serializeBy,
    );
    expect(mute.map(({ documented }) => documented)).toEqual([]);
  });

  it('an update is identified by what every item gives', () => {
    const open = all.filter(({ effect, serializeBy }) => effect === 'idempotent' && serializeBy);
    const optional = open.flatMap(({ documented, serializeBy = [], fields }) =>
      serializeBy.every((name) => fields.find((field) => field.name === name)?.required) ? [] : [documented],
    );
    expect(optional).toEqual([]);
  });
});
