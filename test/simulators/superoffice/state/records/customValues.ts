/** How the values of custom fields are written, by the type of the field. */

/** Names of UDefFieldType; `DateTime` and `Time` are those of CustomFieldType, which only extra fields have. */
export type CustomType =
  | 'Number'
  | 'ShortText'
  | 'LongText'
  | 'Date'
  | 'UnlimitedDate'
  | 'DateTime'
  | 'Time'
  | 'Checkbox'
  | 'List'
  | 'Decimal';

/** One type: how its text is kept, shown and compared. */
interface Code {
  /** The text as the database keeps it; undefined if it is none of this type. */
  stored(text: string): string | undefined;
  /** As an answer shows it, with its mark; an empty text for one that is not set. */
  shown(text: string): string;
  /** The name in CustomFieldType. */
  info: string;
  /** How archives restrict it. */
  restriction: string;
  comparable(text: string): string | number;
  /** A value for the records at the beginning. In: the record's number, and an item of the list. */
  seed(number: number, item: number): string;
}

const WHOLE = /^-?\d+$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const DAY = /^(\d\d)\/(\d\d)\/(\d{4})$/;
const MOMENT = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)(?:\.\d+)?$/;
const TIME = /^\d\d:\d\d:\d\d$/;

const that =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined;

/** The vendor's empty date, which is none: https://docs.superoffice.com/en/api/netserver/web-services/ */
const NO_DATE = /^01\/01\/0001( 00:00:00)?$/;

const number: Omit<Code, 'info' | 'seed'> = {
  stored: that(WHOLE),
  shown: (text) => `[I:${text === '' ? '0' : text}]`,
  restriction: 'int',
  comparable: (text) => Number(text || 0),
};

const text: Omit<Code, 'info' | 'seed'> = {
  stored: (given) => given,
  shown: (kept) => kept,
  restriction: 'openString',
  comparable: (kept) => kept,
};

const day: Omit<Code, 'seed'> = {
  info: 'Date',
  stored: (given) => (NO_DATE.test(given) ? '' : that(DAY)(given)),
  shown: (kept) => (kept === '' ? '' : `[D:${kept}]`),
  restriction: 'date',
  comparable: (kept) => kept.replace(DAY, '$3-$1-$2T00:00:00'),
};

const CODES: Record<CustomType, Code> = {
  Number: { ...number, info: 'Integer', seed: (record) => String(record % 9) },
  ShortText: { ...text, info: 'ShortText', seed: (record) => `Text ${record}` },
  LongText: { ...text, info: 'LongText', seed: (record) => `A longer text, number ${record}` },
  Date: { ...day, seed: (record) => `0${1 + (record % 9)}/15/2025` },
  UnlimitedDate: { ...day, restriction: 'unlimitedDate', seed: (record) => `12/31/${2030 + (record % 5)}` },
  DateTime: {
    info: 'DateTime',
    stored(given) {
      const kept = MOMENT.test(given) ? given.replace(/\.\d+$/, '') : undefined;
      return kept !== undefined && NO_DATE.test(kept) ? '' : kept;
    },
    shown: (kept) => (kept === '' ? '' : `[DT:${kept}.0000000]`),
    restriction: 'datetime',
    comparable: (kept) => kept.replace(MOMENT, '$3-$1-$2T$4'),
    seed: (record) => `0${1 + (record % 9)}/20/2025 07:30:00`,
  },
  Time: {
    ...text,
    info: 'Time',
    stored: that(TIME),
    shown: (kept) => (kept === '' ? '' : `[T:${kept}]`),
    seed: (record) => `0${record % 9}:45:00`,
  },
  Checkbox: { ...number, stored: that(/^[01]$/), info: 'Checkbox', seed: (record) => String(record % 2) },
  List: { ...number, info: 'MdoList', seed: (_, item) => String(item) },
  Decimal: {
    ...number,
    info: 'Decimal',
    stored: that(DECIMAL),
    shown: (kept) => `[F:${kept === '' ? '0' : kept}]`,
    restriction: 'decimal',
    seed: (record) => `${record}.25`,
  },
};

/** How values of this type are written. */
export function codeOf(type: CustomType): Code {
  return CODES[type];
}
