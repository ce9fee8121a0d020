import {
  argument,
  atLeastOne,
  body,
  file,
  form,
  http,
  member,
  objectType,
  one,
  operation,
  patch,
  path,
  record,
  records,
  soap,
  text,
  wholeMembers,
  wholeRecord,
  type Operation,
  type WholeMerge,
} from '../../../nodes/shared/operation';
import type { CallFailure } from '../../../nodes/shared/errors';
import { RecordLayer } from '../../../nodes/shared/compile/wholeRecord';
import { describe as describeNode } from '../../../nodes/shared/describe/describe';

const Line: ReturnType<typeof objectType> = objectType('Line', () => [
  member('Sku', text(), { required: true }),
  member('Part', record(Line)),
]);

const Order = objectType('Order', () => [
  member('Number', text()),
  member('Note', text()),
  member('Main', record(Line)),
  member('Lines', records('Line', Line)),
]);

const base: Operation = {
  resource: 'order',
  operation: 'update',
  name: 'Update',
  action: 'Update order',
  description: '',
  docs: '',
  documented: '',
  call: http('PUT', '/orders/{id}'),
  effect: 'idempotent',
  fields: [
    path('id', text(), { label: 'ID', required: true }),
    ...argument('', Order, { top: ['number'], required: ['number'] }),
  ],
  result: one({}),
};

const get = operation({ ...base, operation: 'get', effect: 'read', fields: base.fields.slice(0, 1) });
const key = { id: 'id' };
const whole = wholeRecord('', get, { key });
const file0 = body('content', file('raw'), { label: 'Content' });

describe('a record that travels whole', () => {
  it.each<[string, Partial<Operation>, RegExp]>([
    ['is an argument', { merge: wholeRecord('order', get, { key }) }, /order, which is no argument/],
    [
      'leaves out members that it has',
      { merge: wholeRecord('', get, { key, except: ['lines.no'] }) },
      /merges lines.no/,
    ],
    ['is read by a read', { merge: wholeRecord('', operation(base), { key }) }, /no read/],
    [
      'is found by fields that are there',
      { merge: wholeRecord('', get, { key: { id: 'code' } }) },
      /merges code/,
    ],
    ['is no JSON Patch', { call: patch('/orders/{id}'), merge: whole }, /JSON Patch/],
    [
      'has members of its own in a JSON Patch only',
      { merge: wholeMembers('', ['main'], get, { key }) },
      /JSON Patch/,
    ],
    ['clears optional fields alone', { merge: whole, clearFields: ['id'] }, /clears id/],
    ['clears fields that it has', { merge: whole, clearFields: ['total'] }, /clears total/],
    [
      'is there where fields are cleared',
      { clearFields: ['number'], fields: base.fields.map((each) => ({ ...each, required: false })) },
      /can clear/,
    ],
  ])('%s', (_, part, complaint) => expect(() => operation({ ...base, ...part })).toThrow(complaint));

  it('requires nothing within a record, and all that a row requires', () => {
    const { fields } = operation({
      ...base,
      fields: [...base.fields.slice(0, 1), ...argument('', Order, { top: ['number', 'main', 'lines'] })],
      merge: whole,
    });
    const membersOf = (name: string) => {
      const type = fields.find((field) => field.name === name)?.type;
      return type?.kind === 'record' || type?.kind === 'records' ? type.fields : [];
    };
    expect(membersOf('main').map(({ name, required }) => [name, required])).toEqual([
      ['sku', false],
      ['part', false],
    ]);
    expect(membersOf('lines')[0]).toMatchObject({ name: 'sku', required: true });
  });

  it('is merged by default; fields to clear are picked by their labels', () => {
    const update = operation({
      ...base,
      fields: [...base.fields, ...argument('more', Order, { top: ['note'] })],
      merge: wholeRecord('more', get, { key }),
      clearFields: ['note'],
    });
    const properties = describeNode({ resources: [{ value: 'order', name: 'Order' }], operations: [update] });
    expect(properties.find(({ name }) => name === 'mergeWithCurrentValues')?.default).toBe(true);
    expect(properties.find(({ name }) => name === 'clearFields')).toMatchObject({
      type: 'multiOptions',
      options: [{ name: 'Note', value: 'note' }],
    });
  });
});

describe('a body', () => {
  it.each<[string, Partial<Operation>, RegExp]>([
    ['that is a file has nothing beside it', { fields: [...base.fields, file0] }, /nothing beside it/],
    [
      'that is a file is no JSON Patch',
      { call: patch('/orders/{id}'), fields: [file0] },
      /nothing beside it/,
    ],
    [
      'that is a form has no records',
      { call: form('/orders'), fields: [body('main', record(Line), { label: 'Main' })] },
      /can't travel in a form/,
    ],
    ['that is a form is not open', { call: form('/orders'), fields: [], open: 'body' }, /only a JSON body/],
  ])('%s', (_, part, complaint) => expect(() => operation({ ...base, ...part })).toThrow(complaint));
});

it('what never goes back is required although the record is read', () => {
  const both = (except: string[]) =>
    operation({
      ...base,
      fields: [base.fields[0]!, ...argument('', Order, { top: ['number', 'note'], required: ['number'] })],
      rules: [atLeastOne('number', 'note')],
      merge: wholeRecord('', get, { key, except }),
    });
  const fieldOf = (made: Operation) => made.fields.find(({ name }) => name === 'number');

  expect(fieldOf(both(['number']))).toMatchObject({ required: true });
  expect(fieldOf(both([]))).toMatchObject({ required: false });
  expect(both(['number', 'note']).rules).toEqual([atLeastOne('number', 'note')]);
  expect(both([]).rules).toMatchObject([{ unless: 'mergeWithCurrentValues' }]);
});

describe('a record that is read as part of a larger one', () => {
  const Whole = objectType('OrderDetails', () => [
    member('Id', text()),
    member('Number', text()),
    member('Note', text()),
    member('CardHolder', text()),
  ]);
  const update = operation({
    ...base,
    call: soap('UpdateOrder'),
    fields: [
      body('id', text(), { label: 'ID', required: true }),
      ...argument('order', Order, { top: ['number', 'note'] }),
    ],
    merge: wholeRecord('order', operation({ ...get, result: one(Whole) }), { key }),
  });

  it('goes back without what belongs to the larger one, but with undeclared members', () => {
    const layer = new RecordLayer(update, update.merge as WholeMerge);
    const current = { Id: '7', Number: '1', Note: 'old', CardHolder: 'Rosa', Newer: 'x' };
    expect(layer.lay(current, { id: '7', note: 'new' }).whole.tree).toEqual({
      Number: '1',
      Note: 'new',
      Newer: 'x',
    });
  });
});

describe('a list whose rows have a key', () => {
  const Entry = objectType('Entry', () => [
    member('Code', text()),
    member('Target', record(body('id', text(), { label: 'ID', wire: 'Id' }))),
  ]);
  const Sheet = objectType('Sheet', () => [
    member('Name', text()),
    member('Kind', text()),
    member('Entries', records('Entry', Entry)),
  ]);
  const Book = objectType('Book', () => [member('Title', text()), member('Sheets', records('Sheet', Sheet))]);
  const update = operation({
    ...base,
    fields: [...base.fields.slice(0, 1), ...argument('', Book, { top: ['title', 'sheets'] })],
    merge: wholeRecord('', get, {
      key,
      rows: {
        sheets: { key: ['name', 'kind'] },
        'sheets.entries': { key: ['code'], adds: true },
      },
      always: true,
    }),
  });
  const layer = new RecordLayer(update, update.merge as WholeMerge);
  const A = {
    Name: 'terms',
    Kind: 'customer',
    Entries: [{ Code: '1', Target: { Id: '7', Label: 'Old' }, Seen: 5 }],
  };
  const B = { Name: 'terms', Kind: 'supplier', Entries: null };
  const current = { Title: 'Lists', sheets: [A, B] };
  const laid = (sheets: object[]) => layer.lay(current, { sheets } as never);

  it('keeps every row and member that is not given, whatever their spelling, and takes a reference whole', () => {
    const { whole, isChange } = laid([
      { name: 'terms', kind: 'customer', entries: [{ code: '1', target: { id: '9' } }] },
    ]);
    expect(isChange).toBe(true);
    expect(whole.tree).toEqual({
      Title: 'Lists',
      sheets: [{ ...A, Entries: [{ Code: '1', Target: { Id: '9' }, Seen: 5 }] }, B],
    });
  });

  it('adds a row only where that is declared', () => {
    const { whole } = laid([{ kind: 'supplier', entries: [{ code: '2', target: { id: '3' } }] }]);
    expect(whole.tree).toMatchObject({
      sheets: [A, { ...B, Entries: [{ Code: '2', Target: { Id: '3' } }] }],
    });
  });

  it('is not sent if no row differs', () =>
    expect(laid([{ name: 'terms', kind: 'customer', entries: [{ code: '1' }] }]).isChange).toBe(false));

  it.each([
    [[{ name: 'terms', entries: [] }], 'Sheets, row 1: the record has 2 rows with Name terms'],
    [
      [{ kind: 'customer' }, { name: 'units', kind: 'customer' }],
      'Sheets, row 2: the record has no row with Name units and Kind customer',
    ],
    [[{ entries: [] }], 'Sheets, row 1: expected Name or Kind'],
  ])('refuses %j before anything is sent', (sheets, message) => {
    let failure: CallFailure | undefined;
    try {
      laid(sheets);
    } catch (error) {
      failure = error as CallFailure;
    }
    expect(failure).toMatchObject({ message, kind: 'blocked', sent: false });
  });

  it('is merged without a switch: nobody can turn it off', () =>
    expect(update.fields.map(({ name }) => name)).not.toContain('mergeWithCurrentValues'));

  it('names members that rows have', () =>
    expect(() =>
      operation({ ...update, merge: wholeRecord('', get, { key, rows: { sheets: { key: ['no'] } } }) }),
    ).toThrow(/merges sheets.no/));
});
