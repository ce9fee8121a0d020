import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { eBizCharge } from '../../../nodes/EBizCharge/resources';
import { superOffice } from '../../../nodes/SuperOffice/resources';
import { describe as describeNode } from '../../../nodes/shared/describe/describe';
import { withLink } from '../../../nodes/shared/describe/jsonHelp';
import {
  additional,
  atLeastOne,
  atMostOne,
  body,
  boolean,
  catalogueOf,
  choice,
  control,
  day,
  decimal,
  file,
  filters,
  findFirst,
  http,
  id,
  integer,
  json,
  key,
  list,
  locator,
  lookUp,
  mergeWith,
  one,
  oneOf,
  operation,
  parseFields,
  perEntry,
  precondition,
  query,
  record,
  records,
  rows,
  text,
  time,
  updates,
  type Catalogue,
  type Field,
  type Operation,
  type Rule,
  type Type,
} from '../../../nodes/shared/operation';

const declared = (name: string, fields: Field[], more: Partial<Operation> = {}): Operation =>
  operation({
    resource: 'thing',
    operation: name,
    name,
    action: `${name} thing`,
    description: '',
    docs: '',
    documented: '',
    effect: 'idempotent',
    result: one({}),
    call: http('POST', '/things', 'body'),
    fields,
    ...more,
  });

const catalogue = (...operations: Operation[]): Catalogue => ({
  resources: [...new Set(operations.map(({ resource }) => resource))].map((value) => ({
    value,
    name: value,
  })),
  operations,
});

/** What an operation shows without resource and operation, in order. */
function shownBy(properties: INodeProperties[], resource: string, name: string): INodeProperties[] {
  return properties.filter(({ displayOptions, name: parameter }) => {
    const { resource: resources, operation: operations } = displayOptions?.show ?? {};
    if (parameter === 'resource' || parameter === 'operation') return false;
    return (resources?.includes(resource) ?? true) && (operations?.includes(name) ?? true);
  });
}

const names = (properties: INodeProperties[]) => properties.map(({ name }) => name);

/** The parameter of one field. */
const drawn = (type: Type, options: Partial<Field> = {}): INodeProperties => {
  const field = { ...body('value', type, { label: 'Value' }), ...options };
  const [parameter] = shownBy(describeNode(catalogue(declared('set', [field]))), 'thing', 'set');
  return parameter!;
};

const sectionOf = ({ options = [] }: INodeProperties): INodeProperties[] =>
  (options[0] as INodePropertyCollection).values;

describe('controls', () => {
  it('several choices are picked from a list that starts empty', () =>
    expect(drawn(list(choice({ blue: ['b', 'Blue'], amber: ['a', 'Amber'] })))).toMatchObject({
      type: 'multiOptions',
      default: [],
      options: [
        { name: 'Blue', value: 'blue' },
        { name: 'Amber', value: 'amber' },
      ],
    }));

  it('a list of any objects is JSON', () =>
    expect(drawn(list(json()), { example: '[{ "id": 7 }]' })).toMatchObject({
      type: 'json',
      default: '[]',
      hint: 'For example [{ "id": 7 }]',
    }));

  it('any JSON starts as an empty object', () =>
    expect(drawn(json())).toMatchObject({ type: 'json', default: '{}', hint: 'For example {}' }));

  it('five choices and more are sorted by name', () => {
    const shown = (...labels: string[]) =>
      drawn(choice(Object.fromEntries(labels.map((label, index) => [label.toLowerCase(), [index, label]]))))
        .options?.map(({ name }) => name)
        .join('');
    expect(shown('E', 'D', 'C', 'B', 'A')).toBe('Select…ABCDE');
    expect(shown('D', 'C', 'B', 'A')).toBe('Select…DCBA');
  });

  it('a secret is masked, long text has a box, a file and a time say what they expect', () => {
    expect(drawn(text({ secret: true })).typeOptions).toEqual({ password: true });
    expect(drawn(text({ lines: 4 })).typeOptions).toEqual({ rows: 4 });
    expect(drawn(file('base64'))).toMatchObject({
      type: 'string',
      hint: 'The name of the input binary field that holds the file',
    });
    expect(drawn(time())).toMatchObject({ type: 'string', placeholder: 'e.g. 14:30' });
  });

  it('a hint is shown', () =>
    expect(drawn(id(), { hint: 'Required in a company with several locations' }).hint).toBe(
      'Required in a company with several locations',
    ));

  it('a preset is not shown, in a record either', () => {
    const fields = [
      query('kind', text(), { preset: 'all' }),
      body('rows', records('Row', body('kind', text(), { preset: 'x' }), body('n', id(), { label: 'N' })), {
        label: 'Rows',
      }),
    ];
    const shown = shownBy(describeNode(catalogue(declared('set', fields))), 'thing', 'set');
    expect(names(shown)).toEqual(['rowsMode', 'rows', 'rowsJson', 'options']);
    expect(names(sectionOf(shown[1]!))).toEqual(['n']);
    expect(shown[2]?.description).toBe('A list of objects with n');
  });
});

describe('records', () => {
  const box = records('Box', body('code', key(), { label: 'Code', example: 'A1' }));

  it('are sections within sections', () => {
    const house = record(body('street', text(), { label: 'Street' }), body('boxes', box, { label: 'Boxes' }));
    const section = drawn(house, { label: 'House' });
    expect(section).toMatchObject({ type: 'fixedCollection', default: {}, placeholder: 'Add House' });
    expect(section.typeOptions).toBeUndefined();
    const inner = sectionOf(section);
    expect(names(inner)).toEqual(['street', 'boxes']);
    expect(inner[1]).toMatchObject({ type: 'fixedCollection', typeOptions: { multipleValues: true } });
    expect(names(sectionOf(inner[1]!))).toEqual(['code']);
  });

  it('show members depending on their neighbours', () => {
    const section = drawn(
      record(
        body('type', choice({ flat: [0, 'Flat'], rate: [1, 'Rate'] }), { label: 'Type' }),
        body('rate', text(), { label: 'Rate', shownIf: { field: 'type', is: 1 } }),
      ),
    );
    expect(sectionOf(section)[1]?.displayOptions).toEqual({ show: { type: ['rate'] } });
  });

  it('are shown by the word that a choice at the top saves, in a collection too', () => {
    const type = body('type', choice({ flat: [0, 'Flat'], rate: [1, 'Rate'] }), { label: 'Type' });
    const shownByRate = (name: string) =>
      body(name, text(), { label: name, shownIf: { field: 'type', is: 1 } });
    const [, direct, collection] = shownBy(
      describeNode(
        catalogue(declared('set', [type, shownByRate('Direct'), ...additional(shownByRate('Inside'))])),
      ),
      'thing',
      'set',
    );
    expect(direct?.displayOptions?.show).toMatchObject({ type: ['rate'] });
    const [inside] = collection?.options as INodeProperties[];
    expect(inside?.displayOptions).toEqual({ show: { '/type': ['rate'] } });
  });

  it('say that codes of answers work, if they differ from what is saved', () => {
    const help = 'A code from an answer works too, although n8n marks it red.';
    expect(drawn(choice({ flat: [0, 'Flat'] })).description).toBe(help);
    expect(drawn(choice({ flat: [0, 'Flat'] }), { description: 'Kind of charge' }).description).toBe(
      `Kind of charge. ${help}`,
    );
    expect(drawn(choice({ flat: ['Flat', 'Flat'] })).description).toBeUndefined();
  });

  it('of five members and more are sorted, but not an address', () => {
    const members = ['Street', 'City', 'State', 'Zip', 'Country'].map((label) =>
      body(label.toLowerCase(), text(), { label }),
    );
    const labels = (label: string) =>
      sectionOf(drawn(record(...members), { label })).map((each) => each.displayName);
    expect(labels('Office')).toEqual(['City', 'Country', 'State', 'Street', 'Zip']);
    expect(labels('Office Address')).toEqual(['Street', 'City', 'State', 'Zip', 'Country']);
  });

  it('have an example of the JSON with its quotation marks', () => {
    const fields = [
      body(
        'houses',
        records(
          'House',
          body('number', id(), { label: 'N', example: '5' }),
          body('boxes', box, { label: 'B' }),
        ),
        { label: 'Houses' },
      ),
    ];
    const shown = shownBy(describeNode(catalogue(declared('set', fields))), 'thing', 'set');
    expect(shown[2]?.hint).toBe('For example [{ "number": 5, "boxes": [{ "code": "A1" }] }]');
    expect(shown[2]?.description).toBe('A list of objects with number, boxes');
  });

  it('have an example that is JSON, of the first member and what is required, or else of three members', () => {
    const hintOf = (...members: Field[]) => {
      const fields = [body('rows', records('Row', ...members), { label: 'Rows' })];
      const shown = shownBy(describeNode(catalogue(declared('set', fields))), 'thing', 'set');
      const example = (shown[2]?.hint ?? '').replace('For example ', '');
      return JSON.parse(example) as unknown;
    };
    const free = [
      body('day', day(), { label: 'Day' }),
      body('kind', choice({ box: [1, 'Box'] }), { label: 'Kind' }),
      body('codes', list(text()), { label: 'Codes' }),
      body('left', decimal(), { label: 'Left' }),
    ];
    expect(hintOf(...free)).toEqual([{ day: '2026-01-31', kind: 'box', codes: ['text'] }]);
    expect(hintOf(...free, body('n', id(), { label: 'N', required: true }))).toEqual([
      { day: '2026-01-31', n: 1 },
    ]);
  });

  it('have the word of a choice in their example if the page gives a code', () => {
    const kind = choice({ box: [1, 'Box'], unit: [2, 'Unit'] });
    const fields = [
      body('rows', records('Row', body('kind', kind, { label: 'Kind', example: '2' })), { label: 'Rows' }),
    ];
    const shown = shownBy(describeNode(catalogue(declared('set', fields))), 'thing', 'set');
    expect(shown[2]?.hint).toBe('For example [{ "kind": "unit" }]');
  });
});

describe('resource locators', () => {
  const picked = (label: string, type: Type) => body('value', type, { label, list: 'searchThings' });

  it('are named in errors as in the form', () => {
    const field = { ...picked('Customer ID', id()), required: true };
    const { problems } = parseFields([field], {}, { timezone: 'UTC' });
    expect(problems[0]?.message).toMatch(/^Customer is required: /);
  });

  const ONE_ID = { regex: '^\\s*[0-9]+\\s*$', errorMessage: 'Customer: expected a numeric ID' };
  const idsWith = (separators: string) => ({
    regex: `^[\\s0-9${separators}]+$`,
    errorMessage: 'Carrier IDs: expected numeric IDs with commas between them',
  });

  it.each<[string, Type, string, object | undefined]>([
    ['Customer ID', id(), 'By ID', ONE_ID],
    ['Vendor Code', key(5), 'By Code', undefined],
    ['Color', text(), 'By Value', undefined],
    ['Carrier IDs', list(id()), 'By ID', idsWith(',')],
    ['Carrier IDs', list(id(), { separator: ',' }), 'By ID', idsWith(',')],
    ['Carrier IDs', list(id(), { separator: ':' }), 'By ID', idsWith(':,')],
  ])('%s is given %p', (label, type, displayName, check) => {
    const [parameter] = shownBy(
      describeNode(catalogue(declared('set', [picked(label, type)]))),
      'thing',
      'set',
    );
    // Named by the thing that is picked; its ID is a mode.
    expect(parameter?.displayName).toBe(label === 'Customer ID' ? 'Customer' : label);
    const mode = parameter?.modes?.[1];
    expect(mode).toMatchObject({ name: 'id', displayName });
    const [rule] = mode?.validation ?? [];
    expect((rule as { properties: object } | undefined)?.properties).toEqual(check);
  });
});

it('a record is picked by the address of its page too, where addresses have its ID', () => {
  const picked = body('saleId', integer({ inAddress: ['sale_id'] }), {
    label: 'Sale ID',
    list: 'searchSales',
  });
  const [parameter] = shownBy(describeNode(catalogue(declared('set', [picked]))), 'thing', 'set');
  expect(parameter?.modes?.map(({ name }) => name)).toEqual(['list', 'id', 'url']);
  expect(parameter?.modes?.[2]).toMatchObject({
    displayName: 'By URL',
    placeholder: 'e.g. https://…?sale_id=23',
  });
});

describe('the rows of a list', () => {
  it('begin with what each must have; the rest is sorted', () => {
    const member = (name: string, required = false) => body(name, text(), { label: name, required });
    const row = records(
      'Line',
      member('Z'),
      member('Name', true),
      member('A'),
      member('B'),
      member('Amount', true),
    );
    const [, lines] = shownBy(
      describeNode(catalogue(declared('set', [body('lines', row, { label: 'Lines' })]))),
      'thing',
      'set',
    );
    const [section] = (lines?.options ?? []) as INodePropertyCollection[];
    expect(section?.values.map(({ displayName }) => displayName)).toEqual(['Name', 'Amount', 'A', 'B', 'Z']);
  });
});

describe('alternative keys of one record', () => {
  const fields = [
    body('a', text(), { label: 'A' }),
    body('buyerId', id(20), { label: 'Buyer ID', list: 'searchBuyers' }),
    body('b', text(), { label: 'B' }),
    ...additional(body('buyerCode', key(5), { label: 'Buyer Code', example: 'X1' })),
  ];
  const keys = { id: 'buyerId', code: 'buyerCode' };
  const formOf = (...rules: Rule[]) =>
    shownBy(
      describeNode(
        catalogue(
          operation({ ...declared('set', fields), rules, locators: [locator('buyer', 'Buyer', keys)] }),
        ),
      ),
      'thing',
      'set',
    );

  it('are one locator, in the place of the first, with a mode for each', () => {
    const form = formOf(atLeastOne('buyerId', 'buyerCode'));
    expect(form.map(({ name }) => name)).toEqual(['a', 'buyer', 'b', 'options']);
    const [, buyer] = form;
    expect(buyer).toMatchObject({ displayName: 'Buyer', type: 'resourceLocator', required: true });
    expect(buyer?.default).toEqual({ mode: 'list', value: '' });
    expect(buyer?.modes?.map(({ name, displayName }) => [name, displayName])).toEqual([
      ['list', 'From List'],
      ['id', 'By ID'],
      ['code', 'By Code'],
    ]);
  });

  it('are required only if a rule says so', () => {
    expect(formOf()[1]?.required).toBeUndefined();
    expect(formOf(atMostOne('buyerId', 'buyerCode'))[1]?.required).toBeUndefined();
  });

  it('are errors of the locator', () => {
    const { rules = [] } = operation({
      ...declared('set', fields),
      rules: [oneOf('buyerId', 'buyerCode')],
      locators: [locator('buyer', 'Buyer', keys)],
    });
    const { problems } = parseFields(fields, {}, { timezone: 'UTC' }, rules);
    expect(problems.map(({ message }) => message)).toEqual([
      'Buyer is required: expected a value, got nothing',
    ]);
  });

  it('have modes with names of several words', () => {
    const internal = body('buyerInternalId', key(), { label: 'Buyer Internal ID' });
    const locators = [locator('buyer', 'Buyer', { id: 'buyerId', internalId: 'buyerInternalId' })];
    const [, buyer] = shownBy(
      describeNode(catalogue(operation({ ...declared('set', [...fields, internal]), locators }))),
      'thing',
      'set',
    );
    expect(buyer?.modes?.at(-1)?.displayName).toBe('By Internal ID');
  });

  it('of the record to update come first, wherever they travel', () => {
    const read = declared('get', [body('buyerId', id(20), { label: 'Buyer ID' })], { effect: 'read' });
    const merge = mergeWith(read, { key: { buyerId: 'buyerId' }, fill: { a: 'a' } });
    const locators = [locator('buyer', 'Buyer', keys)];
    const form = shownBy(
      describeNode(catalogue(operation({ ...declared('set', fields), merge, locators }))),
      'thing',
      'set',
    );
    expect(names(form)).toEqual(['buyer', 'a', 'b', 'mergeWithCurrentValues', 'options']);
  });

  it.each([
    ['a field that is not there', { id: 'buyerId', code: 'nobody' }, /by nobody/],
    ['one key alone', { id: 'buyerId' }, /fewer than two/],
  ])('are not %s', (_, wrong, message) => {
    const locators = [locator('buyer', 'Buyer', wrong)];
    expect(() => operation({ ...declared('set', fields), locators })).toThrow(message);
  });
});

describe('collections of optional fields', () => {
  it('have no checks of resource locators: n8n applies them to the parameter of that name at the top', () => {
    const buyer = (...group: Field[]) =>
      shownBy(describeNode(catalogue(declared('set', group))), 'thing', 'set')[0];
    const field = body('buyerId', id(20), { label: 'Buyer ID', list: 'searchBuyers' });
    expect(buyer(field)?.modes?.[1]).toHaveProperty('validation');
    const [inside] = (buyer(...additional(field))?.options ?? []) as INodeProperties[];
    expect(inside?.modes?.map(({ name }) => name)).toEqual(['list', 'id']);
    expect(inside?.modes?.[1]).not.toHaveProperty('validation');
  });

  const web = { name: 'web', type: 'boolean', default: false };
  // A switch that is added and left as it is would turn off what is on in the record.
  const webToChoose = { name: 'web', type: 'options', default: '' };
  const three: Array<[string, (...fields: Field[]) => Field[], string, string, object]> = [
    ['filters', filters, 'Filters', 'Add Filter', web],
    ['additionalFields', additional, 'Additional Fields', 'Add Field', web],
    ['updateFields', updates, 'Update Fields', 'Add Field', webToChoose],
  ];

  it.each(three)(
    '%s are sorted; a boolean is a switch if it changes no record; a choice must be made',
    (name, group, displayName, placeholder, flag) => {
      const fields = group(
        body('web', boolean(), { label: 'Web' }),
        body('color', choice({ red: ['r', 'Red'] }), { label: 'Color' }),
      );
      const shown = shownBy(describeNode(catalogue(declared('set', fields))), 'thing', 'set');
      expect(shown[0]).toMatchObject({ name, displayName, placeholder, type: 'collection', default: {} });
      expect(shown[0]?.options).toMatchObject([{ name: 'color', type: 'options', default: '' }, flag]);
    },
  );

  it.each(three)('%s: a boolean whose two states have their own names must be chosen', (_, group) => {
    const named = boolean({ labels: { yes: 'Web', no: 'Phone' } });
    const fields = group(body('web', named, { label: 'Web' }));
    const shown = shownBy(describeNode(catalogue(declared('set', fields))), 'thing', 'set');
    const options = [
      { name: 'Select…', value: '' },
      { name: 'Web', value: true },
      { name: 'Phone', value: false },
    ];
    expect(shown[0]?.options).toEqual([expect.objectContaining({ ...webToChoose, options })]);
  });

  it('are shown by a field at the top, or one beside', () => {
    const [parameter] = shownBy(
      describeNode(
        catalogue(
          declared('set', [
            ...updates(
              body('a', text(), { label: 'A', shownIf: { field: 'all', is: true } }),
              body('b', text(), { label: 'B', shownIf: { field: 'a', is: 'x' } }),
            ),
            control('all', boolean(), { label: 'All' }),
          ]),
        ),
      ),
      'thing',
      'set',
    ).filter(({ type }) => type === 'collection');
    expect(parameter?.options).toMatchObject([
      { displayOptions: { show: { '/all': [true] } } },
      { displayOptions: { show: { a: ['x'] } } },
    ]);
  });
});

describe('what operations have in common', () => {
  const name = body('name', text(), { label: 'Name' });
  const code = body('code', key(), { label: 'Code' });
  const thingId = body('thingId', id(), { label: 'Thing ID' });
  const create = declared('create', [name, code]);
  const update = declared('update', [thingId, name, code]);
  const swapped = declared('swap', [code, name]);

  it('is described once, and each keeps its order', () => {
    const properties = describeNode(catalogue(create, update, swapped));
    expect(names(shownBy(properties, 'thing', 'create'))).toEqual(['name', 'code', 'options']);
    expect(names(shownBy(properties, 'thing', 'update'))).toEqual(['thingId', 'name', 'code', 'options']);
    expect(names(shownBy(properties, 'thing', 'swap'))).toEqual(['code', 'name', 'options']);
    expect(properties.filter((each) => each.name === 'code')).toHaveLength(1);
    // Its name comes after its code, so the name of the others can't be its own.
    expect(properties.filter((each) => each.name === 'name')).toHaveLength(2);
  });

  it.each<[order: string, operations: Operation[]]>([
    ['get, create, update', [declared('get', [thingId]), create, update]],
    ['update, create, get', [update, create, declared('get', [thingId])]],
    ['create, get, update', [create, declared('get', [thingId]), update]],
  ])('is described once, in whatever order operations are declared: %s', (_, operations) => {
    const properties = describeNode(catalogue(...operations));
    expect(names(shownBy(properties, 'thing', 'update'))).toEqual(['thingId', 'name', 'code', 'options']);
    for (const each of ['thingId', 'name', 'code'])
      expect(properties.filter((property) => property.name === each)).toHaveLength(1);
  });

  it('is described once for all resources, and hidden for operations that lack it', () => {
    const inOther = (name: string, fields: Field[]) => ({ ...declared(name, fields), resource: 'other' });
    const properties = describeNode(
      catalogue(
        create,
        swapped,
        inOther('create', [name, code]),
        inOther('swap', []),
        inOther('move', [code]),
      ),
    );
    expect(names(shownBy(properties, 'thing', 'create'))).toEqual(['name', 'code', 'options']);
    expect(names(shownBy(properties, 'other', 'create'))).toEqual(['name', 'code', 'options']);
    expect(names(shownBy(properties, 'other', 'swap'))).toEqual(['options']);
    expect(names(shownBy(properties, 'other', 'move'))).toEqual(['code', 'options']);
    expect(
      properties.filter((each) => each.name === 'name').map(({ displayOptions }) => displayOptions?.show),
    ).toEqual([
      { resource: ['thing', 'other'], operation: ['create'] },
      { resource: ['thing'], operation: ['swap'] },
    ]);
  });

  it('is described once if resources share it, even with operations that the others do not have', () => {
    const inOther = (operationName: string, fields: Field[]) => ({
      ...declared(operationName, fields),
      resource: 'other',
    });
    const properties = describeNode(catalogue(create, inOther('create', [code]), inOther('move', [code])));
    expect(
      properties.filter((each) => each.name === 'code').map(({ displayOptions }) => displayOptions?.show),
    ).toEqual([{ resource: ['thing', 'other'], operation: ['create', 'move'] }]);
  });

  it('a warning is described once if no other operation would get it', () => {
    const once = (operation: Operation, resource: string): Operation => ({
      ...operation,
      resource,
      effect: 'once',
    });
    const properties = describeNode(
      catalogue(
        once(create, 'thing'),
        once(create, 'other'),
        once(declared('createMany', []), 'other'),
        update,
      ),
    );
    expect(
      properties.filter(({ type }) => type === 'notice').map(({ displayOptions }) => displayOptions?.show),
    ).toEqual([{ resource: ['thing', 'other'], operation: ['create', 'createMany'] }]);
    expect(names(shownBy(properties, 'thing', 'update'))).not.toContain('createsAnotherNotice');
  });

  it('an operation that looks first and does nothing twice warns of no repeat', () => {
    const search = declared('search', [query('name', text(), { label: 'Name' })], {
      effect: 'read',
      result: rows('things', { id: integer(), name: text(), active: boolean() }),
    });
    const find = (onlyOne?: { what: string }) =>
      lookUp(search, {
        text: 'Search for it.',
        by: [{ from: 'name', field: 'name' }],
        key: { field: 'name', member: 'name' },
        id: 'id',
        same: {},
        gives: { id: 'id' },
        mark: 'alreadyCreated',
        ...(onlyOne ? { onlyOne } : {}),
      });
    const once = (operationName: string, more: Partial<Operation>) =>
      declared(operationName, [name], { effect: 'once', ...more });
    const properties = describeNode(
      catalogue(
        once('create', { lookUp: find() }),
        once('createOne', { lookUp: find({ what: 'thing' }) }),
        once('activate', {
          lookUp: 'Search for it.',
          serializeBy: ['name'],
          preconditions: [
            precondition(search, { with: { name: 'name' }, done: { member: 'active', is: true } }),
          ],
        }),
        once('move', { lookUp: 'Search for it.' }),
        once('save', {
          upsert: findFirst(declared('update', [name]), {
            lookUps: [{ name: 'name', label: 'Name', read: search, by: [{ from: 'name', field: 'name' }] }],
            key: {},
          }),
        }),
      ),
    );
    const noticesOf = (operationName: string) =>
      names(shownBy(properties, 'thing', operationName)).filter((each) => each.endsWith('Notice'));
    expect(['create', 'createOne', 'activate', 'move', 'save'].map(noticesOf)).toEqual([
      ['createsAnotherNotice'],
      [],
      [],
      ['runsAgainNotice'],
      [],
    ]);
  });

  it('of money that is sent once for each key says so, and there is none where the record itself shows what was done', () => {
    const properties = describeNode(eBizCharge);
    const noticesOf = (resource: string, name: string) =>
      shownBy(properties, resource, name)
        .filter(({ type }) => type === 'notice')
        .map(({ displayName }) => displayName);
    const once = (label: string) =>
      `Each ${label} is sent once: if it comes again, also in a later run, nothing is sent.`;
    expect(noticesOf('transaction', 'chargeStoredMethod')).toEqual([once('Charge Key')]);
    expect(noticesOf('transaction', 'refund')).toEqual([once('Refund Key')]);
    expect(noticesOf('payment', 'create')).toEqual([once('Reference Number')]);
    expect(noticesOf('transaction', 'void')).toEqual([]);
    expect(noticesOf('transaction', 'capture')).toEqual([]);
  });

  it('of a call that users state is gone while they say that it only reads', () => {
    const notices = describeNode(superOffice).filter(
      ({ name: each, displayOptions }) =>
        each === 'runsAgainNotice' && displayOptions?.show?.operation?.includes('callRest'),
    );
    expect(notices.map(({ displayOptions }) => displayOptions?.show)).toEqual([
      { resource: ['api'], operation: ['callRest'], onlyReads: [false] },
    ]);
  });

  it('is not shared by fields that differ in a word', () => {
    const other = declared('update', [{ ...name, description: 'Another' }]);
    const properties = describeNode(catalogue(create, other));
    expect(
      properties.filter((each) => each.name === 'name').map((each) => each.displayOptions?.show),
    ).toEqual([
      { resource: ['thing'], operation: ['update'] },
      { resource: ['thing'], operation: ['create'] },
    ]);
  });

  it('Return All and Limit are for lists alone, between the fields and their filters', () => {
    const listed = (resource: string, operationName: string, walk?: 'whole') => {
      const fields = [
        query('day', text(), { label: 'Day' }),
        ...filters(query('name', text(), { label: 'Name' })),
      ];
      return declared(operationName, fields, { resource, result: rows('things', {}), walk });
    };
    const properties = describeNode(
      catalogue(
        listed('thing', 'getMany', 'whole'),
        listed('part', 'getMany', 'whole'),
        listed('part', 'find'),
      ),
    );
    const all = ['day', 'returnAll', 'limit', 'filters', 'options'];
    expect(names(shownBy(properties, 'thing', 'getMany'))).toEqual(all);
    expect(names(shownBy(properties, 'part', 'getMany'))).toEqual(all);
    expect(names(shownBy(properties, 'part', 'find'))).toEqual(['day', 'filters', 'options']);
    expect(properties.filter((each) => each.name === 'returnAll')).toHaveLength(1);
  });

  it('Options are one collection, with a batch size where there are batches', () => {
    const mark = declared('mark', [body('ids', list(id()), { label: 'IDs' })], {
      batch: { collects: 'ids', verdict: perEntry('rows', 'id', 'status') },
    });
    const [options, ...more] = describeNode(catalogue(create, mark)).filter(
      (each) => each.name === 'options',
    );
    expect(more).toEqual([]);
    expect(options?.displayOptions).toBeUndefined();
    expect(options?.options?.[0]).toMatchObject({
      name: 'batchSize',
      default: 500,
      displayOptions: { show: { '/resource': ['thing'], '/operation': ['mark'] } },
    });
  });

  it('operations that must not be repeated say what a run does', () => {
    const once = (name: string) => declared(name, [], { effect: 'once' });
    const properties = describeNode(
      catalogue(once('create'), once('confirm'), once('createOrUpdate'), declared('update', [])),
    );
    const notices = (name: string) =>
      shownBy(properties, 'thing', name)
        .filter(({ type }) => type === 'notice')
        .map(({ displayName }) => displayName);
    expect(notices('create')).toEqual([
      'Each run creates another record. Pin this node’s output while you build the workflow.',
    ]);
    const again = 'Each run carries this out once more. Pin this node’s output while you build the workflow.';
    expect(notices('confirm')).toEqual([again]);
    expect(notices('createOrUpdate')).toEqual([again]);
    expect(notices('update')).toEqual([]);
  });

  it('a switch can have a warning, which stands there while it is on', () => {
    const all = control('all', boolean(), { label: 'All', warning: 'Everything is changed.' });
    const shown = shownBy(describeNode(catalogue(declared('set', [all]))), 'thing', 'set');
    expect(shown[1]).toMatchObject({
      displayName: 'Everything is changed.',
      type: 'notice',
      displayOptions: { show: { all: [true] } },
    });
  });

  it('a choice of a read can start with a value, one of a change can’t', () => {
    const kind = query('kind', choice({ box: ['b', 'Box'], all: ['a', 'All'] }), {
      label: 'Kind',
      required: true,
      starts: 'all',
    });
    const list = declared('list', [kind], { effect: 'read' });
    const [, , parameter] = describeNode(catalogue(list));
    expect(parameter).toMatchObject({ name: 'kind', default: 'all' });
    expect(names(parameter?.options as INodeProperties[])).toEqual(['Box', 'All']);
    expect(() => declared('set', [kind])).toThrow('only a read starts with a choice');
  });

  it('Additional Fields (JSON) are for open operations alone', () => {
    const open = declared('open', [], { open: 'body', docs: 'https://vendor.example/open' });
    const properties = describeNode(catalogue(create, open));
    expect(names(shownBy(properties, 'thing', 'open'))).toEqual(['options']);
    const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
    expect(options.filter(({ name }) => name === 'additionalFieldsJson')).toEqual([
      {
        displayName: 'Additional Fields (JSON)',
        name: 'additionalFieldsJson',
        type: 'json',
        default: '{}',
        hint: 'For example { "notes": "Gift" }',
        description: 'What the documentation leaves out; what it names has a field of its own',
        displayOptions: { show: { '/resource': ['thing'], '/operation': ['open'] } },
      },
    ]);
  });

  it('Additional Fields (JSON) are described once for open operations with pages of their own', () => {
    const open = (operationName: string, resource: string): Operation =>
      declared(operationName, [], {
        resource,
        open: 'body',
        docs: `https://vendor.example/${operationName}`,
      });
    const properties = describeNode(
      catalogue(create, open('open', 'thing'), open('open', 'part'), open('close', 'part')),
    );
    const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
    expect(
      options.filter(({ name }) => name === 'additionalFieldsJson').map((each) => each.displayOptions?.show),
    ).toEqual([{ '/resource': ['thing', 'part'], '/operation': ['open', 'close'] }]);
  });
});

describe('the lists of resources and operations', () => {
  const resources = ['zebra', 'apple', 'invoice'].map((value) => ({ value, name: value }));
  const operations = resources.map(({ value }) => declared('get', [], { resource: value }));
  const offered = (more: Partial<Catalogue>) =>
    describeNode({ resources, operations, ...more })[0]!.options?.map(({ name }) => name);

  it('begin with the most used ones, the rest by name', () => {
    expect(offered({})).toEqual(['apple', 'invoice', 'zebra']);
    expect(offered({ mostUsed: ['invoice', 'zebra'] })).toEqual(['invoice', 'zebra', 'apple']);
  });

  it('link each operation to the vendor’s page', () => {
    const [, list] = describeNode(
      catalogue(
        declared('get', [], { description: 'Get one thing', docs: 'https://vendor.example/get' }),
        declared('set', [], {
          description: 'Set it. Twice changes nothing.',
          docs: 'https://vendor.example/set',
        }),
      ),
    );
    expect(list?.options?.map((each) => (each as INodePropertyOptions).description)).toEqual([
      'Get one thing. <a href="https://vendor.example/get" target="_blank">More info</a>.',
      'Set it. Twice changes nothing. <a href="https://vendor.example/set" target="_blank">More info</a>.',
    ]);
  });

  it.each([
    ['https://a.example/wiki/spaces/API/pages/117/Add+a+Box', 'https://a.example/wiki/spaces/API/pages/117'],
    ['https://a.example/wiki/spaces/API/pages/117', 'https://a.example/wiki/spaces/API/pages/117'],
    [
      'https://a.example/wiki/spaces/API/pages/117/Box#move',
      'https://a.example/wiki/spaces/API/pages/117/Box#move',
    ],
    ['https://a.example/pages/117/Box', 'https://a.example/pages/117/Box'],
  ])('link a page of Confluence by its number: %s', (docs, linked) =>
    expect(withLink('Help', docs)).toBe(`Help. <a href="${linked}" target="_blank">More info</a>.`),
  );

  it('preselect the resource declared first, whatever is listed first', () =>
    expect(describeNode({ resources, operations, mostUsed: ['invoice'] })[0]?.default).toBe('zebra'));

  it('leave out what is documented and not offered, and a resource without anything else', () => {
    const hidden = declared('login', [], {
      resource: 'session',
      exposed: false,
      why: 'It returns a password',
    });
    const made = catalogueOf(
      { resource: { value: 'thing', name: 'Thing' }, get: declared('get', []) },
      { resource: { value: 'session', name: 'Session' }, hidden },
    );
    expect(made.resources.map(({ value }) => value)).toEqual(['thing']);
    expect(made.operations.map((each) => each.operation)).toEqual(['get']);
    expect(made.notOffered).toEqual([hidden]);
  });
});
