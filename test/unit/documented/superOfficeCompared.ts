import {
  isShown,
  wholeFields,
  type Field,
  type Kind,
  type Operation,
  type Shape,
  type Type,
} from '../../../nodes/shared/operation';
import { findSuperOfficeEnum, findSuperOfficeType, type SuperOfficeParam } from '../../documented';
import { membersOf, type Page } from './superOfficePages';

/** A member of a declaration. */
type Declared = Pick<Field, 'wire' | 'type'>;

/** The plain types that a page may give to a value of this kind. Enums travel as their names. */
const SCALARS: Partial<Record<Kind, RegExp>> = {
  text: /^(?:string|enum\b.*)$/,
  choice: /^(?:string|int32|enum\b.*)$/,
  day: /^date-time$/,
  moment: /^date-time$/,
  time: /^string$/,
  money: /^double$/,
  decimal: /^double$/,
  integer: /^int(?:32|64)$/,
  id: /^int(?:32|64)$/,
  boolean: /^boolean$/,
  file: /^(?:byte|binary)$/,
  // Rights, objects whose members are a customer's own, and lists of lists.
  json: /^(?:TableRight|object|map<.*|\w+\[\]\[\])$/,
  mapper: /^map<.*$/,
};

/**
 * Compares members with those of a page, through all nested types: names and types. `isWhole`: all members of the page must
 * be there. Out: the differences in words.
 */
export function differences(
  at: string,
  page: SuperOfficeParam[],
  declared: Declared[],
  isWhole: boolean,
  seen: string[] = [],
): string[] {
  const missing = page.filter(({ name }) => isWhole && !declared.some(({ wire }) => wire === name));
  return [
    ...missing.map(({ name }) => `${at}.${name}: missing`),
    ...declared.map(asMember).flatMap(({ wire, type }) => {
      const member = page.find(({ name }) => name === wire);
      return member
        ? differencesOfType(`${at}.${wire}`, member.type, type, isWhole, seen)
        : [`${at}.${wire}: not documented`];
    }),
  ];
}

/** Compares one type with its page. */
export function differencesOfType(
  at: string,
  documented: string,
  type: Type,
  isWhole: boolean,
  seen: string[] = [],
): string[] {
  const wrong = [`${at}: ${type.kind}, not ${documented}`];
  // What items never show may have any type.
  if (!isShown(type)) return [];
  if (type.kind === 'coded') return differencesOfType(at, documented, { kind: 'text' }, isWhole, seen);
  // Several values of an enum in one text.
  if (type.kind === 'list' && type.separator !== undefined && documented.startsWith('enum '))
    return differencesOfType(at, documented, type.of, isWhole, seen);
  if (type.kind === 'records' && type.asObject)
    return differencesOfType(
      at,
      documented.replace(/^map<string,(.+)>$/, '$1'),
      valueIn(type),
      isWhole,
      seen,
    );
  if (type.kind === 'list' || type.kind === 'records') {
    if (!documented.endsWith('[]')) return wrong;
    const entry: Type = type.kind === 'list' ? type.of : { kind: 'record', fields: [] };
    const carrier = documented.slice(0, -2);
    return type.kind === 'list'
      ? differencesOfType(at, carrier, entry, isWhole, seen)
      : differencesOfRecord(at, carrier, type.fields, isWhole, seen);
  }
  if (type.kind === 'record') return differencesOfRecord(at, documented, type.fields, isWhole, seen);
  if (!SCALARS[type.kind]?.test(documented)) return wrong;
  return type.kind === 'choice' ? unknownChoices(at, documented, type.choices) : [];
}

/** The values of rows that travel as an object. */
const valueIn = ({ fields, asObject }: Extract<Type, { kind: 'records' }>): Type =>
  fields.find(({ name }) => name === asObject?.value)?.type ?? { kind: 'json' };

function differencesOfRecord(
  at: string,
  documented: string,
  fields: Field[],
  isWhole: boolean,
  seen: string[],
): string[] {
  if (seen.includes(documented)) return [];
  const isMap = documented.startsWith('map<');
  if (!isMap && !findSuperOfficeType(documented)) return [`${at}: record, not ${documented}`];
  return isMap ? [] : differences(at, membersOf(documented), fields, isWhole, [...seen, documented]);
}

/** A choice has the documented values, all of them but "Unknown". */
function unknownChoices(
  at: string,
  documented: string,
  choices: Array<{ value: string | number }>,
): string[] {
  const name = /^enum (\w+)$/.exec(documented)?.[1];
  const values = name === undefined ? undefined : findSuperOfficeEnum(name)?.values;
  if (!values) return [];
  const known = values.flatMap((each) => [each.name, each.value]);
  const offered = choices.map(({ value }) => value);
  return [
    ...offered.filter((value) => !known.includes(value)).map((value) => `${at}: no value ${value}`),
    ...values
      .filter((each) => each.name !== 'Unknown')
      .filter((each) => !offered.includes(each.name) && !offered.includes(each.value))
      .map((each) => `${at}: lacks the value ${each.name}`),
  ];
}

const placed = ({ fields }: Operation, place: Field['in']): Field[] =>
  fields.filter((field) => field.in === place);

/** Compares the parameters that a call sends with its page. Out: the differences in words. */
export function differencesOfParameters(operation: Operation, page: Page): string[] {
  const at = operation.documented;
  const body = sentBody(operation);
  return [
    ...differences(at, page.pathParams, placed(operation, 'path').filter(isListed), true),
    ...differences(at, page.query, placed(operation, 'query').map(asQuery), false),
    ...(page.bareBody === undefined
      ? differences(at, page.body, body, false)
      : body.flatMap(({ wire, type }) =>
          differencesOfBare(`${at}${wire}`, page.bareBody ?? '', { wire, type }),
        )),
    ...placed(operation, 'header').map(({ wire }) => `${at}.${wire}: not documented`),
    ...boundless(operation, page),
  ];
}

/** Pages for several entities don't list the `{entity}` of their path. */
const isListed = ({ wire }: Field): boolean => wire !== 'entity';

/** Compares a body that is no object. A list with the wire `[].ContactId` gives a member of each entry of the body. */
function differencesOfBare(at: string, documented: string, { wire, type }: Declared): string[] {
  if (wire !== '[]' || type.kind !== 'record') return differencesOfType(at, documented, type, false);
  const fields = type.fields.map((field) =>
    field.type.kind === 'list' ? { ...field, type: field.type.of } : field,
  );
  return differencesOfType(at, documented.replace(/\[\]$/, ''), { kind: 'record', fields }, false);
}

/** OData parameters are texts, whatever the form takes. */
const asQuery = ({ wire, type }: Field): Declared =>
  wire.startsWith('$') ? { wire, type: { kind: 'text' } } : { wire, type };

/** Whole numbers of 32 bits must have bounds: the form refuses what SuperOffice can't read. */
function boundless({ documented, fields }: Operation, page: Page): string[] {
  const narrow = new Set(
    [...page.body, ...page.query].filter(({ type }) => /^int32/.test(type)).map((each) => each.name),
  );
  return fields
    .filter(({ wire, in: place, preset }) => place !== 'none' && preset === undefined && narrow.has(wire))
    .filter(({ type }) => {
      const one = type.kind === 'list' ? type.of : type;
      return one.kind === 'integer' && (one.max ?? Infinity) > 2 ** 31 - 1;
    })
    .map(({ wire }) => `${documented}.${wire}: takes more than 32 bits`);
}

/** The members of the body as they travel. An argument without a name is the body itself. */
export function sentBody(operation: Operation): Declared[] {
  const whole = wholeFields(placed(operation, 'body'));
  return whole.flatMap(({ wire, type }): Declared[] => {
    if (wire === '' && type.kind === 'record') return type.fields;
    return [asMember({ wire, type })];
  });
}

/** A member inside an object as a member with that object: `CrmListItem.Id`. */
function asMember({ wire, type }: Declared): Declared {
  const [first = '', ...rest] = wire.startsWith('$') ? [wire] : wire.split('.');
  return rest.length === 0 ? { wire, type } : { wire: first, type: nested(rest, type) };
}

const nested = ([step = '', ...rest]: string[], type: Type): Type => ({
  kind: 'record',
  fields: [{ wire: step, type: rest.length === 0 ? type : nested(rest, type) } as Field],
});

/**
 * A call with a choice in its path as the page of one choice has it: with that choice in place of the parameter, and the
 * columns that are read then. Other calls stay as they are.
 */
export function asOnPage(operation: Operation, page: Pick<Page, 'path'>): Operation {
  const { call, fields, result } = operation;
  if (call.kind !== 'http') return operation;
  for (const field of placed(operation, 'path')) {
    const values = field.type.kind === 'choice' ? field.type.choices.map(({ value }) => String(value)) : [];
    const value = values.find((each) => call.path.replace(`{${field.wire}}`, each) === page.path);
    if (value === undefined) continue;
    const chosen = fields.find(({ otherwiseBy }) => otherwiseBy?.field === field.name)?.otherwiseBy;
    const columns = (chosen?.values[value] ?? []) as string[];
    const shape = chosen
      ? Object.fromEntries(Object.entries(result.shape).filter(([name]) => columns.includes(name)))
      : result.shape;
    return {
      ...operation,
      call: { ...call, path: page.path },
      fields: fields.filter((each) => each !== field),
      result: { ...result, shape },
    };
  }
  return operation;
}

/** Compares how an answer is read with its page, as `differences` does. Out: the differences in words. */
export function differencesOfAnswer(
  { result, documented: at }: Operation,
  page: Page,
  isWhole: boolean,
): string[] {
  const { answer, columns } = page;
  const { many, says, as, file, namedBy, fromMembers } = result;
  const declared = declaredIn(result.shape);
  if (file) return /^(?:byte|binary)/.test(answer) ? [] : [`${at}: a file, not ${answer}`];
  if (answer === 'none') return says === undefined ? [`${at}: reads an answer where there is none`] : [];
  if (columns)
    return many && result.at === 'value'
      ? unknownColumns(at, declared, columns)
      : [`${at}: no rows at value`];
  const isList = answer.endsWith('[]');
  const entry = isList ? answer.slice(0, -2) : answer;
  const isRecord = findSuperOfficeType(entry) !== undefined;
  if (says !== undefined) return isRecord ? [`${at}: drops ${answer}`] : [];
  if (result.at !== '') return inside(result.at, declared, entry, at, isWhole);
  if (namedBy !== undefined) return answer === 'string[]' ? [] : [`${at}: values by name, not ${answer}`];
  if (fromMembers) return answer.startsWith('map<') ? [] : [`${at}: members as records, not ${answer}`];
  if (many !== isList) return [`${at}: ${many ? 'a list' : 'one record'}, not ${answer}`];
  if (isRecord) return differences(at, membersOf(entry), declared, isWhole, [entry]);
  if (as === undefined) return entry.startsWith('map<') ? [] : [`${at}: a record, not ${answer}`];
  const type = result.shape[as];
  return type ? differencesOfType(at, entry, type, true) : [];
}

/** Records in a member of the answer, such as the fields of a mapping. */
function inside(path: string, declared: Declared[], answer: string, at: string, isWhole: boolean): string[] {
  const member = membersOf(answer).find(({ name }) => name === path);
  if (!member) return [`${at}: ${answer} has no ${path}`];
  if (/^map<.*\[\]$/.test(member.type)) return [];
  return differences(`${at}.${path}`, membersOf(member.type.replace('[]', '')), declared, isWhole);
}

const declaredIn = (shape: Shape): Declared[] =>
  Object.entries(shape).map(([wire, type]) => ({ wire, type }));

/** What each row has beside its columns. */
const OF_ROWS = ['PrimaryKey', 'EntityName'];

/** Columns of other tables have paths: `contactAssociate/fullName`. */
function unknownColumns(at: string, declared: Declared[], columns: 'some' | string[]): string[] {
  if (columns === 'some') return [];
  return declared
    .filter(({ wire }) => !OF_ROWS.includes(wire) && !wire.includes('/') && !columns.includes(wire))
    .map(({ wire }) => `${at}.${wire}: no column`);
}

/** The paths of all values that a page takes: `Connection.DisplayName`. */
export function leavesOf(members: SuperOfficeParam[], above: string[] = [], seen: string[] = []): string[] {
  return members.flatMap(({ name, type }) => {
    const carrier = type.replace('[]', '');
    const inner = seen.includes(carrier) ? [] : membersOf(carrier);
    return inner.length === 0 || carrier === 'TableRight'
      ? [[...above, name].join('.')]
      : leavesOf(inner, [...above, name], [...seen, carrier]);
  });
}

/** Whether users can give the value at a path of the body or the query, or it is always sent. */
export function isOffered(operation: Operation, path: string): boolean {
  const sent = [...sentBody(operation), ...placed(operation, 'query')];
  return sent.some(({ wire, type }) => {
    if (wire !== path && !path.startsWith(`${wire}.`)) return false;
    return reaches(type, path.slice(wire.length + 1));
  });
}

function reaches(type: Type, path: string): boolean {
  if (path === '' || type.kind === 'json' || type.kind === 'mapper') return true;
  if (type.kind !== 'record' && type.kind !== 'records') return false;
  // Rows given as JSON may have any member.
  if (type.kind === 'records' && type.open) return true;
  const [step, ...rest] = path.split('.');
  const found = type.fields.find(({ wire }) => wire === step);
  return found !== undefined && reaches(found.type, rest.join('.'));
}
