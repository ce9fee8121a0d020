/** Which records belong to which. */
import type { SoRecord } from './blank';
import type { Records } from './records';
import { idIn } from './references';

/** The persons of a company. */
export function personsOf(records: Records, company: number): SoRecord[] {
  return records.stores.person.all().filter((person) => idIn(person, 'Contact') === company);
}

/** The user who is this person. */
export function userOf(records: Records, person: number): SoRecord | undefined {
  return person === 0
    ? undefined
    : records.stores.user.all().find((user) => idIn(user, 'Person') === person && user.Deleted !== true);
}

/** Whether a company is the one whose people are the users. */
export function isOwner(records: Records, company: number): boolean {
  return records.stores.user.all().some((user) => {
    const person = records.get('person', idIn(user, 'Person'));
    return person !== undefined && idIn(person, 'Contact') === company;
  });
}

/** The messages of a request, the oldest first. */
export function messagesOf(records: Records, ticket: number): SoRecord[] {
  return records.stores.ticketMessage.all().filter((message) => idIn(message, 'Ticket') === ticket);
}

/** The ids of the files that were added to a message: a member of the record that its carrier does not have. */
export function attachmentIdsOf(message: SoRecord): number[] {
  return (message.AttachmentIds as number[] | undefined) ?? [];
}

/** The files of a message. */
export function attachmentsOf(records: Records, message: SoRecord): SoRecord[] {
  return attachmentIdsOf(message)
    .map((id) => records.get('attachment', id))
    .filter((file) => file !== undefined);
}

/** The members of a project. */
export function projectMembersOf(records: Records, project: number): SoRecord[] {
  return records.stores.projectMember.all().filter(({ ProjectId }) => ProjectId === project);
}

/** The stakeholders of a sale. */
export function stakeholdersOf(records: Records, sale: number): SoRecord[] {
  return records.stores.saleStakeholder.all().filter(({ SaleId }) => SaleId === sale);
}
