import type { Field, Type, Kind, TypeOf, Choice, FileForm, ObjectType } from './declaration';
import { titleOf } from './naming';

type Details<K extends Kind> = Omit<TypeOf<K>, 'kind'>;

/** `text(200)`: at most 200 characters. `text({ secret: true, lines: 4 })`: several options. */
export const text = (details?: number | Details<'text'>): Type =>
  typeof details === 'object' ? { kind: 'text', ...details } : { kind: 'text', maxLength: details };

/** A textual identifier such as a GUID or a code. */
export const key = (maxLength?: number): Type => ({ kind: 'text', maxLength, key: true });
export const integer = (bounds: Details<'integer'> = {}): Type => ({ kind: 'integer', ...bounds });
export const id = (maxDigits?: number): Type => ({ kind: 'id', maxDigits });
export const decimal = (bounds: Details<'decimal'> = {}): Type => ({ kind: 'decimal', ...bounds });
/** An amount of money: `money({ min: 0.01 })`. */
export const money = (bounds: Details<'money'> = {}): Type => ({ kind: 'money', ...bounds });

/** `day({ since: true })`: a lower bound, such as "changed on or after". */
export const day = (details: Details<'day'> = {}): Type => ({ kind: 'day', ...details });

/**
 * `moment('YYYY-MM-DD hh:mm:ss')`; ISO without a pattern. `moment({ until: true })`: an upper bound, so a day means its end.
 */
export const moment = (details: string | Details<'moment'> = {}): Type => ({
  kind: 'moment',
  ...(typeof details === 'string' ? { pattern: details } : details),
});

/** `time('hh:mm')`; hh:mm:ss without a pattern. `time('hh:mm:ss', { isSpan: true })`: an interval. */
export const time = (pattern?: string, { isSpan }: { isSpan?: boolean } = {}): Type => ({
  kind: 'time',
  pattern,
  ...(isSpan ? { isSpan } : {}),
});

/** A file of the item: `file('base64', { maxBytes: 20_000_000 })`. */
export const file = (form: FileForm, limits: Omit<Details<'file'>, 'form'> = {}): Type => ({
  kind: 'file',
  form,
  ...limits,
});

/** Names and values of the user's own, all of them texts. */
export const namedTexts = (): Type => ({ kind: 'json', named: 'texts' });

/** Any JSON: `json()`, or an object whose texts have forms: `json([coded(integer(), { read: '[I:{value}]' })])`. */
export const json = (texts?: Type[]): Type => ({ kind: 'json', ...(texts === undefined ? {} : { texts }) });

/** `list(id())`, `list(key(), { separator: ':', maxLength: 200 })`. A list of a choice is picked from in the editor. */
export const list = (of: Type, details: Omit<Details<'list'>, 'of'> = {}): Type => ({
  kind: 'list',
  of,
  ...details,
});

/** One nested object: `record(Address)`, or its members one by one. */
export const record = (...of: [ObjectType] | Field[]): Type => withFields({ kind: 'record' }, of);

/** Options of a list of records. Its entries are called `itemLabel`, or by the words of `item`. */
type RecordsDetails = Omit<Details<'records'>, 'fields' | 'itemLabel'> &
  ({ itemLabel: string } | { item: string; itemLabel?: string });

/**
 * A list of records, given by their object type or their members. The first argument is the label of one record in the
 * editor ("Exception Customer"), or an object of options: `records({ item: 'Item' }, Item)`.
 */
export const records = (item: string | RecordsDetails, ...of: [ObjectType] | Field[]): Type => {
  const details = typeof item === 'string' ? { itemLabel: item } : item;
  const itemLabel = details.itemLabel ?? titleOf(details.item ?? '');
  return withFields({ kind: 'records', ...details, itemLabel }, of);
};

/** The fields of an object type are read on first use, because they may contain the type itself. */
function withFields<T extends object>(type: T, of: [ObjectType] | Field[]): T & { readonly fields: Field[] } {
  const [first] = of;
  if (first === undefined || !('kind' in first)) return { ...type, fields: of as Field[] };
  return Object.defineProperty(type, 'fields', { get: () => first.fields, enumerable: true }) as T & {
    readonly fields: Field[];
  };
}

export const boolean = (options: Details<'boolean'> = {}): Type => ({ kind: 'boolean', ...options });

/**
 * A documented list of values, in the vendor's order, under the words that workflows save:
 * `choice({ percentage: [0, 'Percentage'], monetaryAmount: [1, 'Monetary Amount'] })`.
 * Throws at load if a word is not camelCase, or could mean two of the values.
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
  assertWords(all);
  return { kind: 'choice', choices: all };
}

/** Throws if a word is not camelCase, or could mean another choice. */
function assertWords(choices: Choice[]): void {
  const byWord = new Map(choices.map((each) => [each.word.toLowerCase(), each]));
  for (const each of choices) {
    const { word, label, value } = each;
    if (!/^[a-z][A-Za-z0-9]*$/.test(word)) throw new Error(`The choice ${word} is not camelCase`);
    for (const name of [word, label, String(value)]) {
      const named = byWord.get(name.toLowerCase());
      if (named && named !== each) throw new Error(`The choice ${named.word} could mean ${label}`);
    }
  }
}

/** Whether a text stands for a choice: its word, its label or the vendor's value, in any letter case. */
export function isMeantBy(given: string, { word, value, label }: Choice): boolean {
  const wanted = given.trim().toLowerCase();
  return [word, label, String(value)].some((name) => name.toLowerCase() === wanted);
}
