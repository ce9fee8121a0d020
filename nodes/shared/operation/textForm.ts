import type { TextForm, Type, Value } from './declaration';
import { inPattern } from './calendar';

/** The placeholder for the plain value in a form. */
const PLAIN = 'value';

interface Parts {
  before: string;
  inner: string;
  after: string;
}

function partsOf(form: TextForm): Parts {
  const [, before, inner, after] = /^(.*?)\{([^{}]+)\}(.*)$/s.exec(form) ?? [];
  if (before === undefined || inner === undefined || after === undefined)
    throw new Error(`The form ${form} has no value in braces`);
  return { before, inner, after };
}

/** A day as the moment when it begins, so that patterns work for both. */
const asMoment = (value: string): string => (value.includes('T') ? value : `${value}T00:00:00`);

/** Writes a value in a form. In: its text without the form; days and moments as ISO text. */
export function inForm(form: TextForm, text: string): string {
  const { before, inner, after } = partsOf(form);
  return `${before}${inner === PLAIN ? text : inPattern(inner, asMoment(text))}${after}`;
}

type Reader = (text: string) => string | undefined;

/** The readers of the forms that were met. Forms are declared, so they are few. */
const readers = new Map<TextForm, Reader>();

/** Reads the value from a text of this form; a date becomes ISO text. Undefined if the text does not have this form. */
export function fromForm(form: TextForm, text: string): string | undefined {
  const reader = readers.get(form) ?? readerOf(form);
  readers.set(form, reader);
  return reader(text);
}

function readerOf(form: TextForm): Reader {
  const { before, inner, after } = partsOf(form);
  if (inner !== PLAIN) return patternReader(inner, before, after);
  const around = before.length + after.length;
  return (text) =>
    text.length >= around && text.startsWith(before) && text.endsWith(after)
      ? text.slice(before.length, text.length - after.length)
      : undefined;
}

const TOKENS = /YYYY|MM|DD|hh|mm|ss/g;

function patternReader(pattern: string, before: string, after: string): Reader {
  const tokens: string[] = pattern.match(TOKENS) ?? [];
  const inner = escaped(pattern).replace(TOKENS, (token) =>
    token === 'ss' ? String.raw`(\d{2})(?:\.\d+)?` : `(\\d{${token.length}})`,
  );
  const whole = new RegExp(`^${escaped(before)}${inner}${escaped(after)}$`);
  return (text) => {
    const found = whole.exec(text);
    if (!found) return undefined;
    const at = (token: string) => found[tokens.indexOf(token) + 1] ?? '00';
    const day = `${at('YYYY')}-${at('MM')}-${at('DD')}`;
    return tokens.includes('hh') ? `${day}T${at('hh')}:${at('mm')}:${at('ss')}` : day;
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** The type of a value without the text around it. */
export const plainType = (type: Type): Type => (type.kind === 'coded' ? plainType(type.of) : type);

/** The value that empties a field which can't be removed: that of a field without one, else an empty text. */
export const emptyOf = (type: Type): string =>
  type.kind === 'coded' ? (type.empty ?? emptyOf(type.of)) : '';

/** The text of a value before it is put into a form. In: the checked value. */
export function formless(type: Type, value: Value): string {
  const inner = plainType(type);
  if (inner.kind === 'boolean' && inner.sentAs) return String(inner.sentAs[value ? 'yes' : 'no']);
  return String(value as string | number | bigint | boolean);
}

/** A checked value in a form. Without a form: in the pattern of its type, or plain if there is no pattern. */
export function written(type: Type, value: Value, form: TextForm | undefined): string {
  const inner = plainType(type);
  const text = formless(inner, value);
  if (form !== undefined) return inForm(form, text);
  const pattern = inner.kind === 'moment' || inner.kind === 'time' ? inner.pattern : undefined;
  return pattern === undefined ? text : inPattern(pattern, text);
}
