import {
  choice,
  http,
  mergeWith,
  one,
  operation,
  orElse,
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
