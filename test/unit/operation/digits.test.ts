import fc from 'fast-check';
import { stringify } from 'lossless-json';
import {
  body,
  decimal,
  id,
  json,
  key,
  list,
  parseFields,
  records,
  text,
  type Type,
} from '../../../nodes/shared/operation';

const parsed = (type: Type, raw: unknown): unknown => {
  const { values, problems } = parseFields(
    [body('value', type, { label: 'Value' })],
    { value: raw },
    { timezone: 'Asia/Tokyo' },
  );
  return problems[0]?.message ?? values.value;
};

/** Decimal text of so many units of a place, without zeros behind: (1250, 2) is 12.5. */
const decimalOf = (units: number, places: number): string => {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${units < 0 ? '-' : ''}${whole}${part && `.${part}`}`;
};

describe('a decimal that comes as a number', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1199.9999999999998, '1200'],
    [1000.1 - 1000, '0.1'],
    [0.1 + 0.2 - 0.3, '0'],
    [-0.1 - 0.2, '-0.3'],
    [-0, '0'],
    [2.9888, '2.9888'],
    [450.999, '450.999'],
    [0.00001, '0.00001'],
    [1e-7, '0.0000001'],
    [1e15, '1000000000000000'],
    [123456789.123456, '123456789.123456'],
  ])('%p is sent as %p', (given, expected) => expect(parsed(decimal(), given)).toBe(expected));

  it.each([Number.NaN, Infinity])('is not %p', (given) =>
    expect(parsed(decimal(), given)).toBe(`Value: expected a number such as 12.50, got "${given}"`),
  );

  it('is held to its bounds without the noise', () =>
    expect(parsed(decimal({ max: 0.3 }), 0.1 + 0.2)).toBe('0.3'));

  it('keeps each digit up to the sixth place', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
        (places, units) => {
          const digits = decimalOf(units, places);
          expect(parsed(decimal(), Number(digits))).toBe(digits);
        },
      ),
      { numRuns: 1000 },
    ));

  it('is the exact sum, also of a thousand prices', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(2, 3),
        fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 1000 }),
        (places, units) => {
          const sum = units.reduce((so, each) => so + Number(decimalOf(each, places)), 0);
          const exact = units.reduce((so, each) => so + each, 0);
          expect(parsed(decimal(), sum)).toBe(decimalOf(exact, places));
        },
      ),
      { numRuns: 300 },
    ));
});

it.each(['0.30000000000000004', '1199.9999999999998', '12345678901234567890.123456789012345'])(
  'the decimal %p stays unchanged if it was written as text',
  (given) => expect(parsed(decimal(), given)).toBe(given),
);

describe('a number that has lost digits', () => {
  const LARGE = Number('370123450000000017');
  const words = 'given as text because a number this large has lost digits';

  it.each<[Type, string]>([
    [text(), 'text'],
    [key(20), 'text of at most 20 characters'],
    [id(20), 'a numeric ID of at most 20 digits'],
    [decimal(), 'a number such as 12.50'],
  ])('is refused: %p', (type, what) =>
    expect(parsed(type, LARGE)).toBe(`Value: expected ${what}, ${words}, got "370123450000000000"`),
  );

  it('is not shown if it is a secret', () =>
    expect(parsed(text({ secret: true }), LARGE)).toBe(
      `Value: expected text, ${words}, got a text that is not shown`,
    ));

  it('is refused inside JSON too', () => {
    expect(parsed(json(), { a: [{ b: LARGE }] })).toBe(
      `Value: expected JSON, ${words}, got "370123450000000000"`,
    );
    expect(parsed(list(json()), [{ b: LARGE }])).toContain(words);
    const rows = records({ itemLabel: 'Row', open: true }, body('n', id(), { label: 'N' }));
    expect(parsed(rows, [{ n: 1, other: LARGE }])).toContain(words);
  });

  it.each<[unknown, string]>([
    [12.5, '12.5'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['370123450000000017', '370123450000000017'],
    [370123450000000017n, '370123450000000017'],
  ])('is not %p, which a text takes', (given, expected) => expect(parsed(text(), given)).toBe(expected));

  it.each([Number.NaN, Infinity])('%p is no text', (given) =>
    expect(parsed(text(), given)).toBe(`Value: expected text, got "${given}"`),
  );
});

describe('JSON text', () => {
  it.each([
    '[{"inventoryId":12345678901234567890}]',
    '[{"inventoryId":-12345678901234567890,"price":2.98880000000000000001}]',
    '{"a":1e400}',
    '{"a":{"b":[9007199254740993,{"c":0.1234567890123456789}]}}',
    '12345678901234567890',
  ])('is written out digit by digit: %s', (given) => expect(stringify(parsed(json(), given))).toBe(given));

  it('is what JSON.parse gives if no number is too long, even with a member given twice', () =>
    fc.assert(
      fc.property(fc.json(), (given) => {
        const twice = `{"a":12345678901234567890,"a":${given}}`;
        const expected = JSON.parse(given) as unknown;
        expect(JSON.parse(stringify(parsed(json(), twice)) ?? '')).toEqual({ a: expected });
      }),
    ));

  const rows = records(
    { itemLabel: 'Row', open: true },
    body('inventoryId', id(), { label: 'Inventory ID' }),
    body('code', key(20), { label: 'Code' }),
    body('price', decimal(), { label: 'Price' }),
  );

  it('has rows whose long numbers keep their digits, in fields and besides', () => {
    const row = '"inventoryId":12345678901234567890,"code":370123450000000017,"price":2.98880000000000000001';
    expect(parsed(rows, `[{${row},"other":12345678901234567891}]`)).toEqual([
      {
        inventoryId: 12345678901234567890n,
        code: '370123450000000017',
        price: '2.98880000000000000001',
        other: 12345678901234567891n,
      },
    ]);
  });

  it('has numbers like any other, without noise', () =>
    expect(parsed(rows, `[{"price":${0.1 + 0.2}}]`)).toEqual([{ price: '0.3' }]));

  it('has lists of IDs whose digits stay', () =>
    expect(parsed(list(id()), '[12345678901234567890, 7]')).toEqual([12345678901234567890n, 7]));
});
