import type {
  Field,
  FindBy,
  FindFirst,
  LookUpBy,
  Operation,
  OrElse,
  Type,
  Upsert,
  Value,
  Values,
} from './declaration';
import { control } from './field';
import type { Problem } from './misfit';
import { boolean, choice, list } from './type';
import { isPlainObject } from './value';

/** Name of the parameter with the keys by which a record is looked for, in the user's order. */
export const MATCH_BY = 'matchBy';

/** Name of the switch that takes the oldest of several records. */
export const USE_OLDEST = 'useOldestMatch';

/** Name of the switch that leaves members with a value as they are. */
export const ONLY_EMPTY = 'onlyFillEmpty';

/** `orElse(update, { codes: [2], key: { customerId: 'customerId' } })`: on "exists", the update is called. */
export const orElse = (update: Operation, options: Omit<OrElse, 'kind' | 'update'>): OrElse => ({
  kind: 'orElse',
  update,
  ...options,
});

/** `findFirst(update, { lookUps: [{ name: 'email', label: 'Email', read: search, by: [{ from: 'email', field: 'email' }] }], key: { id: 'Id' } })`. */
export const findFirst = (update: Operation, options: Omit<FindFirst, 'kind' | 'update'>): FindFirst => ({
  kind: 'findFirst',
  update,
  ...options,
});

/** The fields of the call that identify the record. */
export function keysOfUpsert(upsert: Upsert): string[] {
  if (upsert.kind === 'orElse') return Object.values(upsert.key);
  return [...new Set(upsert.lookUps.flatMap(({ by }) => by.map(({ from }) => from)))];
}

/** The operation with the options of its look-ups. Calls about one record go one after another. */
export function withUpsert(declaration: Operation): Operation {
  const { upsert, fields } = declaration;
  if (!upsert) return declaration;
  const own = fields.filter(({ name }) => ![MATCH_BY, USE_OLDEST, ONLY_EMPTY].includes(name));
  const keys = keysOfUpsert(upsert);
  const repeats = declaration.repeats ?? keys;
  if (upsert.kind === 'orElse')
    return { ...declaration, serializeBy: declaration.serializeBy ?? keys, repeats };
  return {
    ...declaration,
    repeats,
    fields: [...orderOf(upsert), ...own.map((field) => withTrimmedKeys(field, upsert)), ...choicesOf(upsert)],
  };
}

/** A key with blanks around it would find no record, and each run would create one more. */
function withTrimmedKeys(field: Field, { lookUps }: FindFirst): Field {
  const of = lookUps.flatMap(({ by }) => by).filter(({ from }) => from === field.name);
  if (of.length === 0) return field;
  const members = of.flatMap(({ member = [] }) => member);
  return { ...field, type: trimmedIn(field.type, members) };
}

function trimmedIn(type: Type, members: string[]): Type {
  if (type.kind === 'text') return { ...type, trimmed: true };
  if (type.kind !== 'record' && type.kind !== 'records') return type;
  const trim = (each: Field): Field =>
    members.includes(each.name) ? { ...each, type: trimmedIn(each.type, []) } : each;
  return { ...type, fields: type.fields.map(trim) };
}

/** The form begins with the order of the keys, if there are several. */
function orderOf({ lookUps }: FindFirst): Field[] {
  if (lookUps.length < 2) return [];
  const usual = lookUps.map(({ label }) => label).join(', ');
  return [
    control(
      MATCH_BY,
      list(choice(Object.fromEntries(lookUps.map(({ name, label }) => [name, [name, label]])))),
      {
        label: 'Match By',
        description: `The keys by which to look for the record, the first chosen first. Those that an item has no value for are skipped. Default: ${usual}.`,
      },
    ),
  ];
}

function choicesOf({ oldest, fills }: FindFirst): Field[] {
  const useOldest = control(USE_OLDEST, boolean(), {
    label: 'Use Oldest Match',
    description:
      'Whether to update the oldest record if several match. When off, the item fails and shows them.',
  });
  const onlyEmpty = control(ONLY_EMPTY, boolean(), {
    label: 'Only Fill Empty Fields',
    description:
      'Whether to keep what a record that is found has already, and to fill only its empty fields. This costs one more call for each such record.',
  });
  return [...(oldest === undefined ? [] : [useOldest]), ...(fills === undefined ? [] : [onlyEmpty])];
}

/** The look-ups for which an item has values, in the order in which they are made. */
export function lookUpsFor({ lookUps }: FindFirst, values: Values): FindBy[] {
  const chosen = values[MATCH_BY];
  const wanted = Array.isArray(chosen)
    ? chosen.flatMap((name) => lookUps.filter((each) => each.name === name))
    : lookUps;
  return wanted.filter(({ by }) => by.every((each) => valueBy(each, values) !== undefined));
}

/** The value of the call by which a read finds its record. */
export function valueBy({ from, member }: LookUpBy, values: Values): Value | undefined {
  const value = values[from];
  if (member === undefined) return value;
  const record = Array.isArray(value) ? value[0] : value;
  if (!isPlainObject(record)) return undefined;
  return [member].flat().flatMap((name) => (record as Values)[name] ?? [])[0];
}

/** A problem if the item has no value for any look-up: each run would create another record. */
export function checkUpsert({ upsert }: Operation, values: Values): Problem[] {
  if (upsert?.kind !== 'findFirst' || lookUpsFor(upsert, values).length > 0) return [];
  const names = keysOfUpsert(upsert);
  const labels = upsert.lookUps.map(({ label }) => label);
  const message = `${labels.join(' or ')}: expected a value by which the record can be found, got none`;
  return [{ field: labels.join(' or '), name: names[0] ?? '', fields: names, message }];
}

/** Throws if a create or update can't decide, or names fields that its calls do not have. */
export function assertUpsert(
  { upsert, fields, batch, walk, result, effect }: Operation,
  where: string,
): void {
  if (!upsert) return;
  const { update, key } = upsert;
  if (batch || walk || result.many || effect === 'read')
    throw new Error(`${where} creates or updates one record a call`);
  if (update.effect !== 'idempotent') throw new Error(`${where} updates by a call that may not be repeated`);
  const has = (all: Field[], name: string) => all.some((field) => field.name === name);
  const unknown = [
    ...keysOfUpsert(upsert).filter((name) => !has(fields, name)),
    ...Object.keys(key).filter((name) => !has(update.fields, name)),
  ];
  if (upsert.kind === 'findFirst') {
    const { fills, toCreate = [] } = upsert;
    unknown.push(...toCreate.filter((name) => !has(fields, name)));
    if (fills) unknown.push(...Object.keys(key).filter((name) => !has(fills.fields, name)));
    for (const { read, by, gone } of upsert.lookUps) {
      if (gone && !fills) throw new Error(`${where} can't see what is gone: no read fills it`);
      if (read.effect !== 'read') throw new Error(`${where} finds its record by a call that is no read`);
      unknown.push(
        ...by.map(({ field }) => field.split('.')[0] ?? '').filter((name) => !has(read.fields, name)),
      );
    }
  }
  if (unknown.length > 0)
    throw new Error(`${where} finds its record by ${unknown.join(', ')}, which is not there`);
}
