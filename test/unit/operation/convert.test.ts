import { convertRecord } from '../../../nodes/shared/operation';
import {
  body,
  boolean,
  choice,
  day,
  decimal,
  id,
  integer,
  json,
  list,
  mapper,
  moment,
  money,
  objectType,
  member,
  one,
  operation,
  http,
  record,
  records,
  text,
  type Type,
} from '../../../nodes/shared/operation';

const read = (type: Type, value: unknown) => convertRecord({ member: type }, { member: value }).member;

const numbers: Array<[string, Type]> = [
  ['integer', integer()],
  ['id', id()],
  ['decimal', decimal()],
  ['money', money()],
];

describe.each(numbers)('a documented number (%s)', (_, type) => {
  it.each([
    ['42', 42],
    ['-7', -7],
    ['0', 0],
    [42, 42],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%p becomes %p', (given, expected) => expect(read(type, given)).toBe(expected));

  it.each(['00102565', '9007199254740993123', '9007199254740993', '-0012', 'n/a', '0x10', '1,5', '1,23,456'])(
    '%p stays text: as a number it would be another value',
    (given) => expect(read(type, given)).toBe(given),
  );

  it('empty text is no number, so it becomes null', () => expect(read(type, '')).toBeNull());
});

describe('a documented decimal', () => {
  it.each([
    ['12.50', 12.5],
    ['-0.25', -0.25],
    ['1234567890123.45', 1_234_567_890_123.45],
    ['12.340000000000002', 12.340000000000002],
    ['100.10000000000001', 100.10000000000001],
    ['999.50', 999.5],
    ['1,234.50', 1_234.5],
    ['-12,345,678.9', -12_345_678.9],
    ['1,000', 1_000],
    ['1.2345678E7', 12_345_678],
    ['  999.50', 999.5],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1.', 1],
  ])('%p becomes %p', (given, expected) => expect(read(decimal(), given)).toBe(expected));

  it.each(['12345678901234567.89', '9876543210.1234567', '1e400', '1,23', '1,2345.5', '01.5', '.', '1.2.3'])(
    '%p stays text',
    (given) => expect(read(decimal(), given)).toBe(given),
  );
});

describe('a documented whole number', () => {
  it('may have its thousands set apart', () => expect(read(integer(), '12,345')).toBe(12_345));
});

describe('a documented ID', () => {
  it.each(['12,345', '1e5', '12 '])('%p stays text: it may be a list, or a code', (given) =>
    expect(read(id(), given)).toBe(given),
  );
});

describe('a documented boolean', () => {
  it.each([true, 1, '1', 'true', 'True', 'TRUE'])('%p is true', (given) =>
    expect(read(boolean(), given)).toBe(true),
  );

  it.each([false, 0, '0', 'false', 'False', 'FALSE'])('%p is false', (given) =>
    expect(read(boolean(), given)).toBe(false),
  );

  it.each(['', 'perhaps', 2, -1, [], {}])('%p is neither and passes', (given) =>
    expect(read(boolean(), given)).toEqual(given),
  );
});

describe('a documented text', () => {
  it.each([
    [102_565, '102565'],
    [0, '0'],
    [true, 'true'],
    [false, 'false'],
    ['00102565', '00102565'],
    ['', ''],
  ])('%p becomes %p', (given, expected) => expect(read(text(), given)).toBe(expected));

  it('is not made of an object', () => expect(read(text(), { a: 1 })).toEqual({ a: 1 }));
});

describe('a documented choice', () => {
  const amountType = choice({ percentage: [0, 'Percentage'], monetaryAmount: [1, 'Monetary Amount'] });

  it('comes as its documented value, however it was written', () => {
    expect(read(amountType, '0')).toBe(0);
    expect(read(choice({ web: ['1', 'Web'] }), 1)).toBe('1');
  });

  it('passes a value that is not documented', () => expect(read(amountType, '7')).toBe('7'));
});

describe('a record of an answer', () => {
  it.each([
    integer(),
    boolean(),
    text(),
    json(),
    list(id()),
    records('Row', body('a', id(), { label: 'A' })),
  ])('keeps null of the type %p', (type) => expect(read(type, null)).toBeNull());

  it('passes members that are not documented', () =>
    expect(convertRecord({ a: id() }, { a: '1', b: '1', c: ['1'] })).toEqual({ a: 1, b: '1', c: ['1'] }));

  it('leaves JSON as the vendor wrote it', () => expect(read(json(), { a: '1' })).toEqual({ a: '1' }));

  it.each([
    ['2026-02-27T14:05:11', '2026-02-27T14:05:11Z'],
    ['2026-02-27 14:05:11', '2026-02-27T14:05:11Z'],
    ['2026-02-27T14:05:11.250', '2026-02-27T14:05:11.250Z'],
    ['2026-02-27T14:05:11Z', '2026-02-27T14:05:11Z'],
    ['2026-02-27 14:05:11+02:00', '2026-02-27 14:05:11+02:00'],
    ['2026-02-27', '2026-02-27'],
    ['', ''],
    ['yesterday', 'yesterday'],
    [1_772_201_111, 1_772_201_111],
  ])('says of the point in time %p that it is GMT where it names no zone', (given, expected) =>
    expect(read(moment(), given)).toBe(expected),
  );

  it('reads lists and nested records by the vendor’s spelling', () => {
    const row = [body('rowId', id(), { label: 'Row ID', wire: 'RowId' })];
    expect(read(list(id()), ['1', '2'])).toEqual([1, 2]);
    expect(read(record(...row), { RowId: '1', Other: '2' })).toEqual({ RowId: 1, Other: '2' });
    expect(read(records('Row', ...row), [{ RowId: '1' }, 'odd'])).toEqual([{ RowId: 1 }, 'odd']);
    expect(read(records('Row', ...row), 'none')).toBe('none');
  });

  it('does not mistake an inherited member for a declared one', () =>
    expect(convertRecord({}, { constructor: '1', toString: '2' })).toEqual({
      constructor: '1',
      toString: '2',
    }));

  it('has its documented members first, in the order of the declaration', () => {
    const converted = convertRecord(
      { creditId: id(), status: id() },
      { message: 'm', status: 1, creditId: 2 },
    );
    expect(Object.keys(converted)).toEqual(['creditId', 'status', 'message']);
  });

  it('keeps a member __proto__ an own one, which changes no prototype', () => {
    const answer = JSON.parse('{"__proto__":{"polluted":"yes"},"id":"1"}') as Record<string, unknown>;
    const converted = convertRecord({ id: id() }, answer);

    expect(Object.keys(converted)).toEqual(['id', '__proto__']);
    expect(Object.getPrototypeOf(converted)).toBe(Object.prototype);
    expect('polluted' in converted).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  it('leaves the answer as it was', () => {
    const answer = { a: '1', rows: [{ b: '2' }] };
    convertRecord({ a: id(), rows: records('Row', body('b', id(), { label: 'B' })) }, answer);
    expect(answer).toEqual({ a: '1', rows: [{ b: '2' }] });
  });
});

describe('a number that is shown only in part', () => {
  const card = text({ shows: 'last4' });

  it.each([
    ['4000100011112224', 'XXXXXXXXXXXX2224'],
    ['4000 1000-1111 2224', 'XXXX XXXX-XXXX 2224'],
    ['XXXXXXXXXXXX2224', 'XXXXXXXXXXXX2224'],
    [123456789, 'XXXXX6789'],
    ['2224', '2224'],
    ['', ''],
    [null, null],
    [{ number: '4000100011112224' }, null],
  ])('%j shows four digits at most', (given, expected) => expect(read(card, given)).toBe(expected));

  it('is nowhere in an item if nothing of it may be shown', () => {
    const shape = {
      cards: records('Card', member('Number', card), member('Code', text({ shows: 'nothing' }))),
      code: text({ shows: 'nothing' }),
    };
    expect(
      convertRecord(shape, { code: '123', cards: [{ Number: '4111111', Code: '999' }], more: 1 }),
    ).toEqual({
      cards: [{ Number: 'XXX1111' }],
      more: 1,
    });
  });
});

describe('a vendor without empty dates', () => {
  const reading = { emptyDates: ['1900-01-01', '0001-01-01'] };
  const readEmpty = (type: Type, value: unknown) =>
    convertRecord({ member: type }, { member: value }, reading).member;

  it.each([
    '1900-01-01',
    '1900-01-01T00:00:00',
    '0001-01-01T00:00:00Z',
    '0001-01-01T00:00:00.0000000-08:00',
    ' 1900-01-01 00:00:00.000',
  ])('fills in %j, which is read as null', (empty) => {
    expect(readEmpty(day(), empty)).toBeNull();
    expect(readEmpty(moment(), empty)).toBeNull();
    expect(readEmpty(list(day()), [empty, '2026-01-31'])).toEqual([null, '2026-01-31']);
    expect(readEmpty(record(body('paid', day(), { label: 'Paid' })), { paid: empty })).toEqual({
      paid: null,
    });
    expect(readEmpty(records('Row', member('Paid', moment())), [{ Paid: empty }])).toEqual([{ Paid: null }]);
  });

  it.each(['1900-01-02', '2026-01-31', '1900-01-011', ''])('means %j as it is', (given) =>
    expect(readEmpty(day(), given)).toBe(given),
  );

  it('writes texts that are no dates', () => expect(readEmpty(text(), '1900-01-01')).toBe('1900-01-01'));

  it('does not apply to other vendors', () => expect(read(day(), '1900-01-01')).toBe('1900-01-01'));
});

describe('an object type as the shape of an answer', () => {
  const Person = objectType('Person', () => [
    member('PersonId', id()),
    member('Manager', record(Person)),
    member('Reports', records({ item: 'Person' }, Person)),
  ]);

  it('is read to any depth, also where it leads back to itself', () =>
    expect(
      convertRecord(
        { Person: record(Person) },
        {
          Person: {
            PersonId: '1',
            Manager: { PersonId: '2' },
            Reports: [{ PersonId: '3', Manager: { PersonId: '4' } }],
          },
        },
      ),
    ).toEqual({
      Person: { PersonId: 1, Manager: { PersonId: 2 }, Reports: [{ PersonId: 3, Manager: { PersonId: 4 } }] },
    }));
});

describe('settings that may be passwords', () => {
  const settings = operation({
    resource: 'link',
    operation: 'settings',
    name: 'Settings',
    action: 'Get settings',
    description: '',
    docs: '',
    documented: '',
    call: http('GET', '/settings'),
    effect: 'read',
    fields: [],
    result: one({}),
  });
  const source = { operation: settings, id: 'id', label: 'label', type: { member: 'type', types: {} } };
  const described = [
    body('host', text(), { label: 'Host' }),
    body('pin', text({ secret: true }), { label: 'PIN' }),
  ];
  const given = { host: 'erp.local', pin: '12', token: 't-1', empty: '' };

  it('are masked, except those that are known to be none', () => {
    expect(read({ kind: 'mapper', from: source, closed: true, fields: described }, given)).toEqual({
      Host: 'erp.local',
      PIN: '***',
      token: '***',
      empty: '',
    });
  });

  it('are all masked as long as nobody describes them', () =>
    expect(read(mapper(source, { closed: true }), given)).toEqual({
      host: '***',
      pin: '***',
      token: '***',
      empty: '',
    }));

  it('are masked in ordinary fields of a customer only if they are described as passwords', () =>
    expect(read({ kind: 'mapper', from: source, fields: described }, given)).toEqual({
      Host: 'erp.local',
      PIN: '***',
      token: 't-1',
      empty: '',
    }));

  it('are masked if their record says that they are passwords', () => {
    const type = records(
      'Field',
      body('value', text({ secretIf: { member: 'type', is: 'Password' } }), { label: 'Value' }),
    );
    expect(
      read(type, [
        { type: 'Password', value: 'hunter2' },
        { type: 'Password', value: '' },
        { type: 'Text', value: 'shown' },
      ]),
    ).toEqual([
      { type: 'Password', value: '***' },
      { type: 'Password', value: '' },
      { type: 'Text', value: 'shown' },
    ]);
  });
});
