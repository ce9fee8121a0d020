import type { Field, Value, Values, Scalar, Condition } from './declaration';
import { trimmed } from './invisible';
import { isAbsent } from './value';

/** The fields of an item or a record: the raw values, and those parsed so far. */
export interface Known {
  fields: Field[];
  raw: Record<string, unknown>;
  values: Values;
}

/**
 * Whether a declared condition holds. Other fields count with their parsed values, never with raw ones. A choice that is
 * not given is where it starts. A switch that is not given or can't be read is off.
 */
export function holds(condition: Condition, known: Known): boolean {
  if ('present' in condition) return givenOf(condition.present, known).length > 0;
  if ('absent' in condition) return ![condition.absent].flat().some((name) => isGiven(name, known));
  return valueOf(condition.field, known) === condition.is;
}

/** A choice that is given but can't be read is no choice: it does not start either. */
function valueOf(name: string, known: Known): Value {
  const given = known.values[name];
  if (given !== undefined) return given;
  const field = known.fields.find((each) => each.name === name);
  if (field?.type.kind !== 'choice' || field.starts === undefined || isGiven(name, known)) return false;
  return field.type.choices.find(({ word }) => word === field.starts)?.value ?? false;
}

/** Why a condition holds, for the end of a sentence: "Customer ID is not given and Type is Web". */
export function reason(condition: Condition, known: Known): string {
  if ('present' in condition) {
    const [given = ''] = givenOf(condition.present, known);
    return `${labelOf(given, known)} is given`;
  }
  if ('absent' in condition) {
    const labels = [condition.absent].flat().map((name) => labelOf(name, known));
    return labels.length === 1 ? `${labels[0]} is not given` : `neither ${labels.join(' nor ')} is given`;
  }
  return `${labelOf(condition.field, known)} is ${valueText(condition.field, known)}`;
}

/** Names of the fields that a condition refers to. */
export function fieldsOf(condition: Condition): string[] {
  if ('present' in condition) return [condition.present].flat();
  return 'absent' in condition ? [condition.absent].flat() : [condition.field];
}

/** Those of the names whose fields are given. */
const givenOf = (names: string | string[], known: Known): string[] =>
  [names].flat().filter((name) => isGiven(name, known));

/** A field counts as given even if its value can't be read: that mistake has its own message. */
function isGiven(name: string, { raw, values }: Known): boolean {
  const given = raw[name];
  return values[name] !== undefined || !(isAbsent(given) || isBlank(given));
}

/** Text of nothing but spaces and invisible characters. */
export const isBlank = (raw: unknown): boolean => typeof raw === 'string' && trimmed(raw) === '';

export const labelOf = (name: string, { fields }: Pick<Known, 'fields'>): string =>
  fields.find((field) => field.name === name)?.label ?? name;

/** A value as the editor shows it. */
function valueText(name: string, known: Known): string {
  const type = known.fields.find((field) => field.name === name)?.type;
  const value = valueOf(name, known);
  const choice = type?.kind === 'choice' ? type.choices.find((each) => each.value === value) : undefined;
  return choice?.label ?? String(value as Scalar);
}
