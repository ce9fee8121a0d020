import type { Field, Type, Kind, TypeOf, Choice, FileForm } from './declaration';

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
