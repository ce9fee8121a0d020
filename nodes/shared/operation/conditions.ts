import type {
  ConditionDialect,
  ConditionOperator,
  ConditionText,
  Field,
  FieldsRead,
  Type,
  TypeOf,
  Value,
  Values,
} from './declaration';
import { isBlank } from './condition';
import { expectation } from './expectation';
import { body, control } from './field';
import { Misfit, misfit } from './misfit';
import { originOf, type Origin } from './origin';
import { readIn, type ReadZone } from './readZone';
import { plainType, written } from './textForm';
import { choice, list, records, text } from './type';
import { isAbsent, isPlainObject } from './value';

type Conditions = TypeOf<'conditions'>;

/** The members of a row, in the form and as JSON. */
export const ROW = { column: 'column', operator: 'operator', value: 'value', upper: 'upper' } as const;

/** Their labels in errors. */
const LABELS = { column: 'Field', operator: 'Operator', value: 'Value', upper: 'Upper Value' } as const;

/**
 * A filter builder: `conditions(dialect, {}, member('name', text()), member('registered', day()))`. The columns are fields
 * in the vendor's spelling. `from`: a read that describes more columns. `combinedBy`: the field that says whether all
 * conditions must hold. Throws at load if a text could break out of its literal.
 */
export function conditions(
  dialect: ConditionDialect,
  details: { from?: FieldsRead; combinedBy?: string },
  ...fields: Field[]
): Type {
  const { operators, written: form } = dialect;
  if (form.as === 'text' && operators.text && form.literals.text === undefined)
    throw new Error('A condition writes texts without a literal');
  if (details.combinedBy !== undefined && (form.as !== 'text' || form.or === undefined))
    throw new Error('Conditions are combined where the dialect has no "or"');
  return { kind: 'conditions', dialect, fields, ...details };
}

/**
 * The field that says whether all conditions must hold, or any: `mustMatch('match')`, with `combinedBy: 'match'`.
 */
export const mustMatch = (name: string): Field => ({
  ...control(name, choice({ all: ['all', 'All Conditions'], any: [ANY, 'Any Condition'] }), {
    label: 'Must Match',
  }),
  starts: 'all',
});

export const ANY = 'any';

/** The operators of a column, by their words. */
export const operatorsOf = (type: Conditions, column: Field): Record<string, ConditionOperator> =>
  type.dialect.operators[column.operators ?? plainType(column.type).kind] ?? {};

/** The columns that have operators. */
export const columnsOf = (type: Conditions): Field[] =>
  type.fields.filter((column) => Object.keys(operatorsOf(type, column)).length > 0);

type Takes = 'nothing' | 'value' | 'values' | 'range';

/** Which values an operator takes. */
export function takes({ as }: ConditionOperator, { written: form }: ConditionDialect): Takes {
  if (form.as === 'rows') return 'value';
  if (as.includes('{values}')) return 'values';
  if (as.includes('{upper}')) return 'range';
  return as.includes('{value}') ? 'value' : 'nothing';
}

/** The words of all operators that take `what`, for columns of any kind. */
export function wordsTaking(dialect: ConditionDialect, what: Takes): string[] {
  const all = Object.values(dialect.operators).flatMap((each) => Object.entries(each));
  const others = new Set(all.filter(([, each]) => takes(each, dialect) !== what).map(([word]) => word));
  return [...new Set(all.map(([word]) => word))].filter((word) => !others.has(word));
}

/** Checks a value of some type. Throws {@link Misfit}. */
export type ParseValue = (type: Type, raw: unknown, origin: Origin | undefined) => Value;

/** A list of rows, and how to combine them. */
export interface CombinedRows {
  rows: unknown;
  any: boolean;
}

/**
 * Checks rows of column, operator and value, and returns them as the dialect writes them: one text, or a list of objects.
 * Throws a {@link Misfit} that names the row, or the zone in which the vendor reads moments. It never leaves out a condition.
 */
export function parseConditions(
  type: Conditions,
  { rows, any }: CombinedRows,
  parse: ParseValue,
  { origin, readIn: zone }: { origin?: Origin; readIn?: ReadZone } = {},
): Value {
  if (typeof rows === 'string' || !Array.isArray(rows) || rows.length === 0) throw misfit(type, rows);
  const checked = rows.map((row: unknown, index) => {
    const step = `row ${index + 1}`;
    if (!isPlainObject(row)) throw new Misfit('an object', row, [step]);
    try {
      const from = originOf(origin, index);
      return conditionOf(type, row, (of, raw, member) => parse(of, raw, originOf(from, String(member))));
    } catch (problem) {
      throw problem instanceof Misfit ? problem.within(step) : problem;
    }
  });
  const { written: form } = type.dialect;
  if (form.as === 'rows')
    return checked.map(({ column, operator, values: [value = ''] }): Values => {
      const literal = form.literals?.[plainType(column.type).kind];
      return {
        [form.column]: column.wire,
        [form.operator]: operator.as,
        [form.value]: written(column.type, value, literal),
      };
    });
  return checked
    .map((each) => asText(form, each, zone))
    .join(any && form.or !== undefined ? form.or : form.and);
}

/** Checks the value of a member of a row. Throws {@link Misfit}. */
type ParseMember = (type: Type, raw: unknown, member: keyof typeof ROW) => Value;

interface Condition {
  column: Field;
  operator: ConditionOperator;
  values: Value[];
}

function conditionOf(type: Conditions, row: Record<string, unknown>, parse: ParseMember): Condition {
  const unknown = Object.keys(row).find((member) => !(member in ROW));
  if (unknown !== undefined)
    throw new Misfit(`no other members than ${Object.keys(ROW).join(', ')}`, unknown);
  const columns = columnsOf(type);
  const column = columns.find((each) =>
    [each.name, each.wire, each.label].some((name) => isSame(name, row.column)),
  );
  if (!column)
    throw new Misfit(`one of ${listed(columns.map(({ label }) => label))}`, row.column, [LABELS.column]);
  const known = operatorsOf(type, column);
  const operator = Object.entries(known).find(([word, { label, as }]) =>
    [word, label, as].some((name) => isSame(name, row.operator)),
  )?.[1];
  if (!operator) {
    const expected = `one of ${Object.values(known)
      .map(({ label }) => label)
      .join(', ')} for ${column.label}`;
    throw new Misfit(expected, row.operator, [LABELS.operator]);
  }
  return { column, operator, values: valuesOf(type, { column, operator }, row, parse) };
}

const isSame = (name: string, given: unknown): boolean =>
  typeof given === 'string' && name.toLowerCase() === given.trim().toLowerCase();

function valuesOf(
  { dialect }: Conditions,
  { column, operator }: Omit<Condition, 'values'>,
  row: Record<string, unknown>,
  parse: ParseMember,
): Value[] {
  const of = plainType(column.type);
  const at = (member: 'value' | 'upper', type = of): Value => {
    const raw = row[member];
    const isNothing = isAbsent(raw) || isBlank(raw) || (Array.isArray(raw) && raw.length === 0);
    if (isNothing) throw new Misfit(expectation(type), raw, [LABELS[member]]);
    try {
      return parse(type, raw, member);
    } catch (problem) {
      throw problem instanceof Misfit ? problem.within(LABELS[member]) : problem;
    }
  };
  const what = takes(operator, dialect);
  if (what === 'range') return inOrder(of, at('value'), at('upper'));
  refuse(row, 'upper', operator);
  if (what === 'values') return at('value', list(of)) as Value[];
  if (what === 'value') return [at('value')];
  refuse(row, 'value', operator);
  return [];
}

/** Both ends of a range. Throws {@link Misfit} if they are swapped: the vendor would find nothing and say nothing. */
function inOrder({ kind }: Type, from: Value, to: Value): Value[] {
  const isNumber = kind === 'integer' || kind === 'id' || kind === 'decimal' || kind === 'money';
  const isSwapped = isNumber
    ? Number(from) > Number(to)
    : (kind === 'day' || kind === 'moment' || kind === 'time') && String(from) > String(to);
  if (isSwapped)
    throw new Misfit(`no less than ${LABELS.value}, which is ${String(from)}`, to, [LABELS.upper]);
  return [from, to];
}

/** Throws {@link Misfit} for a value that the operator does not take: the user expects it to have an effect. */
function refuse(row: Record<string, unknown>, member: 'value' | 'upper', { label }: ConditionOperator): void {
  const given = row[member];
  if (isAbsent(given) || isBlank(given)) return;
  throw new Misfit(`nothing, which is what ${label} takes`, given, [LABELS[member]]);
}

function asText(
  form: ConditionText,
  { column, operator, values }: Condition,
  zone: ReadZone | undefined,
): string {
  const isMoment = plainType(column.type).kind === 'moment';
  const local = (value: Value) => (isMoment ? readIn(zone, String(value)) : value);
  const literals = values.map((value) => literalOf(form, column.type, local(value)));
  const parts: Record<string, string> = {
    column: column.wire,
    value: literals[0] ?? '',
    values: literals.join(','),
    upper: literals[1] ?? '',
  };
  return operator.as.replace(/\{(column|values?|upper)\}/g, (_, part: string) => parts[part] ?? '');
}

function literalOf({ literals, escapes }: ConditionText, type: Type, value: Value): string {
  const inner = plainType(type);
  const form = literals[inner.kind];
  const plain = written(inner, value, undefined);
  if (form === undefined) return plain;
  if (typeof value !== 'string' || (inner.kind !== 'text' && inner.kind !== 'choice'))
    return written(inner, value, form);
  const escaped = [...plain].map((character) => escapes[character] ?? character).join('');
  return written(inner, escaped, form);
}

/** How many columns an error lists. */
const LISTED = 20;

const listed = (names: string[]): string =>
  names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ` and ${names.length - LISTED} more` : '');

/** The type of checked conditions when they travel. */
export function conditionsType({ dialect: { written: form } }: Conditions): Type {
  if (form.as === 'text') return text();
  const members = [form.column, form.operator, form.value].map((name) => body(name, text(), { label: name }));
  const item = form.item === undefined ? {} : { item: form.item };
  return records({ itemLabel: 'Condition', ...item }, ...members);
}
