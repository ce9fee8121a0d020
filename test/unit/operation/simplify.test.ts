import {
  choice,
  http,
  integer,
  list,
  member,
  mergeWith,
  one,
  operation,
  orElse,
  record,
  records,
  rows,
  text,
  type Operation,
} from '../../../nodes/shared/operation';
import { simplified } from '../../../nodes/shared/operation/simplify';
import { outputSchema } from '../../../nodes/shared/describe/schema';

const base: Operation = {
  resource: 'person',
  operation: 'find',
  name: 'Find',
  action: 'Find person',
  description: '',
  docs: '',
  documented: '',
  call: http('GET', '/people'),
  effect: 'read',
  fields: [],
  result: rows(
    '',
    { id: text(), state: choice({ open: [1, 'Open'], shut: [2, 'Shut'] }), note: text() },
    { simplify: ['state', { key: 'id' }] },
  ),
};

it('the preview shows what Simplify keeps, in its order', () => {
  expect(outputSchema(operation(base)).properties).toEqual({
    state: { type: 'integer' },
    stateName: { type: 'string' },
    key: { type: 'string' },
  });
});

it.each<[string, string[], RegExp]>([
  ['members that the result has', ['id', 'name'], /keeps name/],
  ['one member under a name', ['id', 'id'], /under one name/],
])('what is kept are %s', (_, simplify, complaint) =>
  expect(() => operation({ ...base, result: one({ id: text() }, '', { simplify }) })).toThrow(complaint),
);

it('what the node adds about the record is kept, in front', () => {
  const declared: Operation = {
    ...base,
    result: one({ id: text(), note: text() }, '', { simplify: ['note'] }),
    upsert: orElse(base, { codes: [2], key: {} }),
    merge: mergeWith(base, { key: {}, fill: {} }),
  };
  const record = { upsert: 'updated', unchanged: true, id: '7', note: 'x', other: 1 };
  expect(Object.entries(simplified(declared, record))).toEqual([
    ['upsert', 'updated'],
    ['unchanged', true],
    ['note', 'x'],
  ]);
});

describe('members of the rows of a list', () => {
  const people = one({ people: records('Person', member('name', text()), member('age', integer())) }, '', {
    simplify: [{ names: 'people[].name' }],
  });

  it.each<[record: object, kept: object]>([
    [
      { people: [{ name: 'Ada', age: 36 }, { name: '' }, { age: 3 }, { name: 'Bob' }] },
      { names: ['Ada', 'Bob'] },
    ],
    [{ people: [] }, { names: [] }],
    [{ people: null }, { names: null }],
    [{}, {}],
  ])('of %j', (record, kept) =>
    expect(simplified({ ...base, result: people }, record as Record<string, unknown>)).toEqual(kept),
  );

  it('are a list in the preview', () =>
    expect(outputSchema(operation({ ...base, result: people })).properties).toEqual({
      names: { type: 'array', items: { type: 'string' } },
    }));

  it.each([['people[].height'], ['others[].name']])('must be declared: %s', (path) =>
    expect(() => operation({ ...base, result: { ...people, simplify: [{ names: path }] } })).toThrow(
      `keeps ${path}`,
    ),
  );
});

describe('a list of codes', () => {
  const KINDS = choice({ open: [1, 'Open'], shut: [2, 'Shut'] });
  const result = one(
    {
      kinds: list(KINDS),
      tags: list(text()),
      jobs: records('Job', member('kinds', list(KINDS)), member('state', KINDS)),
    },
    '',
    { simplify: ['kinds', 'tags', 'jobs', { states: 'jobs[].state' }] },
  );
  const declared = operation({ ...base, result });

  it.each<[string, unknown, object]>([
    ['known', [2, 1, 2], { kindsName: ['Shut', 'Open', 'Shut'] }],
    ['as text', ['2'], { kindsName: ['Shut'] }],
    ['in part unknown', [2, 9, null], { kindsName: ['Shut', '9', null] }],
    ['unknown', [8, 9], {}],
    ['none', [], { kindsName: [] }],
    ['null', null, {}],
    ['no list', 2, {}],
  ])('gets a list of names: %s', (_, kinds, names) =>
    expect(simplified(declared, { kinds, tags: ['1'] })).toEqual({ kinds, ...names, tags: ['1'] }),
  );

  it('gets it inside rows too, and as the member of rows', () =>
    expect(
      simplified(declared, {
        jobs: [
          { kinds: [1], state: 2 },
          { kinds: [2], kindsName: 'own', state: 1 },
        ],
      }),
    ).toEqual({
      jobs: [
        { kinds: [1], kindsName: ['Open'], state: 2, stateName: 'Shut' },
        { kinds: [2], kindsName: 'own', state: 1, stateName: 'Open' },
      ],
      states: [2, 1],
      statesName: ['Shut', 'Open'],
    }));

  it('is followed by its names in the preview', () => {
    const { properties } = outputSchema(declared);
    expect(Object.keys(properties ?? {})).toEqual([
      'kinds',
      'kindsName',
      'tags',
      'jobs',
      'states',
      'statesName',
    ]);
    expect(properties).toMatchObject({ kindsName: { type: 'array', items: { type: 'string' } } });
  });
});

// Every item has the same members then, whether a reference is set or not.
it('a member of an object that is null is null; one that is missing stays missing', () => {
  const parent = record(member('Name', text()), member('Home', record(member('City', text()))));
  const declared: Operation = {
    ...base,
    result: one({ parent, note: text() }, '', {
      simplify: [{ name: 'parent.Name', city: 'parent.Home.City' }, 'note'],
    }),
  };
  const given = (parentGiven: object) => simplified(declared, { ...parentGiven, note: null });
  expect(given({ parent: { Name: 'A', Home: { City: 'B' } } })).toEqual({ name: 'A', city: 'B', note: null });
  expect(given({ parent: { Name: 'A', Home: null } })).toEqual({ name: 'A', city: null, note: null });
  expect(given({ parent: null })).toEqual({ name: null, city: null, note: null });
  expect(given({ parent: {} })).toEqual({ note: null });
  expect(given({})).toEqual({ note: null });
});
