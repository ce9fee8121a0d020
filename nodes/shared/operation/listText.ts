import type { TypeOf } from './declaration';
import { expectation } from './expectation';
import { jsonFault, parseJson } from './exactJson';
import { trimmed } from './invisible';
import { misfit, Misfit } from './misfit';

type ListType = TypeOf<'list'>;

/**
 * The entries of a list in a value: one value, an array, JSON, or text with commas or the vendor's separator.
 * `isData`: the value comes from an expression. Throws {@link Misfit} for text that may be one value or several.
 */
export function listParts(raw: unknown, type: ListType, isData: boolean): unknown[] {
  if (Array.isArray(raw)) return raw as unknown[];
  if (typeof raw !== 'string') return [raw];
  const given = trimmed(raw);
  // JSON contains commas too.
  if (type.of.kind === 'json' && !given.startsWith('[')) return [given];
  if (given.startsWith('[')) {
    const parsed = parseJson(given);
    if (Array.isArray(parsed)) return parsed as unknown[];
    if (type.of.kind === 'json' || given.endsWith(']')) throw misfit(type, jsonFault(given));
  }
  const pieces = separatorsOf(type).reduce(
    (texts, separator) => texts.flatMap((text) => text.split(separator)),
    [given],
  );
  const parts = pieces.map(trimmed).filter((part) => part !== '');
  if (isData && pieces.length > 1) assertSeveral(given, pieces, type);
  return parts;
}

/** The characters between the entries of a text: commas, and the vendor's separator. */
export const separatorsOf = ({ separator }: ListType): string[] => [...new Set([separator ?? ',', ','])];

/** Throws for text that may be one value or several: a wrong guess would change other records. */
function assertSeveral(given: string, pieces: string[], type: ListType): void {
  const test = UNCLEAR[type.of.kind];
  if (test === undefined || !test(given, pieces, type)) return;
  const marks = separatorsOf(type)
    .filter((separator) => given.includes(separator))
    .map((separator) => `"${separator}"`)
    .join(' and ');
  const spaced = type.of.kind === 'text' && !type.of.key ? '' : `, or put a space after each ${marks}`;
  throw new Misfit(
    `${expectation(type.of)}, or a clear list`,
    given,
    [],
    undefined,
    `With ${marks} in it this may be one value or several. Give an array such as ${exampleOf(type)}, or one item for each value${spaced}`,
  );
}

const exampleOf = ({ of }: ListType): string => (of.kind === 'text' ? '["A1", "A2"]' : '[386, 230]');

type Test = (given: string, pieces: string[], type: ListType) => boolean;

/** When the text of a list may be one value. Kinds that are missing here can't contain a separator. */
const UNCLEAR: Partial<Record<ListType['of']['kind'], Test>> = {
  id: mayBeOneNumber,
  integer: mayBeOneNumber,
  decimal: mayBeOneDecimal,
  money: mayBeOneDecimal,
  text: (given, pieces, type) => mayBeOneNumber(given, pieces, type) || !areSeveralTexts(given, pieces, type),
};

/** "450,001", "12,34,567" (as in India) and "450001,0": digits in threes or twos, or a decimal comma. */
const ONE_NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+,0+)$/;

function mayBeOneNumber(given: string, _: string[], type: ListType): boolean {
  return separatorsOf(type)
    .filter((separator) => separator !== ',')
    .reduce((texts, separator) => texts.flatMap((text) => text.split(separator)), [given])
    .flatMap((text) => text.split(/,(?=\s)/))
    .some((text) => ONE_NUMBER.test(trimmed(text)));
}

function mayBeOneDecimal(given: string, pieces: string[], type: ListType): boolean {
  return mayBeOneNumber(given, pieces, type) || !isSpaced(pieces);
}

/** Whether white space follows each separator. People write lists like this; single values have no space there. */
const isSpaced = (pieces: string[]): boolean => pieces.slice(1).every((piece) => /^(?:\s|$)/.test(piece));

/** Addresses, codes of one form, and keys with white space between them are several values. Names may contain anything. */
function areSeveralTexts(given: string, pieces: string[], { of }: ListType): boolean {
  const parts = pieces.map(trimmed).filter((part) => part !== '');
  if (parts.every(isAddress) || areCodes(parts, given)) return true;
  return of.kind === 'text' && of.key === true && isSpaced(pieces);
}

/** A mail address contains no separator. */
const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** "KS001,KS002": letters and digits in the same places. Digits alone may be a time, unless a comma separates them. */
function areCodes(parts: string[], given: string): boolean {
  const forms = new Set(parts.map((part) => part.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9')));
  const [form = ''] = forms;
  if (forms.size !== 1 || !form.includes('9')) return false;
  return form.includes('A') || !/[:;|]/.test(given);
}
