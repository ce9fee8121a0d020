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
  Business: { id: 'Id', list: 'business' },
  Category: { id: 'Id', list: 'category' },
  Competitor: { id: 'Id', list: 'comptr' },
  Country: { id: 'CountryId', list: 'country' },
  Credited: { id: 'Id', list: 'credited' },
  Currency: { id: 'Id', list: 'currency' },
  CustomerLanguage: { id: 'Id', list: 'customerlanguage' },
  Position: { id: 'Id', list: 'perspos' },
  ProjectStatus: { id: 'Id', list: 'projstatus' },
  ProjectType: { id: 'Id', list: 'projtype' },
  Rating: { id: 'Id', list: 'prob' },
  Reason: { id: 'Id', list: 'reason' },
  ReasonSold: { id: 'Id', list: 'reasonsold' },
  ReasonStalled: { id: 'Id', list: 'reasonstalled' },
  SaleType: { id: 'Id', list: 'saletype' },
  Source: { id: 'Id', list: 'source' },
  TicketCategoryEntity: { id: 'TicketCategoryId', list: 'ticketcategory' },
  TicketPriority: { id: 'Id', list: 'ticketpriority' },
  TicketPriorityEntity: { id: 'TicketPriorityId', list: 'ticketpriority' },
  TicketStatusEntity: { id: 'TicketStatusId', list: 'ticketstatus' },
  TicketType: { id: 'TicketTypeId', list: 'tickettype' },
};

/** The key in a reference of a record; 0 if it refers to nothing. */
export function idIn(record: SoRecord, member: string): number {
  const value = record[member];
  if (typeof value !== 'object' || value === null) return 0;
  const [id] = Object.values(value as SoRecord);
  return Number(id ?? 0);
}

/** A reference as records keep it; null if it refers to nothing. */
export function referenceTo(type: string, value: unknown): SoRecord | null {
  const reference = REFERENCES[type];
  if (!reference || typeof value !== 'object' || value === null) return null;
  const id = Number((value as SoRecord)[reference.id] ?? 0);
  return id > 0 ? { [reference.id]: id } : null;
}
