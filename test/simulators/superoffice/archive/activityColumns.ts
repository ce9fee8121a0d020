import { enumNumber } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { fullName } from '../state/records/names';
import type { Records } from '../state/records/records';
import { idIn } from '../state/records/references';
import { STAMPS, link, member } from './read';
import type { Column } from './read';

/** What appointments and documents have in common. */
const ACTIVITY: Record<string, Column> = {
  completed: (record) => record.Completed === 'Completed',
  associateId: link('Associate'),
  contactId: link('Contact'),
  personId: link('Person'),
  projectId: link('Project'),
  saleId: link('Sale'),
  userGroup: () => 1,
  who: (record, records) => personName(record, records),
  ...STAMPS,
};

function personName(record: SoRecord, records: Records): string {
  const person = records.get('person', idIn(record, 'Person'));
  return person ? fullName(person) : '';
}

/** The columns of what people do, in the archives of follow-ups, documents and messages. */
export const ACTIVITY_COLUMNS: Record<
  'appointment' | 'document' | 'ticketMessage' | 'attachment',
  Record<string, Column>
> = {
  appointment: {
    ...ACTIVITY,
    date: member('ActiveDate'),
    time: (record) => String(record.StartDate).slice(11, 16),
    endTime: (record) => String(record.EndDate).slice(11, 16),
    type: link('Task'),
    recordType: () => 'appointment',
    text: member('Description'),
    appointmentId: member('AppointmentId'),
    endDate: member('EndDate'),
    priority: link('Priority'),
    alarm: member('HasAlarm'),
    isFree: member('IsFree'),
    recurring: (record) => record.Recurrence !== null,
    booking: (record) => Number(record.MotherId) > 0,
    location: member('Location'),
    rawType: (record) => enumNumber('AppointmentType', record.Type),
    rawStatus: (record) => enumNumber('ActivityStatus', record.Completed),
    cautionWarning: (record) => enumNumber('AppointmentCautionWarning', record.CautionWarning),
    isMilestone: member('IsMileStone'),
    invitedPersonId: link('InvitedPerson'),
    joinVideomeetUrl: member('JoinVideomeetUrl'),
  },
  document: {
    ...ACTIVITY,
    date: member('Date'),
    time: (record) => String(record.Date).slice(11, 16),
    type: link('DocumentTemplate'),
    recordType: () => 'document',
    text: member('Header'),
    documentId: member('DocumentId'),
    ourref: member('OurRef'),
    yourref: member('YourRef'),
    attention: member('Attention'),
    subject: member('Header'),
    name: member('Name'),
    snum: member('Snum'),
    mailMergeDraft: () => false,
    isReport: () => false,
    isMail: () => false,
    suggestedDocumentId: member('SuggestedDocumentId'),
  },
  ticketMessage: {
    searchTitle: member('SearchTitle'),
    header: member('EmailHeader'),
    ticketId: link('Ticket'),
    ticketMessageId: member('EjMessageId'),
    author: member('Author'),
    createdAt: member('CreatedAt'),
    body: member('Body'),
    htmlBody: member('HtmlBody'),
    messageId: member('MessageId'),
    debugInfo: member('DebugInfo'),
    important: member('Important'),
    slevel: (record) => enumNumber('TicketSecurityLevel', record.Slevel),
    timeSpent: member('TimeSpent'),
  },
  attachment: {},
};
