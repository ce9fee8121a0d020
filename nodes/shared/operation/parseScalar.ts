import type { Choice, Kind, Type, TypeOf, FileRef, Value } from './declaration';
import { endOfDay, toDay, toDayReaching, toMoment, toTime } from './calendar';
import { hasLostDigits, withoutNoise } from './digits';
import { jsonFault, parseJson } from './exactJson';
import { expectation } from './expectation';
import { hasHidden, trimmed } from './invisible';
import { Misfit, misfit } from './misfit';
import { entryNamed, isEntryName } from './namedNumbers';
import type { Origin } from './origin';
import type { ReadZone } from './readZone';
import { MASK } from './secretFields';
import { isMeantBy } from './type';
import { isPlainObject, plainText } from './value';

export interface ParseContext {
  /** IANA zone, for the day of a moment and for text without an offset. */
  timezone: string;
  /** The zone in which the vendor reads moments of conditions, if not GMT. */
  readIn?: ReadZone;
  /** The binary properties of the item, by name. */
  files?: FilesOfItem;
  /** Where each value comes from, by field name. Missing means typed. */
  origin?: Origin;
  /** Hides secrets in the values that errors show. */
  mask?: (text: string) => string;
}

/** Where to find the files of an item. */
export interface FilesOfItem {
  itemIndex: number;
  /** Sizes in bytes; undefined if n8n does not give them. */
  sizes: Record<string, number | undefined>;
}

/** Kinds of plain values. */
export type ScalarKind = Exclude<Kind, 'list' | 'record' | 'records' | 'coded' | 'mapper' | 'conditions'>;

/** Converts a raw value to the documented type. Each function throws {@link Misfit}. */
export const SCALAR_PARSERS: {
  [K in ScalarKind]: (type: TypeOf<K>, raw: unknown, context: ParseContext) => Value;
} = {
  text(type, raw) {
    const isNumber = typeof raw === 'bigint' || (typeof raw === 'number' && Number.isFinite(raw));
    if (typeof raw !== 'string' && !isNumber) throw secretly(type, raw);
    assertDigits(type, raw);
    const given = type.key || type.trimmed ? trimmed(String(raw)) : String(raw);
    const value = type.upper ? given.toUpperCase() : given;
    if (type.blank !== undefined && trimmed(value).toLowerCase() === type.blank) return '';
    if ((type.secret || type.masked) && trimmed(value) === MASK)
      throw new Misfit(`the ${type.secret ? 'secret' : 'value'} itself`, MASK, [], undefined, KEPT);
    if (type.key) assertKey(type, value);
    if (type.except?.values.some((each) => each.toLowerCase() === value.toLowerCase()))
      throw new Misfit(type.except.expected, raw, [], undefined, type.except.advice);
    if (value.length > (type.maxLength ?? Infinity)) throw secretly(type, raw);
    if (UNPRINTABLE.test(value))
      throw new Misfit(`${expectation(type)} without control characters`, isHidden(type) ? HIDDEN : raw);
    return value;
  },

  integer(type, raw) {
    if (type.entries && isEntryName(raw)) return numberOfEntry(type.entries, raw);
    const value = wholeNumber(type, numberIn(type, raw), /^[+-]?\d+$/);
    if (typeof value !== 'number' || !isWithin(value, type)) throw misfit(type, raw);
    return value;
  },

  id(type, raw, context) {
    assertNoPadding(type, raw, context);
    const value = wholeNumber(type, raw, /^\d+$/);
    if (value < 0 || (type.maxDigits !== undefined && String(value).length > type.maxDigits)) {
      throw misfit(type, raw);
    }
    return value;
  },

  decimal: (type, raw) => plainDecimal(type, raw),

  money(type, raw) {
    const [whole = '', part = ''] = plainDecimal(type, raw).split('.');
    // Databases pad amounts with zeros: 12.5000.
    if (/[1-9]/.test(part.slice(PLACES_OF_MONEY))) throw misfit(type, raw);
    return part === '' ? whole : `${whole}.${part.slice(0, PLACES_OF_MONEY)}`;
  },

  boolean(type, raw) {
    const given = typeof raw === 'string' ? trimmed(raw).toLowerCase() : raw;
    const matches = (word: 'yes' | 'no', ...same: unknown[]) =>
      same.includes(given) || (typeof given === 'string' && given === type.labels?.[word].toLowerCase());
    if (matches('yes', true, 1, '1', 'true')) return true;
    if (matches('no', false, 0, '0', 'false')) return false;
    throw misfit(type, raw);
  },

  choice(type, raw) {
    const isGiven = (choice: Choice) => isMeantBy(trimmed(String(raw)), choice);
    const found = typeof raw === 'object' ? undefined : type.choices.find(isGiven);
    if (!found) throw misfit(type, raw);
    return found.value;
  },

  day(type, raw, context) {
    const value = type.since ? toDayReaching(raw) : toDay(raw, context.timezone);
    if (value === undefined) throw noDate(type, raw);
    return value;
  },

  moment(type, raw, context) {
    const end = type.until ? endOfDay(raw, context.timezone) : undefined;
    const instant = end ?? toMoment(raw, context.timezone);
    if (!instant) throw noDate(type, raw);
    return instant.toISOString();
  },

  time(type, raw) {
    const value = toTime(raw);
    if (value === undefined) throw misfit(type, raw);
    return value;
  },

  file(type, raw, { files }) {
    const property = typeof raw === 'string' ? trimmed(raw) : '';
    if (!files || !Object.hasOwn(files.sizes, property)) {
      const there = Object.keys(files?.sizes ?? {}).join(', ') || 'no file';
      throw new Misfit(`the name of a binary property of the item (which has ${there})`, raw);
    }
    const size = files.sizes[property] ?? NaN;
    if (size === 0 && !type.mayBeEmpty) throw new Misfit(FILLED, `${property}, 0 bytes`);
    if (size > (type.maxBytes ?? Infinity))
      throw new Misfit(`a file of at most ${type.maxBytes} bytes`, `${property}, ${size} bytes`);
    return { property, itemIndex: files.itemIndex };
  },

  json(type, raw) {
    const value = typeof raw === 'string' ? parseJson(raw) : raw;
    if (value === undefined) throw misfit(type, typeof raw === 'string' ? jsonFault(raw) : raw);
    assertNothingLost(value);
    return type.named ? textsIn(type, value) : (value as Value);
  },
};

/** Names and texts. A number or a boolean becomes the text that it is written as. Throws {@link Misfit}. */
function textsIn(type: TypeOf<'json'>, value: unknown): Value {
  if (!isPlainObject(value)) throw misfit(type, value);
  const pairs = Object.entries(value).map(([name, each]) => {
    const plain = typeof each === 'boolean' ? String(each) : plainText(each);
    if (plain === undefined) throw new Misfit('text', each, [name]);
    return [name, plain] as const;
  });
  return Object.fromEntries(pairs);
}

/** A number as a date is ambiguous: its unit and the day it counts from are unknown. */
function noDate(type: Type, raw: unknown): Misfit {
  const number = typeof raw === 'string' ? trimmed(raw) : typeof raw === 'number' ? String(raw) : '';
  const advice = /^\d+(\.\d+)?$/.test(number) ? adviceOnNumber(Number(number)) : undefined;
  return new Misfit(expectation(type), raw, [], undefined, advice);
}

function adviceOnNumber(number: number): string {
  if (number >= 1e11) return 'If it counts milliseconds, convert it with DateTime.fromMillis()';
  if (number >= 1e8) return 'If it counts seconds, convert it with DateTime.fromSeconds()';
  if (number >= 1e7) return 'Write year, month and day with hyphens';
  return "If a sheet counts days with it, convert it with DateTime.fromISO('1899-12-30').plus({ days })";
}

/** A masked secret in the output of a node is mapped into the input of another. */
const KEPT = `${MASK} stands for a value that is not shown; leave the field empty, or give the value`;

/** Replaces a secret text in an error. */
const HIDDEN = Symbol('hidden');

const secretly = (type: TypeOf<'text'>, raw: unknown): Misfit =>
  misfit(type, isHidden(type) && raw !== '' ? HIDDEN : raw);

/** Whether errors hide the value: a secret, or the number of a card or an account. */
const isHidden = (type: Type): boolean =>
  type.kind === 'text' && (type.secret === true || type.shows !== undefined);

const isWithin = (
  value: number,
  { min = -Infinity, max = Infinity }: { min?: number; max?: number },
): boolean => value >= min && value <= max;

/** Control characters and lone surrogates: neither XML nor people can read them. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u;

function wholeNumber(type: Type, raw: unknown, pattern: RegExp): number | bigint {
  if (typeof raw === 'number') {
    if (!Number.isInteger(raw)) throw misfit(type, raw);
    assertDigits(type, raw);
    return raw;
  }
  const given = typeof raw === 'bigint' ? String(raw) : typeof raw === 'string' ? trimmed(raw) : '';
  if (!pattern.test(given)) throw misfit(type, raw);
  const exact = BigInt(given);
  const narrow = Number(exact);
  return Number.isSafeInteger(narrow) ? narrow : exact;
}

/** The number of the entry with a name. */
function numberOfEntry(entries: readonly Choice[], raw: unknown): Value {
  const found = entryNamed(entries, String(raw));
  if (!found) throw misfit({ kind: 'choice', choices: [...entries] }, raw);
  return found.value;
}

/**
 * The number in a pasted address of the vendor's pages; anything else as it is. The parameters of an address may follow a
 * second question mark. An address with several numbers of that name has none.
 */
function numberIn({ inAddress }: TypeOf<'integer'>, raw: unknown): unknown {
  if (inAddress === undefined || typeof raw !== 'string' || !ADDRESS.test(raw) || !URL.canParse(raw.trim()))
    return raw;
  const names = inAddress.map((name) => name.toLowerCase());
  const parameters = new URL(raw.trim()).search
    .split(/[?&]/)
    .flatMap((part) => [...new URLSearchParams(part)]);
  const numbers = new Set(
    parameters.filter(([name]) => names.includes(name.toLowerCase())).map(([, number]) => number),
  );
  return numbers.size === 1 ? [...numbers][0] : raw;
}

const ADDRESS = /^\s*[a-z][a-z\d+.-]*:/i;

/** How Excel writes a long number: 1.23457E+12. Its last digits are lost. */
const SCIENTIFIC = /^\d\.\d+E\+\d+$/i;

/** Throws {@link Misfit} for a key that looks different from what it is, or is damaged. `value`: trimmed. */
function assertKey(type: TypeOf<'text'>, value: string): void {
  const got = isHidden(type) ? HIDDEN : value;
  if (hasHidden(value)) {
    throw new Misfit(`${expectation(type)} without invisible characters`, got);
  }
  if (SCIENTIFIC.test(value)) throw new Misfit(`${expectation(type)} with all its digits`, got);
}

/**
 * Throws {@link Misfit} if a numeric ID from data begins with zeros. It may be a code or part of a longer number, and
 * could match the ID of another record.
 */
export function assertNoPadding(type: Type, raw: unknown, { origin }: ParseContext): void {
  if (origin !== 'data' || typeof raw !== 'string' || !/^0\d+$/.test(trimmed(raw))) return;
  throw new Misfit(`${expectation(type)} without zeros before it`, raw);
}

/** Throws {@link Misfit} for a number that may have lost digits when it became a number. */
function assertDigits(type: Type, raw: unknown): void {
  if (typeof raw !== 'number' || !hasLostDigits(raw)) return;
  const expected = `${expectation(type)}, given as text because a number this large has lost digits`;
  throw new Misfit(expected, isHidden(type) ? HIDDEN : raw);
}

/** Throws {@link Misfit} for JSON in which a number has lost digits. */
export function assertNothingLost(value: unknown): void {
  assertDigits({ kind: 'json' }, value);
  if (Array.isArray(value)) for (const each of value) assertNothingLost(each);
  else if (isPlainObject(value)) for (const each of Object.values(value)) assertNothingLost(each);
}

const PLACES_OF_MONEY = 2;

/** The digits of a decimal number, without plus sign and leading zeros. Throws {@link Misfit}. */
function plainDecimal(type: TypeOf<'decimal'> | TypeOf<'money'>, raw: unknown): string {
  assertDigits(type, raw);
  const value = digitsOf(raw);
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) throw noDecimal(type, raw, value);
  if (!isWithin(Number(value), type)) throw misfit(type, raw);
  return value.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1');
}

/** A comma may separate thousands or decimals, so text with one is refused. */
function noDecimal(type: TypeOf<'decimal'> | TypeOf<'money'>, raw: unknown, given: string): Misfit {
  const isWithCommas = type.kind === 'money' && /^[+-]?\d[\d.]*,[\d.,]*$/.test(given);
  return new Misfit(expectation(type), raw, [], undefined, isWithCommas ? PLAINLY : undefined);
}

const PLAINLY = 'Write it without separators of thousands, and with a point before the decimal places';

/** A decimal as text. Text stays exactly as written. */
function digitsOf(raw: unknown): string {
  if (typeof raw === 'number') return withoutNoise(raw);
  return typeof raw === 'string' || typeof raw === 'bigint' ? trimmed(String(raw)) : '';
}

/** Describes a file that can be sent. */
export const FILLED = 'a file that is not empty';

export const isFileRef = (value: unknown): value is FileRef =>
  isPlainObject(value) && typeof value.property === 'string' && typeof value.itemIndex === 'number';
