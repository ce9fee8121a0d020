import {
  bare,
  body,
  choice,
  control,
  done,
  foundBy,
  http,
  id,
  one,
  operation,
  parseFields,
  path,
  query,
  rows,
  text,
  type FoundBy,
  type Operation,
} from '../../../nodes/shared/operation';

const base: Operation = {
  resource: 'member',
  operation: 'close',
  name: 'Close',
  action: 'Close a member',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/members/{memberId}'),
  effect: 'idempotent',
  fields: [
    control('findBy', choice({ id: ['number', 'ID'], badge: ['B', 'Badge'] }), {
      label: 'Find By',
      starts: 'id',
    }),
    path('memberId', id(), {
      label: 'Member ID',
      required: true,
      shownIf: { field: 'findBy', is: 'number' },
    }),
    control('badge', text(), { label: 'Badge', required: true, shownIf: { field: 'findBy', is: 'B' } }),
    body('note', text(), { label: 'Note' }),
  ],
  result: done(),
};

const find: Operation = {
  ...base,
  operation: 'find',
  call: http('GET', '/badges'),
  effect: 'read',
  fields: [query('badge', text(), { label: 'Badge', required: true })],
  verdict: bare('null'),
  result: one({ MemberId: id() }),
};

const how: Omit<FoundBy, 'read'> = {
  if: { field: 'findBy', is: 'B' },
  with: { badge: 'badge' },
  key: 'badge',
  gives: { memberId: 'MemberId' },
  what: 'member',
};

const declared = (part: Partial<FoundBy> = {}, more: Partial<Operation> = {}): Operation =>
  operation({ ...base, foundBy: { ...foundBy(operation(find), how), ...part }, ...more });

describe('a record that is found by another key', () => {
  it('is declared with the read that finds it', () => expect(() => declared()).not.toThrow());

  it.each<[string, () => Operation, RegExp]>([
    ['is found by a read', () => declared({ read: operation({ ...find, effect: 'idempotent' }) }), /no read/],
    [
      'is found by a read of one record',
      () => declared({ read: operation({ ...find, verdict: undefined, result: rows('', {}) }) }),
      /whether there is one/,
    ],
    [
      'is found by a read that says if there is none',
      () => declared({ read: operation({ ...find, verdict: undefined }) }),
      /whether there is one/,
    ],
    [
      'is not for calls that must not be repeated',
      () => declared({}, { effect: 'once', lookUp: 'Look.' }),
      /may be repeated/,
    ],
    ['fills fields of the read', () => declared({ with: { code: 'badge' } }), /by code, which is not there/],
    ['takes fields of the call', () => declared({ with: { badge: 'code' } }), /by code, which is not there/],
    ['gives fields of the call', () => declared({ gives: { code: 'MemberId' } }), /code/],
    ['gives members of the read', () => declared({ gives: { memberId: 'Id' } }), /by Id, which is not there/],
    ['names its key', () => declared({ key: 'note' }), /by note/],
    ['demands no ID that it finds', () => declared({ gives: { note: 'MemberId' } }), /demands note/],
    ['has a choice', () => declared({ if: { field: 'way', is: 'B' } }), /by way/],
  ])('%s', (_, make, complaint) => expect(make).toThrow(complaint));
});

describe('a choice that others depend on', () => {
  const parsed = (raw: object) => {
    const { values, problems } = parseFields(base.fields, { ...raw }, { timezone: 'UTC' });
    return { values, problems: problems.map(({ name }) => name) };
  };

  it.each<[string, object, object, string[]]>([
    ['is where it starts if it is not given', { memberId: 7 }, { memberId: 7 }, []],
    ['demands what belongs to its start', {}, {}, ['memberId']],
    [
      'ignores what belongs to others',
      { findBy: 'badge', memberId: 7, badge: 'x' },
      { findBy: 'B', badge: 'x' },
      [],
    ],
    ['is its own only problem if it can’t be read', { findBy: 'name', memberId: 7 }, {}, ['findBy']],
  ])('%s', (_, raw, values, problems) => expect(parsed(raw)).toEqual({ values, problems }));
});
