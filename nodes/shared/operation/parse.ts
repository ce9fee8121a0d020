import type { Field, Rule, Kind, Type, TypeOf, Value, Values } from './declaration';
import { holds, isBlank, reason, type Known } from './condition';
import { hasDotSegment } from './dotSegment';
import { ANY, parseConditions, type CombinedRows } from './conditions';
import { asWritten, jsonFault, parseJson } from './exactJson';
import { expectation } from './expectation';
import { pickedName } from './field';
import { listParts } from './listText';
import { givenMembers, isFree, refuseUnknown } from './members';
import { misfit, Misfit, show, type Problem } from './misfit';
import { originOf } from './origin';
import { assertNoPadding, assertNothingLost, SCALAR_PARSERS, type ParseContext } from './parseScalar';
import { checkRules, type BrokenRule } from './rule';
import { isAbsent, isPlainObject } from './value';

/**
 * Checks raw values against the declared fields and the rules between them, and converts them to their documented types.
 * Finds every problem, not only the first. Ignores unknown keys of `raw`.
 */
export function parseFields(
  fields: Field[],
  raw: Record<string, unknown>,
  context: ParseContext,
  rules: Rule[] = [],
): { values: Values; problems: Problem[] } {
  const known: Known = { fields, raw, values: {} };
  let found: Map<Field, Misfit> | undefined;
  for (const field of inOrderOfNeed(fields)) {
    try {
      take(field, known, context);
    } catch (problem) {
      if (!(problem instanceof Misfit)) throw problem;
      (found ??= new Map()).set(field, problem);
    }
  }
  takeOver(fields, known.values);
  const { values } = known;
  if (!found && rules.length === 0) return { values, problems: [] };
  return { values, problems: problemsOf(fields, found ?? new Map(), rules, known, context) };
}

function problemsOf(
  fields: Field[],
  found: ReadonlyMap<Field, Misfit>,
  rules: Rule[],
  known: Known,
  context: ParseContext,
): Problem[] {
  const broken = new Set([...found.keys()].map(({ name }) => name));
  const inForm = fields.flatMap((field): Array<[Field, Misfit]> => {
    const misfit = found.get(field);
    return misfit ? [[field, misfit]] : [];
  });
  return inOrder(inForm, checkRules(rules, known, broken), context);
}

/** Gives fields without a value that of the field that they name. */
function takeOver(fields: Field[], values: Values): void {
  for (const { name, copyOf = name, sameAs = copyOf } of fields) {
    const other = values[sameAs];
    if (values[name] === undefined && other !== undefined) values[name] = other;
  }
}

/** The checked values of fields that are always sent, whatever the other fields are. */
export function presetValues(fields: Field[]): Values {
  const preset = fields.filter((field) => field.preset !== undefined && field.shownIf === undefined);
  return parseFields(preset, {}, { timezone: 'UTC' }).values;
}

/**
 * Problems of rules come before "required because something else is missing", which is left out if a rule already requires
 * that field. So the first problem names the field to fix first.
 */
function inOrder(found: Array<[Field, Misfit]>, broken: BrokenRule[], context: ParseContext): Problem[] {
  const wanted = new Set(broken.flatMap(({ wants }) => wants));
  const isWantedByRule = ({ requiredIf }: Field) =>
    requiredIf !== undefined &&
    'absent' in requiredIf &&
    [requiredIf.absent].flat().some((name) => wanted.has(name));
  const isConditional = ([, { because, at }]: [Field, Misfit]) => because !== undefined && at.length === 0;
  const problems = (some: Array<[Field, Misfit]>) =>
    some.map(([field, misfit]) => toProblem(field, misfit, context));
  return [
    ...problems(found.filter((each) => !isConditional(each))),
    ...broken.map(({ problem }) => problem),
    ...problems(found.filter((each) => isConditional(each) && !isWantedByRule(each[0]))),
  ];
}

const orders = new WeakMap<Field[], Field[]>();

/** Conditions need parsed values, so the fields that they refer to are parsed first. */
function inOrderOfNeed(fields: Field[]): Field[] {
  const known = orders.get(fields);
  if (known) return known;
  const conditional = ({ shownIf, requiredIf, type }: Field) =>
    shownIf !== undefined || requiredIf !== undefined || type.kind === 'conditions';
  const order = [...fields.filter((each) => !conditional(each)), ...fields.filter(conditional)];
  orders.set(fields, order);
  return order;
}

/** Adds a field's value to the known ones, if it has one. Throws {@link Misfit}. */
function take(field: Field, known: Known, context: ParseContext): void {
  if (isLeftOut(field, known)) return;
  if (field.shownIf && !holds(field.shownIf, known)) return;
  const origin = field.preset === undefined ? originOf(context.origin, field.name) : 'typed';
  const own = origin === context.origin ? context : { ...context, origin };
  const picked = withPicked(field, field.preset ?? known.raw[field.name], known, own);
  const raw = combined(field, picked, known);
  // An empty text is sent only if the declaration says so; from a user it means "not given".
  const value = field.preset === '' ? '' : parseField(field, raw, known, own);
  if (value !== undefined) known.values[field.name] = value;
}

/** Whether a field surely has no value and needs none, as most fields of a long form. */
const isLeftOut = ({ name, preset, picks, required, requiredIf }: Field, { raw }: Known): boolean =>
  raw[name] === undefined && preset === undefined && !picks && !required && !requiredIf;

/** The typed entries of a list, followed by the picked entries that were not typed. */
function withPicked(field: Field, raw: unknown, known: Known, context: ParseContext): unknown {
  const picked = field.picks ? known.raw[pickedName(field)] : undefined;
  if (!Array.isArray(picked) || picked.length === 0) return raw;
  const typed = isAbsent(raw) || isBlank(raw) ? [] : [parse(typeAsSent(field), raw, context)].flat();
  const seen = new Set(typed.map(String));
  return [...typed, ...picked.filter((each) => !seen.has(String(each)))];
}

/** Rows of conditions, with how to combine them. Text is left as it is: it has been written already. */
function combined({ type }: Field, raw: unknown, { values }: Known): unknown {
  if (type.kind !== 'conditions' || !Array.isArray(raw) || raw.length === 0) return raw;
  const any = type.combinedBy !== undefined && values[type.combinedBy] === ANY;
  return { rows: raw, any } satisfies CombinedRows;
}

function parseField(field: Field, raw: unknown, known: Known, context: ParseContext): Value | undefined {
  const starts = isStart(field, raw, context);
  const isNothing = starts || isAbsent(raw) || isBlank(raw);
  if (!isNothing && namesRecord(field)) assertNoPadding(field.type, raw, context);
  const value = isNothing ? undefined : parse(typeAsSent(field), raw, context);
  if (field.in === 'path' && isPathless(value))
    throw new Misfit(`${expectation(field.type)} without "." or ".." as a step of the path`, raw);
  // A section of the form with no field filled in counts as not given, and so does a list of such rows.
  const isEmpty =
    (field.type.kind === 'record' || field.type.kind === 'records') && Object.keys(value ?? {}).length === 0;
  if (value !== undefined && !isEmpty) return value;
  const got = isEmpty || starts ? undefined : raw;
  if (field.required) throw new Misfit(expectation(field.type), got);
  if (field.requiredIf && holds(field.requiredIf, known)) {
    throw new Misfit(expectation(field.type), got, [], reason(field.requiredIf, known));
  }
  return undefined;
}

/** Whether a whole number is the key of a record: it is in the path, or is picked from a list. */
const namesRecord = ({ type, in: place, list: picked }: Field): boolean =>
  type.kind === 'integer' && (place === 'path' || picked !== undefined);

/** The initial text of a JSON box counts as not given. */
const isStart = ({ type }: Field, raw: unknown, { origin }: ParseContext): boolean =>
  origin !== 'data' &&
  ((raw === '{}' && (type.kind === 'json' || type.kind === 'record')) ||
    (raw === '[]' && (type.kind === 'records' || (type.kind === 'list' && type.of.kind === 'json'))));

/** A list outside the body is sent as one text with commas between its entries. */
const typeAsSent = ({ type, in: place }: Field): Type =>
  type.kind === 'list' && type.separator === undefined && place !== 'body' && place !== 'none'
    ? { ...type, separator: ',' }
    : type;

const isPathless = (value: Value | undefined): boolean =>
  [value].flat().some((part) => typeof part === 'string' && hasDotSegment(part));

function toProblem(
  field: Field,
  { at, expected, got, because, advice }: Misfit,
  context: ParseContext,
): Problem {
  const where = [field.label, ...at].join(', ');
  const shown = show(got, context.mask);
  const found = `expected ${expected}, got ${shown}`;
  const why = because ? ` because ${because}` : '';
  const missing = because !== undefined || (isAbsent(got) && at.length === 0);
  const text = missing ? `${where} is required${why}: ${found}` : `${where}: ${found}`;
  const message = advice === undefined ? text : `${text}. ${advice}`;
  const origin = originOf(context.origin, field.name);
  const isTyped = origin === undefined || origin === 'typed';
  const mistake =
    isAbsent(got) || isBlank(got)
      ? { rule: because ?? '', advice: isTyped ? 'Fill it in' : 'Check the expression' }
      : { rule: `${where}: expected ${expected}`, got: shown, advice };
  return { field: where, name: field.name, message, mistake };
}

function parse(type: Type, raw: unknown, context: ParseContext): Value {
  const parser = PARSERS[type.kind] as (type: Type, raw: unknown, context: ParseContext) => Value;
  return parser(type, type.kind === 'json' ? raw : asWritten(raw), context);
}

const PARSERS: { [K in Kind]: (type: TypeOf<K>, raw: unknown, context: ParseContext) => Value } = {
  ...SCALAR_PARSERS,

  coded: (type, raw, context) => parse(type.of, raw, context),

  mapper(type, raw) {
    throw misfit(type, raw);
  },

  conditions(type, raw, context) {
    const given = isPlainObject(raw) ? raw : {};
    const rows: CombinedRows = { rows: given.rows ?? raw, any: given.any === true };
    return parseConditions(
      type,
      rows,
      (of, value, from) => parse(of, value, { ...context, origin: from }),
      context,
    );
  },

  list(type, raw, context) {
    const parts = listParts(raw, type, context.origin === 'data');
    if (parts.length === 0) throw misfit(type, raw);
    const values = parts.map((part, index) => {
      try {
        return entryOf(type, part, { ...context, origin: originOf(context.origin, index) });
      } catch (problem) {
        throw problem instanceof Misfit && parts.length > 1 ? problem.within(`entry ${index + 1}`) : problem;
      }
    });
    const length = values.map(String).join(type.separator).length;
    if (length > (type.maxLength ?? Infinity))
      throw new Misfit(`entries of at most ${type.maxLength} characters together`, `${length} characters`);
    return values;
  },

  record(type, raw, context) {
    const given = fromJson(type, raw);
    if (!isPlainObject(given)) throw misfit(type, raw);
    return parseRecord(type, given, context);
  },

  records(type, raw, context) {
    const json = fromJson(type, raw);
    const given = rowsIn(type, json);
    const names = isPlainObject(json) ? Object.keys(json) : [];
    if (given === undefined || (given.length === 0 && !type.asObject)) throw misfit(type, raw);
    assertCount(type, given);
    const rows = given.map((row: unknown, index) => {
      const step = names[index] ?? `row ${index + 1}`;
      if (!isPlainObject(row)) throw new Misfit('an object', row, [step]);
      try {
        return parseRecord(type, row, { ...context, origin: originOf(context.origin, index) });
      } catch (problem) {
        throw problem instanceof Misfit ? problem.within(step) : problem;
      }
    });
    assertNames(type, rows);
    return rows.filter((row) => Object.keys(row).length > 0);
  },
};

/** The rows of a list, or of an object that stands for one; undefined for anything else. */
function rowsIn({ asObject }: TypeOf<'records'>, given: unknown): unknown[] | undefined {
  if (asObject && isPlainObject(given))
    return Object.entries(given).map(([name, value]) => ({ [asObject.key]: name, [asObject.value]: value }));
  return Array.isArray(given) ? (given as unknown[]) : undefined;
}

/** Two rows with one name would be one member of the object. */
function assertNames({ fields, asObject }: TypeOf<'records'>, rows: Values[]): void {
  if (!asObject) return;
  const names = rows.map((row) => row[asObject.key]);
  const again = names.findIndex((name, index) => name !== undefined && names.indexOf(name) < index);
  if (again < 0) return;
  const label = fields.find(({ name }) => name === asObject.key)?.label ?? asObject.key;
  const first = `row ${names.indexOf(names[again]) + 1}`;
  throw new Misfit(`another value than in ${first}`, names[again], [`row ${again + 1}`, label]);
}

/** The value of JSON text; other values unchanged. Throws {@link Misfit} for text that is not JSON. */
function fromJson(type: Type, raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  const value = parseJson(raw);
  if (value === undefined) throw misfit(type, jsonFault(raw));
  return value;
}

function parseRecord(
  { fields, open }: { fields: Field[]; open?: boolean },
  record: Record<string, unknown>,
  context: ParseContext,
): Values {
  const { raw, origin, unknown } = givenMembers(fields, record, context.origin);
  const wrong = unknown.find((member) => !open || !isFree(fields, member));
  if (wrong !== undefined) refuseUnknown(fields, wrong);
  const more = Object.fromEntries(unknown.map((member) => [member, raw[member]])) as Values;
  assertNothingLost(more);
  const known: Known = { fields, raw, values: {} };
  for (const field of inOrderOfNeed(fields)) {
    try {
      take(field, known, { ...context, origin });
    } catch (problem) {
      throw problem instanceof Misfit ? problem.within(field.label) : problem;
    }
  }
  return { ...more, ...known.values };
}

/** The members of a row that are not fields, unchanged. */
export function undeclared(fields: Field[], row: Record<string, unknown>): Values {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(row).filter(([member]) => !names.has(member))) as Values;
}

function assertCount({ maxItems = Infinity }: TypeOf<'records'>, given: unknown[]): void {
  if (given.length > maxItems) throw new Misfit(`at most ${maxItems} entries`, given);
}

/** An entry that contains the separator would arrive as two. */
function entryOf(type: TypeOf<'list'>, raw: unknown, context: ParseContext): Value {
  if (type.of.kind === 'integer') assertNoPadding(type.of, raw, context);
  const value = parse(type.of, raw, context);
  if (type.separator === undefined || !String(value as string).includes(type.separator)) return value;
  throw new Misfit(`${expectation(type.of)} without "${type.separator}"`, raw);
}
