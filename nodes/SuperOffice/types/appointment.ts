import {
  boolean,
  integer,
  json,
  mapper,
  member,
  moment,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import { appointmentFields } from '../customFields';
import { Associate, Link, VisibleFor } from './common';
import {
  activityStatus,
  appointmentCautionWarning,
  appointmentExternalOwner,
  appointmentPrivate,
  appointmentType,
  assignmentStatus,
  bookingType,
  colorIndex,
  externallyOwnedStatus,
  externallyOwnedType,
  invitationStatus,
  taskDirection,
  taskType,
  videoMeetingStatus,
} from './enums';
import { listEntry } from './listEntry';
import { RecurrenceInfo } from './recurrence';
import { Contact, Person, Project, Sale } from './references';
import { rights } from './rights';

/** The priority of an appointment. */
export const Priority = listEntry('Priority');

/** The type of an appointment, such as a meeting or a call. */
export const TaskListItem = objectType('TaskListItem', () => [
  member('TaskListItemId', integer()),
  member('Value', text()),
  member('Direction', taskDirection()),
  member('Type', taskType()),
  member('Tooltip', text()),
  member('Deleted', boolean()),
  member('IntentId', integer()),
  member('Rank', integer()),
  member('IsDefaultAlldayEvent', boolean()),
  member('IsDefaultFree', boolean()),
  member('IsDefaultPublished', boolean()),
  member('ColorIndex', colorIndex()),
  member('DefaultVideomeetingStatus', videoMeetingStatus()),
  ...rights(),
]);

/** Who takes part in an appointment: a user, or a person of a company. */
export const ParticipantInfo = objectType('ParticipantInfo', () => [
  member('AssociateId', integer()),
  member('PersonId', integer()),
  member('ContactId', integer()),
  member('EmailId', integer()),
  member('SendEmail', boolean()),
  member('InvitationStatus', invitationStatus()),
  member('EmailAddress', text()),
  member('Description', text()),
  member('ExternallyOwnedType', externallyOwnedType()),
  member('ExternallyOwnedStatus', externallyOwnedStatus()),
]);

/** A time zone, with the rules of its clock by year. */
export const TimeZoneData = objectType('TimeZoneData', () => [
  member('TZLocationID', integer()),
  member('Name', text()),
  member('TZLocationCode', text()),
  member('TZLocationCities', text()),
  member('IsoNumber', integer()),
  member('TimeZoneSTDRules', json()),
  member('TimeZoneDSTRules', json()),
]);

/** An appointment, a task or a call. */
export const AppointmentEntity = objectType('AppointmentEntity', () => [
  member('Associate', record(Associate)),
  member('Contact', record(Contact), { label: 'Company' }),
  member('CreatedBy', record(Associate)),
  member('UpdatedBy', record(Associate)),
  member('CreatedDate', moment()),
  member('AppointmentId', integer()),
  member('Description', text({ lines: 4 })),
  member('Title', text()),
  member('Agenda', text({ lines: 4 })),
  member('InternalNotes', text({ lines: 4 })),
  member('StartDate', moment()),
  member('EndDate', moment()),
  member('InvitedPerson', record(Person)),
  member('Person', record(Person)),
  member('MotherId', integer()),
  member('Priority', record(Priority)),
  member('Private', appointmentPrivate()),
  member('Project', record(Project)),
  member('Type', appointmentType()),
  member('UpdatedDate', moment()),
  member('Completed', activityStatus()),
  member('ActiveLinks', integer()),
  member('Links', records('Link', Link)),
  member('AlarmLeadTime', text()),
  member('HasAlarm', boolean()),
  member('ColorIndex', integer()),
  member('IsFree', boolean()),
  member('IsAlldayEvent', boolean(), { label: 'Is All-Day Event' }),
  member('LagTime', text()),
  member('LeadTime', text()),
  member('Location', text()),
  member('RejectCounter', integer()),
  member('RejectReason', text()),
  member('Recurrence', record(RecurrenceInfo)),
  member('Participants', records('Participant', ParticipantInfo)),
  member('AssignmentStatus', assignmentStatus()),
  member('InvitationStatus', invitationStatus()),
  member('BookingType', bookingType()),
  member('ActiveDate', moment()),
  member('HasConflict', boolean()),
  member('AssignedBy', record(Associate)),
  member('MotherAssociate', record(Associate)),
  member('Task', record(TaskListItem)),
  member('PreferredTZLocation', integer()),
  member('PreferredTZLocationData', record(TimeZoneData)),
  member('Sale', record(Sale)),
  member('SuggestedAppointmentId', integer()),
  member('IsMileStone', boolean(), { label: 'Is Milestone' }),
  member('CautionWarning', appointmentCautionWarning()),
  member('OwnedExternally', appointmentExternalOwner()),
  member('JoinVideomeetUrl', text(), { label: 'Video Meeting URL' }),
  member('CentralserviceVideomeetId', text()),
  member('UserDefinedFields', json()),
  member('ExtraFields', json()),
  member('CustomFields', mapper(appointmentFields)),
  member('PublishEventDate', moment()),
  member('PublishTo', moment()),
  member('PublishFrom', moment()),
  member('IsPublished', boolean()),
  member('VisibleFor', records('Visibility', VisibleFor)),
  ...rights(),
]);
