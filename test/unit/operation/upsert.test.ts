import {
  body,
  findFirst,
  http,
  one,
  operation,
  orElse,
  parseFields,
  rows,
  text,
  withCursor,
  type Operation,
} from '../../../nodes/shared/operation';
import { outputSchema } from '../../../nodes/shared/describe/schema';

const base: Operation = {
  resource: 'person',
  operation: 'upsert',
  name: 'Create or Update',
  action: 'Create or update person',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/people'),
  effect: 'once',
  fields: [body('name', text(), { label: 'Name' }), body('mail', text(), { label: 'Mail' })],
  result: one({ id: text() }),
};

const update = operation({ ...base, operation: 'update', effect: 'idempotent' });
const read = operation({ ...base, operation: 'find', effect: 'read', result: rows('people', {}) });
const byMail = { name: 'mail', label: 'Mail', read, by: [{ from: 'mail', field: 'mail' }] };

describe('a create that turns into an update', () => {
  it.each<[string, Partial<Operation>, RegExp]>([
    [
      'by a key that the update has',
      { upsert: orElse(update, { codes: [2], key: { id: 'mail' } }) },
      /by id/,
    ],
    [
      'by a key that the create has',
      { upsert: orElse(update, { codes: [2], key: { mail: 'id' } }) },
      /by id/,
    ],
    [
      'by an update that may be repeated',
      { upsert: orElse(operation(base), { codes: [2], key: {} }) },
      /not be repeated/,
    ],
    [
      'of one record',
      { upsert: orElse(update, { codes: [2], key: {} }), result: rows('', {}) },
      /one record/,
    ],
    [
      'found by a read',
      { upsert: findFirst(update, { lookUps: [{ ...byMail, read: update }], key: {} }) },
      /no read/,
    ],
    [
      'of a record that a read shows to be gone',
      {
        upsert: findFirst(update, {
          lookUps: [{ ...byMail, gone: { member: 'deleted', is: true } }],
          key: {},
        }),
      },
      /gone/,
    ],
    [
      'found by a field that the read has',
      {
        upsert: findFirst(update, {
          lookUps: [{ ...byMail, by: [{ from: 'mail', field: 'email.text' }] }],
          key: {},
        }),
      },
      /by email/,
    ],
  ])('is declared %s', (_, part, complaint) =>
    expect(() => operation({ ...base, ...part })).toThrow(complaint),
  );

  it('shows the result in its preview, and offers the choices', () => {
    const several = { lookUps: [byMail, { ...byMail, name: 'name', label: 'Name' }], key: {}, oldest: 'id' };
    const saved = operation({ ...base, upsert: findFirst(update, several) });
    expect(Object.keys(outputSchema(saved).properties ?? {})).toEqual(['upsert', 'mail', 'id']);
    expect(saved.fields.map(({ name }) => name)).toEqual(['matchBy', 'name', 'mail', 'useOldestMatch']);
    expect(saved.fields[0]?.description).toMatch(/ Default: [^,]+, Name\.$/);
    const plain = operation({ ...base, upsert: findFirst(update, { lookUps: [byMail], key: {} }) });
    expect(plain.fields.map(({ name }) => name)).toEqual(['name', 'mail']);
  });
});

it('a record is found by its key without the blanks around it, and other values keep theirs', () => {
  const { fields } = operation({ ...base, upsert: findFirst(update, { lookUps: [byMail], key: {} }) });
  const { values } = parseFields(fields, { mail: ' a@b.example\u00a0', name: ' A ' }, { timezone: 'UTC' });
  expect(values).toEqual({ mail: 'a@b.example', name: ' A ' });
});

describe('a value in the text of a filter', () => {
  it.each([
    ["name eq '{value}'", "name eq 'O''Neil'"],
    ["kind eq 'x' and name eq '{value}'", "kind eq 'x' and name eq 'O''Neil'"],
    ["kind eq 'x' and name eq {value}", "kind eq 'x' and name eq O'Neil"],
  ])('keeps its apostrophes: %s', (pattern, text) => {
    expect(withCursor({}, { field: 'filter', pattern }, "O'Neil")).toEqual({ filter: text });
  });
});
