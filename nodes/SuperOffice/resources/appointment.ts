import { boolean, http, integer, moment, one, operation, text, type Resource } from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId, withExternalIds } from '../fields';
import { appointmentFields } from '../customFields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { recurrence, recurrencePaths } from '../recurrence';
import { relatedOf } from '../related';
import { relatedLists } from '../relatedLists';
import { savedExternalId } from '../savedExternalId';
import { AppointmentEntity } from '../types/appointment';

export const resource: Resource = {
  value: 'appointment',
  name: 'Appointment',
  description: 'Meetings, calls and tasks in the diaries of users. The user interface calls them follow-ups.',
};

/** The columns of the list of appointments (archive FindAppointment) that users filter by. */
const columns = {
  number: ['appointmentId', 'saleId', 'invitedPersonId', 'suggestedAppointmentId', 'recurrenceRuleId'],
  text: ['text', 'location', 'recordType'],
  list: [
    'type',
    'recordTypeText',
    'priority',
    'intention',
    'contactId',
    'personId',
    'projectId',
    'userGroup',
  ],
  user: ['associateId', 'registeredBy', 'updatedBy'],
  day: ['date', 'endDate', 'completedDate', 'registeredDate', 'updatedDate'],
  switch: ['completed', 'isMilestone', 'recurring', 'booking', 'alarm', 'isFree', 'visibleInDiary'],
};

const named = foundRecord(recordId('appointmentId', 'Appointment ID', 'searchAppointments'), {
  table: 'appointment',
  what: 'appointment',
});

/** An appointment in an answer, and what Simplify keeps of it. */
const appointment = one(AppointmentEntity, '', {
  simplify: [
    'AppointmentId',
    'Title',
    { Task: 'Task.Value' },
    'StartDate',
    'EndDate',
    'IsAlldayEvent',
    'Location',
    'Completed',
    { Priority: 'Priority.Value' },
    { ContactId: 'Contact.ContactId', Company: 'Contact.Name' },
    { PersonId: 'Person.PersonId', Person: 'Person.FullName' },
    { ProjectId: 'Project.ProjectId', Project: 'Project.Name' },
    { SaleId: 'Sale.SaleId', Sale: 'Sale.Title' },
    { Associate: 'Associate.FullName' },
    'Description',
    'Agenda',
    'InternalNotes',
    'Type',
    'Private',
    'IsMileStone',
    { Recurrence: 'Recurrence.Pattern' },
    'JoinVideomeetUrl',
    'CustomFields',
    'CreatedDate',
    'UpdatedDate',
  ],
});

/** Reads one appointment with all its fields. */
export const get = operation({
  resource: 'appointment',
  operation: 'get',
  name: 'Get',
  action: 'Get appointment',
  description: 'Get an appointment with all its fields',
  ...restPage('Appointment', 'v1AppointmentEntity_GetAppointmentEntity'),
  call: http('GET', '/api/v1/Appointment/{id}', 'basic'),
  effect: 'read',
  fields: [...named.fields, ...withExternalIds],
  foundBy: named.foundBy,
  result: appointment,
});

/** Lists appointments. */
export const getMany = operation({
  resource: 'appointment',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many appointments',
  description: 'Get appointments that meet your conditions',
  ...restPage('Appointment', 'v1AppointmentEntity_GetAll'),
  call: http('GET', '/api/v1/Appointment', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'appointmentId',
    columns,
    shown: {
      appointmentId: integer(),
      text: text(),
      type: text(),
      date: moment(),
      endDate: moment(),
      location: text(),
      priority: text(),
      completed: boolean(),
      isMilestone: boolean(),
      contactId: integer(),
      personId: integer(),
      projectId: integer(),
      saleId: integer(),
      associateId: text(),
      registeredDate: moment(),
      updatedDate: moment(),
    },
  }),
});

const form: RecordForm = {
  type: AppointmentEntity,
  top: [
    'title',
    'task.taskListItemId',
    'startDate',
    'endDate',
    'isAlldayEvent',
    'associate.associateId',
    'contact.contactId',
    'person.personId',
    'project.projectId',
    'sale.saleId',
    'location',
    'priority.id',
    'completed',
    'description',
  ],
  more: [
    'agenda',
    'internalNotes',
    'type',
    'private',
    'isMileStone',
    'participants',
    'hasAlarm',
    'alarmLeadTime',
    'leadTime',
    'lagTime',
    'isFree',
    'colorIndex',
    'activeDate',
    'preferredTZLocation',
    'invitedPerson.personId',
    'assignmentStatus',
    'invitationStatus',
    'bookingType',
    'suggestedAppointmentId',
    'rejectReason',
    'joinVideomeetUrl',
    'isPublished',
    'publishFrom',
    'publishTo',
    'publishEventDate',
    'visibleFor',
    'links',
    ...recurrencePaths,
  ],
  references: {
    'task.taskListItemId': {
      name: 'taskId',
      label: 'Task ID',
      list: 'searchTasks',
      description: 'What kind of appointment it is, such as a meeting or a call',
    },
    'associate.associateId': {
      name: 'associateId',
      label: 'Owner ID',
      list: 'searchUsers',
      description: 'The user in whose diary it is',
    },
    'contact.contactId': { name: 'contactId', label: 'Company ID', list: 'searchCompanies' },
    'person.personId': { name: 'personId', label: 'Person ID', list: 'searchPeople' },
    'project.projectId': { name: 'projectId', label: 'Project ID', list: 'searchProjects' },
    'sale.saleId': { name: 'saleId', label: 'Sale ID', list: 'searchSales' },
    'priority.id': { name: 'priorityId', label: 'Priority ID', list: 'searchPriorities' },
    'invitedPerson.personId': { name: 'invitedPersonId', label: 'Invited Person ID' },
  },
  custom: appointmentFields,
  required: ['task.taskListItemId', 'startDate', 'endDate'],
  ...recurrence,
};

const external = savedExternalId({ table: 'appointment', id: 'AppointmentId', what: 'appointment' });

/** What the calls that save or delete one share. */
const kind = {
  resource: 'appointment',
  what: 'appointment',
  rest: 'Appointment',
  type: 'AppointmentEntity',
  named,
  id: 'appointmentId',
};

/** Creates an appointment. */
export const create = createOf({
  ...kind,
  form,
  external,
  description: 'Create an appointment, a call or a task in the diary of a user',
  lookUp: 'Appointment: Get Many with the day and the owner shows whether it was created.',
  result: appointment,
});

/** Changes what is given of an appointment. */
export const update = updateOf({
  ...kind,
  form,
  external,
  get,
  description: 'Change an appointment. Fields that you leave out keep their values.',
  result: appointment,
});

/** Deletes an appointment. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete an appointment for good',
  warning: 'This deletes the appointment for good.',
});

/** Lists what belongs to an appointment. */
export const getRelated = relatedOf({
  ...kind,
  lists: {
    participants: relatedLists.participants,
    links: relatedLists.links,
  },
});
