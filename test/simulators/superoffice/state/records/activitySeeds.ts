import type { SoRecord } from './blank';
import type { KindName } from './kinds';
import { day, pick, stamps } from './seedParts';

/** What people did at the beginning; undefined for other kinds. */
export function seededActivity(name: KindName, number: number): SoRecord | undefined {
  return MAKERS[name]?.(number);
}

const MAKERS: Partial<Record<KindName, (number: number) => SoRecord>> = {
  appointment: seededAppointment,
  document: seededDocument,
  ticketMessage: seededMessage,
  attachment: seededAttachment,
};

const AGENDAS = ['Prices of the season', 'Delivery route', 'New stands', 'Complaint'];

/** Follow-ups of companies and their first persons; each fourth is of a sale, each fifth of a project and a milestone of it. */
function seededAppointment(number: number): SoRecord {
  const start = day(number * 5, '09:00:00');
  return {
    AppointmentId: number,
    Title: `Follow-up ${number}`,
    Agenda: pick(AGENDAS, number),
    Description: `Follow-up ${number}`,
    StartDate: start,
    EndDate: day(number * 5, '10:30:00'),
    ActiveDate: start,
    Type: number % 3 === 0 ? 'inChecklist' : 'inDiary',
    Completed: number % 2 === 0 ? 'Completed' : 'NotStarted',
    Private: 'Public',
    Location: pick(['Oslo', 'Phone', ''], number),
    Task: { TaskListItemId: 1 + (number % 3) },
    Priority: { Id: 1 + (number % 3) },
    Contact: { ContactId: number },
    Person: { PersonId: number },
    Sale: number % 4 === 0 ? { SaleId: 1 + (number % 30) } : null,
    Project: number % 5 === 0 ? { ProjectId: 1 + (number % 10) } : null,
    IsMileStone: number % 5 === 0,
    Associate: { AssociateId: 5 + (number % 3) },
    AssignmentStatus: 'None',
    InvitationStatus: 'None',
    Participants: [
      {
        AssociateId: 5 + (number % 3),
        PersonId: 12 + (number % 3),
        ContactId: 2,
        InvitationStatus: 'Accepted',
      },
    ],
    ...stamps(number),
  };
}

/** The endings of documents whose files are no plain text. */
const ENDINGS: Record<number, string> = { 1: 'pdf', 3: 'html' };

function seededDocument(number: number): SoRecord {
  return {
    DocumentId: number,
    Header: `Quote ${number}`,
    Name: `Quote ${number}.${ENDINGS[number] ?? 'txt'}`,
    Attention: `Person ${number}`,
    OurRef: `OUR-${number}`,
    YourRef: `YOUR-${number}`,
    Description: `The quote of season ${1 + (number % 4)}`,
    DocumentTemplate: { DocumentTemplateId: 1 + (number % 2) },
    Contact: { ContactId: number },
    Person: { PersonId: number },
    Sale: number % 3 === 0 ? { SaleId: number } : null,
    Project: number % 4 === 0 ? { ProjectId: 1 + (number % 10) } : null,
    Date: day(number * 7, '08:15:00'),
    Type: 'Document',
    Completed: 'NotStarted',
    LockSemantics: 'Locking',
    Associate: { AssociateId: 5 + (number % 3) },
    ...stamps(number),
  };
}

/** Each request has the message that it began with. */
function seededMessage(number: number): SoRecord {
  return {
    EjMessageId: number,
    Ticket: { TicketId: number },
    CreatedAt: day(number, '10:20:30'),
    ChangedAt: day(number, '10:20:30'),
    CreatedBy: { AssociateId: 6 },
    Author: `person${number}@company.example`,
    Slevel: 'External',
    Type: 'Plain',
    MessageCategory: 'Message',
    Body: `Where is delivery ${number}?`,
    SearchTitle: `Question ${number} about a delivery`,
    Person: { PersonId: number },
    Language: 'en',
  };
}

const FILES = [
  { Name: 'Delivery note.pdf', ContentType: 'application/pdf' },
  { Name: 'Empty.txt', ContentType: 'text/plain' },
  { Name: 'Forwarded.eml', ContentType: 'message/rfc822' },
];

function seededAttachment(number: number): SoRecord {
  return { AttachmentId: number, ...FILES[number - 1], IsSafeFileExtension: true, ...stamps(number) };
}
