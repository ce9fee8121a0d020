import type { SoRecord } from './blank';

/** Which member of a carrier is its key, and which list has its items, for carriers that records refer to. */
export interface Reference {
  id: string;
  /** The list of the items; none for records and users. */
  list?: string;
}

/** Carriers that a record keeps by their key alone: an answer shows what they hold at the moment. */
export const REFERENCES: Record<string, Reference> = {
  Associate: { id: 'AssociateId' },
  Contact: { id: 'ContactId' },
  Person: { id: 'PersonId' },
  Sale: { id: 'SaleId' },
  Project: { id: 'ProjectId' },
  Appointment: { id: 'AppointmentId' },
  Ticket: { id: 'TicketId' },
  Business: { id: 'Id', list: 'business' },
  Category: { id: 'Id', list: 'category' },
  Competitor: { id: 'Id', list: 'comptr' },
  Country: { id: 'CountryId', list: 'country' },
  Credited: { id: 'Id', list: 'credited' },
  Currency: { id: 'Id', list: 'currency' },
  CustomerLanguage: { id: 'Id', list: 'customerlanguage' },
  DocumentTemplate: { id: 'DocumentTemplateId', list: 'doctmpl' },
  Position: { id: 'Id', list: 'perspos' },
  Priority: { id: 'Id', list: 'priority' },
  ProjectStatus: { id: 'Id', list: 'projstatus' },
  ProjectType: { id: 'Id', list: 'projtype' },
  Rating: { id: 'Id', list: 'prob' },
  Reason: { id: 'Id', list: 'reason' },
  ReasonSold: { id: 'Id', list: 'reasonsold' },
  ReasonStalled: { id: 'Id', list: 'reasonstalled' },
  Role: { id: 'Id', list: 'roles' },
  SaleType: { id: 'Id', list: 'saletype' },
  SelectionCategory: { id: 'Id', list: 'searchcat' },
  Source: { id: 'Id', list: 'source' },
  TaskListItem: { id: 'TaskListItemId', list: 'task' },
  TicketCategoryEntity: { id: 'TicketCategoryId', list: 'ticketcategory' },
  TicketPriority: { id: 'Id', list: 'ticketpriority' },
  TicketPriorityEntity: { id: 'TicketPriorityId', list: 'ticketpriority' },
  TicketStatusEntity: { id: 'TicketStatusId', list: 'ticketstatus' },
  TicketType: { id: 'TicketTypeId', list: 'tickettype' },
  UserGroup: { id: 'Id', list: 'usergroup' },
};

/** The key in a reference of a record; 0 if it refers to nothing. */
export function idIn(record: SoRecord, member: string): number {
  const value = record[member];
  if (typeof value !== 'object' || value === null) return 0;
  const [id] = Object.values(value as SoRecord);
  return Number(id ?? 0);
}

/** The id of the record of a kind that another one refers to, by a carrier or by its bare id; 0 if it refers to none. */
export function linkedId(record: SoRecord, target: 'Contact' | 'Person' | 'Sale' | 'Project'): number {
  return idIn(record, target) || Number(record[`${target}Id`] ?? 0);
}

/** A reference as records keep it; null if it refers to nothing. */
export function referenceTo(type: string, value: unknown): SoRecord | null {
  const reference = REFERENCES[type];
  if (!reference || typeof value !== 'object' || value === null) return null;
  const id = Number((value as SoRecord)[reference.id] ?? 0);
  return id > 0 ? { [reference.id]: id } : null;
}
