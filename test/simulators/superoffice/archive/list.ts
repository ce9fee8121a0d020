import { datesFor, translated } from '../answers';
import type { OfficeCall } from '../call';
import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { shownDate, shownDay, shownStamp } from '../state/records/zones';
import type { Dates } from '../state/records/zones';
import { readFilter } from './filter';
import type { Filter, Restriction } from './filter';
import { fits } from './operators';
import type { Asked } from './operators';
import { providerNamed } from './providers';
import { rowOf } from './provider';
import type { ArchiveColumn, ArchiveRow, Provider } from './provider';

/** Rows of a page where `$top` does not say. */
const PAGE = 1000;

/** How many columns come where `$select` names none. */
const WITHOUT_SELECT = 12;

/** The rows of an archive that a call requests, a page of them. In: the call's path without the site, for the next link. */
export function listOf(state: SuperOfficeState, call: OfficeCall, archive: string, path: string): unknown {
  return pageOf(state, call, providerNamed(archive)(state, call), path);
}

/** The rows of a provider that a call requests, a page of them. */
export function pageOf(state: SuperOfficeState, call: OfficeCall, provider: Provider, path: string): unknown {
  const { query } = call;
  const columns = selectedColumns(provider, query.get('$select'));
  const rows = ordered(provider, restricted(state, call, provider), query.get('$orderBy'));
  const skip = countOf(query, '$skip', 0);
  const top = Math.min(countOf(query, '$top', PAGE), state.settings.mostRows);
  const page = rows.slice(skip, skip + top);
  checkForm(query);
  const dates = datesFor(call);
  const value = page.map((row) => shownRow(row, columns, provider, dates));
  return {
    'odata.metadata': `${linkBase(state, call)}/api/v1/archive/$metadata`,
    'odata.nextLink': skip + top < rows.length ? nextLink(state, call, path, skip + top) : null,
    value: translated(call, value),
  };
}

/** Slim rows, which show values as texts, and yes and no as booleans: the usual form, and the one that is simulated. */
function checkForm(query: URLSearchParams): void {
  const isOther =
    /^(wide|full)$/i.test(query.get('$mode') ?? '') || /^display$/i.test(query.get('$output') ?? '');
  if (isOther) throw new OfficeError(501, 'This form of rows is not simulated');
}

/** Links name the host that the installation believes it has: behind a proxy that is another one. */
function linkBase(state: SuperOfficeState, { siteUrl }: OfficeCall): string {
  return state.settings.linkHost === undefined
    ? siteUrl
    : siteUrl.replace(/^(https?:\/\/)[^/]+/, `$1${state.settings.linkHost}`);
}

function nextLink(state: SuperOfficeState, call: OfficeCall, path: string, skip: number): string {
  const query = new URLSearchParams([...call.query].filter(([name]) => name !== '$skip'));
  query.set('$skip', String(skip));
  return `${linkBase(state, call)}${path}?${query.toString()}`;
}

function countOf(query: URLSearchParams, name: string, preset: number): number {
  const text = query.get(name);
  if (text === null || text === '') return preset;
  if (!/^\d+$/.test(text)) throw new OfficeError(400, `${name} is not a number`);
  return Number(text);
}

function columnNamed(provider: Provider, name: string): ArchiveColumn {
  const column = provider.find(name);
  if (!column) throw new OfficeError(400, `The column ${name} does not exist`);
  return column;
}

function selectedColumns(provider: Provider, select: string | null): ArchiveColumn[] {
  const names = (select ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > 0) return names.map((name) => columnNamed(provider, name));
  return provider.columns.filter(({ name }) => !/^get(All|No)Rows$/.test(name)).slice(0, WITHOUT_SELECT);
}

function restricted(state: SuperOfficeState, call: OfficeCall, provider: Provider): ArchiveRow[] {
  const text = call.query.get('$filter') ?? '';
  const filter = text.trim() === '' ? undefined : readFilter(text);
  if (!filter && provider.needsFilter) throw new OfficeError(400, 'The archive needs a restriction');
  const kinds = new Set(
    (call.query.get('$entities') ?? '')
      .split(',')
      .map((kind) => kind.trim().toLowerCase())
      .filter((kind) => kind !== ''),
  );
  const { clock } = state;
  const asked: Asked = { dates: datesFor(call), associateId: call.user.associateId, now: clock.now() };
  // A restriction that does not work is refused even where there is no row.
  if (filter) holds(filter, rowOf(0, '', {}), provider, asked);
  const named = filter ? columnsOf(filter) : [];
  const { hidden } = provider;
  const shows = hidden?.unless.some((column) => named.includes(column.toLowerCase())) ?? true;
  return provider
    .rows()
    .filter((row) => kinds.size === 0 || kinds.has(row.entity.toLowerCase()))
    .filter((row) => shows || !hidden?.isHidden(row))
    .filter((row) => !filter || holds(filter, row, provider, asked));
}

function columnsOf(filter: Filter): string[] {
  return 'join' in filter ? filter.of.flatMap(columnsOf) : [filter.column.toLowerCase()];
}

/** Both sides of an `or` are looked at, so that a restriction that does not work is always found. */
function holds(filter: Filter, row: ArchiveRow, provider: Provider, asked: Asked): boolean {
  if (!('join' in filter)) return holdsOne(filter, row, provider, asked);
  const parts = filter.of.map((part) => holds(part, row, provider, asked));
  return filter.join === 'and' ? parts.every((part) => part) : parts.some((part) => part);
}

function holdsOne(restriction: Restriction, row: ArchiveRow, provider: Provider, asked: Asked): boolean {
  const { name, type } = columnNamed(provider, restriction.column);
  const wants = !/^(false|0)$/i.test(restriction.values[0] ?? '');
  if (name === 'getAllRows') return true;
  if (name === 'getNoRows') return !wants;
  return fits(type, row.read(name), restriction, asked);
}

/** `name asc,contactId desc`; without it the rows come as they lie in the database. */
function ordered(provider: Provider, rows: ArchiveRow[], orderBy: string | null): ArchiveRow[] {
  const keys = (orderBy ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
    .map((key) => orderKey(provider, key));
  if (keys.length === 0) return rows;
  const compare = (left: ArchiveRow, right: ArchiveRow): number => {
    for (const { column, sign } of keys) {
      const difference = compared(left.read(column), right.read(column));
      if (difference !== 0) return difference * sign;
    }
    return 0;
  };
  return [...rows].sort(compare);
}

function orderKey(provider: Provider, key: string): { column: string; sign: 1 | -1 } {
  const [name = '', direction = 'asc'] = key.split(/\s+/);
  const column = columnNamed(provider, name);
  if (!column.canOrder) throw new OfficeError(400, `The archive cannot be ordered by ${name}`);
  if (!/^(asc|desc)$/i.test(direction)) throw new OfficeError(400, `${direction} is not an order`);
  return { column: column.name, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
}

function compared(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [one, other] = [String(left ?? '').toLowerCase(), String(right ?? '').toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function shownRow(row: ArchiveRow, columns: ArchiveColumn[], provider: Provider, dates: Dates): object {
  const values = columns.map((column): [string, unknown] => {
    const value = row.read(column.name);
    const shown = provider.display?.(column.name, value, row.entity) ?? value;
    return [column.name, shownValue(column, shown, dates)];
  });
  return { PrimaryKey: String(row.key), EntityName: row.entity, ...Object.fromEntries(values) };
}

/** Stamps are UTC in every zone, days have none. */
function shownValue({ name, type, isStamp }: ArchiveColumn, value: unknown, dates: Dates): unknown {
  if (typeof value !== 'string') return value;
  if (isStamp === true || /(updated|registered)Date$/i.test(name)) return shownStamp(value, dates);
  if (type === 'datetime') return shownDate(value, dates);
  return type === 'date' || type === 'unlimitedDate' ? shownDay(value, dates) : value;
}
