import { ROWS } from '../describe/control';
import { isPlainObject, type Field, type Type } from '../operation';

/**
 * A value as JSON has it. The form saves the rows of a list of records, and the members of a record, in a section below the
 * parameter; expressions and JSON give them bare. Nothing of `raw` is changed: it may be the input's.
 */
export function withoutSections(type: Type, raw: unknown): unknown {
  if (type.kind === 'records') {
    const rows = isPlainObject(raw) ? raw[ROWS] : raw;
    if (!Array.isArray(rows)) return rows;
    return rows.length === 0 ? undefined : rows.map((row: unknown) => membersWithout(type.fields, row));
  }
  if (type.kind !== 'record' || !isPlainObject(raw)) return raw;
  const isSection = isPlainObject(raw[ROWS]) && !type.fields.some(({ name }) => name === ROWS);
  return membersWithout(type.fields, isSection ? raw[ROWS] : raw);
}

function membersWithout(fields: Field[], record: unknown): unknown {
  const nested = fields.filter(({ type }) => type.kind === 'records' || type.kind === 'record');
  if (nested.length === 0 || !isPlainObject(record)) return record;
  const members = nested
    .filter(({ name }) => Object.hasOwn(record, name))
    .map(({ name, type }) => [name, withoutSections(type, record[name])] as const);
  return { ...record, ...Object.fromEntries(members) };
}
