import {
  body,
  choice,
  decimal,
  id,
  integer,
  key,
  list,
  parseFields,
  path,
  query,
  record,
  records,
  text,
  type Field,
  type Origin,
  type Type,
} from '../../../nodes/shared/operation';

/** The parsed value, or what is wrong with it. */
function parsed(field: Field, raw: unknown, origin?: Origin): unknown {
  const { values, problems } = parseFields(
    [field],
    { [field.name]: raw },
    { timezone: 'UTC', origin: origin && { [field.name]: origin } },
  );
  return problems[0]?.message ?? values[field.name];
}

const of = (type: Type): Field => body('value', type, { label: 'Value' });
const ids = list(id(20));
const codes = list(key(20));

describe('text of an expression that may be one value or several', () => {
  it.each<[what: string, type: Type, raw: string]>([
    ['thousands', ids, '450,001'],
    ['thousands without a zero', ids, '386,230'],
    ['millions', ids, ' 12,345,678 '],
    ['thousands as in India', ids, '12,34,567'],
    ['thousands between others', ids, '450,001, 450,002'],
    ['a decimal comma', ids, '450001,0'],
    ['a part with zeros before it', ids, '450001,0012'],
    ['thousands beside the separator of the vendor', list(id(), { separator: ':' }), '386,230:7'],
    ['whole numbers', list(integer()), '1,234'],
    ['whole numbers with zeros', list(integer()), '230,045'],
    ['numbers, whose comma may be the point', list(decimal()), '1,5'],
    ['codes', codes, 'ACME,INC'],
    ['codes with the separator of the vendor', list(key(), { separator: ':' }), 'MIA:1'],
    ['codes with a comma where the vendor separates by colons', list(key(), { separator: ':' }), 'MIA,BOG'],
    ['order numbers, which may be thousands', list(key(10), { separator: ',' }), '450,001'],
    ['codes of two forms', codes, 'A1,234'],
    ['a place with a colon', list(key(), { separator: ':' }), 'B12:3'],
    ['a time as a code', list(key(), { separator: ':' }), '12:30'],
    ['names', list(text()), 'Bogota, Colombia'],
    ['names without a space', list(text()), 'tulips,roses'],
  ])('is refused: %s', (_, type, raw) => {
    expect(parsed(of(type), raw, 'data')).toMatch(/^Value.*: expected /);
    expect(typeof parsed(of(type), raw, 'data')).toBe('string');
  });

  it('says how to give it instead', () => {
    expect(parsed(of(ids), '450,001', 'data')).toBe(
      'Value: expected a numeric ID of at most 20 digits, or a clear list, got "450,001". With "," in it this may be one value or several. Give an array such as [386, 230], or one item for each value, or put a space after each ","',
    );
    expect(parsed(of(list(text())), 'Smith, John', 'data')).toMatch(
      /Give an array such as \["A1", "A2"\], or one item for each value$/,
    );
  });

  it.each<[raw: unknown, type: Type, expected: unknown]>([
    ['386, 230', ids, [386, 230]],
    ['386 ,230', ids, [386, 230]],
    ['386,\n230', ids, [386, 230]],
    ['450001,450002', ids, [450001, 450002]],
    ['450001,386,230', ids, [450001, 386, 230]],
    ['386,2300', ids, [386, 2300]],
    ['386', ids, [386]],
    ['[386,230]', ids, [386, 230]],
    [[386, '230'], ids, [386, 230]],
    ['A, B', codes, ['A', 'B']],
    ['KS001,KS002,KS10', codes, ['KS001', 'KS002', 'KS10']],
    ['A-1:B-22', list(key(), { separator: ':' }), ['A-1', 'B-22']],
    ['123456,123457', list(key(10), { separator: ',' }), ['123456', '123457']],
    ['["ACME,INC","B"]', codes, ['ACME,INC', 'B']],
    [['ACME,INC'], codes, ['ACME,INC']],
    ['a@x.example;b@x.example', list(key(), { separator: ';' }), ['a@x.example', 'b@x.example']],
    ['Web,Phone', list(choice({ web: [1, 'Web'], phone: [2, 'Phone'] })), [1, 2]],
    [['Bogota, Colombia'], list(text()), ['Bogota, Colombia']],
  ])('is a list where it can be nothing else: %j', (raw, type, expected) =>
    expect(parsed(of(type), raw, 'data')).toEqual(expected),
  );

  it.each<[raw: string, type: Type, expected: unknown]>([
    ['386,230', ids, [386, 230]],
    ['A,B', codes, ['A', 'B']],
    ['MIA:BOG', list(key(), { separator: ':' }), ['MIA', 'BOG']],
    ['tulips,roses', list(text()), ['tulips', 'roses']],
  ])('is a list where somebody typed it: %j', (raw, type, expected) => {
    expect(parsed(of(type), raw, 'typed')).toEqual(expected);
    expect(parsed(of(type), raw)).toEqual(expected);
  });

  it.each(['1.234', '450 001', "450'001", '450\u00a0001', '450\u202f001', '1e21', '4.5E5', '450001.0'])(
    'is no ID with another mark between the thousands, or as a sheet writes a number: %j',
    (raw) => {
      expect(parsed(of(ids), raw, 'data')).toMatch(
        /^Value: expected a numeric ID of at most 20 digits, got /,
      );
      expect(parsed(of(ids), [raw], 'data')).toMatch(/^Value: expected a numeric ID /);
    },
  );

  it.each([1e21, 450001.5, 2 ** 53 + 2])('is no ID as the number %p', (raw) =>
    expect(parsed(of(ids), [raw], 'data')).toMatch(/^Value: expected a numeric ID of at most 20 digits/),
  );

  it('is checked in rows, sections and JSON, each by its source', () => {
    const lines = body(
      'lines',
      records('Line', body('boxes', codes, { label: 'Boxes' }), body('orders', ids, { label: 'Orders' })),
      { label: 'Lines' },
    );
    const rows = [{ boxes: 'A,B' }, { orders: '386,230' }];
    expect(parsed(lines, rows, [{ boxes: 'typed' }, { orders: 'typed' }])).toEqual([
      { boxes: ['A', 'B'] },
      { orders: [386, 230] },
    ]);
    expect(parsed(lines, rows, [{ boxes: 'typed' }, { orders: 'data' }])).toMatch(/^Lines, row 2, Orders: /);
    expect(parsed(lines, JSON.stringify(rows), 'data')).toMatch(/^Lines, row 1, Boxes: /);
    expect(parsed(lines, JSON.stringify(rows), 'typed')).toHaveLength(2);
    const section = body('to', record(body('boxes', codes, { label: 'Boxes' })), { label: 'To' });
    expect(parsed(section, { boxes: 'A,B' }, { boxes: 'data' })).toMatch(/^To, Boxes: /);
    expect(parsed(section, { boxes: 'A,B' }, { boxes: 'typed' })).toEqual({ boxes: ['A', 'B'] });
  });
});

describe('a numeric ID with zeros before it', () => {
  it.each([['000450001'], ['00']])('is a code where it comes from data: %j', (raw) => {
    expect(parsed(of(id()), raw, 'data')).toBe(
      `Value: expected a numeric ID without zeros before it, got "${raw}"`,
    );
    expect(parsed(of(list(integer())), [raw], 'data')).toMatch(/without zeros before it/);
  });

  it('is accepted if somebody typed it, and 0 is 0', () => {
    expect(parsed(of(id()), '007')).toBe(7);
    expect(parsed(of(id()), '0', 'data')).toBe(0);
  });
});

it('an entry with a comma is refused where commas stand between the entries on the way', () => {
  const field = query('codes', list(text()), { label: 'Codes' });
  expect(parsed(field, ['A', 'B,C'])).toBe('Codes, entry 2: expected text without ",", got "B,C"');
  expect(parsed(path('codes', codes, { label: 'Codes' }), ['B,C'])).toMatch(/without ","/);
});
