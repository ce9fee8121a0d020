import type { Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { blankRow, OWN_COLUMNS } from '../state/extraTables';
import type { ExtraColumn, ExtraTable } from '../state/extraTables';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';

/**
 * Rows of extra tables, and the same rows as custom objects. A row keeps what an update leaves out; a custom object is saved
 * as a whole. https://docs.superoffice.com/en/custom-objects/
 */
export const extraTable: Endpoints = {
  v1TableRecord_ReadRow: (state, call) => {
    const { table, id } = rowOf(state, call);
    return { ...blank('TableRecord'), Values: shownValues(state, table, id) };
  },
  v1TableRecord_InsertRow: (state, call) => {
    const table = demandTable(state, call.path.tableName);
    return state.extraTables.insert(table.name, stored(table, call.body as SoRecord));
  },
  v1TableRecord_UpdateRow: (state, call) => {
    const { table, id } = rowOf(state, call);
    state.extraTables.change(table.name, id, stored(table, call.body as SoRecord));
  },
  v1TableRecord_DeleteRow: (state, call) => {
    const { table, id } = rowOf(state, call);
    state.extraTables.remove(table.name, id);
  },
  v1CustomObject_GetCustomObject: (state, call) => {
    const { table, id } = rowOf(state, call);
    return shownObject(state, table, id);
  },
  v1CustomObject_DeleteCustomObject: (state, call) => {
    const { table, id } = rowOf(state, call);
    state.extraTables.remove(table.name, id);
  },
  v1CustomObject_SaveCustomObject: (state, call) => {
    const table = demandTable(state, call.path.definitionName);
    const { Id, Values } = call.body as SoRecord;
    const values = stored(table, (Values ?? {}) as SoRecord);
    const id = Number(Id ?? 0);
    if (id === 0) return shownObject(state, table, state.extraTables.insert(table.name, values));
    if (!table.rows.has(id)) throw notFound(table.name, id);
    state.extraTables.change(table.name, id, { ...blankRow(table), ...values });
    return shownObject(state, table, id);
  },
};

function demandTable({ extraTables }: SuperOfficeState, name = ''): ExtraTable {
  const found = extraTables.table(name);
  if (!found) throw notFound('Table', name);
  return found;
}

function rowOf(state: SuperOfficeState, { path }: OfficeCall): { table: ExtraTable; id: number } {
  const table = demandTable(state, path.tableName ?? path.definitionName);
  const id = Number(path.id);
  if (!table.rows.has(id)) throw notFound(table.name, id);
  return { table, id };
}

function shownObject(state: SuperOfficeState, table: ExtraTable, id: number): SoRecord {
  return {
    ...blank('CustomObject'),
    DefinitionName: table.name,
    Id: id,
    Values: shownValues(state, table, id),
  };
}

/** Numbers and dates are marked, and a reference has the name of its record beside it. */
function shownValues({ records }: SuperOfficeState, table: ExtraTable, id: number): SoRecord {
  const row: Record<string, string> = { ...table.rows.get(id), id: String(id) };
  const entries = [...OWN_COLUMNS, ...table.columns].flatMap((column): Array<[string, string]> => {
    const value = row[column.name] ?? '';
    const shown: [string, string] = [column.name, marked(column, value)];
    if (column.type !== 'RelationTo') return [shown];
    const name = String(records.get('contact', Number(value))?.Name ?? '');
    return [shown, [`${column.name}:DisplayText`, name]];
  });
  return Object.fromEntries(entries);
}

function marked({ type }: ExtraColumn, value: string): string {
  switch (type) {
    case 'ShortText':
      return value;
    case 'Decimal':
      return `[F:${value}]`;
    case 'Date':
      return `[D:${american(value)}]`;
    case 'DateTime':
      return `[DT:${american(value)} ${value.slice(11)}.0000000]`;
    default:
      return `[I:${value}]`;
  }
}

const american = (value: string): string => `${value.slice(5, 7)}/${value.slice(8, 10)}/${value.slice(0, 4)}`;

/** The values of a request without their marks. The id, stamps and companions are the server's own. Throws for a column that is unknown or cannot hold the value. */
function stored({ columns }: ExtraTable, sent: SoRecord): Record<string, string> {
  const own = new Set(OWN_COLUMNS.map(({ name }) => name));
  const given = Object.entries(sent).filter(([name]) => !own.has(name.toLowerCase()) && !name.includes(':'));
  return Object.fromEntries(
    given.map(([name, value]) => {
      const column = columns.find((each) => each.name.toLowerCase() === name.toLowerCase());
      if (!column) throw new OfficeError(400, `The column ${name} does not exist`);
      return [column.name, kept(column, String(value ?? ''))];
    }),
  );
}

const DATE = /^(?:(\d\d)\/(\d\d)\/(\d{4})|(\d{4})-(\d\d)-(\d\d))(?:[T ](\d\d:\d\d:\d\d)(?:\.\d+)?)?/;

function kept(column: ExtraColumn, text: string): string {
  const value = /^\[(?:I|F|D|DT):(.*)\]$/.exec(text)?.[1] ?? text;
  const { type, name } = column;
  if (type === 'ShortText') return value;
  if (type === 'Date' || type === 'DateTime') return keptDate(name, value);
  const plain = value === '' ? '0' : value;
  const isFit = type === 'Decimal' ? /^-?\d+(?:\.\d+)?$/.test(plain) : /^-?\d+$/.test(plain);
  if (!isFit) throw new OfficeError(400, `The column ${name} is a number`);
  return plain;
}

function keptDate(name: string, value: string): string {
  if (value === '') return '0001-01-01T00:00:00';
  const [, month, day, year, isoYear, isoMonth, isoDay, time] = DATE.exec(value) ?? [];
  const date = year === undefined ? [isoYear, isoMonth, isoDay] : [year, month, day];
  if (date[0] === undefined) throw new OfficeError(400, `The column ${name} is a date`);
  return `${date.join('-')}T${time ?? '00:00:00'}`;
}
