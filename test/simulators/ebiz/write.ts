import { ebizType, findEbizType } from '../../documented';
import type { EbizField, EbizOperation } from '../../documented';
import { matchesScalar } from '../check/scalars';
import { escapeXml } from '../check/xml';
import type { SoapRecord, SoapResult, SoapValue } from './record';

/** What .NET writes for a value type that nobody set. */
const DEFAULTS: Record<string, string> = {
  int: '0',
  decimal: '0',
  double: '0',
  float: '0',
  boolean: 'false',
  dateTime: '0001-01-01T00:00:00',
};

/** The type of a member of which the pages show only that it exists. */
const UNKNOWN = 'object';

/**
 * The content of a result element, written through the catalogue's types in schema order.
 * @throws Error where the answer is not as documented: an unknown member, or one of another kind
 */
export function writeResult(operation: EbizOperation, result: SoapResult): string {
  const { name, returns, returnKind, returnItemName } = operation;
  if (returnKind !== 'list') return writeValue(returns, result, name);
  if (!Array.isArray(result)) throw new Error(`The answer of ${name} is a list`);
  const item = returnItemName ?? returns.replace(/^ArrayOf/, '');
  return writeRows(item, item, result, name);
}

function writeRows(element: string, type: string, rows: SoapRecord[], path: string): string {
  return rows.map((row) => `<${element}>${writeValue(type, row, path)}</${element}>`).join('');
}

function writeValue(type: string, value: SoapResult, path: string): string {
  if (Array.isArray(value)) throw new Error(`${path} is ${type}, not a list`);
  if (typeof value === 'object') return writeRecord(type, value, path);
  if (findEbizType(type)) throw new Error(`${path} is a record of type ${type}`);
  const text = String(value);
  if (!matchesScalar(type, text)) throw new Error(`${path} is ${type}, not ${JSON.stringify(value)}`);
  return escapeXml(text);
}

function writeRecord(type: string, record: SoapRecord, path: string): string {
  if (isUnknown(type)) return writeUnknown(record);
  const { fields } = ebizType(type);
  const names = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(record).filter((name) => record[name] !== undefined && !names.has(name));
  if (unknown.length > 0) throw new Error(`${path}: ${type} has no ${unknown.join(', ')}`);
  return fields.map((field) => writeField(field, record[field.name], `${path}/${field.name}`)).join('');
}

/** Whether no page shows the members: `(unknown object)`, or a type of which there is only the name. */
function isUnknown(type: string): boolean {
  return type === UNKNOWN || type.startsWith('(') || findEbizType(type)?.fields.length === 0;
}

/** A record whose members no page shows, unchanged; rows of a documented type in it are written through that type. */
function writeUnknown(record: SoapRecord): string {
  return Object.entries(record)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => unknownMember(name, each)),
    )
    .join('');
}

function unknownMember(name: string, value: SoapValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const content = Array.isArray(value) ? '' : writeRecord(findEbizType(name) ? name : UNKNOWN, value, name);
  return `<${name}>${content}</${name}>`;
}

/** Value types are always written, as nil or with .NET's default; anything else is left out if it has no value. */
function writeField(field: EbizField, value: SoapValue, path: string): string {
  const { name, type } = field;
  if (value === undefined) return absent(field);
  if (field.array !== Array.isArray(value)) throw new Error(`${path} is ${field.array ? 'a list' : type}`);
  const content = Array.isArray(value)
    ? writeRows(field.arrayItemName ?? type, type, value, path)
    : writeValue(type, value, path);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function absent({ name, type, minOccurs, nillable }: EbizField): string {
  if (minOccurs !== 1) return '';
  return nillable ? `<${name} xsi:nil="true"/>` : `<${name}>${DEFAULTS[type] ?? ''}</${name}>`;
}
