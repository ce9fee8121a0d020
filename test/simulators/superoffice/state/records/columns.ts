import { enumNumber } from './blank';
import type { SoRecord } from './blank';
import { ACTIVITY_COLUMNS } from './activityColumns';
import type { Kind, KindName } from './kinds';
import { LINK_COLUMNS } from './linkColumns';
import { STAMPED, number, reference, text } from './read';
import type { Read } from './read';
import { EMPTY_DATE } from './zones';

/** The columns of each table that events and the dynamic archive read, as the vendor's database pages name them. */
const COLUMNS: Record<KindName, Record<string, Read>> = {
  contact: {
    contact_id: number('ContactId'),
    name: text('Name'),
    department: text('Department'),
    orgNr: text('OrgNr'),
    number1: text('Number1'),
    number2: text('Number2'),
    activeInterests: number('ActiveInterests'),
    associate_id: reference('Associate'),
    business_idx: reference('Business'),
    category_idx: reference('Category'),
    country_id: reference('Country'),
    deleted: number('Deleted'),
    DeletedDate: (record) => record.DeletedDate ?? EMPTY_DATE,
    source: number('Source'),
    ...STAMPED,
  },
  person: {
    person_id: number('PersonId'),
    firstname: text('Firstname'),
    middleName: text('MiddleName'),
    lastname: text('Lastname'),
    title: text('Title'),
    activeInterests: number('ActiveInterests'),
    associate_id: reference('Associate'),
    business_idx: reference('Business'),
    category_idx: reference('Category'),
    contact_id: reference('Contact'),
    country_id: reference('Country'),
    DeletedDate: (record) => record.DeletedDate ?? EMPTY_DATE,
    group_id: () => 1,
    position_idx: reference('Position'),
    retired: (record) => (record.Retired === true ? 1 : 0),
    source: number('Source'),
    ...STAMPED,
  },
  sale: {
    sale_id: number('SaleId'),
    heading: text('Heading'),
    amount: number('Amount'),
    earning: number('Earning'),
    probability: number('Probability'),
    number1: text('Number'),
    activeLinks: number('ActiveLinks'),
    appointment_id: () => 0,
    associate_id: reference('Associate'),
    comptr_id: reference('Competitor'),
    contact_id: reference('Contact'),
    credited_id: reference('Credited'),
    currency_id: reference('Currency'),
    done: (record) => (record.Completed === 'Completed' ? 2 : 1),
    group_idx: () => 1,
    person_id: reference('Person'),
    probability_idx: reference('Rating'),
    project_id: reference('Project'),
    reason_id: reference('Reason'),
    reasonSold_id: reference('ReasonSold'),
    reasonStalled_id: reference('ReasonStalled'),
    saleTypeCat_id: () => 0,
    saleType_id: reference('SaleType'),
    saledate: text('Saledate'),
    source_id: reference('Source'),
    status: (record) => enumNumber('SaleStatus', record.Status),
    ...STAMPED,
  },
  project: {
    project_id: number('ProjectId'),
    name: text('Name'),
    project_number: text('ProjectNumber'),
    activeLinks: number('ActiveLinks'),
    associate_id: reference('Associate'),
    done: (record) => (record.Completed === true ? 1 : 0),
    endDate: text('EndDate'),
    status_idx: reference('ProjectStatus'),
    type_idx: reference('ProjectType'),
    ...STAMPED,
  },
  ticket: {
    id: number('TicketId'),
    title: text('Title'),
    author: text('Author'),
    category: reference('Category'),
    connect_id: number('ConnectId'),
    created_at: text('CreatedAt'),
    created_by: reference('CreatedBy'),
    cust_id: reference('Person'),
    has_attachment: (record) => (record.HasAttachment === true ? 1 : 0),
    last_changed: text('LastChanged'),
    owned_by: reference('OwnedBy'),
    priority: reference('Priority'),
    project_id: reference('Project'),
    sale_id: reference('Sale'),
    slevel: (record) => enumNumber('TicketSecurityLevel', record.Slevel),
    status: (record) => enumNumber('TicketBaseStatus', record.BaseStatus),
    ticket_status: reference('Status'),
    ticket_type: reference('TicketType'),
  },
  ...ACTIVITY_COLUMNS,
  ...LINK_COLUMNS,
};

/** A record as the row of its table. */
export function databaseRow(kind: Kind, record: SoRecord): SoRecord {
  const columns = Object.entries(COLUMNS[kind.name]);
  return Object.fromEntries(columns.map(([column, read]) => [column, read(record)]));
}

/** The columns that differ. */
export function changedColumns(kind: Kind, old: SoRecord, record: SoRecord): string[] {
  const before = databaseRow(kind, old);
  const after = databaseRow(kind, record);
  return Object.keys(after).filter((column) => before[column] !== after[column]);
}

/** The names of a table's columns. */
export function columnsOfTable(kind: KindName): string[] {
  return Object.keys(COLUMNS[kind]);
}
