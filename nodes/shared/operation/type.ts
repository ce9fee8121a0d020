import type { Field } from './field';

/** One allowed value of a choice. */
export interface Choice {
  /** Saved in users' workflows, in camelCase; never changes. */
  word: string;
  /** The vendor's value, which is sent. */
  value: string | number;
  /** How the editor names it. */
  label: string;
  description?: string;
}

/** What stands between the entries of a list that travels as one text. */
export type Separator = ',' | ':' | ';' | '|';

/** How a file's bytes travel: base64, a JSON array of signed bytes, or those bytes as one comma-separated text. */
export type FileForm = 'base64' | 'bytes' | 'byteText';

/**
 * The type of a value, both ways: what the editor offers, how input is checked, how it travels, how an answer is read.
 * parse.ts, encode.ts, convert.ts and describe/control.ts each hold one table over `kind`; nothing else switches on it.
 */
export type Type =
  /** `key`: an identifier, of which surrounding space is no part. `secret`: masked in the editor, never shown in an error. */
  | {
      kind: 'text';
      minLength?: number;
      maxLength?: number;
      key?: boolean;
      secret?: boolean;
      /** Lines of the box in the editor. */
      lines?: number;
    }
  /** A whole number that fits a JavaScript number. */
  | { kind: 'integer'; min?: number; max?: number }
  /** A numeric key. May be wider than 2^53, so it is never calculated with. */
  | { kind: 'id'; maxDigits?: number }
  /** A decimal or an amount of money; its digits are kept as they were given. */
  | { kind: 'decimal'; min?: number; max?: number }
  /** `sentAs` where the vendor does not take true and false. */
  | {
      kind: 'boolean';
      sentAs?: { yes: string | number; no: string | number };
      labels?: { yes: string; no: string };
    }
  | { kind: 'choice'; choices: Choice[] }
  /**
   * A calendar day, YYYY-MM-DD, in the workflow's time zone; a midnight keeps the day it is written with. `since`: a lower
   * bound, which for a point in time lies so far back that nothing since then is missed, whatever the zone of the days.
   */
  | { kind: 'day'; since?: boolean }
  /**
   * A point in time. Sent in GMT, in the vendor's `pattern` (see calendar.ts), else as ISO text. Read as GMT where the
   * vendor's text names no zone: it gets its Z. What a vendor tells in another zone without naming it is text.
   */
  | { kind: 'moment'; pattern?: string }
  /** A time of day, sent in the vendor's `pattern`. */
  | { kind: 'time'; pattern?: string }
  /** The bytes of a file, which the user names by the binary property of the item that holds it. */
  | { kind: 'file'; form: FileForm; maxBytes?: number }
  /**
   * Sent as one text, of `maxLength` characters, where `separator` says so; else as an array in a body, and separated by
   * commas elsewhere.
   */
  | { kind: 'list'; of: Type; separator?: Separator; maxLength?: number; maxItems?: number }
  /** One nested object: a section of the form. n8n takes expressions for its members, not for the whole. */
  | { kind: 'record'; fields: Field[] }
  /**
   * A list of records: a fixed collection in the editor, or JSON. `open`: the page does not tell all members, so rows given
   * as JSON may have others, which travel as they are.
   */
  | { kind: 'records'; fields: Field[]; itemLabel: string; maxItems?: number; open?: boolean }
  /** Any JSON, passed through. */
  | { kind: 'json' };

export type Kind = Type['kind'];

/** The member of {@link Type} with that kind. */
export type TypeOf<K extends Kind> = Extract<Type, { kind: K }>;

type Details<K extends Kind> = Omit<TypeOf<K>, 'kind'>;

/** `text(200)`: at most 200 characters. `text({ minLength: 3, lines: 4 })`: more to say. */
export const text = (details?: number | Details<'text'>): Type =>
  typeof details === 'object' ? { kind: 'text', ...details } : { kind: 'text', maxLength: details };

/** A textual identifier such as a GUID or a code. */
export const key = (maxLength?: number): Type => ({ kind: 'text', maxLength, key: true });
export const integer = (bounds: Details<'integer'> = {}): Type => ({ kind: 'integer', ...bounds });
export const id = (maxDigits?: number): Type => ({ kind: 'id', maxDigits });
export const decimal = (bounds: Details<'decimal'> = {}): Type => ({ kind: 'decimal', ...bounds });

/** `day({ since: true })` is a lower bound: changed on or after. */
export const day = (details: Details<'day'> = {}): Type => ({ kind: 'day', ...details });

/** `moment('YYYY-MM-DD hh:mm:ss')`; ISO without a pattern. */
export const moment = (pattern?: string): Type => ({ kind: 'moment', pattern });

/** `time('hh:mm')`; hh:mm:ss without a pattern. */
export const time = (pattern?: string): Type => ({ kind: 'time', pattern });

/** A file of the item: `file('base64', { maxBytes: 20_000_000 })`. */
export const file = (form: FileForm, limits: { maxBytes?: number } = {}): Type => ({
  kind: 'file',
  form,
  ...limits,
});

export const json = (): Type => ({ kind: 'json' });

/** `list(id())`, `list(key(), { separator: ':', maxItems: 50 })`; a list of a choice is picked from in the editor. */
export const list = (of: Type, details: Omit<Details<'list'>, 'of'> = {}): Type => ({
  kind: 'list',
  of,
  ...details,
});

export const record = (...fields: Field[]): Type => ({ kind: 'record', fields });

/**
 * A list of records. The first argument names one of them in the editor ("Exception Customer"); with a limit, or for
 * members that a page does not tell of, as an object.
 */
export const records = (
  item: string | { itemLabel: string; maxItems?: number; open?: boolean },
  ...fields: Field[]
): Type => ({
  kind: 'records',
  ...(typeof item === 'string' ? { itemLabel: item } : item),
  fields,
});

export const boolean = (options: Details<'boolean'> = {}): Type => ({ kind: 'boolean', ...options });

/**
 * A documented list of values, in the vendor's order, by the words that workflows save:
 * `choice({ percentage: [0, 'Percentage'], monetaryAmount: [1, 'Monetary Amount'] })`.
 * Throws at load where a word is not camelCase, or could mean two of the values.
 */
export function choice(
  choices: Record<string, [value: string | number, label: string, description?: string]>,
): Type {
  const all = Object.entries(choices).map(([word, [value, label, description]]) => ({
    word,
    value,
    label,
    description,
  }));
  for (const { word } of all) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(word)) throw new Error(`The choice ${word} is not camelCase`);
    const meant = all.filter((each) => isMeantBy(word, each));
    if (meant.length > 1) throw new Error(`The choice ${word} could mean ${meant[1]?.label}`);
  }
  return { kind: 'choice', choices: all };
}

/** Whether a text means a choice: its word, its label or the vendor's value, in any letter case. */
export function isMeantBy(given: string, { word, value, label }: Choice): boolean {
  const wanted = given.trim().toLowerCase();
  return [word, label, String(value)].some((name) => name.toLowerCase() === wanted);
}
