import { toDay, toInstant } from './calendar';
import { expectation } from './expectation';
import type { Condition, Field } from './field';
import type { Choice, Kind, Type, TypeOf } from './type';
import { isAbsent, isPlainObject, type Value, type Values } from './value';

/** One thing wrong with the input: which field, what was expected, what was found. */
export interface Problem {
  /** Label of the field, with the row and inner field where it is nested: "Exception Customers, row 2, Amount Type". */
  field: string;
  /** Name of the top-level field. */
  name: string;
  message: string;
}

export interface ParseContext {
  /** IANA zone in which a moment is turned into a calendar day. */
  timezone: string;
}

/** Thrown by a parser of the table below; caught in parseFields, which knows the field. */
class Misfit extends Error {
  constructor(
    readonly expected: string,
    readonly got: unknown,
    readonly at: string[] = [],
  ) {
    super(expected);
  }

  within(step: string): Misfit {
    return new Misfit(this.expected, this.got, [step, ...this.at]);
  }
}

/**
 * Checks raw values against the declared fields and gives them their documented types.
 * Every problem is found, not only the first. Unknown keys of `raw` are not looked at.
 */
export function parseFields(
  fields: Field[],
  raw: Record<string, unknown>,
  context: ParseContext,
): { values: Values; problems: Problem[] } {
  const values: Values = {};
  const problems = new Map<Field, Problem>();
  // Conditions look at parsed values, wherever in the form the field stands that they ask about.
  const conditional = (field: Field) => field.shownIf !== undefined || field.requiredIf !== undefined;
  for (const field of [...fields.filter((each) => !conditional(each)), ...fields.filter(conditional)]) {
    if (field.shownIf && !holds(field.shownIf, raw, values)) continue;
    try {
      const value = parseField(field, raw[field.name], { raw, values }, context);
      if (value !== undefined) values[field.name] = value;
    } catch (misfit) {
      if (!(misfit instanceof Misfit)) throw misfit;
      problems.set(field, toProblem(field, misfit, fields));
    }
  }
  return { values, problems: fields.flatMap((field) => problems.get(field) ?? []) };
}

function parseField(
  field: Field,
  raw: unknown,
  all: { raw: Record<string, unknown>; values: Values },
  context: ParseContext,
): Value | undefined {
  const blank = typeof raw === 'string' && raw.trim() === '';
  if (!isAbsent(raw) && !blank) return parse(field.type, raw, context);
  if (field.required || (field.requiredIf && holds(field.requiredIf, all.raw, all.values))) {
    throw new Misfit(expectation(field.type), raw);
  }
  return undefined;
}

function toProblem(field: Field, misfit: Misfit, fields: Field[]): Problem {
  const where = [field.label, ...misfit.at].join(', ');
  const found = `expected ${misfit.expected}, got ${show(misfit.got)}`;
  const missing = isAbsent(misfit.got) && misfit.at.length === 0;
  const message = missing ? `${where} is required${because(field, fields)}: ${found}` : `${where}: ${found}`;
  return { field: where, name: field.name, message };
}

function because({ requiredIf }: Field, fields: Field[]): string {
  if (!requiredIf) return '';
  const name = 'present' in requiredIf ? requiredIf.present : requiredIf.field;
  const label = fields.find((field) => field.name === name)?.label ?? name;
  return 'present' in requiredIf
    ? ` because ${label} is given`
    : ` because ${label} is ${String(requiredIf.is)}`;
}

/**
 * Whether a declared condition is met. Another field's value counts as it was parsed, never as it was written;
 * a switch that was not given, or could not be read, is off.
 */
function holds(condition: Condition, raw: Record<string, unknown>, values: Values): boolean {
  if ('present' in condition) return !isAbsent(raw[condition.present]);
  return (values[condition.field] ?? false) === condition.is;
}

function parse(type: Type, raw: unknown, context: ParseContext): Value {
  const parser = PARSERS[type.kind] as (type: Type, raw: unknown, context: ParseContext) => Value;
  return parser(type, raw, context);
}

const PARSERS: { [K in Kind]: (type: TypeOf<K>, raw: unknown, context: ParseContext) => Value } = {
  text(type, raw) {
    if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'bigint')
      throw misfit(type, raw);
    const value = type.key ? String(raw).trim() : String(raw);
    if (type.maxLength !== undefined && value.length > type.maxLength) throw misfit(type, raw);
    if (UNPRINTABLE.test(value)) throw new Misfit(`${expectation(type)} without control characters`, raw);
    return value;
  },

  integer(type, raw) {
    const value = wholeNumber(type, raw, /^[+-]?\d+$/);
    const { min, max } = type;
    if (
      typeof value !== 'number' ||
      (min !== undefined && value < min) ||
      (max !== undefined && value > max)
    ) {
      throw misfit(type, raw);
    }
    return value;
  },

  id(type, raw) {
    const value = wholeNumber(type, raw, /^\d+$/);
    if (value < 0 || (type.maxDigits !== undefined && String(value).length > type.maxDigits)) {
      throw misfit(type, raw);
    }
    return value;
  },

  decimal(type, raw) {
    const value = typeof raw === 'number' || typeof raw === 'string' ? String(raw).trim() : '';
    if (!/^[+-]?\d+(\.\d+)?$/.test(value)) throw misfit(type, raw);
    return value.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1');
  },

  boolean(type, raw) {
    const given = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
    const matches = (word: 'yes' | 'no', ...same: unknown[]) =>
      same.includes(given) || (typeof given === 'string' && given === type.labels?.[word].toLowerCase());
    if (matches('yes', true, 1, '1', 'true')) return true;
    if (matches('no', false, 0, '0', 'false')) return false;
    throw misfit(type, raw);
  },

  choice(type, raw) {
    const given = String(raw).trim().toLowerCase();
    const same = ({ value, label }: Choice) =>
      String(value).toLowerCase() === given || label.toLowerCase() === given;
    const found = typeof raw === 'object' ? undefined : type.choices.find(same);
    if (!found) throw misfit(type, raw);
    return found.value;
  },

  day(type, raw, context) {
    const value = toDay(raw, context.timezone);
    if (value === undefined) throw misfit(type, raw);
    return value;
  },

  moment(type, raw) {
    const instant = toInstant(raw);
    if (!instant) throw misfit(type, raw);
    return instant.toISOString();
  },

  list(type, raw, context) {
    const parts = listParts(raw);
    if (parts.length === 0) throw new Misfit(expectation(type), raw);
    return parts.map((part, index) => {
      try {
        return parse(type.of, part, context);
      } catch (problem) {
        throw problem instanceof Misfit && parts.length > 1 ? problem.within(`entry ${index + 1}`) : problem;
      }
    });
  },

  record(type, raw, context) {
    const given = typeof raw === 'string' ? parseJson(raw) : raw;
    if (!isPlainObject(given)) throw misfit(type, raw);
    return parseRecord(type.fields, given, context);
  },

  records(type, raw, context) {
    const given = typeof raw === 'string' ? parseJson(raw) : raw;
    if (!Array.isArray(given) || given.length === 0) throw misfit(type, raw);
    return given.map((row: unknown, index) => {
      const step = `row ${index + 1}`;
      if (!isPlainObject(row)) throw new Misfit('an object', row, [step]);
      try {
        return parseRecord(type.fields, row, context);
      } catch (problem) {
        throw problem instanceof Misfit ? problem.within(step) : problem;
      }
    });
  },

  json(type, raw) {
    const value = typeof raw === 'string' ? parseJson(raw) : raw;
    if (value === undefined) throw misfit(type, raw);
    return value as Value;
  },
};

function parseRecord(fields: Field[], raw: Record<string, unknown>, context: ParseContext): Values {
  const known = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(raw).find((key) => !known.has(key));
  if (unknown !== undefined) throw new Misfit(`no other members than ${[...known].join(', ')}`, unknown);
  const values: Values = {};
  for (const field of fields) {
    try {
      const value = parseField(field, raw[field.name], { raw, values }, context);
      if (value !== undefined) values[field.name] = value;
    } catch (problem) {
      throw problem instanceof Misfit ? problem.within(field.label) : problem;
    }
  }
  return values;
}

/** Control characters and halves of characters, which neither XML nor people can read. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u;

/** One value, a comma list or an array: the three ways n8n users hand over several ids. */
function listParts(raw: unknown): unknown[] {
  if (Array.isArray(raw)) return raw as unknown[];
  if (typeof raw !== 'string') return [raw];
  const given = raw.trim();
  if (given.startsWith('[')) {
    const parsed = parseJson(given);
    if (Array.isArray(parsed)) return parsed as unknown[];
  }
  return given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function wholeNumber(type: Type, raw: unknown, pattern: RegExp): number | bigint {
  if (typeof raw === 'number') {
    if (!Number.isInteger(raw)) throw misfit(type, raw);
    if (!Number.isSafeInteger(raw)) {
      throw new Misfit(
        `${expectation(type)}, given as text because a number this large has lost digits`,
        raw,
      );
    }
    return raw;
  }
  const given = typeof raw === 'bigint' ? String(raw) : typeof raw === 'string' ? raw.trim() : '';
  if (!pattern.test(given)) throw misfit(type, raw);
  const exact = BigInt(given);
  const narrow = Number(exact);
  return Number.isSafeInteger(narrow) ? narrow : exact;
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return undefined;
  }
}

const misfit = (type: Type, raw: unknown): Misfit => new Misfit(expectation(type), raw);

/** The found value for the end of a message, short enough to read. */
function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing (the value is undefined or null)';
  if (value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'an object';
  const shown = String(value);
  return `"${shown.length > 60 ? `${shown.slice(0, 57)}...` : shown}"`;
}
