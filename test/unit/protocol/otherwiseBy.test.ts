import { choice, http, key, list, operation, path, query, rows } from '../../../nodes/shared/operation';
import { httpWriter } from '../../../nodes/shared/protocol/json/write';

const write = httpWriter(
  operation({
    resource: 'company',
    operation: 'getRelated',
    name: 'Get Related',
    action: 'Get related records',
    description: '',
    docs: '',
    documented: '',
    call: http('GET', '/company/{related}'),
    effect: 'read',
    fields: [
      path('related', choice({ people: ['Persons', 'People'], sales: ['Sales', 'Sales'] }), {
        label: 'Related',
        required: true,
      }),
      query('columns', list(key()), {
        label: 'Columns',
        otherwiseBy: { field: 'related', values: { Persons: ['personId', 'fullName'] } },
      }),
    ],
    result: rows('', {}),
  }),
);

it.each([
  ['the usual value of the choice', { related: 'Persons' }, [['columns', 'personId,fullName']]],
  ['nothing for a choice without one', { related: 'Sales' }, []],
  ['what the user gives', { related: 'Persons', columns: ['title'] }, [['columns', 'title']]],
])('a parameter with a usual value for each choice sends %s', (_, values, sent) =>
  expect(write(values).query).toEqual(sent),
);

it('a usual value depends on a field that is there', () =>
  expect(() =>
    operation({
      resource: 'company',
      operation: 'get',
      name: 'Get',
      action: 'Get',
      description: '',
      docs: '',
      documented: '',
      call: http('GET', '/company'),
      effect: 'read',
      fields: [query('columns', key(), { label: 'Columns', otherwiseBy: { field: 'kind', values: {} } })],
      result: rows('', {}),
    }),
  ).toThrow('kind'));
