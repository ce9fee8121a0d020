import type { OfficeClock } from './clock';
import type { Part } from './part';

/** How a column of an extra table is kept and shown. */
export interface ExtraColumn {
  name: string;
  label: string;
  type: 'Integer' | 'ShortText' | 'Date' | 'DateTime' | 'Checkbox' | 'Decimal' | 'RelationTo';
  isMandatory?: boolean;
}

/** A table that an administrator added: its rows are custom objects too. */
export interface ExtraTable {
  name: string;
  columns: ExtraColumn[];
  /** Values without marks, by the names of the columns. */
  rows: Map<number, Record<string, string>>;
}

const EQUIPMENT: ExtraColumn[] = [
  { name: 'x_name', label: 'Name', type: 'ShortText', isMandatory: true },
  { name: 'x_company', label: 'Company', type: 'RelationTo' },
  { name: 'x_count', label: 'Count', type: 'Integer' },
  { name: 'x_price', label: 'Price', type: 'Decimal' },
  { name: 'x_rented', label: 'Rented', type: 'Checkbox' },
  { name: 'x_bought', label: 'Bought', type: 'Date' },
  { name: 'x_serviced', label: 'Serviced', type: 'DateTime' },
];

/** What the vendor adds to the columns of every extra table. */
export const OWN_COLUMNS: ExtraColumn[] = [
  { name: 'id', label: 'ID', type: 'Integer' },
  { name: 'last_changed', label: 'Last Changed', type: 'DateTime' },
  { name: 'dbi_agent_id', label: 'DBI Agent', type: 'Integer' },
  { name: 'dbi_key', label: 'DBI Key', type: 'ShortText' },
  { name: 'dbi_last_syncronized', label: 'DBI Last Synchronized', type: 'DateTime' },
  { name: 'dbi_last_modified', label: 'DBI Last Modified', type: 'DateTime' },
];

/** Extra tables. `y_equipment` has two rows: a computer of company 1, and a printer with a value in every column. */
export class ExtraTables implements Part {
  private tables = new Map<string, ExtraTable>();

  constructor(private readonly clock: OfficeClock) {}

  reset(): void {
    const rows: ExtraTable['rows'] = new Map();
    this.tables = new Map([['y_equipment', { name: 'y_equipment', columns: EQUIPMENT, rows }]]);
    this.insert('y_equipment', { x_name: 'computer', x_company: '1' });
    this.insert('y_equipment', {
      x_name: 'printer',
      x_company: '3',
      x_count: '2',
      x_price: '199.5',
      x_rented: '1',
      x_bought: '2025-02-03T00:00:00',
      x_serviced: '2025-06-07T08:09:10',
    });
  }

  /** A table by its name in the database, in any letter case. */
  table(name: string): ExtraTable | undefined {
    return this.tables.get(name.toLowerCase());
  }

  /** Adds a row, and returns its id. */
  insert(table: string, values: Record<string, string>): number {
    const found = this.demand(table);
    const id = Math.max(0, ...found.rows.keys()) + 1;
    found.rows.set(id, this.stamped({ ...blankRow(found), ...values }));
    return id;
  }

  /** Changes columns of a row. */
  change(table: string, id: number, values: Record<string, string>): void {
    const found = this.demand(table);
    found.rows.set(id, this.stamped({ ...found.rows.get(id), ...values }));
  }

  remove(table: string, id: number): void {
    this.demand(table).rows.delete(id);
  }

  snapshot(): unknown {
    return Object.fromEntries([...this.tables].map(([name, { rows }]) => [name, Object.fromEntries(rows)]));
  }

  private stamped(values: Record<string, string>): Record<string, string> {
    const now = this.clock.now().toISOString().slice(0, 19);
    return { ...values, last_changed: now, dbi_last_modified: now };
  }

  private demand(name: string): ExtraTable {
    const found = this.table(name);
    if (!found) throw new Error(`There is no table ${name}`);
    return found;
  }
}

/** The values of a row in which nothing is set. */
export function blankRow({ columns }: ExtraTable): Record<string, string> {
  const own = { dbi_agent_id: '-1', dbi_key: '', dbi_last_syncronized: '0001-01-01T00:00:00' };
  return { ...Object.fromEntries(columns.map(({ name, type }) => [name, blankValue(type)])), ...own };
}

function blankValue(type: ExtraColumn['type']): string {
  if (type === 'ShortText') return '';
  return type === 'Date' || type === 'DateTime' ? '0001-01-01T00:00:00' : '0';
}
