import { superOffice } from '../../../documented';
import type { OfficeCall } from '../call';
import type { SuperOfficeState } from '../state';
import { OfficeError } from '../reply';

/** One row of an archive. */
export interface ArchiveRow {
  key: string | number;
  /** The kind of row: `person`, `retiredPerson`. */
  entity: string;
  /** Its value in a column of the provider. */
  read: (column: string) => unknown;
}

/** A column as the provider knows it. */
export interface ArchiveColumn {
  name: string;
  /** How it can be restricted; `None` not at all. */
  type: string;
  canOrder: boolean;
  /** UTC in every zone. */
  isStamp?: boolean;
  /** What users see; a text of the resources where it is not here. */
  label?: string;
}

/** The rows and columns behind one archive name. */
export interface Provider {
  /** The documented columns, without those of paths. */
  columns: ArchiveColumn[];
  /** The columns of custom fields: the description of the archive has them too. */
  customColumns?: ArchiveColumn[];
  /** A column by its name or path, in any letter case. */
  find(name: string): ArchiveColumn | undefined;
  rows(): ArchiveRow[];
  /** What a list shows of a column's value: the name of a list's item. */
  display?: (column: string, value: unknown, entity: string) => unknown;
  /** Refuses to run without a restriction. */
  needsFilter?: boolean;
  /** Rows that are left out unless the filter names one of these columns. */
  hidden?: { unless: string[]; isHidden: (row: ArchiveRow) => boolean };
}

/** Makes the provider of an archive; `dynamic` makes its columns of what the call requests. */
export type ProviderOf = (state: SuperOfficeState, call: OfficeCall) => Provider;

/** The documented columns of an archive. Throws for one without a page. */
export function documentedColumns(archive: string): ArchiveColumn[] {
  const page = superOffice().odata.archives[archive];
  if (!page) throw new OfficeError(400, `The archive ${archive} does not exist`);
  return page.columns.map(({ name, restriction, orderBy }) => ({
    name,
    type: restriction,
    canOrder: orderBy,
  }));
}

/** A provider whose columns are those of its page and no other. */
export function plainProvider(
  archive: string,
  rows: () => ArchiveRow[],
  more: Partial<Provider> = {},
): Provider {
  const columns = documentedColumns(archive);
  const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  return { columns, find: (name) => byName.get(name.toLowerCase()), rows, ...more };
}

/** A row that reads its columns from an object of them. */
export function rowOf(key: string | number, entity: string, values: Record<string, unknown>): ArchiveRow {
  return { key, entity, read: (column) => values[column] ?? null };
}
