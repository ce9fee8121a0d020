/** The kinds of record that have pages of their own. */
export type KindName = 'contact' | 'person' | 'sale' | 'project' | 'ticket';

/** One kind: how the API, the database and the events call it. */
export interface Kind {
  /** The table, and the entity of events. */
  name: KindName;
  /** The resource: `/api/v1/{rest}`. */
  rest: string;
  type: string;
  id: string;
  /** The archive behind the list of the resource. */
  archive: string;
  /** The number of the table in the database. */
  table: number;
  /** The column of the key in the database. */
  key: string;
  stamps: { created: string; updated: string; createdBy: string; updatedBy?: string; utc: boolean };
  /** Deleting only marks the record: it is removed for good two weeks later. */
  isDeletedSoftly: boolean;
}

const STAMPS = {
  created: 'CreatedDate',
  updated: 'UpdatedDate',
  createdBy: 'CreatedBy',
  updatedBy: 'UpdatedBy',
  utc: true,
};

/** Table numbers and keys are those of the vendor's database pages. */
export const KINDS: Record<KindName, Kind> = {
  contact: {
    name: 'contact',
    rest: 'Contact',
    type: 'ContactEntity',
    id: 'ContactId',
    archive: 'SimpleContact',
    table: 5,
    key: 'contact_id',
    stamps: STAMPS,
    isDeletedSoftly: true,
  },
  person: {
    name: 'person',
    rest: 'Person',
    type: 'PersonEntity',
    id: 'PersonId',
    archive: 'Person',
    table: 6,
    key: 'person_id',
    stamps: STAMPS,
    isDeletedSoftly: true,
  },
  sale: {
    name: 'sale',
    rest: 'Sale',
    type: 'SaleEntity',
    id: 'SaleId',
    archive: 'FindSale',
    table: 13,
    key: 'sale_id',
    stamps: STAMPS,
    isDeletedSoftly: false,
  },
  project: {
    name: 'project',
    rest: 'Project',
    type: 'ProjectEntity',
    id: 'ProjectId',
    archive: 'FindProject',
    table: 11,
    key: 'project_id',
    stamps: STAMPS,
    isDeletedSoftly: false,
  },
  ticket: {
    name: 'ticket',
    rest: 'Ticket',
    type: 'TicketEntity',
    id: 'TicketId',
    archive: 'Ticket',
    table: 262,
    key: 'id',
    stamps: { created: 'CreatedAt', updated: 'LastChanged', createdBy: 'CreatedBy', utc: false },
    isDeletedSoftly: false,
  },
};

/** The kind of this table or resource, in any letter case. */
export function kindNamed(name: string): Kind | undefined {
  return KINDS[name.toLowerCase() as KindName] as Kind | undefined;
}
