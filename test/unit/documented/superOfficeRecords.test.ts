import * as appointment from '../../../nodes/SuperOffice/resources/appointment';
import * as company from '../../../nodes/SuperOffice/resources/company';
import * as person from '../../../nodes/SuperOffice/resources/person';
import * as priceList from '../../../nodes/SuperOffice/resources/priceList';
import * as product from '../../../nodes/SuperOffice/resources/product';
import * as project from '../../../nodes/SuperOffice/resources/project';
import * as projectMember from '../../../nodes/SuperOffice/resources/projectMember';
import * as relation from '../../../nodes/SuperOffice/resources/relation';
import * as request from '../../../nodes/SuperOffice/resources/request';
import * as requestMessage from '../../../nodes/SuperOffice/resources/requestMessage';
import * as sale from '../../../nodes/SuperOffice/resources/sale';
import * as selection from '../../../nodes/SuperOffice/resources/selection';
import * as saleStakeholder from '../../../nodes/SuperOffice/resources/saleStakeholder';
import {
  columnsOf,
  simplifiedShape,
  type Field,
  type Operation,
  type Type,
} from '../../../nodes/shared/operation';
import {
  findSuperOfficeEnum,
  findSuperOfficeType,
  superOffice,
  superOfficeEndpoint,
  type SuperOfficeParam,
} from '../../documented';

const RECORDS = {
  contact: company,
  person,
  project,
  sale,
  ticket: request,
  ticketMessage: requestMessage,
  selection,
  product,
  priceList,
  appointment,
  projectMember,
  saleStakeholder,
  relation,
};
const records = Object.entries(RECORDS).map(([entity, { get, getMany }]) => ({ entity, get, getMany }));

const byPlace = ({ fields }: Operation, place: Field['in']): Field[] =>
  fields.filter((field) => field.in === place);

describe.each(records)('the $entity of SuperOffice’s pages', ({ entity, get, getMany }) => {
  const documented = superOffice().entities[entity];
  const archive = superOffice().odata.archives[documented?.listArchive ?? ''];

  it.each([get, getMany])('is read where the page says: %#', (operation) => {
    const { method, path, query, pathParams = [] } = superOfficeEndpoint(operation.documented);
    expect(operation.call).toMatchObject({ kind: 'http', method, path });
    expect(byPlace(operation, 'path').map(({ wire }) => wire)).toEqual(pathParams.map(({ name }) => name));
    const known = [...query.map(({ name }) => name), ...ODATA];
    expect(known).toEqual(expect.arrayContaining(byPlace(operation, 'query').map(({ wire }) => wire)));
    expect(operation.docs).toContain(operation.documented);
  });

  it('has all members of the page, in its order and of its types', () =>
    expect(differences(entity, documented?.fields ?? [], get.result.shape)).toEqual([]));

  it('is simplified to members that the page has', () =>
    expect(Object.keys(simplifiedShape(get.result)).length).toBeGreaterThan(8));

  it('is filtered by columns of its list, with operators of their types', () => {
    const field = getMany.fields.find(({ name }) => name === 'conditions');
    if (field?.type.kind !== 'conditions') throw new Error('no conditions');
    const columns = columnsOf(field.type)
      .filter(({ wire }) => !wire.includes('/'))
      .map((column) => [column.wire, operandOf(column)]);
    const known = new Map(archive?.columns.map(({ name, restriction }) => [name, OPERANDS[restriction]]));
    for (const [name, restriction] of OF_OTHER_TABLES) known.set(name, OPERANDS[restriction]);
    expect(columns.filter(([name = '', operand]) => known.get(name) !== operand)).toEqual([]);
  });

  it('is listed with columns of its list, sorted by its ID', () => {
    const names = archive?.columns.map(({ name }) => name) ?? [];
    const { PrimaryKey, EntityName, ...shown } = getMany.result.shape;
    expect([PrimaryKey?.kind, EntityName?.kind]).toEqual(['integer', 'text']);
    expect(names).toEqual(expect.arrayContaining(Object.keys(shown).filter((name) => !name.includes('/'))));
    const [id] = Object.keys(shown);
    expect(getMany.walk).toMatchObject({ kind: 'keyset', sort: { by: id } });
    expect(archive?.columns.find(({ name }) => name === id)).toMatchObject({
      restriction: 'int',
      orderBy: true,
    });
    const kinds = getMany.fields.find(({ wire }) => wire === '$entities')?.preset;
    expect(kinds ?? archive?.entities).toEqual(archive?.entities);
  });
});

/** Parameters of each list. */
const ODATA = ['$select', '$filter', '$orderBy', '$entities', '$top', '$skip'];

/**
 * Columns of other tables, which the catalogue leaves out.
 * https://docs.superoffice.com/en/api/archive-providers/reference/simplecontact.html (and person.html)
 */
const OF_OTHER_TABLES: Array<[name: string, restriction: string]> = [['email/emailAddress', 'string']];

/** What columns are compared with, by their restriction. */
const OPERANDS: Record<string, string> = {
  int: 'integer',
  decimal: 'decimal',
  bool: 'boolean',
  string: 'text',
  stringorPK: 'text',
  positiveString: 'text',
  date: 'day',
  datetime: 'moment',
  listAny: 'id',
  userGroup: 'id',
  associate: 'user',
};

const operandOf = ({ operators, type }: Field): string => operators ?? type.kind;

/** Compares members with those of a page, through all nested types. Out: the differences in words. */
function differences(
  at: string,
  page: SuperOfficeParam[],
  shape: Record<string, Type>,
  seen: string[] = [],
): string[] {
  const names = page.map(({ name }) => name);
  const own = Object.keys(shape);
  if (names.join() !== own.join()) return [`${at}: ${own.join()}, not ${names.join()}`];
  return page.flatMap(({ name, type }) => {
    const declared = shape[name];
    return declared ? differencesOfMember(`${at}.${name}`, type, declared, seen) : [];
  });
}

function differencesOfMember(at: string, documented: string, declared: Type, seen: string[]): string[] {
  const of = documented.replace('[]', '');
  const fields = findSuperOfficeType(of)?.fields;
  if (RIGHTS.has(at.split('.').at(-1) ?? '')) return declared.kind === 'json' ? [] : [`${at}: not as it is`];
  if (fields) {
    const kind = documented === of ? 'record' : 'records';
    if (declared.kind !== kind) return [`${at}: ${declared.kind}, not ${kind}`];
    if (seen.includes(of)) return [];
    const shape = Object.fromEntries(declared.fields.map(({ wire, type }) => [wire, type]));
    return differences(at, fields, shape, [...seen, of]);
  }
  const values = findSuperOfficeEnum(of.replace('enum ', ''))?.values ?? [];
  if (declared.kind === 'choice') {
    const own = declared.choices.map(({ value }) => value);
    return own.join() === values.map(({ name }) => name).join() ? [] : [`${at}: values ${own.join()}`];
  }
  const kind = declared.kind === 'list' ? `${declared.of.kind}[]` : declared.kind;
  return KINDS[documented]?.includes(kind) ? [] : [`${at}: ${kind}, not ${documented}`];
}

/** Members about access rights. They are passed on as they are. */
const RIGHTS = new Set(['TableRight', 'FieldProperties']);

const KINDS: Record<string, string[]> = {
  int32: ['integer'],
  int64: ['integer'],
  string: ['text'],
  boolean: ['boolean'],
  double: ['decimal'],
  'date-time': ['moment', 'day'],
  'string[]': ['text[]'],
  'int32[]': ['integer[]'],
  'date-time[]': ['moment[]'],
  'map<string,string>': ['json', 'mapper'],
  'map<string,TimeZoneRule>': ['json'],
  'enum Weekday': ['choice[]'],
  'LocalizedField[][]': ['json'],
  'enum TicketCategoryFlags': ['text'],
  'enum TicketPriorityFlags': ['text'],
};
