import { STAMPED, enumOf, number, reference, text } from './read';
import type { Read } from './read';

/** Columns of the tables of what people do: follow-ups, documents and the messages of requests. */
export const ACTIVITY_COLUMNS: Record<
  'appointment' | 'document' | 'ticketMessage' | 'attachment',
  Record<string, Read>
> = {
  appointment: {
    appointment_id: number('AppointmentId'),
    activeDate: text('ActiveDate'),
    associate_id: reference('Associate'),
    contact_id: reference('Contact'),
    do_by: text('StartDate'),
    document_id: () => 0,
    endDate: text('EndDate'),
    mother_id: number('MotherId'),
    person_id: reference('Person'),
    private: enumOf('AppointmentPrivate', 'Private'),
    project_id: reference('Project'),
    sale_id: reference('Sale'),
    status: enumOf('ActivityStatus', 'Completed'),
    task_idx: reference('Task'),
    type: enumOf('AppointmentType', 'Type'),
    ...STAMPED,
  },
  document: {
    document_id: number('DocumentId'),
    header: text('Header'),
    name: text('Name'),
    appointment_id: () => 0,
    application_id: () => 0,
    associate_id: reference('Associate'),
    contact_id: reference('Contact'),
    person_id: reference('Person'),
    project_id: reference('Project'),
    sale_id: reference('Sale'),
    ...STAMPED,
  },
  ticketMessage: {
    id: number('EjMessageId'),
    ticket_id: reference('Ticket'),
    author: text('Author'),
    created_at: text('CreatedAt'),
    created_by: reference('CreatedBy'),
    slevel: enumOf('TicketSecurityLevel', 'Slevel'),
    type: enumOf('TicketMessageType', 'Type'),
  },
  attachment: {
    id: number('AttachmentId'),
    name: text('Name'),
    content_type: text('ContentType'),
    att_size: number('AttSize'),
  },
};
