import {
  body,
  choice,
  decimal,
  file,
  header,
  id,
  integer,
  key,
  list,
  moment,
  money,
  parseFields,
  query,
  record,
  records,
  text,
  time,
  type Type,
} from '../../../nodes/shared/operation';

const context = {
  timezone: 'America/New_York',
  files: { itemIndex: 3, sizes: { data: 2_000, photo: undefined } },
};

/** The parsed value, or what is wrong with it. */
const parsed = (type: Type, raw: unknown) => {
  const { values, problems } = parseFields(
    [body('value', type, { label: 'Value' })],
    { value: raw },
    context,
  );
  return problems[0]?.message ?? values.value;
};

describe('points in time', () => {
  it.each([
    ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31T08:00:00+02:00', '2026-01-31T06:00:00.000Z'],
    // The date picker writes the workflow's time without an offset: New York is five hours behind in winter, four in summer.
    ['2026-01-31T08:00:00', '2026-01-31T13:00:00.000Z'],
    // Before time zones, New York kept the time of its own sun.
    ['0999-05-05T12:00:00', '0999-05-05T16:56:02.000Z'],
    ['2026-07-31 08:00', '2026-07-31T12:00:00.000Z'],
    ['2026-07-31', '2026-07-31T04:00:00.000Z'],
    // The hours around the change of the clocks on 8 March and 1 November 2026.
    ['2026-03-08T01:59:59', '2026-03-08T06:59:59.000Z'],
    ['2026-03-08T03:00:00', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01T00:30:00', '2026-11-01T04:30:00.000Z'],
    ['2026-11-01T02:30:00', '2026-11-01T07:30:00.000Z'],
    [new Date('2026-01-31T08:00:00Z'), '2026-01-31T08:00:00.000Z'],
    [{ toMillis: () => Date.parse('2026-01-31T08:00:00Z'), toISO: () => '' }, '2026-01-31T08:00:00.000Z'],
  ])('%p is %p', (raw, expected) => expect(parsed(moment(), raw)).toBe(expected));

  it.each([['soon'], ['2026-02-30T08:00:00'], ['2026-01-31T25:00:00'], [1_769_846_400_000], [true]])(
    'refuses %p',
    (raw) =>
      expect(parsed(moment(), raw)).toMatch(
        /^Value: expected a date and time such as 2026-01-31T08:00:00Z, got /,
      ),
  );
});

describe('an upper bound in time', () => {
  it.each([
    // New York is five hours behind GMT in winter; 8 March 2026 has 23 hours, and 1 November has 25.
    ['2026-01-31', '2026-02-01T04:59:59.999Z'],
    [' 2026-03-08 ', '2026-03-09T03:59:59.999Z'],
    ['2026-11-01', '2026-11-02T04:59:59.999Z'],
    ['2026-12-31', '2027-01-01T04:59:59.999Z'],
    // A time is meant as it is written, midnight too.
    ['2026-01-31T00:00:00', '2026-01-31T05:00:00.000Z'],
    ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00.000Z'],
    [new Date('2026-01-31T05:00:00Z'), '2026-01-31T05:00:00.000Z'],
  ])('%p is %p', (raw, expected) => expect(parsed(moment({ until: true }), raw)).toBe(expected));

  it.each([['2026-02-30'], ['2026-1-1'], ['20260131']])('refuses %p', (raw) =>
    expect(parsed(moment({ until: true }), raw)).toMatch(
      /^Value: expected a date and time such as 2026-01-31T08:00:00Z, or a date, which means its end, got /,
    ),
  );
});

describe('amounts of money', () => {
  it.each<[raw: unknown, sent: string]>([
    ['12.5', '12.5'],
    [12.5, '12.5'],
    [' 12.50 ', '12.50'],
    [0.1 + 0.2, '0.3'],
    [19.99 * 3, '59.97'],
    ['12.5000', '12.50'],
    ['007.1', '7.1'],
    ['+3', '3'],
    [-4.25, '-4.25'],
    ['90071992547409931.25', '90071992547409931.25'],
    [0, '0'],
  ])('%p travels as %p', (raw, sent) => expect(parsed(money(), raw)).toBe(sent));

  it.each([
    ['12.345'],
    [12.345],
    ['0.001'],
    ['$12.50'],
    ['12.5.0'],
    ['1e3'],
    [NaN],
    [true],
    [9_007_199_254_740_993],
  ])('refuses %p', (raw) =>
    expect(parsed(money(), raw)).toMatch(
      /^Value: expected an amount such as 12\.50, with at most two decimal places/,
    ),
  );

  it.each([['1,234.50'], ['12,5'], ['1.234,50']])('says how to write %p', (raw) =>
    expect(parsed(money(), raw)).toBe(
      `Value: expected an amount such as 12.50, with at most two decimal places, got "${raw}". Write it without separators of thousands, and with a point before the decimal places`,
    ),
  );

  it.each([
    [0, 'got "0"'],
    ['-1', 'got "-1"'],
    [500.01, 'got "500.01"'],
  ])('keeps to its bounds: %p', (raw, got) =>
    expect(parsed(money({ min: 0.01, max: 500 }), raw)).toBe(
      `Value: expected an amount from 0.01 to 500, with at most two decimal places, ${got}`,
    ),
  );

  it('are one or several in a list only if that is clear', () => {
    expect(parsed(list(money()), '1, 2.50')).toEqual(['1', '2.50']);
    expect(parsed(list(money()), [1, '2.50'])).toEqual(['1', '2.50']);
  });
});

describe('times of day', () => {
  it.each([
    ['8:05', '08:05:00'],
    [' 23:59:01 ', '23:59:01'],
  ])('%p is %p', (raw, expected) => expect(parsed(time(), raw)).toBe(expected));

  it.each([['24:00'], ['8'], ['08:60'], [800]])('refuses %p', (raw) =>
    expect(parsed(time(), raw)).toMatch(/^Value: expected a time of day such as 14:30, got /),
  );

  it('a length of time is named as one', () =>
    expect(parsed(time('hh:mm:ss', { isSpan: true }), '5 minutes')).toMatch(
      /^Value: expected hours and minutes such as 00:30, got /,
    ));
});

describe('bounds', () => {
  it.each([
    [decimal({ min: 0, max: 100 }), '100.01', 'a number from 0 to 100'],
    [decimal({ min: 0 }), -0.5, 'a number of at least 0'],
    [integer({ max: 5 }), 6, 'a whole number of at most 5'],
    [text(4), 'ABCDE', 'text of at most 4 characters'],
  ])('%p refuses %p', (type, raw, expected) =>
    expect(parsed(type, raw)).toBe(`Value: expected ${expected}, got "${raw}"`),
  );

  it('a bound itself is allowed', () => {
    expect(parsed(decimal({ min: 0, max: 100 }), '100')).toBe('100');
    expect(parsed(text(3), 'abc')).toBe('abc');
  });

  it.each([
    ['a secret', { secret: true }],
    ['a card number', { shows: 'last4' as const }],
    ['a card code', { shows: 'nothing' as const }],
  ])('shows nothing of %s that does not fit', (_, details) => {
    const type = text({ key: true, maxLength: 9, ...details });
    const got = 'got a text that is not shown';
    expect(parsed(type, '4000100011112224')).toBe(`Value: expected text of at most 9 characters, ${got}`);
    expect(parsed(type, '4000\u200b1000')).toBe(
      `Value: expected text of at most 9 characters without invisible characters, ${got}`,
    );
  });
});

describe('lists with a separator', () => {
  const codes = list(key(10), { separator: ':' });

  it.each([
    ['A', ['A']],
    ['A:B', ['A', 'B']],
    ['A, B:C', ['A', 'B', 'C']],
    [
      ['A', 'B'],
      ['A', 'B'],
    ],
    ['["A,1","B"]', ['A,1', 'B']],
  ])('take %p', (raw, expected) => expect(parsed(codes, raw)).toEqual(expected));

  it('leave a colon alone if it separates nothing', () =>
    expect(parsed(list(key()), 'A:B, C')).toEqual(['A:B', 'C']));

  it('refuse an entry that would arrive as two', () =>
    expect(parsed(codes, ['A', 'B:C'])).toBe(
      'Value, entry 2: expected text of at most 10 characters without ":", got "B:C"',
    ));

  it('have at most the documented total length, separators included', () => {
    const short = list(key(), { separator: ';', maxLength: 7 });
    expect(parsed(short, 'abc;def')).toEqual(['abc', 'def']);
    expect(parsed(short, ['abc', 'defg'])).toBe(
      'Value: expected entries of at most 7 characters together, got "8 characters"',
    );
  });

  it('take several of the documented choices, by value or name', () =>
    expect(parsed(list(choice({ web: [1, 'Web'], phone: [2, 'Phone'] })), ['Phone', 1])).toEqual([2, 1]));
});

it('lists of records refuse more than documented', () => {
  const rows = records({ itemLabel: 'Row', maxItems: 1 }, body('n', id(), { label: 'N' }));
  expect(parsed(rows, [{ n: 1 }, { n: 2 }])).toBe('Value: expected at most 1 entries, got a list of 2');
});

describe('files', () => {
  it('are named by a binary property, and refer to the item', () =>
    expect(parsed(file('base64'), ' data ')).toEqual({ property: 'data', itemIndex: 3 }));

  it('are allowed while their size is not known', () =>
    expect(parsed(file('base64', { maxBytes: 5 }), 'photo')).toEqual({ property: 'photo', itemIndex: 3 }));

  it.each([['file'], [{}], ['toString']])('can’t be %p, which the item does not have', (raw) =>
    expect(parsed(file('base64'), raw)).toMatch(
      /^Value: expected the name of a binary property of the item \(which has data, photo\), got /,
    ),
  );

  it('are no larger than documented', () =>
    expect(parsed(file('bytes', { maxBytes: 1_999 }), 'data')).toBe(
      'Value: expected a file of at most 1999 bytes, got "data, 2000 bytes"',
    ));
});

describe('records', () => {
  const address = record(
    body('street', text(), { label: 'Street' }),
    body('boxes', records('Box', body('code', key(), { label: 'Code', required: true })), { label: 'Boxes' }),
  );

  it('nest, as an object or as JSON', () => {
    const given = { street: 'Main', boxes: [{ code: 'A' }] };
    expect(parsed(address, given)).toEqual(given);
    expect(parsed(address, JSON.stringify(given))).toEqual(given);
  });

  it('name the way to what is wrong', () =>
    expect(parsed(address, { boxes: [{ code: 'A' }, {}] })).toBe(
      'Value, Boxes, row 2, Code: expected text, got nothing (the value is undefined or null)',
    ));

  it('are not given if nothing in them is', () => {
    expect(parsed(address, {})).toBeUndefined();
    expect(parsed(address, { street: '' })).toBeUndefined();
    const required = body('value', address, { label: 'Value', required: true });
    expect(parseFields([required], { value: {} }, context).problems).toMatchObject([
      {
        message: 'Value is required: expected an object, got nothing (the value is undefined or null)',
      },
    ]);
  });

  it('hold to the conditions inside them', () => {
    const type = choice({ flat: [0, 'Flat'], percentage: [1, 'Percentage'] });
    const row = records(
      'Row',
      body('rate', decimal(), { label: 'Rate', requiredIf: { field: 'type', is: 1 } }),
      body('type', type, { label: 'Type' }),
      body('note', text(), { label: 'Note', shownIf: { field: 'type', is: 0 } }),
    );
    expect(parsed(row, [{ type: 1 }])).toBe(
      'Value, row 1, Rate is required because Type is Percentage: expected a number such as 12.50, got nothing (the value is undefined or null)',
    );
    expect(parsed(row, [{ type: 1, rate: 2, note: 'n' }])).toEqual([{ type: 1, rate: '2' }]);
  });
});

describe('presets', () => {
  it('are always sent, in a record too', () => {
    const fields = [
      query('itemType', text(), { preset: 'all' }),
      header('X-CHANNEL', choice({ web: ['WEB', 'Web'] }), { preset: 'WEB' }),
      body('rows', records('Row', body('kind', integer(), { preset: 7 }), body('n', id(), { label: 'N' })), {
        label: 'Rows',
      }),
    ];
    expect(parseFields(fields, { itemType: 'none', rows: [{ n: 1 }] }, context)).toEqual({
      values: { itemType: 'all', 'X-CHANNEL': 'WEB', rows: [{ kind: 7, n: 1 }] },
      problems: [],
    });
    expect(parseFields(fields, { rows: [{ n: 1, kind: 8 }] }, context).problems).toMatchObject([
      { message: 'Rows, row 1: expected no other members than n, got "kind"' },
    ]);
  });
});
