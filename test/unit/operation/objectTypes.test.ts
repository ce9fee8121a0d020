import { stringify } from 'lossless-json';
import {
  additional,
  argument,
  body,
  boolean,
  control,
  day,
  decimal,
  http,
  integer,
  key,
  list,
  member,
  money,
  objectType,
  one,
  operation,
  parseFields,
  record,
  records,
  rows,
  text,
  updates,
  type ArgumentOptions,
  type Field,
  type ObjectType,
} from '../../../nodes/shared/operation';
import { httpWriter } from '../../../nodes/shared/protocol/json/write';
import { writerOf } from '../../../nodes/shared/protocol/soap/write';

const context = { timezone: 'America/New_York' };

const Address: ObjectType = objectType('Address', () => [
  member('Street', text()),
  member('City', text(), { required: true }),
  member('ZipCode', key()),
]);

const Item: ObjectType = objectType('Item', () => [
  member('ItemId', key(), { required: true }),
  member('UnitPrice', money()),
  member('Qty', decimal()),
  member('Taxable', boolean(), { otherwise: false }),
  member('Parts', records({ item: 'Item' }, Item)),
]);

const Bill: ObjectType = objectType('Bill', () => [
  member('MerchantId', text()),
  member('CustomerId', key()),
  member('BillNumber', key()),
  member('BillDate', day()),
  member('Amount', money()),
  member('Limit', integer()),
  member('ShipTo', record(Address)),
  member('Items', records({ item: 'Item' }, Item)),
  member('NotifyCustomer', boolean(), { otherwise: false }),
  member('Software', text()),
]);

const fieldsFor = (options: ArgumentOptions) => argument('bill', Bill, options);

/** The body of a call with the fields, as JSON text: its order is what is asked about. */
function bodyOf(fields: Field[], raw: Record<string, unknown>): string | undefined {
  const create = operation({
    resource: 'bill',
    operation: 'create',
    name: 'Create',
    action: 'Create bill',
    description: '',
    docs: '',
    documented: '',
    call: http('POST', '/bills', 'header'),
    effect: 'once',
    fields,
    result: one({}),
  });
  const { values, problems } = parseFields(fields, raw, context);
  expect(problems).toEqual([]);
  return stringify(httpWriter(create)(values).body);
}

describe('an object type', () => {
  it('names its members by the vendor’s spelling', () => {
    const Sample = objectType('Sample', () => [
      member('CustomerInternalId', key()),
      member('isDeleted', text()),
      member('PoNum', text(), { label: 'PO Number' }),
      member('URL', text()),
      member('SoftwareId', text(), { name: 'software' }),
    ]);
    expect(Sample.fields.map(({ name, wire, label }) => [name, wire, label])).toEqual([
      ['customerInternalId', 'CustomerInternalId', 'Customer Internal ID'],
      ['isDeleted', 'isDeleted', 'Is Deleted'],
      ['poNum', 'PoNum', 'PO Number'],
      ['url', 'URL', 'URL'],
      ['software', 'SoftwareId', 'Software ID'],
    ]);
  });

  it('has each name once', () =>
    expect(() => objectType('Sample', () => [member('Id', key()), member('id', key())]).fields).toThrow(
      'Sample has two members named id',
    ));

  it('is the shape of an answer', () => {
    const shape = { Street: text(), City: text(), ZipCode: key() };
    expect(one(Address)).toEqual(one(shape));
    expect(rows('Addresses', Address)).toEqual(rows('Addresses', shape));
  });
});

describe('an argument in a form', () => {
  const fields = fieldsFor({
    top: ['billNumber', 'customerId', 'amount'],
    required: ['customerId'],
    rest: additional,
    omit: ['merchantId', 'items.parts'],
    rename: { limit: 'creditLimit' },
    preset: { software: 'n8n' },
    change: { customerId: { label: 'Customer ID', list: 'searchCustomers', description: 'Who pays' } },
  });

  it('has the top members first and in their order, and the rest in a collection', () =>
    expect(fields.map(({ name, group, required, preset }) => [name, group, required, preset])).toEqual([
      ['billNumber', undefined, false, undefined],
      ['customerId', undefined, true, undefined],
      ['amount', undefined, false, undefined],
      ['software', undefined, false, 'n8n'],
      ['billDate', 'additionalFields', false, undefined],
      ['creditLimit', 'additionalFields', false, undefined],
      ['shipTo', 'additionalFields', false, undefined],
      ['items', 'additionalFields', false, undefined],
      ['notifyCustomer', 'additionalFields', false, undefined],
    ]));

  it('uses the form’s own words where it has some, otherwise the type’s', () => {
    expect(fields[1]).toMatchObject({ label: 'Customer', list: 'searchCustomers', description: 'Who pays' });
    expect(fields[5]).toMatchObject({ label: 'Limit', wire: 'bill.Limit' });
  });

  it('travels as one object in schema order, with what the schema demands', () =>
    expect(
      bodyOf(fields, {
        amount: 12.5,
        billNumber: '7',
        customerId: 'C1',
        creditLimit: 3,
        shipTo: { zipCode: '1', city: 'Bonn' },
        items: [{ qty: 2, itemId: 'A' }],
      }),
    ).toBe(
      '{"bill":{"CustomerId":"C1","BillNumber":"7","Amount":"12.5","Limit":3,"ShipTo":{"City":"Bonn","ZipCode":"1"},' +
        '"Items":[{"ItemId":"A","Qty":2,"Taxable":false}],"NotifyCustomer":false,"Software":"n8n"}}',
    ));

  it('travels as XML in schema order too, with what the schema demands', () => {
    const raw = {
      amount: 12.5,
      billNumber: '7',
      customerId: 'C1',
      items: [
        { qty: 2, itemId: 'A' },
        { itemId: 'B', taxable: true },
      ],
    };
    const { values, problems } = parseFields(fields, raw, context);
    expect(problems).toEqual([]);
    expect(writerOf(fields)(values)).toBe(
      '<bill><CustomerId>C1</CustomerId><BillNumber>7</BillNumber><Amount>12.5</Amount><Items>' +
        '<Item><ItemId>A</ItemId><Qty>2</Qty><Taxable>false</Taxable></Item>' +
        '<Item><ItemId>B</ItemId><Taxable>true</Taxable></Item></Items>' +
        '<NotifyCustomer>false</NotifyCustomer><Software>n8n</Software></bill>',
    );
  });

  it('sends what users give instead of the schema’s default', () =>
    expect(bodyOf(fieldsFor({ top: ['notifyCustomer'] }), { notifyCustomer: true })).toBe(
      '{"bill":{"NotifyCustomer":true}}',
    ));

  it('travels only if something is given', () =>
    expect(bodyOf(fieldsFor({ rest: updates, rename: { limit: 'creditLimit' } }), {})).toBeUndefined());

  it('offers only what it names, without a rest', () =>
    expect(fieldsFor({ top: ['amount'] }).map(({ name }) => name)).toEqual(['amount']));

  it('shows members of a record among its own', () => {
    const spread = fieldsFor({
      top: ['shipTo.city', 'amount'],
      rest: additional,
      required: ['shipTo.city'],
      omit: ['items'],
    });
    expect(spread.map(({ name }) => name)).toEqual([
      'city',
      'amount',
      'merchantId',
      'customerId',
      'billNumber',
      'billDate',
      'limit',
      'street',
      'zipCode',
      'notifyCustomer',
      'software',
    ]);
    expect(spread[0]).toMatchObject({ required: true, wire: 'bill.ShipTo.City' });
    expect(
      bodyOf(
        spread.filter(({ name }) => name !== 'limit'),
        { zipCode: '1', city: 'Bonn', amount: 1, street: 'Am Rhein' },
      ),
    ).toBe(
      '{"bill":{"Amount":"1","ShipTo":{"Street":"Am Rhein","City":"Bonn","ZipCode":"1"},"NotifyCustomer":false}}',
    );
  });

  it('may be the body itself, beside other members of it', () => {
    const bodyFields = argument('', Address, { top: ['zipCode', 'city'] });
    expect(
      bodyOf([...bodyFields, ...argument('item', Item, { top: ['qty'] })], {
        qty: 1,
        zipCode: '1',
        city: 'Bonn',
      }),
    ).toBe('{"City":"Bonn","ZipCode":"1","item":{"Qty":1,"Taxable":false}}');
  });

  it('takes one value with several members, for a control of its own that shows the rest', () => {
    const [first] = fieldsFor({ top: ['amount'] });
    const whole = first?.part?.whole;
    if (!first || !whole) throw new Error('no part');
    const mapped: Field = {
      ...control('more', record(...Bill.fields), { label: 'More' }),
      part: { whole, path: [] },
    };
    expect(bodyOf([first, mapped], { amount: 1, more: { customerId: 'C1', shipTo: { city: 'Bonn' } } })).toBe(
      '{"bill":{"CustomerId":"C1","Amount":"1","ShipTo":{"City":"Bonn"},"NotifyCustomer":false}}',
    );
  });

  it.each<[options: ArgumentOptions, member: string]>([
    [{ top: ['amuont'] }, 'amuont'],
    [{ required: ['shipTo.town'] }, 'shipTo.town'],
    [{ omit: ['items.colour'] }, 'items.colour'],
    [{ preset: { 'items.qty': 1 } }, 'items.qty'],
    [{ top: ['shipTo', 'shipTo.city'] }, 'shipTo'],
  ])('refuses at load what the type does not have: %j', (options, wrong) =>
    expect(() => fieldsFor(options)).toThrow(`The argument bill: Bill has no member ${wrong}`),
  );
});

describe('rows given as JSON', () => {
  const [items] = fieldsFor({ top: ['items'], omit: ['items.parts.parts'] });
  const parsed = (raw: unknown, origin: 'typed' | 'data' = 'typed') => {
    const { values, problems } = parseFields(
      items ? [items] : [],
      { items: raw },
      { ...context, origin: { items: origin } },
    );
    return problems[0]?.message ?? values.items;
  };

  it.each([
    ['[{ "itemId": "A", "unitPrice": 1.5 }]'],
    ['[{ "ItemId": "A", "UnitPrice": "1.5" }]'],
    ['[{ "ITEMID": "A", "unitprice": 1.5 }]'],
    [[{ itemID: 'A', UNITPRICE: 1.5 }]],
  ])('take the field’s name or the vendor’s, in any letter case: %j', (raw) =>
    expect(parsed(raw)).toEqual([{ itemId: 'A', unitPrice: '1.5' }]),
  );

  it('take either at any depth', () =>
    expect(parsed([{ ItemId: 'A', PARTS: [{ itemid: 'B' }] }])).toEqual([
      { itemId: 'A', parts: [{ itemId: 'B' }] },
    ]));

  it('recognize a code with zeros as a code, however its member is written', () => {
    const counted = records('Row', member('RowId', list(integer())));
    const field: Field = { ...control('rows', counted, { label: 'Rows' }) };
    const { problems } = parseFields(
      [field],
      { rows: [{ ROWID: '007' }] },
      { ...context, origin: { rows: [{ ROWID: 'data' }] } },
    );
    expect(problems[0]?.message).toMatch(
      /^Rows, row 1, Row ID: expected a whole number without zeros before it/,
    );
  });

  it.each([
    [
      [{ itemId: 'A', unitPrise: 1 }],
      'Items, row 1: expected no other members than itemId, unitPrice, qty, taxable, parts, got "unitPrise". The nearest is unitPrice',
    ],
    [
      [{ itemId: 'A' }, { itemId: 'B', Colour: 'red' }],
      'Items, row 2: expected no other members than itemId, unitPrice, qty, taxable, parts, got "Colour"',
    ],
    [
      [{ itemId: 'A', ItemId: 'B' }],
      'Items, row 1: expected only one of itemId and ItemId: they mean the same, got both',
    ],
    [
      [{ itemId: 'A', parts: [{ itemId: 'B', quantity: 1 }, { itmId: 'C' }] }],
      'Items, row 1, Parts, row 1: expected no other members than itemId, unitPrice, qty, taxable, got "quantity"',
    ],
  ])('refuse %j', (raw, message) => expect(parsed(raw)).toBe(message));

  it('name a dozen members of many', () => {
    const Wide = objectType('Wide', () =>
      Array.from({ length: 15 }, (_, index) => member(`Column${index}`, text())),
    );
    const field: Field = control('rows', records('Row', Wide), { label: 'Rows' });
    const { problems } = parseFields([field], { rows: [{ colum3: 'x' }] }, context);
    expect(problems[0]?.message).toMatch(/column11 and 3 more, got "colum3"\. The nearest is column3$/);
  });
});

describe('what is sent otherwise', () => {
  it('is for fields that may be left out', () =>
    expect(() =>
      bodyOf([body('notify', boolean(), { label: 'Notify', required: true, otherwise: false })], {
        notify: true,
      }),
    ).toThrow('bill.create: notify is always given, so nothing is sent otherwise'));

  it('gives way in a form that demands the member, or sends a value of its own', () => {
    const demanded = fieldsFor({ top: ['notifyCustomer'], required: ['notifyCustomer'] });
    expect(bodyOf(demanded, { notifyCustomer: true })).toBe('{"bill":{"NotifyCustomer":true}}');
    expect(parseFields(demanded, {}, context).problems).toHaveLength(1);
    const preset = fieldsFor({ top: ['amount'], preset: { notifyCustomer: true } });
    expect(bodyOf(preset, { amount: 1 })).toBe('{"bill":{"Amount":"1","NotifyCustomer":true}}');
  });
});

it('sends an empty text that the declaration always sends', () =>
  expect(bodyOf([body('sort', text(), { preset: '' })], {})).toBe('{"sort":""}'));
