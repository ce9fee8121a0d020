import type { TextForm, Type, Value } from './declaration';
import { inPattern } from './calendar';

/** What stands in a form for a value as it is. */
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

/** A day as the moment at which it begins, for patterns of both. */
const asMoment = (value: string): string => (value.includes('T') ? value : `${value}T00:00:00`);

/** Writes a value in a form. In: its text as it travels without one; days and moments as ISO text. */
export function inForm(form: TextForm, text: string): string {
  const { before, inner, after } = partsOf(form);
  return `${before}${inner === PLAIN ? text : inPattern(inner, asMoment(text))}${after}`;
}

/** What a text of a form holds: the value's text, ISO text for a pattern of a date. Undefined for any other text. */
export function fromForm(form: TextForm, text: string): string | undefined {
  const { before, inner, after } = partsOf(form);
  if (inner !== PLAIN) return fromPattern(inner, before, after, text);
  const fits = text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  return fits ? text.slice(before.length, text.length - after.length) : undefined;
}

const TOKENS = /YYYY|MM|DD|hh|mm|ss/g;

function fromPattern(pattern: string, before: string, after: string, text: string): string | undefined {
  const tokens: string[] = pattern.match(TOKENS) ?? [];
  const inner = escaped(pattern).replace(TOKENS, (token) =>
    token === 'ss' ? String.raw`(\d{2})(?:\.\d+)?` : `(\\d{${token.length}})`,
  );
  const found = new RegExp(`^${escaped(before)}${inner}${escaped(after)}$`).exec(text);
  if (!found) return undefined;
  const at = (token: string) => found[tokens.indexOf(token) + 1] ?? '00';
  const day = `${at('YYYY')}-${at('MM')}-${at('DD')}`;
  return tokens.includes('hh') ? `${day}T${at('hh')}:${at('mm')}:${at('ss')}` : day;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** The type of a value without the text around it. */
export const plainType = (type: Type): Type => (type.kind === 'coded' ? plainType(type.of) : type);

/** The text that a coded value, or one in a text, has before it is put into its form. In: the checked value. */
export function formless(type: Type, value: Value): string {
  const inner = plainType(type);
  if (inner.kind === 'boolean' && inner.sentAs) return String(inner.sentAs[value ? 'yes' : 'no']);
  return String(value as string | number | bigint | boolean);
}

/** A checked value in a form; without one, in the pattern of its type where it has one, or plain. */
export function written(type: Type, value: Value, form: TextForm | undefined): string {
  const inner = plainType(type);
  const text = formless(inner, value);
  if (form !== undefined) return inForm(form, text);
  const pattern = inner.kind === 'moment' || inner.kind === 'time' ? inner.pattern : undefined;
  return pattern === undefined ? text : inPattern(pattern, text);
}
