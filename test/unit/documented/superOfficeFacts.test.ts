import { ARCHIVES } from '../../../nodes/SuperOffice/archives';
import { requestFields } from '../../../nodes/SuperOffice/customFields';
import { inAddress } from '../../../nodes/SuperOffice/fields';
import { mdoLists } from '../../../nodes/SuperOffice/mdoLists';
import { operations as office } from '../../../nodes/SuperOffice/resources';
import { operations as setup } from '../../../nodes/SuperOffice/setup';
import { ContactEntity } from '../../../nodes/SuperOffice/types/company';
import {
  body,
  convertRecord,
  integer,
  loadedFields,
  mapper,
  parseFields,
} from '../../../nodes/shared/operation';
import type { Field } from '../../../nodes/shared/operation';
import { superOfficeFacts } from '../../documented';

const facts = superOfficeFacts();

it.each(Object.entries(facts))('the fact %s has a source', (_, { sources, note }) => {
  expect(sources.length).toBeGreaterThan(0);
  expect(note).not.toBe('');
});

describe('an address of SuperOffice’s client', () => {
  it.each(facts.addresses.said.flatMap(({ list, samples }) => samples.map((sample) => [list, sample])))(
    'gives %s the ID: %s',
    (list = '', sample = '') => {
      const field = body('id', integer({ min: 1, ...inAddress(list) }), { label: 'ID', list });
      const { values, problems } = parseFields([field], { id: sample }, { timezone: 'UTC' });
      expect(problems).toEqual([]);
      expect(values.id).toBe(23);
    },
  );

  it.each(facts.addresses.said)('of another kind of record gives $list none', ({ list }) => {
    const field = body('id', integer({ min: 1, ...inAddress(list) }), { label: 'ID', list });
    const others = facts.addresses.said
      .filter((other) => other.list !== list)
      .flatMap(({ samples }) => samples)
      .filter(
        (sample) => !facts.addresses.said.some((own) => own.list === list && names(own.parameters, sample)),
      );
    expect(others.length).toBeGreaterThan(0);
    for (const id of others)
      expect(parseFields([field], { id }, { timezone: 'UTC' }).problems).toHaveLength(1);
  });

  it('may be given wherever the record is picked from a list', () => {
    const parameters = new Map(facts.addresses.said.map((said) => [said.list, said.parameters]));
    const picked = [...office, ...setup].flatMap(({ resource, operation, fields }) =>
      flat(fields)
        .filter(({ list, type }) => type.kind === 'integer' && parameters.has(list ?? ''))
        .map((field) => ({ at: `${resource}.${operation} ${field.name}`, field })),
    );
    expect(picked.length).toBeGreaterThan(50);
    expect(
      picked.filter(({ field }) => !sameNames(field, parameters.get(field.list ?? ''))).map(({ at }) => at),
    ).toEqual([]);
  });
});

const names = (parameters: string[], sample: string): boolean =>
  parameters.some((parameter) => new RegExp(`[?&]${parameter}=`).test(sample));

/** The fields of a form, with those of its sections and their rows. */
const flat = (fields: Field[], depth = 3): Field[] =>
  depth === 0
    ? []
    : fields.flatMap((field) => [
        field,
        ...('fields' in field.type ? flat(field.type.fields ?? [], depth - 1) : []),
      ]);

const sameNames = ({ type }: Field, expected: string[] | undefined): boolean =>
  JSON.stringify(type.kind === 'integer' ? type.inAddress : undefined) === JSON.stringify(expected);

it('each column behind a slash that lists read or compare has a page', () => {
  // Lists of companies read an archive that has the columns of Contact; the pages are the same in this.
  const pageOf = (archive: string) => (archive === 'SimpleContact' ? 'Contact' : archive);
  const used = office.flatMap(({ resource, operation, fields, result }) => {
    const archive = ARCHIVES[`${resource}.${operation}`];
    const compared = fields.flatMap(({ type }) => (type.kind === 'conditions' ? type.fields : []));
    const names = [...compared.map(({ name, wire }) => wire ?? name), ...Object.keys(result.shape)];
    return archive === undefined
      ? []
      : names.filter((name) => name.includes('/')).map((name) => [pageOf(archive), name] as const);
  });
  expect(used.length).toBeGreaterThan(8);
  expect(used.filter(([archive, name]) => facts.columns.said[archive]?.[name] === undefined)).toEqual([]);
});

it('each list that fields choose from has a page, or is in the catalogue', () => {
  const used = mdoLists.map(({ values }) => String(values?.list));
  expect(used.length).toBeGreaterThan(30);
  expect(used.filter((name) => !facts.mdoLists.said.includes(name))).toEqual([]);
});

it('the numbers of a company have the names of their columns', () => {
  const labels = Object.fromEntries(ContactEntity.fields.map(({ name, label }) => [name, label]));
  for (const [name, { label }] of Object.entries(facts.companyNumbers.said))
    expect(labels).toMatchObject({ [name.replace(/^N/, 'n')]: label });
});

it.each([
  ['with its list, by name', { MdoListName: 'category' }, 'Supplier', 'Supplier'],
  ['without its list, by ID', {}, '3', '3'],
])('an extra field of the type MdoList is written and read %s', (_, more, given, shown) => {
  const described = [{ FieldName: 'x_group', DisplayName: 'Group', FieldType: 'MdoList', ...more }];
  const lists = new Map([['category', [{ Id: 3, Name: 'Supplier' }]]]);
  const { writable, known } = loadedFields([{ source: requestFields, described }], lists);
  const parsed = parseFields(writable, { x_group: given }, { timezone: 'UTC' });
  expect(parsed.problems).toEqual([]);
  expect(String(parsed.values.x_group)).toBe('3');
  const CustomFields = { ...mapper(requestFields), fields: known };
  const read = convertRecord({ CustomFields }, { CustomFields: { x_group: '[I:3]' } });
  expect(read).toEqual({ CustomFields: { Group: shown } });
});
