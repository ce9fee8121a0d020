import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { columnsOfTable } from '../state/records/columns';
import { KINDS } from '../state/records/kinds';
import type { Kind } from '../state/records/kinds';
import { BASE_ZONE, wallTime } from '../state/records/zones';
import type { ArchiveColumn, ArchiveRow, Provider, ProviderOf } from './provider';

/** A table of the database, as far as it is simulated. */
interface Table {
  name: string;
  key: string;
  /** Its columns and how they can be restricted. */
  columns: Record<string, string>;
  rows(state: SuperOfficeState): SoRecord[];
}

/** Text and dates; every other column is a number. */
const TYPES: Record<string, string> = Object.fromEntries([
  ...[
    'name',
    'department',
    'orgNr',
    'number1',
    'number2',
    'firstname',
    'middleName',
    'lastname',
    'title',
    'heading',
    'project_number',
    'author',
    'header',
    'code',
    'content_type',
    'ERPProductKey',
    'ERPPriceListKey',
  ].map((column) => [column, 'openString']),
  ...[
    'saledate',
    'endDate',
    'created_at',
    'last_changed',
    'DeletedDate',
    'registered',
    'updated',
    'ttime',
    'activeDate',
    'do_by',
  ].map((column) => [column, 'datetime']),
]) as Record<string, string>;

/** Dates that the database keeps in UTC. */
const STAMPS = new Set(['registered', 'updated', 'DeletedDate']);

function typed(columns: string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, TYPES[column] ?? 'int']));
}

function tableOf(kind: Kind): Table {
  return {
    name: kind.tableName,
    key: kind.key,
    columns: typed([...columnsOfTable(kind.name), ...(kind.name === 'ticket' ? ['contact_id'] : [])]),
    rows: ({ records }) => records.stores[kind.name].all().map((record) => records.rowOf(kind.name, record)),
  };
}

const LOG = {
  name: 'traveltransactionlog',
  key: 'traveltransactionlog_id',
  columns: typed([
    'traveltransactionlog_id',
    'ttime',
    'prev_record_id',
    'type',
    'associate_id',
    'tablenumber',
    'record_id',
    'flags',
    'application_id',
  ]),
  rows: ({ records }: SuperOfficeState): SoRecord[] =>
    records.log.map(({ id, at, type, associateId, table, record }) => ({
      traveltransactionlog_id: id,
      ttime: wallTime(at, BASE_ZONE),
      prev_record_id: 0,
      type,
      associate_id: associateId,
      tablenumber: table,
      record_id: record,
      flags: 0,
      application_id: 0,
    })),
};

/** Tables that only the dynamic archive reads; other parts add theirs. */
export const TABLES: Table[] = [...Object.values(KINDS).map(tableOf), LOG];

/** Which table a column leads to: `sale.contact_id.name`. */
function linkedTable(column: string): Table | undefined {
  const name = column.replace(/^(registered|updated)_/, '').replace(/_id$/, '');
  return TABLES.find((table) => table.name === name);
}

/** Columns are `table.column` or `table.foreignKey.column`; the first one that is named says which table is read. */
export const dynamicProvider: ProviderOf = (state, { query }) => {
  const first = (query.get('$select') ?? '').split(',')[0]?.trim() ?? '';
  const table = TABLES.find(({ name }) => name === first.split('.')[0]?.toLowerCase());
  if (!table) throw new OfficeError(400, `The column ${first} does not exist`);
  return providerOf(state, table);
};

function providerOf(state: SuperOfficeState, table: Table): Provider {
  const find = (name: string): ArchiveColumn | undefined => {
    const [start, ...steps] = name.split('.');
    const type = start?.toLowerCase() === table.name ? typeAt(table, steps) : undefined;
    if (type === undefined) return undefined;
    return { name, type, canOrder: true, isStamp: STAMPS.has(steps.at(-1) ?? '') };
  };
  const row = (record: SoRecord): ArchiveRow => ({
    key: Number(record[table.key]),
    entity: table.name,
    read: (column) => valueAt(state, table, record, column.split('.').slice(1)),
  });
  return { columns: [], find, rows: () => table.rows(state).map(row) };
}

function typeAt(table: Table, [column = '', ...rest]: string[]): string | undefined {
  const own = Object.keys(table.columns).find((name) => name.toLowerCase() === column.toLowerCase());
  if (own === undefined || rest.length === 0) return own === undefined ? undefined : table.columns[own];
  const next = linkedTable(own);
  return next && typeAt(next, rest);
}

function valueAt(
  state: SuperOfficeState,
  table: Table,
  record: SoRecord,
  [column = '', ...rest]: string[],
): unknown {
  const own =
    Object.keys(table.columns).find((name) => name.toLowerCase() === column.toLowerCase()) ?? column;
  if (rest.length === 0) return record[own] ?? null;
  const next = linkedTable(own);
  const found = next?.rows(state).find((other) => other[next.key] === record[own]);
  return next && found ? valueAt(state, next, found, rest) : null;
}
