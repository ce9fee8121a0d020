import { isPlainObject, type Field, type Type, type Value, type Values } from '../../operation';
import { asRows } from '../rows';
import { anyElement, anyMembers, tagged, textContent } from './elements';
import { folded, type Folded } from './fold';

type Row = Record<string, unknown>;

/**
 * Writes an encoded value as an element. Declared members come in the order of the declaration, which the service requires.
 * Undeclared members, which the service has added since, follow.
 */
export function treeElement(name: string, type: Type, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (type.kind === 'record' && isPlainObject(value)) {
    const content = recordContent(type.fields, value);
    // Without a name, its members are the arguments themselves.
    return name === '' ? content : tagged(name, content);
  }
  if (type.kind === 'records')
    return listElement(name, type.item, asRows(value), (row) =>
      isPlainObject(row) ? recordContent(type.fields, row) : textContent(String(row), name),
    );
  if (type.kind === 'list' && type.separator === undefined)
    return listElement(name, undefined, asRows(value), (entry) => textContent(String(entry), name));
  return typeof value === 'object' && (Array.isArray(value) || isPlainObject(value))
    ? anyElement(name, value as Value)
    : tagged(name, textContent(String(value as string), name));
}

function listElement(
  name: string,
  item: string | undefined,
  rows: unknown[],
  content: (row: unknown) => string,
): string {
  const entries = rows.filter((row) => row !== null).map((row) => tagged(item ?? name, content(row)));
  return item === undefined || entries.length === 0 ? entries.join('') : tagged(name, entries.join(''));
}

const elements = new WeakMap<Field[], Folded[]>();

function recordContent(fields: Field[], record: Row): string {
  const declared = elements.get(fields) ?? folded(fields);
  elements.set(fields, declared);
  return contentOf(declared, record);
}

function contentOf(declared: Folded[], record: Row): string {
  const members = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
  const written = declared.map((element) => elementOf(element, members.get(element.name.toLowerCase())));
  const names = new Set(declared.map(({ name }) => name.toLowerCase()));
  const others = Object.entries(record).filter(([name]) => !names.has(name.toLowerCase()));
  return written.join('') + anyMembers(Object.fromEntries(others) as Values);
}

function elementOf(element: Folded, value: unknown): string {
  if ('field' in element) return treeElement(element.name, element.field.type, value);
  return asRows(value)
    .map((row) => (isPlainObject(row) ? tagged(element.name, contentOf(element.parts, row)) : ''))
    .join('');
}
