import {
  assertPickList,
  http,
  id,
  operation,
  query,
  rows,
  text,
  withTyped,
  type PickList,
  type Value,
} from '../../../nodes/shared/operation';

const read = operation({
  resource: 'shop',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many shops',
  description: '',
  docs: '',
  documented: '',
  call: http('GET', '/shops'),
  effect: 'read',
  fields: [query('owner', id(), { label: 'Owner' }), query('search', text(), { label: 'Search' })],
  result: rows('shops', { id: id(), name: text(), owner: text() }),
});

const list: PickList = { name: 'shops', operation: read, value: 'id', label: ['{name}', ' ({owner.code})'] };

describe('what is typed into a list', () => {
  it.each<[Value, string, Value]>([
    ['{text}', "O'Neil", "O'Neil"],
    ["name eq '{text}'", "O'Neil", "name eq 'O''Neil'"],
    // Outside of apostrophes nothing is doubled.
    ["it's {text}", 'a', "it's a"],
    ["a eq 'x' or b eq '{text}'", "'", "a eq 'x' or b eq ''''"],
    [[{ field: 'name', values: ['{text}', 5, null] }], 'x', [{ field: 'name', values: ['x', 5, null] }]],
  ])('goes into %j', (as, typed, filled) => {
    expect(withTyped(as, typed)).toEqual(filled);
  });
});

describe('a list that names a field that its call lacks', () => {
  const change = { ...read, effect: 'once' as const };
  it.each<[string, Partial<PickList>]>([
    ['fills city', { values: { city: 'x' } }],
    ['fills city', { needs: { city: { label: 'City', parameter: 'city' } } }],
    ['fills city', { searchBy: 'city' }],
    ['fills city', { via: { operation: read, gives: { city: 'name' } } }],
    ['takes city', { via: { operation: read, gives: { owner: 'city' } } }],
    ['takes city', { value: 'city' }],
    ['takes city', { label: ['{name}', ' ({city})'] }],
    ['shows no member', { label: ['Shop'] }],
    ['no form as in {name:first}', { label: ['{name:first}'] }],
    ['a value without {text}', { searchBy: { field: 'search', as: 'name' } }],
    ['between apostrophes', { searchBy: { field: 'search', as: 'name eq "{text}"' } }],
    ['is searched by search, which it fills itself', { searchBy: 'search', values: { search: 'open' } }],
    ['changes something', { operation: change }],
    ['changes something', { via: { operation: change, gives: { owner: 'id' } } }],
  ])('is refused at load: %s', (message, part) => {
    expect(() => assertPickList({ ...list, ...part })).toThrow(message);
    expect(() => assertPickList(list)).not.toThrow();
  });
});
