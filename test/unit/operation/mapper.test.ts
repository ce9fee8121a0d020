import { describedOnce } from '../../../nodes/shared/describe/share';
import { directFields } from '../../../nodes/shared/describe/fields';
import {
  argument,
  autoMapped,
  body,
  choice,
  convertRecord,
  coded,
  day,
  done,
  fromForm,
  http,
  id,
  inForm,
  integer,
  isPlainObject,
  loadedFields,
  mapped,
  mapper,
  member,
  moment,
  objectType,
  operation,
  record,
  soap,
  text,
  updates,
  wholeValues,
  withLoaded,
  type FieldsRead,
  type Operation,
} from '../../../nodes/shared/operation';
import { writerOf } from '../../../nodes/shared/protocol/soap/write';
import { fieldTable } from '../../reference/fields';

const about = (name: string) => ({
  resource: 'member',
  operation: name,
  name,
  action: name,
  description: name,
  docs: '',
  documented: '',
  call: http('POST', '/members'),
  effect: 'once' as const,
  result: done(),
});

const getFields: Operation = operation({ ...about('getFields'), effect: 'read', fields: [] });

const source: FieldsRead = {
  operation: getFields,
  id: 'key',
  label: 'caption',
  type: { member: 'kind', types: { Text: text(), Number: integer(), List: choice({}) } },
  choices: { at: 'options', value: 'id', label: 'name' },
};

const Address = objectType('Address', () => [member('City', text()), member('Country', text())]);
const Member = objectType('Member', () => [
  member('Name', text()),
  member('Born', day()),
  member('Address', record(Address)),
  member('Extra', mapper(source)),
]);

const more = mapped('moreFields', { label: 'More Fields' });
const create = operation({
  ...about('create'),
  fields: argument('Member', Member, { top: ['name', 'address.city'], rest: more }),
});

describe('fields that a mapper offers', () => {
  it('are fields of the operation like any other: checked, compared and listed in the reference', () => {
    expect(create.fields.map(({ name }) => name)).toEqual(['name', 'city', 'born', 'country', 'extra']);
    expect(fieldTable(create)).toEqual([
      '| Field | Sent as | Takes | Required |',
      '| --- | --- | --- | --- |',
      '| Name | `Member.Name` (body) | text |  |',
      '| City | `Member.Address.City` (body) | text |  |',
      '| More Fields: Born | `Member.Born` (body) | a date such as 2026-01-31 |  |',
      '| More Fields: Country | `Member.Address.Country` (body) | text |  |',
      '| More Fields: Extra | `Member.Extra` (body) | values of your own fields |  |',
      '',
    ]);
  });

  it('cost the description of a node the same few bytes for all operations', () => {
    const update = operation({
      ...about('update'),
      fields: argument('Member', Member, { top: ['name'], rest: more }),
    });
    const drawn = describedOnce([create, update], directFields).filter(
      ({ type }) => type === 'resourceMapper',
    );
    expect(drawn).toHaveLength(1);
    expect(drawn[0]?.displayOptions?.show).toEqual({ resource: ['member'], operation: ['create', 'update'] });
    expect(JSON.stringify(drawn).length).toBeLessThan(500);
  });

  it('travel in schema order over SOAP too', () => {
    const values = { country: 'NO', name: 'Ana', born: '1999-03-04', city: 'Oslo' };
    expect(writerOf(create.fields)(values)).toBe(
      '<Member><Name>Ana</Name><Born>1999-03-04</Born><Address><City>Oslo</City><Country>NO</Country></Address></Member>',
    );
  });

  it.each<[what: string, fields: Operation['fields'], message: string]>([
    [
      'in a collection',
      more(...updates(body('note', text(), { label: 'Note' }))),
      'in a collection and in a mapper',
    ],
    [
      'under another field’s name',
      [body('moreFields', text(), { label: 'More' }), ...more(body('note', text(), { label: 'Note' }))],
      'has moreFields twice',
    ],
  ])('stand in no other place of the form: %s', (_, fields, message) =>
    expect(() => operation({ ...about('wrong'), fields })).toThrow(message),
  );
});

describe('a customer’s own fields', () => {
  const described = [
    { key: 'size', caption: 'Size', kind: 'Number' },
    { key: 'size', caption: 'Size again', kind: 'Number' },
    { key: 'a.b', caption: 'A path', kind: 'Text' },
    { key: '', caption: 'Nothing', kind: 'Text' },
    { key: 'name', caption: '', kind: 'Text' },
    { key: 'rank', caption: 'Rank', kind: 'List', options: [{ id: 1, name: 'Duke' }, { id: 2 }] },
    { key: 'picture', caption: 'Picture', kind: 'Picture' },
  ];
  const loaded = loadedFields([{ source, described }], new Map());

  it('are those that have an ID and a type', () => {
    expect(loaded.known.map(({ name, label }) => [name, label])).toEqual([
      ['size', 'Size'],
      ['name', 'name'],
      ['rank', 'Rank'],
    ]);
    expect(loaded.known[2]?.type).toEqual({
      kind: 'choice',
      choices: [
        { word: '1', value: '1', label: 'Duke' },
        { word: '2', value: '2', label: '2' },
      ],
    });
  });

  it('take no longer texts than their description says; 0 is no limit', () => {
    const { known } = loadedFields(
      [
        {
          source: { ...source, maxLength: 'most' },
          described: [
            { key: 'motto', kind: 'Text', most: 20 },
            { key: 'note', kind: 'Text', most: 0 },
            { key: 'song', kind: 'Text' },
          ],
        },
      ],
      new Map(),
    );
    expect(known.map(({ type }) => type)).toEqual([text(20), text(), text()]);
  });

  it('are typed in if their list has no entries, or can’t be read', () => {
    const coded = {
      ...source.type.types,
      Coded: { kind: 'coded' as const, of: choice({}), sent: '[{value}]' },
    };
    const { known } = loadedFields(
      [
        {
          source: { ...source, type: { member: 'kind', types: coded } },
          described: [
            { key: 'rank', kind: 'List', options: [] },
            { key: 'guild', kind: 'Coded' },
          ],
        },
      ],
      new Map(),
    );
    expect(known.map(({ type }) => type)).toEqual([text(), { ...coded.Coded, of: text() }]);
  });

  it('may come from two reads: the first one counts, and no two have one label', () => {
    const second: FieldsRead = {
      ...source,
      id: 'name',
      label: 'title',
      readOnly: { member: 'fixed', is: true },
    };
    const { known, writable } = loadedFields(
      [
        { source, described: [{ key: 'size', caption: 'Size', kind: 'Number', fixed: true }] },
        {
          source: second,
          described: [
            { name: 'size', title: 'How big', kind: 'Text' },
            { name: 'x_size', title: 'Size', kind: 'Text' },
            { name: 'x_age', title: 'Age', kind: 'Number', fixed: true },
          ],
        },
      ],
      new Map(),
    );
    expect(known.map(({ name, label, type }) => [name, label, type.kind])).toEqual([
      ['size', 'Size (size)', 'integer'],
      ['x_size', 'Size (x_size)', 'text'],
      ['x_age', 'Age', 'integer'],
    ]);
    expect(writable.map(({ name }) => name)).toEqual(['size', 'x_size']);
  });

  it('travel within the argument, apart from fields of the same name', () => {
    const complete = withLoaded(create, () => loaded);
    const values = { name: 'Ana', 'extra.size': 44, 'extra.name': 'Own' };
    expect(wholeValues(complete.fields, values)).toEqual({
      Member: { name: 'Ana', extra: { size: 44, name: 'Own' } },
    });
    expect(writerOf(complete.fields)(values)).toBe(
      '<Member><Name>Ana</Name><Extra><size>44</size><name>Own</name></Extra></Member>',
    );
  });

  it('give the same operation as long as they are the same', () => {
    const complete = withLoaded(create, () => loaded);
    expect(withLoaded(create, () => loaded)).toBe(complete);
    expect(withLoaded(create, () => ({ ...loaded }))).not.toBe(complete);
    expect(withLoaded(create, () => undefined)).toBe(create);
  });
});

describe('mapping automatically', () => {
  const fields = [
    body('id', id(), { label: 'Number' }),
    body('number', id(), { label: 'Other' }),
    body('dueDate', day(), { label: 'Due', wire: 'invoice.DueDay' }),
    body('a', text(), { label: 'Same' }),
    body('b', text(), { label: 'same' }),
  ];

  it.each<[member: string, field: string | undefined]>([
    ['id', 'id'],
    ['ID', 'id'],
    ['number', 'number'],
    ['dueday', 'dueDate'],
    ['DUE', 'dueDate'],
    ['other', 'number'],
    // Two fields have this name.
    ['Same', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
  ])('takes %s for %s', (name, field) => {
    const { values, leftOut } = autoMapped(
      fields,
      JSON.parse(`{ ${JSON.stringify(name)}: 1 }`) as object as Record<string, unknown>,
    );
    expect([values, leftOut]).toEqual(field === undefined ? [{}, [name]] : [{ [field]: 1 }, []]);
    expect(isPlainObject(values)).toBe(true);
  });

  it('prefers the member with the exact ID, and leaves the other out', () => {
    const both = autoMapped(fields, { Number: 1, number: 2, 'Due Date': 3 });
    expect(both).toEqual({ values: { number: 2 }, leftOut: ['Number', 'Due Date'] });
  });

  it('maps a member that another field of the form takes only by ID', () => {
    const inner = [body('repeatsFrom', day(), { label: 'Repeats From', wire: 'Recurrence.StartDate' })];
    const others = [body('startDate', day(), { label: 'Start Date', wire: 'StartDate' })];
    expect(autoMapped(inner, { StartDate: '2026-02-03' }, others)).toEqual({ values: {}, leftOut: [] });
    expect(autoMapped(inner, { StartDate: '2026-02-03' })).toMatchObject({
      values: { repeatsFrom: '2026-02-03' },
    });
    expect(autoMapped(inner, { repeatsFrom: '2026-02-03' }, others)).toMatchObject({
      values: { repeatsFrom: '2026-02-03' },
    });
  });

  it('does not report as left out what other fields of the form take', () => {
    const others = [body('name', text(), { label: 'Name' })];
    expect(autoMapped(fields, { name: 'Ana', color: 'red' }, others).leftOut).toEqual(['color']);
  });
});

describe('a text around a value', () => {
  it.each([
    ['[I:{value}]', '5', '[I:5]'],
    ['{value}', '5', '5'],
    ['[D:{MM/DD/YYYY}]', '2026-01-31', '[D:01/31/2026]'],
    ['[DT:{MM/DD/YYYY hh:mm:ss}]', '2026-01-31T08:09:10', '[DT:01/31/2026 08:09:10]'],
  ])('is written and read: %s', (form, value, written) => {
    expect(inForm(form, value)).toBe(written);
    expect(fromForm(form, written)).toBe(value);
  });

  it.each([
    ['[I:{value}]', '5'],
    ['[I:{value}]', '[I:5'],
    ['[D:{MM/DD/YYYY}]', '[D:2026-01-31]'],
    ['ab{value}bc', 'abc'],
  ])('is no other text: %s, %s', (form, other) => expect(fromForm(form, other)).toBeUndefined());

  it('may have fractions of a second', () =>
    expect(fromForm('[{hh:mm:ss DD.MM.YYYY}]', '[08:09:10.1234567 31.01.2026]')).toBe('2026-01-31T08:09:10'));

  it('has a value', () => expect(() => inForm('[I:]', '5')).toThrow('no value in braces'));

  it('goes around a moment of an argument', () => {
    const field = body('seen', coded(moment(), { sent: '[DT:{MM/DD/YYYY hh:mm:ss}]' }), { label: 'Seen' });
    expect(writerOf([field])({ seen: '2026-01-31T08:00:00.000Z' })).toBe(
      '<seen>[DT:01/31/2026 08:00:00]</seen>',
    );
    const call = operation({ ...about('soap'), call: soap('Seen'), fields: [field] });
    expect(call.fields).toHaveLength(1);
  });
});

it('members that an answer has beside custom fields are dropped, also while the fields are not known', () => {
  const Extra = mapper({ ...source, companions: [':DisplayText'] });
  expect(convertRecord({ Extra }, { Extra: { 'a:1': '[I:12]', 'a:1:DisplayText': 'Silver' } })).toEqual({
    Extra: { 'a:1': '[I:12]' },
  });
});
