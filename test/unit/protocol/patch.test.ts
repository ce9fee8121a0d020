import {
  body,
  done,
  integer,
  loadedFields,
  mapper,
  operation,
  patch,
  record,
  text,
  withLoaded,
  type FieldsRead,
  type Values,
} from '../../../nodes/shared/operation';
import { patchWriter } from '../../../nodes/shared/protocol/json/patch';

const about = {
  resource: 'person',
  operation: 'update',
  name: 'Update',
  action: 'Update person',
  description: '',
  docs: '',
  documented: '',
  effect: 'idempotent' as const,
  serializeBy: [],
  result: done(),
};

const getFields = operation({
  ...about,
  operation: 'getFields',
  call: { kind: 'http', method: 'GET', path: '/fields', token: [] },
  effect: 'read',
  fields: [],
});

const ownFields: FieldsRead = {
  operation: getFields,
  id: 'key',
  label: 'name',
  type: { member: 'kind', types: { number: integer(), text: text() } },
};

const described = [
  { key: 'x_size', name: 'Size', kind: 'number' },
  { key: 'Own:2', name: 'Level', kind: 'text' },
];

const updateOf = (together: string[] | undefined) => {
  const declared = operation({
    ...about,
    call: { ...patch('/people'), together },
    fields: [
      body(
        'name',
        record(body('first', text(), { label: 'First' }), body('last', text(), { label: 'Last' })),
        {
          label: 'Name',
          wire: 'Name',
        },
      ),
      body('extra', mapper(ownFields), { label: 'Custom Fields', wire: 'Extra' }),
    ],
  });
  const loaded = loadedFields([{ source: ownFields, described }], new Map());
  return patchWriter(withLoaded(declared, () => loaded));
};

/** An update of a person who belongs to a group, and of nobody else's members. */
const updateOfGroup = patchWriter(
  operation({
    ...about,
    call: { ...patch('/people'), references: ['Group'] },
    fields: [
      body('group', integer(), { label: 'Group', wire: 'Group.Id' }),
      body('first', text(), { label: 'First', wire: 'First' }),
    ],
    clearFields: ['group', 'first'],
  }),
);

const given: Values = { name: { first: 'Ada', last: 'Byron' }, 'extra.x_size': 38, 'extra.Own:2': 'Gold' };

describe('a JSON Patch', () => {
  it('replaces members one by one, a customer’s own fields within the object that has them', () =>
    expect(updateOf(undefined)(given)).toEqual([
      { op: 'replace', path: '/Name/first', value: 'Ada' },
      { op: 'replace', path: '/Name/last', value: 'Byron' },
      { op: 'replace', path: '/Extra/x_size', value: 38 },
      { op: 'replace', path: '/Extra/Own:2', value: 'Gold' },
    ]));

  it('replaces an object by what is given of it if the vendor keeps its other members', () =>
    expect(updateOf(['Extra', 'Name'])(given)).toEqual([
      { op: 'replace', path: '/Name', value: { first: 'Ada', last: 'Byron' } },
      { op: 'replace', path: '/Extra', value: { x_size: 38, 'Own:2': 'Gold' } },
    ]));

  it('replaces a reference as a whole, and removes it as a whole: the record may have had none', () => {
    expect(updateOfGroup({ group: 7 })).toEqual([{ op: 'replace', path: '/Group', value: { Id: 7 } }]);
    expect(updateOfGroup({ clearFields: ['group', 'first'] })).toEqual([
      { op: 'remove', path: '/Group' },
      { op: 'remove', path: '/First' },
    ]);
  });
});
