import { OfficeError } from '../../reply';
import type { SoRecord } from './blank';
import { codeOf } from './customValues';
import type { CustomType } from './customValues';
import type { KindName } from './kinds';
import { itemOf } from './names';

/** A field that an administrator added to a kind of record. */
export interface CustomField {
  kind: KindName;
  /** The key in `CustomFields`. */
  name: string;
  label: string;
  type: CustomType;
  /** The list of a list field. */
  list?: string;
}

type Made = Omit<CustomField, 'kind'>;

/** The kinds that have user-defined fields beside their extra fields. */
const WITH_USER_DEFINED = ['contact', 'person', 'sale', 'project', 'appointment', 'document'] as const;

/** Those that each kind has had for long; their numbers come first. */
const OLD: Partial<Record<KindName, Made[]>> = {
  contact: [
    { name: 'SuperOffice:1', label: 'Delivery Route', type: 'ShortText' },
    { name: 'SuperOffice:2', label: 'Customer Group', type: 'List', list: 'category' },
    { name: 'SuperOffice:3', label: 'Stands', type: 'Number' },
  ],
  person: [{ name: 'SuperOffice:1', label: 'Badge Number', type: 'ShortText' }],
  sale: [
    { name: 'SuperOffice:1', label: 'Delivery Week', type: 'Number' },
    { name: 'SuperOffice:2', label: 'Discount', type: 'Decimal' },
  ],
  project: [{ name: 'SuperOffice:1', label: 'Venue', type: 'ShortText' }],
};

/** A field of each type of UDefFieldType. */
const USER_DEFINED: Array<Omit<Made, 'name'>> = [
  { label: 'Boxes', type: 'Number' },
  { label: 'Reference', type: 'ShortText' },
  { label: 'Delivery Notes', type: 'LongText' },
  { label: 'First Delivery', type: 'Date' },
  { label: 'Contract End', type: 'UnlimitedDate' },
  { label: 'Preferred', type: 'Checkbox' },
  { label: 'Business Group', type: 'List', list: 'business' },
  { label: 'Bonus', type: 'Decimal' },
];

/** A field of each type of CustomFieldType whose values the vendor's pages show. */
const EXTRA: Made[] = [
  { name: 'x_pallets', label: 'Pallets', type: 'Number' },
  { name: 'x_gate', label: 'Gate', type: 'ShortText' },
  { name: 'x_remarks', label: 'Remarks', type: 'LongText' },
  { name: 'x_inspected', label: 'Inspected', type: 'Date' },
  { name: 'x_arrival', label: 'Arrival', type: 'DateTime' },
  { name: 'x_opens', label: 'Opens', type: 'Time' },
  { name: 'x_insured', label: 'Insured', type: 'Checkbox' },
  { name: 'x_origin', label: 'Origin', type: 'List', list: 'country' },
  { name: 'x_weight', label: 'Weight', type: 'Decimal' },
];

const OWN_EXTRA: Partial<Record<KindName, Made[]>> = {
  contact: [{ name: 'x_hassupportagreement', label: 'Has Support Agreement', type: 'Checkbox' }],
  sale: [{ name: 'x_sale', label: 'External Number', type: 'ShortText' }],
  ticket: [{ name: 'x_ordernumber', label: 'Order Number', type: 'ShortText' }],
  ticketMessage: [{ name: 'x_channel', label: 'Channel', type: 'ShortText' }],
  user: [{ name: 'x_desk', label: 'Desk', type: 'ShortText' }],
};

/** `SuperOffice:n` are user-defined fields, `x_name` are extra fields. Requests and their messages have extra fields only. */
export const CUSTOM_FIELDS: CustomField[] = [
  ...WITH_USER_DEFINED.flatMap((kind) => ofKind(kind, [...userDefined(OLD[kind] ?? []), ...extraOf(kind)])),
  ...ofKind('ticket', extraOf('ticket')),
  ...ofKind('ticketMessage', OWN_EXTRA.ticketMessage ?? []),
  ...ofKind('user', OWN_EXTRA.user ?? []),
];

function ofKind(kind: KindName, fields: Made[]): CustomField[] {
  return fields.map((field) => ({ kind, ...field }));
}

function userDefined(old: Made[]): Made[] {
  const more = USER_DEFINED.map((field, index) => ({
    name: `SuperOffice:${old.length + index + 1}`,
    ...field,
  }));
  return [...old, ...more];
}

function extraOf(kind: KindName): Made[] {
  return [...(OWN_EXTRA[kind] ?? []), ...EXTRA];
}

/** The fields of one kind. */
export function customFieldsOf(kind: KindName): CustomField[] {
  return CUSTOM_FIELDS.filter((field) => field.kind === kind);
}

/** The values that records have at the beginning in the fields which every kind has. */
export function seededCustom(kind: KindName, number: number): SoRecord {
  const everywhere = new Set([...USER_DEFINED, ...EXTRA].map(({ label }) => label));
  const fields = customFieldsOf(kind).filter(({ label }) => everywhere.has(label));
  return Object.fromEntries(
    fields.map((field) => [field.name, codeOf(field.type).seed(number, idOfList(field))]),
  );
}

function idOfList({ list }: CustomField): number {
  return list === 'country' ? 578 : 1;
}

/**
 * The values of a request as the database keeps them: without the mark of their type. Unknown fields are left out.
 * Throws for a value that its field can't hold.
 */
export function storedCustom(kind: KindName, given: SoRecord): SoRecord {
  const fields = new Map(customFieldsOf(kind).map((field) => [field.name.toLowerCase(), field]));
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): Array<[string, string]> => {
      const field = fields.get(name.toLowerCase());
      return field ? [[field.name, stored(field, value)]] : [];
    }),
  );
}

function stored({ name, type, list }: CustomField, value: unknown): string {
  const text = unmarked(value);
  const kept = text === '' ? '' : codeOf(type).stored(text);
  if (kept === undefined)
    throw new OfficeError(400, `${name} is of the type ${type} and cannot hold ${text}`);
  const isItem =
    list === undefined || kept === '' || kept === '0' || itemOf(list, Number(kept)) !== undefined;
  if (!isItem) throw new OfficeError(400, `${name} has no list item ${kept}`);
  return kept;
}

/** `[I:12]`, `[F:1.5]` and `[D:12/31/2013]` lose their marks; other texts stay. */
function unmarked(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const inner = /^\[(?:I|F|M|D|DT|T):(.*)\]$/.exec(text)?.[1];
  return inner ?? text;
}

/** The values as an answer shows them: marked with their type, lists with the text of their item beside. */
export function shownCustom(
  kind: KindName,
  values: SoRecord,
  itemName: (list: string, id: number) => string,
): SoRecord {
  return Object.fromEntries(
    customFieldsOf(kind).flatMap((field) => {
      const text = String(values[field.name] ?? '');
      const shown: Array<[string, unknown]> = [[field.name, codeOf(field.type).shown(text)]];
      if (field.list !== undefined)
        shown.push(
          [`${field.name}:DisplayText`, itemName(field.list, Number(text))],
          [`${field.name}:DisplayTooltip`, ''],
        );
      return shown;
    }),
  );
}
