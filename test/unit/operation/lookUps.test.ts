import {
  body,
  done,
  http,
  key,
  list,
  lookUp,
  lookUpText,
  money,
  operation,
  rows,
  shared,
  text,
  type LookUp,
  type Operation,
} from '../../../nodes/shared/operation';

const about = { resource: 'payment', name: '', action: '', description: '', docs: '', documented: '' };

const search = operation({
  ...about,
  operation: 'search',
  call: http('GET', '/payments'),
  effect: 'read',
  fields: [body('orderId', text(), { label: 'Order ID' })],
  result: rows('rows', { id: key() }),
});

const how = (change: Partial<LookUp> = {}): LookUp => ({
  ...lookUp(search, {
    text: 'Search for it.',
    by: [{ from: 'chargeKey', field: 'orderId' }],
    key: { field: 'chargeKey', member: 'orderId' },
    id: 'id',
    same: { amount: 'amount' },
    created: { member: 'created', within: 72 },
    gives: { id: 'id' },
    mark: 'alreadyCharged',
  }),
  ...change,
});

const charge = (change: Partial<Operation> = {}): Operation =>
  operation({
    ...about,
    operation: 'charge',
    call: http('POST', '/charge'),
    effect: 'once',
    money: { amount: 'amount' },
    fields: [
      body('chargeKey', key(64), { label: 'Charge Key', required: true }),
      body('amount', money(), { label: 'Amount' }),
    ],
    result: done(),
    lookUp: how(),
    ...change,
  });

it('a look-up has its sentence for people, like one that is only a sentence', () => {
  expect(lookUpText(charge())).toBe('Search for it.');
  expect(lookUpText(charge({ money: undefined, lookUp: 'Look at it.' }))).toBe('Look at it.');
});

const optional = [
  body('chargeKey', key(64), { label: 'Charge Key' }),
  body('amount', money(), { label: 'Amount' }),
];
const several = [...charge().fields, body('ids', list(key()), { label: 'IDs', required: true })];
const one = { ...search, result: done() };

it.each<[string, Partial<Operation>, RegExp]>([
  ['without a look-up', { lookUp: undefined }, /has a look-up as data/],
  ['with a sentence only', { lookUp: 'Look at it.' }, /has a look-up as data/],
  ['that may be repeated', { effect: 'idempotent' }, /it is once/],
  ['in a batch', { fields: several, batch: { collects: 'ids', verdict: shared('id') } }, /no batch/],
  ['of an amount that is no field', { money: { amount: 'sum' } }, /by sum, which it does not have/],
  ['with a key that may be left out', { fields: optional }, /key of a look-up is required/],
  [
    'by a field that the read lacks',
    { lookUp: how({ by: [{ from: 'chargeKey', field: 'no' }] }) },
    /by no, which the read/,
  ],
  [
    'not by its key',
    { lookUp: how({ by: [{ from: 'amount', field: 'orderId' }] }) },
    /not looked up by its key/,
  ],
  [
    'compared with a field that is none',
    { lookUp: how({ same: { amount: 'no' } }) },
    /by no, which it does not have/,
  ],
  ['by what reads no list', { lookUp: how({ read: one }) }, /reads no list/],
])('no operation moves money %s', (_, change, message) => {
  expect(() => charge(change)).toThrow(message);
});
