import { superOffice } from '../../../documented';
import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import type { KindName } from '../state/records/kinds';
import { COLUMNS } from './columns';
import { displayed } from './display';
import { dynamicProvider } from './dynamic';
import { OTHER_ARCHIVES } from './otherArchives';
import { customColumnsOf, pathColumn } from './paths';
import type { PathColumn } from './paths';
import { documentedColumns } from './provider';
import type { ArchiveColumn, ArchiveRow, Provider, ProviderOf } from './provider';

/** The archives of the records, by their documented names. */
const OF_RECORDS: Record<string, KindName> = {
  SimpleContact: 'contact',
  FindContact: 'contact',
  Contact: 'contact',
  Person: 'person',
  FindSale: 'sale',
  Sale: 'sale',
  FindProject: 'project',
  Ticket: 'ticket',
  TicketMessage: 'ticketMessage',
  FindAppointment: 'appointment',
  Appointment: 'appointment',
  FindDocument: 'document',
  Document: 'document',
  SaleFilteredWithStakeholder: 'sale',
  ContactProjects: 'project',
  FindSelection: 'selection',
  Product: 'product',
  PriceList: 'priceList',
  ProjectMember: 'projectMember',
  SaleStakeholder: 'saleStakeholder',
  Relation: 'relation',
  AllUsers: 'user',
  InternalUsers: 'user',
};

/** The provider of an archive's name, in any letter case. Throws for one that is not documented or not simulated. */
export function providerNamed(name: string): ProviderOf {
  if (name.toLowerCase() === 'dynamic') return dynamicProvider;
  const documented = Object.keys(superOffice().odata.archives).find(
    (key) => key.toLowerCase() === name.toLowerCase(),
  );
  if (documented === undefined) throw new OfficeError(404, `The archive ${name} was not found`);
  const kind = OF_RECORDS[documented];
  if (kind) return (state) => recordProvider(state, documented, kind);
  const other = OTHER_ARCHIVES[documented];
  if (!other) throw new OfficeError(501, `The archive ${documented} is not simulated`);
  return other;
}

/**
 * An archive of records of one kind: of all, or of those that are given. Columns of paths may order as well. Records that
 * were deleted softly are shown where the filter names them.
 */
export function recordProvider(
  { records }: SuperOfficeState,
  archive: string,
  kind: KindName,
  some?: () => SoRecord[],
): Provider {
  const columns = documentedColumns(archive);
  const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  const reads = COLUMNS[kind];
  const paths = new Map<string, PathColumn>();
  const find = (name: string): ArchiveColumn | undefined => {
    if (!name.includes('/')) return byName.get(name.toLowerCase());
    const path = pathColumn(kind, name, typeOf);
    if (!path) return undefined;
    paths.set(name, path);
    return { name, type: path.type, canOrder: true };
  };
  const row = (record: SoRecord): ArchiveRow => ({
    key: Number(record[KINDS[kind].id]),
    entity: entityOf(kind, record),
    read: (column) => (paths.get(column)?.read ?? reads[column])?.(record, records) ?? null,
  });
  return {
    columns,
    customColumns: customColumnsOf(kind),
    find,
    rows: () => (some?.() ?? records.stores[kind].all()).map(row),
    display: (column, value) => displayed(kind, column, value),
    hidden: {
      unless: ['contactDeleted', 'deletedDate', 'personDeletedDate'],
      isHidden: (each) => isDeleted(records.get(kind, Number(each.key))),
    },
  };
}

function isDeleted(record: SoRecord | undefined): boolean {
  return record?.Deleted === 1;
}

/** Rows that go by another name than their kind, as the pages of their archives list them. */
const ENTITIES: Partial<Record<KindName, string>> = {
  ticketMessage: 'ticketmessage',
  product: 'productInAssortment',
  priceList: 'pricelist',
  saleStakeholder: 'salestakeholder',
  user: 'all',
};

function entityOf(kind: KindName, record: SoRecord): string {
  if (kind === 'person' && record.Retired === true) return 'retiredPerson';
  if (kind === 'ticket' && record.BaseStatus === 'Closed') return 'ticketdisplayclosed';
  return ENTITIES[kind] ?? kind;
}

function typeOf(kind: KindName, column: string): string | undefined {
  const found = documentedColumns(KINDS[kind].archive ?? '').find(
    ({ name }) => name.toLowerCase() === column.toLowerCase(),
  );
  return found?.type;
}
