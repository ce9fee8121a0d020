import { ROWS } from '../describe/control';
import { JSON_ROWS } from '../describe/fields';
import { isPlainObject, type Field, type Type } from '../operation';

/**
 * A value as plain JSON. The editor saves the rows of a list and the members of a record in a section below the parameter;
 * expressions and JSON give them directly. Inside a collection, the rows may be in a JSON section. `raw` is not changed: it
 * may belong to the input.
 */
export function withoutSections(type: Type, raw: unknown): unknown {
  if (type.kind === 'records') {
    const [json] = jsonSections(raw);
    if (json !== undefined) return isPlainObject(json) ? json[JSON_ROWS] : undefined;
    const rows = isPlainObject(raw) ? raw[ROWS] : raw;
    if (!Array.isArray(rows)) return rows;
    return rows.length === 0 ? undefined : rows.map((row: unknown) => membersWithout(type.fields, row));
  }
  if (type.kind === 'conditions') return isPlainObject(raw) ? raw[ROWS] : raw;
  if (type.kind !== 'record' || !isPlainObject(raw)) return raw;
  const isSection = isPlainObject(raw[ROWS]) && !type.fields.some(({ name }) => name === ROWS);
  return membersWithout(type.fields, isSection ? raw[ROWS] : raw);
}

/** The JSON sections of a list of records. */
function jsonSections(raw: unknown): unknown[] {
  const sections = isPlainObject(raw) ? raw[JSON_ROWS] : undefined;
  return Array.isArray(sections) ? (sections as unknown[]) : [];
}

/** Whether the rows of a list come from a section of JSON. */
export const hasJsonSection = ({ kind }: Type, raw: unknown): boolean =>
  kind === 'records' && jsonSections(raw).length > 0;

/** Throws an Error if the rows of a list are given in several ways. Its message continues the field's label. */
export function assertOneSection(type: Type, raw: unknown): void {
  if (!hasJsonSection(type, raw) || !isPlainObject(raw)) return;
  if (Array.isArray(raw[ROWS]) && raw[ROWS].length > 0)
    throw new Error('expected rows that are defined below or rows from JSON, got both. Remove one of them.');
  const lists = jsonSections(raw).length;
  if (lists > 1) throw new Error(`expected one list from JSON, got ${lists}. Put all rows into one.`);
}

function membersWithout(fields: Field[], record: unknown): unknown {
  const nested = fields.filter(({ type }) => type.kind === 'records' || type.kind === 'record');
  if (nested.length === 0 || !isPlainObject(record)) return record;
  const members = nested
    .filter(({ name }) => Object.hasOwn(record, name))
    .map(({ name, type }) => [name, withoutSections(type, record[name])] as const);
  return { ...record, ...Object.fromEntries(members) };
}
