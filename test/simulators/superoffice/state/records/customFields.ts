import type { KindName } from './kinds';
import type { SoRecord } from './blank';

/** A field that an administrator added to a kind of record. */
export interface CustomField {
  kind: KindName;
  /** The key in `CustomFields`. */
  name: string;
  label: string;
  type: 'Number' | 'ShortText' | 'Date' | 'Checkbox' | 'List' | 'Decimal';
  /** The list of a list field. */
  list?: string;
}

/** `SuperOffice:n` are user-defined fields, `x_name` are extra fields. Requests have extra fields only. */
export const CUSTOM_FIELDS: CustomField[] = [
  { kind: 'contact', name: 'SuperOffice:1', label: 'Delivery Route', type: 'ShortText' },
  { kind: 'contact', name: 'SuperOffice:2', label: 'Customer Group', type: 'List', list: 'category' },
  { kind: 'contact', name: 'SuperOffice:3', label: 'Stands', type: 'Number' },
  { kind: 'contact', name: 'x_hassupportagreement', label: 'Has Support Agreement', type: 'Checkbox' },
  { kind: 'person', name: 'SuperOffice:1', label: 'Badge Number', type: 'ShortText' },
  { kind: 'sale', name: 'SuperOffice:1', label: 'Delivery Week', type: 'Number' },
  { kind: 'sale', name: 'SuperOffice:2', label: 'Discount', type: 'Decimal' },
  { kind: 'sale', name: 'x_sale', label: 'External Number', type: 'ShortText' },
  { kind: 'project', name: 'SuperOffice:1', label: 'Venue', type: 'ShortText' },
  { kind: 'ticket', name: 'x_ordernumber', label: 'Order Number', type: 'ShortText' },
];

/** The fields of one kind. */
export function customFieldsOf(kind: KindName): CustomField[] {
  return CUSTOM_FIELDS.filter((field) => field.kind === kind);
}

/** The values of a request as the database keeps them: without the mark of their type. Unknown fields are left out. */
export function storedCustom(kind: KindName, given: SoRecord): SoRecord {
  const known = new Set(customFieldsOf(kind).map(({ name }) => name.toLowerCase()));
  const kept = Object.entries(given).filter(([name]) => known.has(name.toLowerCase()));
  return Object.fromEntries(kept.map(([name, value]) => [spelled(kind, name), unmarked(value)]));
}

function spelled(kind: KindName, name: string): string {
  const lower = name.toLowerCase();
  return customFieldsOf(kind).find((field) => field.name.toLowerCase() === lower)?.name ?? name;
}

/** `[I:12]`, `[F:1.5]` and `[D:12/31/2013]` lose their marks; other texts stay. */
function unmarked(value: unknown): string {
  const text = String(value ?? '');
  const inner = /^\[(?:I|F|M|D|DT|T):(.*)\]$/.exec(text)?.[1];
  return inner ?? text;
}

/** The values as an answer shows them: marked with their type, lists with the text of their item beside. */
export function shownCustom(
  kind: KindName,
  stored: SoRecord,
  itemName: (list: string, id: number) => string,
): SoRecord {
  return Object.fromEntries(
    customFieldsOf(kind).flatMap((field) => {
      const text = String(stored[field.name] ?? '');
      const shown: Array<[string, unknown]> = [[field.name, marked(field, text)]];
      if (field.list !== undefined)
        shown.push([`${field.name}:DisplayText`, itemName(field.list, Number(text))]);
      return shown;
    }),
  );
}

function marked({ type }: CustomField, text: string): string {
  switch (type) {
    case 'ShortText':
      return text;
    case 'Decimal':
      return `[F:${text === '' ? '0' : text}]`;
    case 'Date':
      return text === '' ? '' : `[D:${text}]`;
    default:
      return `[I:${text === '' ? '0' : text}]`;
  }
}

/** A value as archives compare it. */
export function comparable({ type }: CustomField, text: string): string | number {
  return type === 'ShortText' || type === 'Date' ? text : Number(text || 0);
}
