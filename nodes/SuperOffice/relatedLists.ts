import { boolean, day, decimal, integer, moment, text } from '../shared/operation';
import type { RelatedList } from './related';

/**
 * The usual columns of each list.
 * https://docs.superoffice.com/en/api/archive-providers/reference/
 */
const APPOINTMENT = {
  appointmentId: integer(),
  date: moment(),
  endDate: moment(),
  type: text(),
  text: text(),
  completed: boolean(),
  associateId: text(),
  contactId: integer(),
  personId: integer(),
  projectId: integer(),
  saleId: integer(),
  updatedDate: moment(),
};

const PERSON = {
  personId: integer(),
  firstName: text(),
  lastName: text(),
  fullName: text(),
  title: text(),
  position: text(),
  personNumber: text(),
  contactId: integer(),
  retired: boolean(),
  personUpdatedDate: moment(),
};

const RELATION = {
  relationId: integer(),
  relationName: text(),
  relationComment: text(),
  contactId: integer(),
  contactName: text(),
  personId: integer(),
  fullName: text(),
};

const TICKET = {
  ticketId: integer(),
  title: text(),
  ticketStatusName: text(),
  categoryFullName: text(),
  priorityName: text(),
  ownedBy: text(),
  contactId: integer(),
  personId: integer(),
  createdAt: moment(),
  lastChanged: moment(),
};

const ACTIVITY = {
  date: moment(),
  type: text(),
  recordType: text(),
  text: text(),
  completed: boolean(),
  associateId: text(),
  contactId: integer(),
  personId: integer(),
  projectId: integer(),
  saleId: integer(),
  updatedDate: moment(),
};

/** What a record is linked with. */
export const LINK = {
  linkId: integer(),
  linkDescription: text(),
  date: moment(),
  type: text(),
  recordType: text(),
  text: text(),
  completed: boolean(),
  associateId: text(),
};

/** Suggested activities, and those that were made of them. */
const GUIDE = {
  date: moment(),
  text: text(),
  completed: boolean(),
  stageName: text(),
  suggestedItemId: integer(),
  suggestedItemText: text(),
  instanceItemId: integer(),
};

const HISTORY = {
  saleId: integer(),
  heading: text(),
  saleNumber: text(),
  saleStatus: text(),
  stage: text(),
  probPercent: integer(),
  amount: decimal(),
  currency: text(),
  date: moment(),
  completed: boolean(),
  associateId: text(),
  updatedDate: moment(),
};

const SALE = { ...HISTORY, contactId: integer(), personId: integer(), projectId: integer() };

const DOCUMENT = {
  documentId: integer(),
  name: text(),
  subject: text(),
  type: text(),
  date: moment(),
  completed: boolean(),
  associateId: text(),
  contactId: integer(),
  personId: integer(),
  projectId: integer(),
  saleId: integer(),
  updatedDate: moment(),
};

/** A project and a company that takes part in it. */
const PROJECT = {
  projectId: integer(),
  name: text(),
  number: text(),
  type: text(),
  status: text(),
  completed: boolean(),
  endDate: day(),
  associateId: text(),
  contactId: integer(),
  updatedDate: moment(),
};

const MEMBER = {
  projectMemberId: integer(),
  projectId: integer(),
  contactId: integer(),
  'contact/name': text(),
  personId: integer(),
  'person/fullName': text(),
  function: text(),
  infoText: text(),
};

const STAKEHOLDER = {
  saleStakeholderId: integer(),
  saleId: integer(),
  'contact/contactId': integer(),
  'contact/name': text(),
  'person/personId': integer(),
  'person/fullName': text(),
  salesRoleId: text(),
  comment: text(),
};

const PARTICIPANT = {
  participantAssociateId: integer(),
  participantPersonId: integer(),
  fullName: text(),
  contactName: text(),
  personEmail: text(),
  status: text(),
  rejectReason: text(),
};

/** Lists of what belongs to a record, which several kinds have. */
export const relatedLists = {
  activities: { at: 'Activities', label: 'Activities', shown: ACTIVITY },
  appointments: { at: 'Appointments', label: 'Appointments', shown: APPOINTMENT },
  companies: { at: 'Contacts', label: 'Companies', shown: PROJECT },
  documents: { at: 'Documents', label: 'Documents', shown: DOCUMENT },
  guide: { at: 'Guide', label: 'Guide', shown: GUIDE },
  history: { at: 'History', label: 'History', shown: HISTORY },
  links: { at: 'Links', label: 'Links', shown: LINK },
  members: { at: 'Members', label: 'Members', shown: MEMBER },
  participants: { at: 'Participants', label: 'Participants', shown: PARTICIPANT },
  people: { at: 'Persons', label: 'People', shown: PERSON },
  projects: { at: 'Projects', label: 'Projects', shown: PROJECT },
  relations: { at: 'Relations', label: 'Relations', shown: RELATION },
  requests: { at: 'Tickets', label: 'Requests', shown: TICKET },
  sales: { at: 'Sales', label: 'Sales', shown: SALE },
  stakeholders: { at: 'Stakeholders', label: 'Stakeholders', shown: STAKEHOLDER },
} satisfies Record<string, RelatedList>;
