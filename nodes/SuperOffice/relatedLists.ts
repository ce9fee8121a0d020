import { boolean, integer, moment, text } from '../shared/operation';
import type { RelatedList } from './related';

/** The usual columns of lists whose archives the vendor documents. */
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

/** Lists of what belongs to a record, which several kinds have. */
export const relatedLists = {
  activities: { at: 'Activities', label: 'Activities' },
  appointments: { at: 'Appointments', label: 'Appointments', shown: APPOINTMENT },
  documents: { at: 'Documents', label: 'Documents' },
  people: { at: 'Persons', label: 'People', shown: PERSON },
  projects: { at: 'Projects', label: 'Projects' },
  relations: { at: 'Relations', label: 'Relations', shown: RELATION },
  requests: { at: 'Tickets', label: 'Requests', shown: TICKET },
  sales: { at: 'Sales', label: 'Sales' },
} satisfies Record<string, RelatedList>;
