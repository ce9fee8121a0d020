import { askedFor } from '../../../nodes/shared/invoke/asked';
import {
  body,
  conditions,
  member,
  text,
  type ConditionDialect,
  type Operation,
} from '../../../nodes/shared/operation';

const dialect: ConditionDialect = {
  operators: { text: { equal: { label: 'Equals', as: 'eq' } } },
  written: { as: 'rows', column: 'Name', operator: 'Is', value: 'Value', item: 'Filter' },
};

const read = {
  fields: [
    body('conditions', conditions(dialect, {}, member('OrderID', text(), { name: 'orderId' })), {
      label: 'Conditions',
    }),
    body('status', text(), { label: 'Status' }),
  ],
} as unknown as Operation;

const row = (operator: string) => ({
  from: 'key',
  field: 'conditions',
  row: { column: 'orderId', operator, value: '{value}' },
});

it('writes the condition of a look-up as the vendor takes it', () => {
  expect(askedFor({ read, values: { status: 'open' }, by: [row('equal')] }, { key: '0071' })).toEqual({
    status: 'open',
    conditions: [{ Name: 'OrderID', Is: 'eq', Value: '0071' }],
  });
});

it('asks nothing if the condition is not one of the vendor', () => {
  expect(() => askedFor({ read, by: [row('contains')] }, { key: '0071' })).toThrow(/contains/);
});
