import {
  atLeastOne,
  atMostOne,
  body,
  boolean,
  checkOpen,
  choice,
  decimal,
  distinct,
  http,
  id,
  integer,
  list,
  one,
  oneOf,
  operation,
  parseFields,
  query,
  records,
  sumAtMost,
  text,
  together,
  type Condition,
  type Operation,
  type Rule,
} from '../../../nodes/shared/operation';

const context = { timezone: 'UTC' };

const fields = [
  query('customerId', id(), { label: 'Customer ID' }),
  query('name', text(), { label: 'Name' }),
  query('updateAsOf', text(), { label: 'Updated As Of' }),
];

const complaints = (rule: Rule, raw: Record<string, unknown>) =>
  parseFields(fields, raw, context, [rule]).problems.map(({ message }) => message);

describe('rules between fields', () => {
  const all = 'Customer ID or Name or Updated As Of';

  it.each<[Rule, Record<string, unknown>, string[]]>([
    [atLeastOne('customerId', 'name', 'updateAsOf'), {}, [`${all}: expected at least one of them, got none`]],
    [
      atLeastOne('customerId', 'name', 'updateAsOf'),
      { name: ' ' },
      [`${all}: expected at least one of them, got none`],
    ],
    [atLeastOne('customerId', 'name', 'updateAsOf'), { name: 'A', customerId: 1 }, []],
    [oneOf('customerId', 'name'), {}, ['Customer ID or Name: expected exactly one of them, got none']],
    [
      oneOf('customerId', 'name'),
      { name: 'A', customerId: 1 },
      ['Customer ID or Name: expected exactly one of them, got Customer ID and Name'],
    ],
    [oneOf('customerId', 'name'), { name: 'A' }, []],
    [atMostOne('customerId', 'name'), {}, []],
    [
      atMostOne('customerId', 'name'),
      { name: 'A', customerId: 1 },
      ['Customer ID or Name: expected at most one of them, got Customer ID and Name'],
    ],
    [together('customerId', 'name'), {}, []],
    [together('customerId', 'name'), { customerId: 0, name: 'A' }, []],
    [
      together('customerId', 'name'),
      { name: 'A' },
      ['Customer ID and Name: expected all of them or none, got Name'],
    ],
    [atLeastOne('customerId', ['name', 'updateAsOf']), { name: 'A', updateAsOf: 'B' }, []],
    [
      atLeastOne('customerId', ['name', 'updateAsOf']),
      { name: 'A' },
      ['Customer ID or Name with Updated As Of: expected at least one of them, got Name'],
    ],
    [oneOf('customerId', ['name', 'updateAsOf']), { name: 'A', updateAsOf: 'B' }, []],
    [
      oneOf('customerId', ['name', 'updateAsOf']),
      { customerId: 1, name: 'A' },
      ['Customer ID or Name with Updated As Of: expected exactly one of them, got Customer ID and Name'],
    ],
    [atMostOne('customerId', ['name', 'updateAsOf']), { name: 'A' }, []],
  ])('%p finds of %p: %p', (rule, raw, expected) => expect(complaints(rule, raw)).toEqual(expected));

  it('are not checked for a field that already has a problem', () =>
    expect(complaints(oneOf('customerId', 'name'), { customerId: 'x' })).toEqual([
      'Customer ID: expected a numeric ID, got "x"',
    ]));
});

describe('the first problem names the field to begin with', () => {
  const order = [
    body('customerId', id(), { label: 'Customer ID' }),
    body('customerCode', text(), { label: 'Customer Code' }),
    body('customerName', text(5), { label: 'Customer Name', requiredIf: { absent: 'customerId' } }),
    body('carrierId', id(), { label: 'Carrier ID' }),
    body('carrierName', text(), { label: 'Carrier Name', requiredIf: { absent: ['carrierId'] } }),
    body('shipDate', text(), { label: 'Ship Date', required: true }),
  ];
  const told = (raw: Record<string, unknown>, ...rules: Rule[]) =>
    parseFields(order, raw, context, rules).problems.map(({ message }) =>
      message.replace(/: expected.*/, ''),
    );
  const customer = atLeastOne('customerId', 'customerCode');

  it.each<[string, Record<string, unknown>, Rule[], string[]]>([
    [
      'what is required anyway, then the rule, then what depends on other fields',
      {},
      [customer],
      [
        'Ship Date is required',
        'Customer ID or Customer Code',
        'Carrier Name is required because Carrier ID is not given',
      ],
    ],
    [
      'nothing that is required without a field which a rule demands',
      { shipDate: 'x', carrierId: 1 },
      [customer],
      ['Customer ID or Customer Code'],
    ],
    [
      'what is required once the rule is met without that field',
      { shipDate: 'x', carrierId: 1, customerCode: 'A' },
      [customer],
      ['Customer Name is required because Customer ID is not given'],
    ],
    [
      'what is required beside a rule that demands fewer',
      { shipDate: 'x', customerId: 1, customerCode: 'A' },
      [oneOf('customerId', 'customerCode', 'carrierId')],
      [
        'Customer ID or Customer Code or Carrier ID',
        'Carrier Name is required because Carrier ID is not given',
      ],
    ],
    [
      'a value that does not fit, whatever a rule demands',
      { shipDate: 'x', carrierId: 1, customerName: 'too long' },
      [customer],
      ['Customer Name', 'Customer ID or Customer Code'],
    ],
  ])('%s', (_, raw, rules, expected) => expect(told(raw, ...rules)).toEqual(expected));
});

describe('a sum', () => {
  const payment = [
    body('total', decimal(), { label: 'Total Payment' }),
    body('invoices', records('Invoice', body('amount', decimal(), { label: 'Amount' })), {
      label: 'Invoices',
    }),
  ];
  const told = (total: unknown, ...amounts: unknown[]) =>
    parseFields(payment, { total, invoices: amounts.map((amount) => ({ amount })) }, context, [
      sumAtMost('invoices', 'amount', 'total'),
    ]).problems.map(({ message }) => message);

  it.each<[unknown, unknown[]]>([
    ['0.3', ['0.1', '0.2']],
    [5, ['10', '-5']],
    ['-1', ['-1.00']],
    [undefined, [1]],
  ])('of at most %p may be %p', (total, amounts) => expect(told(total, ...amounts)).toEqual([]));

  it('of more is reported, to the last digit', () => {
    expect(told('9007199254740993', '9007199254740992', '1.01')).toEqual([
      'Invoices: expected a sum of at most Total Payment (9007199254740993), got 9007199254740993.01',
    ]);
    expect(told('20', '10', '20')).toEqual([
      'Invoices: expected a sum of at most Total Payment (20), got 30',
    ]);
  });
});

it.each<[Record<string, unknown>, string[]]>([
  [{ kept: 12, merged: '13, 14' }, []],
  [{ kept: 12 }, []],
  [{ kept: 12, merged: '13, 12' }, ['Others: expected other values than in Kept, got 12']],
])('a record is not merged with itself: %j', (raw, expected) => {
  const fields = [
    body('kept', integer(), { label: 'Kept' }),
    body('merged', list(integer()), { label: 'Others' }),
  ];
  const { problems } = parseFields(fields, raw, context, [distinct('kept', 'merged')]);
  expect(problems.map(({ message }) => message)).toEqual(expected);
});

describe('conditions', () => {
  const type = choice({ flat: [0, 'Flat'], percentage: [1, 'Percentage'], box: [2, 'Box'] });
  const missing = (requiredIf: Condition, raw: Record<string, unknown>) =>
    parseFields(
      [
        // Declared before the field of its condition: conditions look at all values, in any order of fields.
        body('rate', text(), { label: 'Rate', requiredIf }),
        body('type', type, { label: 'Type' }),
        body('web', boolean(), { label: 'Web' }),
        body('code', text(), { label: 'Code' }),
      ],
      raw,
      context,
    ).problems.map(({ message }) => message.replace(/: expected.*/, ''));

  it.each<[Condition, Record<string, unknown>, string | undefined]>([
    [{ absent: 'code' }, {}, 'Code is not given'],
    [{ absent: 'code' }, { code: 'A' }, undefined],
    [{ absent: ['code', 'web'] }, {}, 'neither Code nor Web is given'],
    [{ absent: ['code', 'web'] }, { web: false }, undefined],
    [{ present: 'code' }, { code: 'A' }, 'Code is given'],
    [{ present: 'code' }, { code: ' ' }, undefined],
    [{ field: 'type', is: 1 }, { type: 'percentage' }, 'Type is Percentage'],
  ])('%p with %p requires because %p', (condition, raw, because) =>
    expect(missing(condition, raw)).toEqual(because ? [`Rate is required because ${because}`] : []),
  );
});

const declaration = {
  resource: 'thing',
  operation: 'set',
  name: 'Set',
  action: 'Set thing',
  description: '',
  docs: '',
  documented: '',
  effect: 'idempotent',
  result: one({}),
  call: http('POST', '/things', 'body'),
  fields,
} as const satisfies Operation;

describe('a declaration', () => {
  it.each<[string, Partial<Operation>, RegExp]>([
    ['asks about a field that it does not have', { rules: [oneOf('name', 'nam')] }, /a rule about nam,/],
    [
      'requires by a field that it does not have',
      { fields: [body('a', text(), { label: 'A', requiredIf: { absent: 'b' } })] },
      /a rule about b,/,
    ],
    ['is not offered without a reason', { exposed: false }, /say why/],
    [
      'is open where its body is a list',
      { open: 'body', fields: [body('a', id(), { label: 'A', wire: '[].a' })] },
      /whose body is an object/,
    ],
    ['takes a reserved name', { fields: [body('updateFields', text(), { label: 'A' })] }, /reserved name/],
  ])('that %s is refused', (_, change, message) =>
    expect(() => operation({ ...declaration, ...change })).toThrow(message),
  );
});

describe('Additional Fields (JSON)', () => {
  const open = operation({
    ...declaration,
    open: 'body',
    fields: [body('customerName', text(), { label: 'Customer Name', wire: 'customer.name' }), ...fields],
  });
  const problems = (given: unknown) =>
    checkOpen(open, { additionalFieldsJson: given as never }, ['authenticationToken']).map(
      ({ message }) => message,
    );

  it('take what has no field, even if a field of that name travels elsewhere', () =>
    expect(problems({ notes: 'Gift', name: 'in the query' })).toEqual([]));

  it.each([
    [{ customer: {} }, '"customer" has a field of its own: Customer Name'],
    [{ Customer: {} }, '"Customer" has a field of its own: Customer Name'],
    [{ AuthenticationToken: 'x' }, `"AuthenticationToken" can't be set here`],
    [JSON.parse('{"__proto__":{}}'), `"__proto__" can't be set here`],
    [[1], 'expected an object, such as { "notes": "Gift" }'],
    ['text', 'expected an object, such as { "notes": "Gift" }'],
  ])('refuse %p', (given, message) =>
    expect(problems(given)).toEqual([`Additional Fields (JSON): ${message}`]),
  );
});
