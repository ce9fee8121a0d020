import type { Field } from './field';

/** One allowed value of a choice: what is sent, and how the editor names it. */
export interface Choice {
  value: string | number;
  label: string;
  description?: string;
}

/**
 * The type of a value, both ways: what the editor offers, how input is checked, how it travels, how an answer is read.
 * parse.ts, encode.ts, convert.ts and describe/control.ts each hold one table over `kind`; nothing else switches on it.
 */
export type Type =
  /** `key`: an identifier, of which surrounding space is no part. */
  | { kind: 'text'; maxLength?: number; key?: boolean }
  /** A whole number that fits a JavaScript number. */
  | { kind: 'integer'; min?: number; max?: number }
  /** A numeric key. May be wider than 2^53, so it is never calculated with. */
  | { kind: 'id'; maxDigits?: number }
  /** A decimal or an amount of money; its digits are kept as they were given. */
  | { kind: 'decimal' }
  /** `sentAs` where the vendor does not take true and false. */
  | {
      kind: 'boolean';
      sentAs?: { yes: string | number; no: string | number };
      labels?: { yes: string; no: string };
    }
  | { kind: 'choice'; choices: Choice[] }
  /** A calendar day, YYYY-MM-DD, in the workflow's time zone. */
  | { kind: 'day' }
  /** A point in time, as the vendor writes it. Only read, so far. */
  | { kind: 'moment' }
  | { kind: 'list'; of: Type }
  | { kind: 'record'; fields: Field[] }
  /** A list of records: a fixed collection in the editor, or JSON. */
  | { kind: 'records'; fields: Field[]; itemLabel: string }
  /** Any JSON, passed through. */
  | { kind: 'json' };

export type Kind = Type['kind'];

/** The member of {@link Type} with that kind. */
export type TypeOf<K extends Kind> = Extract<Type, { kind: K }>;

export const text = (maxLength?: number): Type => ({ kind: 'text', maxLength });
/** A textual identifier such as a GUID. */
export const key = (maxLength?: number): Type => ({ kind: 'text', maxLength, key: true });
export const integer = (bounds: { min?: number; max?: number } = {}): Type => ({
  kind: 'integer',
  ...bounds,
});
export const id = (maxDigits?: number): Type => ({ kind: 'id', maxDigits });
export const decimal = (): Type => ({ kind: 'decimal' });
export const day = (): Type => ({ kind: 'day' });
export const moment = (): Type => ({ kind: 'moment' });
export const json = (): Type => ({ kind: 'json' });
export const list = (of: Type): Type => ({ kind: 'list', of });
export const record = (...fields: Field[]): Type => ({ kind: 'record', fields });

/** A list of records. `itemLabel` names one of them in the editor ("Exception Customer"). */
export const records = (itemLabel: string, ...fields: Field[]): Type => ({
  kind: 'records',
  itemLabel,
  fields,
});

export const boolean = (options: Omit<TypeOf<'boolean'>, 'kind'> = {}): Type => ({
  kind: 'boolean',
  ...options,
});

/** A documented value list, in the vendor's order: `choice([0, 'Percentage'], [1, 'Monetary Amount'])`. */
export const choice = (
  ...choices: Array<[value: string | number, label: string, description?: string]>
): Type => ({
  kind: 'choice',
  choices: choices.map(([value, label, description]) => ({ value, label, description })),
});
