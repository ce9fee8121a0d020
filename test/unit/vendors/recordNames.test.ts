import { create as createVendor } from '../../../nodes/KometSales/resources/vendor';
import { changePosition } from '../../../nodes/KometSales/resources/box';
import { receive } from '../../../nodes/KometSales/resources/payment';
import type { Operation, Values } from '../../../nodes/shared/operation';
import { recordName } from '../../../nodes/shared/run/stopped';

const called = (operation: Operation, values: Values) =>
  recordName(operation, { itemIndex: 0, id: '0', values });

describe('the name of a refused record', () => {
  it('is the key that the call is about', () => {
    expect(called(changePosition, { boxCode: 'KS001003', position: 'A1' })).toBe('Box Code KS001003');
    expect(called(receive, { customerId: 23423 })).toBe('Customer 23423');
  });

  it('is no code that only a new record has: a vendor is not named by its port', () =>
    expect(called(createVendor, { name: 'Rosas', portOfOrigin: 'BOG' })).toBeUndefined());
});
