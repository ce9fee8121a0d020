import type { NotOffered } from '../../shared/operation';

const DEFAULTS = 'A record that is not stored yet. Create fills in the same default values.';

const REPLACE =
  'It empties all members that are left out. Update changes only what is given, and clears fields by name.';

/** Documented calls about requests, their messages and files, and about batch tasks, that are not actions. */
export const requestsNotOffered: NotOffered[] = [
  { documented: 'v1AttachmentEntity_DefaultAttachmentEntity', why: DEFAULTS },
  { documented: 'v1AttachmentEntity_PutAttachmentEntity', why: REPLACE },
  {
    documented: 'v1Batch_GetBatchTaskInfosByState',
    why: 'Batch Task: Get Many lists the same tasks by a condition on State, page by page',
  },
  { documented: 'v1TicketEntity_DefaultTicketEntity', why: DEFAULTS },
  { documented: 'v1TicketEntity_HttpPutSaveTicketEntityWithNotify', why: REPLACE },
  {
    documented: 'v1TicketEntity_MergeTickets',
    why: 'It takes the whole request in 279 parameters of its address, which is longer than servers accept. Request: Merge calls the method of the Ticket agent, which takes it in the body.',
  },
  {
    documented: 'v1TicketEntity_Simple',
    why: 'The same request in another form, without custom fields. Request: Get has all of it, and simplifies it.',
  },
  { documented: 'v1TicketMessageEntity_DefaultTicketMessageEntity', why: DEFAULTS },
  { documented: 'v1TicketMessageEntity_HttpPutSaveTicketMessageEntityWithNotify', why: REPLACE },
  {
    documented: 'v1TicketMessageEntity_GetAttachmentInfoNonInline',
    why: 'Request Message: Get Attachments lists these too. InlineImage shows which files are images inside the text.',
  },
  {
    documented: 'v1TicketEntity_GetAllForeignKeysOnEntity',
    why: 'Request: Get brings them with the request: Include External IDs',
  },
  {
    documented: 'v1TicketMessageEntity_GetAllForeignKeysOnEntity',
    why: 'External ID: Get Many lists them, by the numbers of the table and of the message',
  },
];
