import type { RegisteredEvent } from '../shared/operation';
import { get as getCompany } from './resources/company';
import { get as getPerson } from './resources/person';
import { get as getProject } from './resources/project';
import { get as getRequest } from './resources/request';
import { get as getSale } from './resources/sale';

type Row = [wire: string, value: string, name: string, description?: string];

const FOR_GOOD = 'Removed by the system, 14 days after somebody has deleted it';

/**
 * The events that SuperOffice documents. Its "contact" is a company, its "associate" a user, its "ticket" a request.
 * https://docs.superoffice.com/en/automation/webhook/dev/event-details.html
 */
const ROWS: Row[] = [
  [
    'activity.created',
    'activityCreated',
    'Activity Created',
    'A follow-up: an appointment, a call or a task',
  ],
  [
    'activity.changed',
    'activityChanged',
    'Activity Changed',
    'A follow-up: an appointment, a call or a task',
  ],
  [
    'activity.deleted',
    'activityDeleted',
    'Activity Deleted',
    'A follow-up: an appointment, a call or a task',
  ],
  ['associate.created', 'userCreated', 'User Created'],
  ['associate.changed', 'userChanged', 'User Changed'],
  ['associate.deleted', 'userDeleted', 'User Deleted'],
  ['chatsession.created', 'chatStarted', 'Chat Started'],
  ['chatsession.changed', 'chatChanged', 'Chat Changed'],
  ['chatsession.message', 'chatMessageAdded', 'Chat Message Added'],
  ['contact.created', 'companyCreated', 'Company Created'],
  ['contact.changed', 'companyChanged', 'Company Changed'],
  ['contact.softdeleted', 'companyDeleted', 'Company Deleted'],
  ['contact.deleted', 'companyDeletedForGood', 'Company Deleted for Good', FOR_GOOD],
  ['document.created', 'documentCreated', 'Document Created'],
  ['document.changed', 'documentChanged', 'Document Changed'],
  ['document.deleted', 'documentDeleted', 'Document Deleted'],
  ['document.edited', 'documentEdited', 'Document Edited', 'Its content was saved'],
  ['person.created', 'personCreated', 'Person Created'],
  ['person.changed', 'personChanged', 'Person Changed'],
  ['person.softdeleted', 'personDeleted', 'Person Deleted'],
  ['person.deleted', 'personDeletedForGood', 'Person Deleted for Good', FOR_GOOD],
  ['person.consented', 'personConsented', 'Person Consented', 'A consent was given or changed'],
  [
    'person.unconsented',
    'personUnconsented',
    'Person Withdrew Consent',
    'A consent was removed, or marked as withdrawn',
  ],
  ['project.created', 'projectCreated', 'Project Created'],
  ['project.changed', 'projectChanged', 'Project Changed'],
  ['project.deleted', 'projectDeleted', 'Project Deleted'],
  ['projectmember.created', 'projectMemberCreated', 'Project Member Added'],
  ['projectmember.changed', 'projectMemberChanged', 'Project Member Changed'],
  ['projectmember.deleted', 'projectMemberDeleted', 'Project Member Removed'],
  ['quote.approved', 'quoteApproved', 'Quote Approved'],
  ['quote.rejected', 'quoteRejected', 'Quote Rejected'],
  ['quote.sent', 'quoteSent', 'Quote Sent'],
  ['quote.ordered', 'quoteOrdered', 'Quote Ordered', 'The order of a quote was placed'],
  ['relation.created', 'relationCreated', 'Relation Created', 'A relation between companies or persons'],
  ['relation.changed', 'relationChanged', 'Relation Changed', 'A relation between companies or persons'],
  ['relation.deleted', 'relationDeleted', 'Relation Deleted', 'A relation between companies or persons'],
  ['sale.created', 'saleCreated', 'Sale Created'],
  ['sale.changed', 'saleChanged', 'Sale Changed'],
  ['sale.deleted', 'saleDeleted', 'Sale Deleted'],
  ['sale.sold', 'saleSold', 'Sale Sold', 'Its status became Sold'],
  ['sale.lost', 'saleLost', 'Sale Lost', 'Its status became Lost'],
  ['sale.completed', 'saleCompleted', 'Sale Completed', 'It was marked as completed'],
  ['salestakeholder.created', 'saleStakeholderCreated', 'Sale Stakeholder Added'],
  ['salestakeholder.changed', 'saleStakeholderChanged', 'Sale Stakeholder Changed'],
  ['salestakeholder.deleted', 'saleStakeholderDeleted', 'Sale Stakeholder Removed'],
  ['ticket.created', 'requestCreated', 'Request Created'],
  ['ticket.changed', 'requestChanged', 'Request Changed'],
];

/** The member of an event with the record's ID. */
const KEY = 'PrimaryKey';

/** The records that can be fetched, by the entity that an event names. */
const RECORDS: Record<string, RegisteredEvent['record']> = {
  contact: { as: 'company', what: 'the company', operation: getCompany, values: { companyId: KEY } },
  person: { as: 'person', what: 'the person', operation: getPerson, values: { personId: KEY } },
  project: { as: 'project', what: 'the project', operation: getProject, values: { projectId: KEY } },
  sale: { as: 'sale', what: 'the sale', operation: getSale, values: { saleId: KEY } },
  ticket: { as: 'request', what: 'the request', operation: getRequest, values: { requestId: KEY } },
};

/** A record that is gone can't be read. */
const GONE = /\.(soft)?deleted$/;

const recordOf = (wire: string): RegisteredEvent['record'] =>
  GONE.test(wire) ? undefined : RECORDS[wire.split('.')[0] ?? ''];

export const events: RegisteredEvent[] = ROWS.map(([wire, value, name, description]) => ({
  wire,
  value,
  name,
  description,
  record: recordOf(wire),
}));
