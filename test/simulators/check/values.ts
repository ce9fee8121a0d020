import type { DocumentedChoice, RequiredIf } from '../../documented';
import { conditionText, holds } from './conditions';
import type { Account } from './conditions';

/** One thing that a request does not keep to. It names the parameter and the rule, never the value sent. */
export interface Finding {
  parameter: string;
  expectation: string;
}

interface Scalar {
  choices?: DocumentedChoice[];
  nullable?: boolean;
}

interface Bounds {
  min?: number;
  max?: number;
}

/**
 * What the documentation says about a value. `loose` accepts text where the type is another one, because
 * the vendor's samples do so too, and because a query string has nothing but text. `joined`: entries in one text.
 */
export type ValueSpec =
  | ({ kind: 'integer'; loose: boolean; digits?: number; bits?: 32 | 64 } & Scalar & Bounds)
  | ({ kind: 'decimal'; loose: boolean; digits?: number; decimals?: number } & Scalar & Bounds)
  | ({ kind: 'boolean'; loose: boolean } & Scalar)
  | ({ kind: 'string'; maxLength?: number; format?: string } & Scalar)
  | { kind: 'list'; of: ValueSpec; separator?: string; maxItems?: number; nullable?: boolean }
  | { kind: 'joined'; of: ValueSpec; separator: string; maxLength?: number; nullable?: boolean }
  | { kind: 'record'; fields: () => FieldSpec[]; nullable?: boolean }
  | { kind: 'map'; of: ValueSpec; nullable?: boolean }
  | { kind: 'any' };

/** A named value of a record. */
export interface FieldSpec {
  name: string;
  required: boolean | RequiredIf;
  value: ValueSpec;
}

export type { Account } from './conditions';

/** Whether a value was given: empty text counts as none. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Whether a field is required, given its neighbours and the account. */
export function isRequired(field: FieldSpec, given: (name: string) => boolean, account: Account): boolean {
  if (typeof field.required === 'boolean') return field.required;
  return holds(field.required, given, account);
}

/** The required fields that are missing. */
export function missing(
  fields: FieldSpec[],
  given: (name: string) => boolean,
  account: Account,
  path = '',
): Finding[] {
  return fields
    .filter((field) => isRequired(field, given, account) && !given(field.name))
    .map((field) => ({ parameter: path + field.name, expectation: requiredText(field.required) }));
}

function requiredText(rule: boolean | RequiredIf): string {
  return typeof rule === 'boolean' ? 'required' : `required ${conditionText(rule)}`;
}

/** Checks a record: unknown names, missing ones, and each value. */
export function checkRecord(fields: FieldSpec[], record: object, account: Account, path = ''): Finding[] {
  const values = record as Record<string, unknown>;
  const known = new Map(fields.map((field) => [field.name, field]));
  const unknown = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({ parameter: path + name, expectation: 'not documented' }));
  const wrong = fields
    .filter((field) => values[field.name] !== undefined)
    .flatMap((field) => checkValue(field.value, values[field.name], account, path + field.name));
  const stated = new Set(wrong.map((finding) => finding.parameter));
  const absent = missing(fields, (name) => isGiven(values[name]), account, path);
  return [...unknown, ...wrong, ...absent.filter((finding) => !stated.has(finding.parameter))];
}

/** Checks one value against what is documented about it. */
export function checkValue(spec: ValueSpec, value: unknown, account: Account, path: string): Finding[] {
  if (spec.kind === 'any') return [];
  if (value === null && spec.nullable) return [];
  switch (spec.kind) {
    case 'list':
      return checkList(spec, value, account, path);
    case 'joined':
      return checkJoined(spec, value, account, path);
    case 'record':
      return isObject(value)
        ? checkRecord(spec.fields(), value, account, `${path}.`)
        : [expects(path, 'an object')];
    case 'map':
      if (!isObject(value)) return [expects(path, 'an object')];
      return Object.entries(value).flatMap(([key, entry]) =>
        checkValue(spec.of, entry, account, `${path}.${key}`),
      );
    default: {
      const expectation = checkScalar(spec, value) ?? checkChoice(spec.choices, value);
      return expectation ? [expects(path, expectation)] : [];
    }
  }
}

function expects(parameter: string, expectation: string): Finding {
  return { parameter, expectation };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkList(
  spec: Extract<ValueSpec, { kind: 'list' }>,
  value: unknown,
  account: Account,
  path: string,
): Finding[] {
  // Pages say "separated by commas" where their samples send arrays: both are taken.
  const list = typeof value === 'string' && spec.separator ? value.split(spec.separator) : value;
  if (!Array.isArray(list)) return [expects(path, spec.separator ? 'a list or separated text' : 'an array')];
  if (spec.maxItems && list.length > spec.maxItems)
    return [expects(path, `at most ${spec.maxItems} entries`)];
  return list.flatMap((entry, index) => {
    const trimmed: unknown = typeof entry === 'string' ? entry.trim() : entry;
    return checkValue(spec.of, trimmed, account, `${path}[${index}]`);
  });
}

function checkJoined(
  spec: Extract<ValueSpec, { kind: 'joined' }>,
  value: unknown,
  account: Account,
  path: string,
): Finding[] {
  const expectation = checkText({ kind: 'string', maxLength: spec.maxLength }, value);
  if (expectation) return [expects(path, expectation)];
  const entries = String(value).split(spec.separator);
  return entries.flatMap((entry, index) => checkValue(spec.of, entry.trim(), account, `${path}[${index}]`));
}

type ScalarSpec = Extract<ValueSpec, { kind: 'integer' | 'decimal' | 'boolean' | 'string' }>;

function checkScalar(spec: ScalarSpec, value: unknown): string | undefined {
  switch (spec.kind) {
    case 'integer':
      return checkInteger(spec, value);
    case 'decimal':
      return checkDecimal(spec, value);
    case 'boolean':
      return isBoolean(spec, value) ? undefined : 'a boolean';
    case 'string':
      return checkText(spec, value);
  }
}

function numberText(loose: boolean, value: unknown): string | undefined {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return withoutExponent(value);
  return loose && typeof value === 'string' ? value : undefined;
}

/** A number as its digits, however small: 1e-10 is 0.0000000001, which is how it may have been sent. */
function withoutExponent(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, '') : String(BigInt(value));
}

function checkInteger(spec: Extract<ValueSpec, { kind: 'integer' }>, value: unknown): string | undefined {
  const text = numberText(spec.loose, value);
  if (text === undefined || !/^-?\d+$/.test(text)) return 'an integer';
  if (spec.digits && text.replace('-', '').length > spec.digits) return `at most ${spec.digits} digits`;
  if (spec.bits && BigInt.asIntN(spec.bits, BigInt(text)) !== BigInt(text))
    return `an integer of ${spec.bits} bits`;
  return outOfBounds(spec, text);
}

function outOfBounds({ min = -Infinity, max = Infinity }: Bounds, text: string): string | undefined {
  if (Number(text) < min) return `at least ${min}`;
  return Number(text) > max ? `at most ${max}` : undefined;
}

function checkDecimal(spec: Extract<ValueSpec, { kind: 'decimal' }>, value: unknown): string | undefined {
  const text = numberText(spec.loose, value);
  const parts = text === undefined ? null : /^-?(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return 'a number';
  if (spec.digits && (parts[1] ?? '').length > spec.digits) return `at most ${spec.digits} digits`;
  if (spec.decimals !== undefined && (parts[2] ?? '').length > spec.decimals)
    return `at most ${spec.decimals} decimals`;
  return outOfBounds(spec, text ?? '');
}

function isBoolean(spec: { loose: boolean }, value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  return spec.loose && ['0', '1', 'true', 'false'].includes(String(value).toLowerCase());
}

function checkText(spec: Extract<ValueSpec, { kind: 'string' }>, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'a text';
  if (spec.maxLength && value.length > spec.maxLength) return `at most ${spec.maxLength} characters`;
  if (spec.format && !matchesFormat(spec.format, value)) return `in the form ${spec.format}`;
  return undefined;
}

function matchesFormat(format: string, value: string): boolean {
  // YYYY-MM-DD'T'hh:mm:ss: letters and # mean a digit; quoted text means itself.
  const pattern = format.replace(/'([^']*)'|[A-Za-z#]/g, (_, literal?: string) => literal ?? '\\d');
  if (!new RegExp(`^${pattern}$`).test(value)) return false;
  return !format.startsWith('YYYY-MM-DD') || isCalendarDay(value.slice(0, 10));
}

function isCalendarDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function checkChoice(choices: DocumentedChoice[] | undefined, value: unknown): string | undefined {
  if (!choices?.length) return undefined;
  const wanted = choiceText(value);
  if (choices.some((choice) => choiceText(choice.value) === wanted)) return undefined;
  return `one of ${choices.map((choice) => String(choice.value)).join(', ')}`;
}

/** Booleans are documented as 1 and 0 or True and False, and sent as true and false: all are compared as equal. */
function choiceText(value: unknown): string {
  const text = String(value);
  return /^true$/i.test(text) ? '1' : /^false$/i.test(text) ? '0' : text;
}
