/** The kinds of record that have pages of their own. */
export type KindName =
  | 'contact'
  | 'person'
  | 'sale'
  | 'project'
  | 'ticket'
  | 'ticketMessage'
  | 'appointment'
  | 'document'
  | 'attachment'
  | 'selection'
  | 'product'
  | 'priceList'
  | 'projectMember'
  | 'saleStakeholder'
  | 'relation'
  | 'user';

/** When a record was made and changed, and by whom. Members that the carrier does not have are kept and not shown. */
export interface Stamps {
  created: string;
  updated: string;
  createdBy: string;
  updatedBy?: string;
  utc: boolean;
}

/** One kind: how the API, the database and the events call it. */
export interface Kind {
  name: KindName;
  /** The resource: `/api/v1/{rest}`. */
  rest: string;
  type: string;
  id: string;
  /** The archive behind the list of the resource; attachments have no list. */
  archive?: string;
  /** The number of the table in the database. */
  table: number;
  /** The name of the table in the database. */
  tableName: string;
  /** The column of the key in the database. */
  key: string;
  /** The first half of the names of its events; none where the vendor's page has none. */
  event?: string;
  stamps: Stamps;
  /** Deleting only marks the record: it is removed for good two weeks later. */
  isDeletedSoftly: boolean;
  /** Members that are the bare id of another record. */
  links: Partial<Record<string, KindName>>;
  /** Members that follow from other records: what a request says of them is not kept. */
  derived: string[];
}

const STAMPS: Stamps = {
  created: 'CreatedDate',
  updated: 'UpdatedDate',
  createdBy: 'CreatedBy',
  updatedBy: 'UpdatedBy',
  utc: true,
};

type Own = Pick<Kind, 'rest' | 'type' | 'id' | 'table' | 'key'> & Partial<Kind>;

function kind(name: KindName, own: Own): Kind {
  return {
    name,
    tableName: name.toLowerCase(),
    event: name.toLowerCase(),
    stamps: STAMPS,
    isDeletedSoftly: false,
    links: {},
    derived: [],
    ...own,
  };
}

/** Table numbers and keys are those of the vendor's database pages. */
export const KINDS: Record<KindName, Kind> = {
  contact: kind('contact', {
    rest: 'Contact',
    type: 'ContactEntity',
    id: 'ContactId',
    archive: 'SimpleContact',
    table: 5,
    key: 'contact_id',
    isDeletedSoftly: true,
    derived: ['Persons', 'Deleted'],
  }),
  person: kind('person', {
    rest: 'Person',
    type: 'PersonEntity',
    id: 'PersonId',
    archive: 'Person',
    table: 6,
    key: 'person_id',
    isDeletedSoftly: true,
    derived: ['FullName', 'FormalName', 'IsAssociate', 'CorrespondingAssociate'],
  }),
  sale: kind('sale', {
    rest: 'Sale',
    type: 'SaleEntity',
    id: 'SaleId',
    archive: 'FindSale',
    table: 13,
    key: 'sale_id',
    derived: ['SaleStakeholders'],
  }),
  project: kind('project', {
    rest: 'Project',
    type: 'ProjectEntity',
    id: 'ProjectId',
    archive: 'FindProject',
    table: 11,
    key: 'project_id',
    derived: ['ProjectMembers'],
  }),
  ticket: kind('ticket', {
    rest: 'Ticket',
    type: 'TicketEntity',
    id: 'TicketId',
    archive: 'Ticket',
    table: 262,
    key: 'id',
    stamps: { created: 'CreatedAt', updated: 'LastChanged', createdBy: 'CreatedBy', utc: false },
    derived: ['Messages', 'NumMessages'],
  }),
  ticketMessage: kind('ticketMessage', {
    rest: 'TicketMessage',
    type: 'TicketMessageEntity',
    id: 'EjMessageId',
    archive: 'TicketMessage',
    table: 258,
    tableName: 'ej_message',
    key: 'id',
    event: undefined,
    stamps: { created: 'CreatedAt', updated: 'ChangedAt', createdBy: 'CreatedBy', utc: false },
    derived: ['AttachmentsInfo'],
  }),
  appointment: kind('appointment', {
    rest: 'Appointment',
    type: 'AppointmentEntity',
    id: 'AppointmentId',
    archive: 'FindAppointment',
    table: 9,
    key: 'appointment_id',
    event: 'activity',
  }),
  document: kind('document', {
    rest: 'Document',
    type: 'DocumentEntity',
    id: 'DocumentId',
    archive: 'FindDocument',
    table: 10,
    key: 'document_id',
  }),
  attachment: kind('attachment', {
    rest: 'Attachment',
    type: 'AttachmentEntity',
    id: 'AttachmentId',
    table: 296,
    key: 'id',
    event: undefined,
    derived: ['AttSize', 'AuthKey'],
  }),
  selection: kind('selection', {
    rest: 'Selection',
    type: 'SelectionEntity',
    id: 'SelectionId',
    archive: 'FindSelection',
    table: 23,
    key: 'selection_id',
    event: undefined,
    derived: [
      'MemberCount',
      'TargetTableName',
      'LastMembershipChange',
      'LastMembershipChangeBy',
      'LastMembershipChangeByAssociate',
    ],
  }),
  product: kind('product', {
    rest: 'Product',
    type: 'Product',
    id: 'ProductId',
    archive: 'Product',
    table: 129,
    key: 'product_id',
    event: undefined,
  }),
  priceList: kind('priceList', {
    rest: 'Pricelist',
    type: 'PriceList',
    id: 'PriceListId',
    archive: 'PriceList',
    table: 128,
    key: 'pricelist_id',
    event: undefined,
  }),
  projectMember: kind('projectMember', {
    rest: 'ProjectMember',
    type: 'ProjectMember',
    id: 'ProjectmemberId',
    archive: 'ProjectMember',
    table: 12,
    key: 'projectmember_id',
    stamps: { ...STAMPS, created: 'Registered', updated: 'Updated' },
    links: { ContactId: 'contact', ProjectId: 'project', PersonId: 'person' },
    derived: [
      'ContactName',
      'ContactDepartment',
      'ProjectName',
      'EmailAddress',
      'CountryId',
      'Firstname',
      'MiddleName',
      'Lastname',
      'Mrmrs',
      'ProjectMemberTypeName',
      'Phone',
      'FullName',
    ],
  }),
  saleStakeholder: kind('saleStakeholder', {
    rest: 'SaleStakeholder',
    type: 'SaleStakeholder',
    id: 'SaleStakeholderId',
    archive: 'SaleStakeholder',
    table: 121,
    key: 'salestakeholder_id',
    links: { ContactId: 'contact', SaleId: 'sale', PersonId: 'person' },
    derived: [
      'StakeholderRoleName',
      'CountryId',
      'EmailAddress',
      'ContactName',
      'Mrmrs',
      'Firstname',
      'MiddleName',
      'Lastname',
      'Phone',
    ],
  }),
  relation: kind('relation', {
    rest: 'Relation',
    type: 'ContactRelationEntity',
    id: 'RelationId',
    archive: 'Relation',
    table: 52,
    tableName: 'relations',
    key: 'relations_id',
    links: {
      SourceContactId: 'contact',
      SourcePersonId: 'person',
      DestinationContactId: 'contact',
      DestinationPersonId: 'person',
    },
    derived: [
      'SourceContactName',
      'SourcePersonName',
      'DestinationContactName',
      'DestinationPersonName',
      'ActiveText',
      'PassiveText',
    ],
  }),
  user: kind('user', {
    rest: 'User',
    type: 'User',
    id: 'AssociateId',
    archive: 'AllUsers',
    table: 2,
    tableName: 'associate',
    key: 'associate_id',
    event: 'associate',
    derived: ['IsPersonRetired'],
  }),
};

/** The kind of this table or resource, in any letter case. */
export function kindNamed(name: string): Kind | undefined {
  const lower = name.toLowerCase();
  return Object.values(KINDS).find(
    ({ rest, tableName }) => tableName === lower || rest.toLowerCase() === lower,
  );
}
