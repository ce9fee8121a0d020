import { ebizType } from '../../documented';
import { EbizFault } from './method';
import type { Given } from './given';
import type { SoapRecord, SoapValue } from './record';

/** Vendor clients request 990 to 1,000 rows; the older pages say that no page has more. */
export const MOST_ROWS = 1000;

/** The rows of a page, from `start`, at most `limit` and never more than 1,000. */
export function page<R>(rows: R[], given: Given): R[] {
  const start = given.number('start');
  return rows.slice(start, start + Math.min(given.number('limit'), MOST_ROWS));
}

/** Names of filters that are no members of the type, in lower case, and what they read of a record. */
export type Aliases = Record<string, (row: SoapRecord) => SoapValue>;

/** Rows of a documented type that pass all conditions of `filters`; how several combine is not documented, "and" is assumed. */
export function filtered<R extends SoapRecord>(
  rows: R[],
  type: string,
  given: Given,
  aliases: Aliases = {},
): R[] {
  const tests = given.rows('filters').map((filter) => conditionOf(type, filter, aliases));
  return rows.filter((row) => tests.every((test) => test(row)));
}

/** Names of sorts that a page spells in its own way. */
const SORTS: Record<string, string> = { DateUplodaded: 'DateUploaded' };

/** Rows in the order of the field that `sort` names; the request check takes documented fields only. */
export function sorted<R extends SoapRecord>(rows: R[], given: Given): R[] {
  const sort = given.text('sort');
  const field = SORTS[sort] ?? sort;
  if (field === '') return rows;
  return [...rows].sort((a, b) => compare(a[field], String(b[field] ?? '')));
}

/** Filters, sorts and pages the rows of a documented type. */
export function found<R extends SoapRecord>(rows: R[], type: string, given: Given, aliases?: Aliases): R[] {
  return page(sorted(filtered(rows, type, given, aliases), given), given);
}

/**
 * The test that one SearchFilter makes. Field names are read without their case, as public code writes them.
 * @throws EbizFault for a field that the type does not have
 */
export function conditionOf(
  type: string,
  filter: SoapRecord,
  aliases: Aliases = {},
): (row: SoapRecord) => boolean {
  const name = String(filter.FieldName ?? '').toLowerCase();
  const field = ebizType(type).fields.find((each) => each.name.toLowerCase() === name);
  const read = aliases[name] ?? (field && ((row: SoapRecord) => row[field.name]));
  if (!read) throw new EbizFault('s:Client', `${type} has no field ${String(filter.FieldName)} to filter by`);
  const passes = comparisonOf(filter);
  return (row) => passes(read(row));
}

/** The test that one SearchFilter makes of a value. */
export function comparisonOf(filter: SoapRecord): (value: SoapValue) => boolean {
  const wanted = String(filter.FieldValue ?? '');
  const passes = OPERATORS[String(filter.ComparisonOperator ?? '')] ?? (() => false);
  return (value) => passes(value, wanted);
}

/** A missing value is neither equal to anything, nor greater, nor less. */
const OPERATORS: Record<string, (value: SoapValue, wanted: string) => boolean> = {
  eq: (value, wanted) => value !== undefined && compare(value, wanted) === 0,
  equal: (value, wanted) => value !== undefined && compare(value, wanted) === 0,
  ne: (value, wanted) => value === undefined || compare(value, wanted) !== 0,
  notequal: (value, wanted) => value === undefined || compare(value, wanted) !== 0,
  gt: (value, wanted) => value !== undefined && compare(value, wanted) > 0,
  gte: (value, wanted) => value !== undefined && compare(value, wanted) >= 0,
  lt: (value, wanted) => value !== undefined && compare(value, wanted) < 0,
};

/** Booleans and numbers by value, moments as moments, all else as text without its case: a key keeps its leading zeros. */
export function compare(value: SoapValue, wanted: string): number {
  const text = String(value ?? '');
  if (typeof value === 'boolean') return Number(value) - Number(/^(true|1)$/i.test(wanted));
  if (isAmount(text) && isAmount(wanted)) return Number(text) - Number(wanted);
  if (MOMENT.test(text) && MOMENT.test(wanted)) return momentOf(text) - momentOf(wanted);
  const [a, b] = [text.toLowerCase(), wanted.toLowerCase()];
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A number that is not a key: without leading zeros. */
function isAmount(text: string): boolean {
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text);
}

const MOMENT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** The point in time of a text; one without a zone is UTC. */
export function momentOf(text: string): number {
  const iso = text.trim().replace(' ', 'T');
  const hasZone = /(Z|[+-]\d\d:\d\d)$/.test(iso);
  return Date.parse(iso.length > 10 && !hasZone ? `${iso}Z` : iso);
}
