import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { isOwner, userOf } from '../state/records/family';
import type { Kind, KindName } from '../state/records/kinds';
import { idIn } from '../state/records/references';

/** Members without which a record of a kind says nothing; the vendor's client demands them. */
const NEEDED: Partial<Record<KindName, string[]>> = {
  contact: ['Name'],
  person: ['Lastname'],
  sale: ['Heading'],
  project: ['Name'],
  appointment: ['Task'],
  document: ['Name'],
  ticket: ['Title'],
  selection: ['Name'],
  product: ['Name'],
  priceList: ['Name'],
  user: ['Name'],
};

/** What is wrong with a record that is not saved yet, by member; empty if nothing is. */
export function findings({ name }: Kind, body: SoRecord): Record<string, string> {
  const missing = (NEEDED[name] ?? []).filter((member) => !body[member]);
  return Object.fromEntries(missing.map((member) => [member, `${member} is mandatory`]));
}

/** What a record hangs on: without it a new one is refused. */
const HANGS_ON: Partial<Record<KindName, string[]>> = {
  projectMember: ['ProjectId', 'PersonId'],
  saleStakeholder: ['SaleId', 'PersonId'],
  relation: ['RelationDefinitionId'],
};

/** Throws for a new record that hangs on nothing. */
export function checkCreate({ name, rest }: Kind, values: SoRecord): void {
  const missing = (HANGS_ON[name] ?? []).find((member) => Number(values[member] ?? 0) === 0);
  if (missing !== undefined) throw new OfficeError(400, `A new ${rest} needs its ${missing}`);
  if (name === 'ticketMessage' && idIn(values, 'Ticket') === 0)
    throw new OfficeError(400, `A new ${rest} needs its Ticket`);
}

/** The company of the users keeps its name: the licence is made out to it. Throws if it is renamed. */
export function checkSave({ records }: SuperOfficeState, { name }: Kind, id: number, values: SoRecord): void {
  if (name !== 'contact' || values.Name === undefined || !isOwner(records, id)) return;
  if (values.Name !== records.get('contact', id)?.Name)
    throw new OfficeError(400, 'The owner company cannot be renamed');
}

/** Throws for the company of the users, and for a person who is one. */
export function checkDelete({ records }: SuperOfficeState, { name }: Kind, id: number): void {
  if (name === 'contact' && isOwner(records, id))
    throw new OfficeError(400, 'The owner company cannot be deleted');
  if (name === 'person' && userOf(records, id))
    throw new OfficeError(400, 'A person who is a user cannot be deleted');
}
