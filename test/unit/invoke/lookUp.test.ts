import {
  hasSameKey,
  isAlike,
  isNew,
  isRecent,
  joined,
  type Found,
} from '../../../nodes/shared/invoke/lookUp';
import {
  body,
  day,
  id,
  moment,
  money,
  records,
  text,
  type LookUp,
  type Operation,
  type Values,
} from '../../../nodes/shared/operation';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 4, 20, 12);

const how = (created: Partial<LookUp['created']> = {}): LookUp =>
  ({
    id: 'ref',
    read: { result: { shape: { card: text({ shows: 'last4' }), currency: text({ upper: true }) } } },
    same: {
      card: 'card',
      'details.amount': 'amount',
      customer: 'customerId',
      command: 'command',
      currency: 'currency',
      first: 'start',
      began: 'since',
    },
    sameIf: { member: 'status', isNot: 'refunded' },
    created: { member: 'at', within: 72, ...created },
  }) as unknown as LookUp;

const operation = {
  fields: [
    body('amount', money(), { label: 'Amount' }),
    body('customerId', id(), { label: 'Customer' }),
    body('command', text(), { preset: 'sale' }),
    body('card', text(), { label: 'Card' }),
    body('currency', text({ upper: true }), { label: 'Currency' }),
    body('start', day(), { label: 'Start' }),
    body('since', moment(), { label: 'Since' }),
  ],
} as Operation;

const record = { details: { amount: 10 }, customer: '0077', command: 'sale', status: 'ok' };

describe('a record is of the same change', () => {
  const values: Values = { amount: '10.00', customerId: '0077', command: 'sale' };
  it.each<[string, Values, Record<string, unknown>, boolean]>([
    ['with equal amounts as numbers', values, record, true],
    ['with an amount as text', values, { ...record, details: { amount: '10.0' } }, true],
    ['not with another amount', values, { ...record, details: { amount: 10.01 } }, false],
    ['not without an amount', values, { ...record, details: { amount: '' } }, false],
    ['not with a customer that is equal as a number only', values, { ...record, customer: 77 }, false],
    ['with the same code in small letters', { currency: 'USD' }, { ...record, currency: 'usd' }, true],
    ['not with another code', { currency: 'USD' }, { ...record, currency: 'EUR' }, false],
    ['not with another command', values, { ...record, command: 'Sale' }, false],
    ['not with another state', values, { ...record, status: 'refunded' }, false],
    [
      'with the same last digits of a card',
      { card: '4111 1111 1111 2224' },
      { ...record, card: 'XXXX2224' },
      true,
    ],
    ['not with another card', { card: '4111111111112225' }, { ...record, card: 'XXXX2224' }, false],
    ['not without a card', { card: '4111111111112225' }, record, false],
    ['with the same day', { start: '2027-01-31' }, { ...record, first: '2027-01-31T00:00:00' }, true],
    ['not with another day', { start: '2027-01-30' }, { ...record, first: '2027-01-31T00:00:00' }, false],
    [
      'with the same moment in another zone',
      { since: '2027-01-31T08:00:00.000Z' },
      { ...record, began: '2027-01-31T09:00:00+01:00' },
      true,
    ],
    [
      'not with another moment',
      { since: '2027-01-31T08:00:00.000Z' },
      { ...record, began: '2027-01-31T08:00:00+01:00' },
      false,
    ],
    ['whatever is left out', { command: 'sale' }, { ...record, customer: '1' }, true],
  ])('%s', (_, given, found, expected) => {
    expect(isAlike({ how: how(), operation, values: given }, found)).toBe(expected);
  });
});

it('the same key of another customer is another key if each customer has its own', () => {
  const numbered = {
    key: { field: 'number', member: 'no', of: ['customerId'] },
    same: { customer: 'customerId' },
  };
  const given: Values = { number: '1001', customerId: 'A' };
  const isOne = (found: object) =>
    hasSameKey(numbered as unknown as LookUp, given, found as Record<string, unknown>);
  expect([
    isOne({ no: '1001', customer: 'A' }),
    isOne({ no: '1001', customer: 'B' }),
    isOne({ no: '1002', customer: 'A' }),
  ]).toEqual([true, false, false]);
});

describe('records of one change with several rows', () => {
  const parts = { rows: 'invoices', same: { invoice: 'invoiceId', paid: 'amount' } };
  const paying = { id: 'ref', read: { result: { shape: {} } }, same: {}, parts } as unknown as LookUp;
  const row = records(
    'Invoice',
    body('invoiceId', text(), { label: 'Invoice' }),
    body('amount', money(), { label: 'Amount' }),
  );
  const call = { fields: [body('invoices', row, { label: 'Invoices' })] } as Operation;
  const invoices = [
    { invoiceId: 'A', amount: '10.00' },
    { invoiceId: 'B', amount: '10.00' },
  ];
  const found = (...paid: Array<[ref: string, invoice: string, paid: number]>) =>
    joined(
      paying,
      paid.map(([ref, invoice, amount]) => ({ ref, invoice, paid: amount })),
    );
  const alike = (rows: Values[], changes: Array<Record<string, unknown>>) =>
    changes.map((change) => isAlike({ how: paying, operation: call, values: { invoices: rows } }, change));

  it('are one record, which is alike if each row has its own', () => {
    expect(alike(invoices, found(['1', 'B', 10], ['1', 'A', 10]))).toEqual([true]);
    expect(alike(invoices, found(['1', 'A', 10], ['2', 'B', 10]))).toEqual([false, false]);
    expect(alike(invoices.slice(0, 1), found(['1', 'A', 10]))).toEqual([true]);
  });

  it.each<[string, Array<[string, string, number]>]>([
    [
      'another invoice',
      [
        ['1', 'A', 10],
        ['1', 'C', 10],
      ],
    ],
    [
      'another amount',
      [
        ['1', 'A', 10],
        ['1', 'B', 11],
      ],
    ],
    [
      'an invoice twice',
      [
        ['1', 'A', 10],
        ['1', 'A', 10],
      ],
    ],
    ['one invoice less', [['1', 'A', 10]]],
    [
      'one invoice more',
      [
        ['1', 'A', 10],
        ['1', 'B', 10],
        ['1', 'C', 1],
      ],
    ],
  ])('are not alike with %s', (_, paid) => expect(alike(invoices, found(...paid))).toEqual([false]));

  it('that have no ID are not one', () => expect(found(['', 'A', 10], ['', 'B', 10])).toHaveLength(2));
});

it.each<[string | undefined, number | undefined, boolean]>([
  ['2026-05-17T12:00:00Z', undefined, true],
  ['2026-05-17T11:59:59Z', undefined, false],
  ['2026-05-17 12:00:00', undefined, true],
  ['2026-05-17T13:59:00+02:00', undefined, false],
  ['2026-05-17T11:59:59', 26, true],
  ['2026-05-16T09:00:00', 26, false],
  ['2026-05-18', undefined, true],
  ['yesterday', undefined, false],
  [undefined, undefined, false],
])('made at %s, off by %s hours: at most 72 hours old is %s', (at, offBy, expected) => {
  expect(isRecent(how({ offBy }), { at }, 72, NOW)).toBe(expected);
});

describe('a record is new', () => {
  const before = { all: [], live: [], ids: new Set(['5']), brought: [] } as Found;
  it('if it was not there before, whatever its time says', () => {
    const old = new Date(NOW - HOUR).toISOString();
    expect(isNew(how(), { ref: 6, at: old }, NOW, before)).toBe(true);
    expect(isNew(how(), { ref: 5, at: new Date(NOW).toISOString() }, NOW, before)).toBe(false);
  });

  it('else by the vendor’s time, to the second, if its zone is documented', () => {
    const at = new Date(NOW).toISOString();
    expect(isNew(how(), { ref: 6, at }, NOW + 900, undefined)).toBe(true);
    expect(isNew(how(), { ref: 6, at }, NOW + 1_000, undefined)).toBe(false);
    expect(isNew(how({ offBy: 26 }), { ref: 6, at }, NOW, undefined)).toBe(false);
    expect(isNew(how(), { ref: 6 }, NOW, undefined)).toBe(false);
  });
});
