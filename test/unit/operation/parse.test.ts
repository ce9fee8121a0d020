import {
  body,
  boolean,
  choice,
  control,
  day,
  decimal,
  id,
  integer,
  json,
  key,
  list,
  parseFields,
  path,
  record,
  records,
  text,
  type Field,
  type Type,
} from '../../../nodes/shared/operation';
import { jsonEncoder } from '../../../nodes/shared/protocol/json/encode';

const context = { timezone: 'America/New_York' };

const value = (field: Field, raw: unknown) => {
  const { values, problems } = parseFields([field], { [field.name]: raw }, context);
  return problems.length > 0 ? problems[0]?.message : values[field.name];
};

describe('numbers that addresses have', () => {
  const field = body('saleId', integer({ min: 1, inAddress: ['sale_id', 'saleId'] }), { label: 'Sale ID' });

  it.each([
    ['https://online3.example/Cust1/default.aspx?sale_id=12', 12],
    [' https://crm.example/SuperOffice/?tab=1&SALE_ID=12&contact_id=7 ', 12],
    ['https://crm.example/default.aspx?sale.main.quote?sale_id=12&contact_id=7#top', 12],
    ['https://crm.example/bin/sale?action=list&saleId=12', 12],
    ['client:sale.main?sale_id=12', 12],
    ['https://crm.example/?sale_id=12&saleId=12', 12],
    ['12', 12],
    [12, 12],
  ])('are taken from %p', (raw, expected) => expect(value(field, raw)).toBe(expected));

  it.each([
    ['https://online3.example/Cust1/default.aspx?contact_id=12'],
    ['https://online3.example/Cust1/default.aspx?sale_id=x'],
    ['https://online3.example/Cust1/default.aspx?sale_id=0'],
    ['?sale_id=12'],
    ['https://crm.example/?sale_id=12&sale_id=13'],
    ['https://crm.example/?my_sale_id=12'],
    ['https://crm.example/?next=sale_id%3D12'],
  ])('are not taken from %p', (raw) =>
    expect(value(field, raw)).toMatch(
      /^Sale ID: expected a whole number of at least 1, or an address with sale_id, got /,
    ),
  );

  it('are not looked for elsewhere', () =>
    expect(value(body('n', integer(), { label: 'N' }), 'https://a.example/?n=1')).toMatch(/^N: expected/));
});

describe('ids', () => {
  const field = body('creditId', id(20), { label: 'Credit ID', required: true });

  it.each([
    [450545, 450545],
    ['450545', 450545],
    [' 7 ', 7],
    [0, 0],
    ['9007199254740993', 9007199254740993n],
    ['12345678901234567890', 12345678901234567890n],
  ])('takes %p', (raw, expected) => expect(value(field, raw)).toBe(expected));

  it.each([['12a'], ['1e3'], ['-5'], [1.5], [true], [{}], ['123456789012345678901']])('refuses %p', (raw) =>
    expect(value(field, raw)).toMatch(/^Credit ID: expected a numeric ID of at most 20 digits, got /),
  );

  it('refuses a number that has already lost digits', () =>
    expect(value(field, 9007199254740993)).toMatch(
      /given as text because a number this large has lost digits/,
    ));

  it.each([
    [
      undefined,
      'Credit ID is required: expected a numeric ID of at most 20 digits, got nothing (the value is undefined or null)',
    ],
    [
      null,
      'Credit ID is required: expected a numeric ID of at most 20 digits, got nothing (the value is undefined or null)',
    ],
    ['', 'Credit ID is required: expected a numeric ID of at most 20 digits, got nothing'],
  ])('says that %p is nothing', (raw, message) => expect(value(field, raw)).toBe(message));
});

describe('lists of JSON', () => {
  const field = body('items', list(json()), { label: 'Items' });

  it.each<[unknown, unknown]>([
    ['[{ "a": 1, "b": "x, y" }, { "a": 2 }]', [{ a: 1, b: 'x, y' }, { a: 2 }]],
    ['{ "a": 1, "b": "x, y" }', [{ a: 1, b: 'x, y' }]],
    [[{ a: 1 }], [{ a: 1 }]],
    [{ a: 1 }, [{ a: 1 }]],
    [
      '{ "a": 1',
      'Items: expected JSON, got text that is not valid JSON at line 1, column 9, where the end of the text stands',
    ],
  ])('reads %p', (raw, expected) => expect(value(field, raw)).toEqual(expected));
});

it.each<[type: Type, raw: string, message: string]>([
  [json(), '{ "a": 1,\n  "b": tulips }', 'line 2, column 8, where "tulips }" stands'],
  [list(json()), '[{ "a": 1 }, ]', 'line 1, column 14, where "]" stands'],
  [list(key()), '[A, B]', 'line 1, column 2, where "A, B]" stands'],
  [
    records('Row', body('n', id(), { label: 'N' })),
    "[{ 'n': 1 }]",
    'line 1, column 4, where "\'n\': 1 }]" stands',
  ],
  [record(body('n', id(), { label: 'N' })), '{ "n": 1', 'line 1, column 9, where the end of the text stands'],
])('%j says where text stops being JSON: %s', (type, raw, message) =>
  expect(value(body('rows', type, { label: 'Rows' }), raw)).toContain(
    `got text that is not valid JSON at ${message}`,
  ),
);

it.each<[type: Type, start: string]>([
  [json(), '{}'],
  [list(json()), '[]'],
])('what a box for JSON starts with is nothing given: %j', (type, start) => {
  expect(value(body('more', type, { label: 'More' }), start)).toBeUndefined();
  expect(value(body('more', type, { label: 'More', required: true }), start)).toMatch(
    /^More is required: expected .*, got nothing/,
  );
});

describe('lists of ids', () => {
  const field = body('carrierIds', list(id()), { label: 'Carrier IDs' });

  it.each([
    [4610, [4610]],
    ['4610', [4610]],
    ['4610, 4597', [4610, 4597]],
    ['4610,,4597,', [4610, 4597]],
    ['[4610, "4597"]', [4610, 4597]],
    [
      [4610, '4597'],
      [4610, 4597],
    ],
  ])('takes %p', (raw, expected) => expect(value(field, raw)).toEqual(expected));

  it('names the entry that is wrong', () =>
    expect(value(field, '4610, x')).toBe('Carrier IDs, entry 2: expected a numeric ID, got "x"'));

  it('refuses an empty list', () =>
    expect(value(field, [])).toBe(
      'Carrier IDs: expected one or more numeric IDs, separated by commas, got an empty list',
    ));

  it('leaves out what is not given', () => expect(value(field, '')).toBeUndefined());
});

describe('numbers, choices, booleans and text', () => {
  it.each([
    ['12.50', '12.50'],
    ['007', '7'],
    ['-00.50', '-0.50'],
    [12.5, '12.5'],
    ['-3', '-3'],
    ['0', '0'],
  ])('keeps the digits of the decimal %p', (raw, expected) =>
    expect(value(body('amountValue', decimal(), { label: 'Amount Value' }), raw)).toBe(expected),
  );

  it.each([['1O'], ['1,200'], ['1e5'], [Number.NaN], ['abc']])('refuses %p as a decimal', (raw) =>
    expect(value(body('amountValue', decimal(), { label: 'Amount Value' }), raw)).toBe(
      `Amount Value: expected a number such as 12.50, got "${String(raw)}"`,
    ),
  );

  const amountType = body(
    'amountType',
    choice({ percentage: [0, 'Percentage'], monetaryAmount: [1, 'Monetary Amount'], box: [2, 'Box'] }),
    {
      label: 'Amount Type',
    },
  );

  it.each([
    // What workflows save, what the editor shows, in any letter case, and what answers hold.
    ['monetaryAmount', 1],
    ['monetaryamount', 1],
    ['Monetary Amount', 1],
    ['monetary amount ', 1],
    [0, 0],
    ['2', 2],
  ])('takes the choice %p', (raw, expected) => expect(value(amountType, raw)).toBe(expected));

  it('names the choices', () =>
    expect(value(amountType, 3)).toBe(
      'Amount Type: expected one of Percentage, Monetary Amount, Box, got "3"',
    ));

  it.each<[string, Parameters<typeof choice>[0]]>([
    ['a word that is not camelCase', { 'Both Kinds': [0, 'Both'] }],
    ['a word that is the label of another choice', { web: [0, 'Phone'], phone: [1, 'Web'] }],
    ['a word that is the value of another choice', { m: [0, 'Both'], web: ['M', 'Web'] }],
  ])('refuses %s at load', (_, choices) => expect(() => choice(choices)).toThrow(/^The choice /));

  it('names the choices of a list', () => {
    const weekday = choice({
      monday: ['Monday', 'Monday'],
      tuesday: ['Tuesday', 'Tuesday'],
      noDay: ['none', 'No Day'],
    });
    expect(value(body('day', weekday, { label: 'Day' }), 'Sun')).toBe(
      'Day: expected one of Monday, Tuesday, No Day, got "Sun"',
    );
    expect(value(body('days', list(weekday), { label: 'Days' }), [])).toBe(
      'Days: expected one or more of Monday, Tuesday, No Day, got an empty list',
    );
  });

  it.each([
    [list(id(20)), 'one or more numeric IDs of at most 20 digits, separated by commas'],
    [list(text(3)), 'one or more texts of at most 3 characters, separated by commas'],
    [list(integer({ min: 1 })), 'one or more whole numbers of at least 1, separated by commas'],
    [list(day()), 'one or more dates such as 2026-01-31, separated by commas'],
    [list(json()), 'JSON, one entry or a list of them'],
  ])('of %j says that it takes %s', (type, expected) =>
    expect(value(body('all', type, { label: 'All' }), [])).toBe(
      `All: expected ${expected}, got an empty list`,
    ),
  );

  const active = body('active', boolean({ labels: { yes: 'Active', no: 'Inactive' } }), { label: 'Active' });

  it.each([
    [true, true],
    [1, true],
    ['1', true],
    ['TRUE', true],
    ['active', true],
    [false, false],
    ['0', false],
    ['Inactive', false],
  ])('takes %p as a boolean', (raw, expected) => expect(value(active, raw)).toBe(expected));

  it('refuses an invalid boolean', () =>
    expect(value(active, 'maybe')).toBe('Active: expected true or false, got "maybe"'));

  it('refuses a number out of bounds', () =>
    expect(value(body('n', integer({ min: 0, max: 5 }), { label: 'N' }), 6)).toBe(
      'N: expected a whole number from 0 to 5, got "6"',
    ));

  it('refuses text that is longer than documented', () =>
    expect(value(body('code', text(10), { label: 'Code' }), 'ABCDEFGHIJK')).toBe(
      'Code: expected text of at most 10 characters, got "ABCDEFGHIJK"',
    ));
});

describe('a text that stands for something else', () => {
  const secret = body('password', text({ secret: true }), { label: 'Password' });
  const target = body('target', text({ key: true, blank: 'none' }), { label: 'Target' });

  it('is no secret if it is how this node shows one', () => {
    const message =
      'Password: expected the secret itself, got "***". *** stands for a value that is not shown; leave the field empty, or give the value';
    expect(value(secret, '***')).toBe(message);
    expect(value(secret, ' *** ')).toBe(message);
    expect(value(secret, '****')).toBe('****');
    expect(value(target, '***')).toBe('***');
  });

  it.each([
    ['none', ''],
    [' None ', ''],
    ['nothing', 'nothing'],
    ['', undefined],
  ])('is empty on purpose: %p', (raw, expected) => expect(value(target, raw)).toBe(expected));
});

describe('calendar days', () => {
  const field = body('updateAsOf', day(), { label: 'Updated As Of' });

  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T23:30:00', '2026-01-31'],
    ['2026-02-01T03:30:00Z', '2026-01-31'],
    [new Date('2026-02-01T03:30:00Z'), '2026-01-31'],
    ['0500-06-01T12:00:00Z', '0500-06-01'],
    [
      { toMillis: () => Date.parse('2026-02-01T03:30:00Z'), toISO: () => '', zoneName: 'UTC+2' },
      '2026-01-31',
    ],
  ])('reads %p in the zone of the workflow', (raw, expected) => expect(value(field, raw)).toBe(expected));

  it.each([
    ['2026-02-30'],
    ['31/01/2026'],
    ['soon'],
    [20260131],
    [new Date(Number.NaN)],
    [new Date('-000043-03-15T00:00:00Z')],
    [new Date('+010000-01-01T00:00:00Z')],
  ])('refuses %p', (raw) =>
    expect(value(field, raw)).toMatch(/^Updated As Of: expected a date such as 2026-01-31, got /),
  );
});

describe('lists of records', () => {
  const field = body(
    'exceptionCustomers',
    records(
      'Exception Customer',
      body('customerId', id(), { label: 'Customer ID', required: true }),
      body('amountValue', decimal(), { label: 'Amount Value', required: true }),
    ),
    { label: 'Exception Customers' },
  );

  it('takes rows and JSON alike', () => {
    const rows = [{ customerId: 1, amountValue: '2' }];
    expect(value(field, rows)).toEqual([{ customerId: 1, amountValue: '2' }]);
    expect(value(field, JSON.stringify(rows))).toEqual([{ customerId: 1, amountValue: '2' }]);
  });

  it('names row and column', () =>
    expect(
      value(field, [
        { customerId: 1, amountValue: 2 },
        { customerId: 2, amountValue: '1O' },
      ]),
    ).toBe('Exception Customers, row 2, Amount Value: expected a number such as 12.50, got "1O"'));

  it('refuses a member that is not documented', () =>
    expect(value(field, [{ customerId: 1, amountValue: 2, amount: 3 }])).toBe(
      'Exception Customers, row 1: expected no other members than customerId, amountValue, got "amount"',
    ));

  it('keeps members that an incomplete page does not show, but none in the place of a field', () => {
    const lines = body(
      'lines',
      records(
        { itemLabel: 'Line', open: true },
        body('carrier', text(), { label: 'Carrier', wire: 'carrierCode', required: true }),
      ),
      { label: 'Lines' },
    );
    expect(value(lines, [{ carrier: 'AR', productId: 7, notes: { a: [1] } }])).toEqual([
      { carrier: 'AR', productId: 7, notes: { a: [1] } },
    ]);
    expect(value(lines, [{ carrier: 'AR', carrierCode: 'X' }])).toBe(
      'Lines, row 1: expected only one of carrier and carrierCode: they mean the same, got both',
    );
    expect(value(lines, '[{ "carrier": "AR", "__proto__": {} }]')).toMatch(/got "__proto__"$/);
  });

  it.each([['not json'], ['{}'], [[]], [['x']]])('refuses %p', (raw) =>
    expect(value(field, raw)).toMatch(/^Exception Customers.*: expected .*object/),
  );
});

describe('rows that travel as one object', () => {
  const field = body(
    'tags',
    records(
      { itemLabel: 'Tag', asObject: { key: 'name', value: 'count' } },
      body('name', text(), { label: 'Name', required: true }),
      body('count', integer(), { label: 'Count', required: true }),
    ),
    { label: 'Tags' },
  );

  it.each<[given: unknown, values: unknown]>([
    [[{ name: 'a', count: '1' }], [{ name: 'a', count: 1 }]],
    [
      '{ "a": 1, "__proto__": 2 }',
      [
        { name: 'a', count: 1 },
        { name: '__proto__', count: 2 },
      ],
    ],
    [{}, undefined],
    [{ a: 'x' }, 'Tags, a, Count: expected a whole number, got "x"'],
    [
      [
        { name: 'a', count: 1 },
        { name: 'a', count: 1 },
      ],
      'Tags, row 2, Name: expected another value than in row 1',
    ],
    ['5', 'Tags: expected an object of names and values, or a list of them'],
  ])('%j', (given, values) => {
    const read = value(field, given);
    expect(typeof values === 'string' ? String(read).slice(0, values.length) : read).toEqual(values);
  });

  it('are written so', () =>
    expect(
      JSON.stringify(
        jsonEncoder(field.type)([
          { name: '__proto__', count: 1 },
          { name: 'a', count: 2 },
        ]),
      ),
    ).toBe('{"__proto__":1,"a":2}'));
});

it.each([
  [{ count: '8' }, 'End Type is required because Count is given'],
  [{ count: '8', endDate: '2026-02-03' }, 'End Type is required because End Date is given'],
  [{ endDate: 'soon' }, 'End Date: expected'],
  [{}, undefined],
])('requires a field because one of several is given: %p', (raw, message) => {
  const fields = [
    body('endType', text(), { label: 'End Type', requiredIf: { present: ['endDate', 'count'] } }),
    body('endDate', day(), { label: 'End Date' }),
    body('count', integer(), { label: 'Count' }),
  ];
  const [first] = parseFields(fields, raw, context).problems;
  expect(first?.message.slice(0, message?.length)).toBe(message);
});

describe('rules between fields', () => {
  const fields = [
    body('excludeCustomerIds', list(id()), { label: 'Exclude Customer IDs' }),
    body('action', integer(), { label: 'Action', requiredIf: { present: 'excludeCustomerIds' } }),
  ];

  it('requires a field because another is given', () => {
    const { problems } = parseFields(fields, { excludeCustomerIds: '1' }, context);
    expect(problems).toEqual([
      {
        field: 'Action',
        name: 'action',
        message:
          'Action is required because Exclude Customer IDs is given: expected a whole number, got nothing (the value is undefined or null)',
        mistake: { rule: 'Exclude Customer IDs is given', advice: 'Fill it in' },
      },
    ]);
  });

  it('does not require it otherwise', () => expect(parseFields(fields, {}, context).problems).toEqual([]));

  it('ignores a field that is not shown', () => {
    const all = control('all', boolean(), { label: 'All' });
    const shown = body('keys', list(id()), {
      label: 'Keys',
      required: true,
      shownIf: { field: 'all', is: false },
    });
    expect(parseFields([all, shown], { all: true, keys: 'x' }, context)).toEqual({
      values: { all: true },
      problems: [],
    });
  });
});

describe('a field that takes over the value of another', () => {
  const fields = [
    body('app', text(), { label: 'App' }),
    body('device', text(), { label: 'Device', sameAs: 'app' }),
    body('identifier', text(), { label: 'Identifier', sameAs: 'device' }),
    body('copy', text(), { copyOf: 'device' }),
  ];

  it.each<[given: object, values: object]>([
    [{ app: 'ERP' }, { app: 'ERP', device: 'ERP', identifier: 'ERP', copy: 'ERP' }],
    [
      { app: 'ERP', device: 'Miami' },
      { app: 'ERP', device: 'Miami', identifier: 'Miami', copy: 'Miami' },
    ],
    [
      { app: 'ERP', identifier: '7' },
      { app: 'ERP', device: 'ERP', identifier: '7', copy: 'ERP' },
    ],
    [{}, {}],
  ])('%j', (given, values) =>
    expect(parseFields(fields, given as Record<string, unknown>, context)).toEqual({ values, problems: [] }),
  );
});

describe('rows without any value', () => {
  const rows = body('rows', records('Row', body('a', text(), { label: 'A' })), { label: 'Rows' });

  it.each([
    [[{}], undefined],
    [[{ a: '' }, { a: ' ' }], undefined],
    [[{ a: 'x' }, { a: '' }], [{ a: 'x' }]],
  ])('are left out: %j', (given, expected) => expect(value(rows, given)).toEqual(expected));

  it('are missing where rows are required', () =>
    expect(value({ ...rows, required: true }, [{ a: '' }])).toContain('Rows is required'));
});

describe('a whole number that names a record', () => {
  const inData = (field: Field, raw: unknown) =>
    parseFields([field], { [field.name]: raw }, { ...context, origin: 'data' }).problems.map(
      ({ message }) => message,
    );
  const numbers: Field[] = [
    path('id', integer(), { label: 'ID' }),
    body('id', integer(), { label: 'ID', list: 'searchRecords' }),
  ];

  it.each(numbers)('comes from data without zeros before it: %#', (field) => {
    expect(inData(field, '057')).toEqual([expect.stringContaining('without zeros before it')]);
    expect(inData(field, '57')).toEqual([]);
  });

  it('is another thing than a count', () =>
    expect(inData(body('count', integer(), { label: 'Count' }), '057')).toEqual([]));
});
