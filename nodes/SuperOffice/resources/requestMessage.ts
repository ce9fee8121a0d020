import {
  additional,
  body,
  done,
  filters,
  http,
  integer,
  list,
  one,
  operation,
  query,
  rows,
  text,
  type Field,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { messageFields } from '../customFields';
import { recordId, withNotifications } from '../fields';
import { messages } from '../messages';
import { restPage } from '../page';
import { createFields, type RecordForm } from '../recordForms';
import { deleteOf, updateOf } from '../recordOperations';
import { AttachmentEntity } from '../types/attachment';
import { imageEmbedType } from '../types/enums';
import { TicketMessageEntity } from '../types/requestMessage';

export const resource: Resource = {
  value: 'requestMessage',
  name: 'Request Message',
  description: 'Messages of requests: what customers and users write. The API calls them ticket messages.',
};

const page = (operationId: string) => restPage('TicketMessage', operationId);

const messageId = (wire: string): Field => ({
  ...recordId('messageId', 'Message ID', 'searchMessages'),
  wire,
});

const ofMessage = messageId('ticketMessageEntityId');

const int32 = integer({ min: 1, max: 2_147_483_647 });

const simplified = one(TicketMessageEntity, '', {
  simplify: [
    'EjMessageId',
    { RequestId: 'Ticket.TicketId', RequestTitle: 'Ticket.Title' },
    'Author',
    { PersonId: 'Person.PersonId', Person: 'Person.FullName' },
    'Slevel',
    'Type',
    'Body',
    'HtmlBody',
    'Important',
    'TimeSpent',
    'Language',
    { AttachmentIds: 'AttachmentsInfo[].AttachmentId', Attachments: 'AttachmentsInfo[].Name' },
    'CustomFields',
    { CreatedBy: 'CreatedBy.FullName' },
    'CreatedAt',
  ],
});

/** Reads one message with its texts. */
export const get = operation({
  resource: 'requestMessage',
  operation: 'get',
  name: 'Get',
  action: 'Get request message',
  description: 'Get a message of a request with its texts',
  ...page('v1TicketMessageEntity_HttpGetGetTicketMessageWithEmbeddedData'),
  call: http('GET', '/api/v1/TicketMessage/{id}', 'basic'),
  effect: 'read',
  fields: [
    messageId('id'),
    ...filters(
      query('embedImages', imageEmbedType(), {
        label: 'Images in HTML',
        description: 'Whether images of the HTML text come as links, or inside the text',
      }),
    ),
  ],
  result: simplified,
});

/** Lists the messages of all requests. */
export const getMany = operation({
  resource: 'requestMessage',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many request messages',
  description: 'Get messages of requests that meet your conditions',
  ...page('v1TicketMessageEntity_GetAll'),
  call: http('GET', '/api/v1/TicketMessage', 'basic'),
  effect: 'read',
  ...inArchive(messages),
});

const REQUEST = 'ticket.ticketId';

const texts: RecordForm = {
  type: TicketMessageEntity,
  top: ['body', 'htmlBody', 'type', 'slevel', 'person.personId', 'author', 'important', 'timeSpent'],
  more: [
    'language',
    'messageCategory',
    'badge',
    'messageHeaders',
    'emailMessageId',
    'emailHeader',
    'mailSorter',
    'sentiment',
    'sentimentConfidence',
    'debugInfo',
  ],
  references: {
    'person.personId': {
      name: 'personId',
      label: 'Person ID',
      list: 'searchPeople',
      description: 'The person who wrote the message, if it came from outside',
    },
  },
  custom: messageFields,
  change: {
    body: { description: 'The message as plain text' },
    htmlBody: { description: 'The message as HTML' },
    type: { description: 'Whether the message is plain text or HTML' },
    slevel: { description: 'Internal: only users see the message. External: the customer sees it too.' },
    author: { description: 'Name of a user, or an email address' },
    timeSpent: { description: 'Minutes that were spent on the message' },
    emailMessageId: {
      description: 'Message-ID of the email. SuperOffice finds the request of an answer by it.',
    },
  },
};

/** The request of a message is given once, when it is created. */
const form: RecordForm = {
  ...texts,
  top: [REQUEST, ...texts.top],
  references: {
    ...texts.references,
    [REQUEST]: { name: 'requestId', label: 'Request ID', list: 'searchRequests' },
  },
  required: [REQUEST],
};

/** Adds a message to a request. */
export const create = operation({
  resource: 'requestMessage',
  operation: 'create',
  name: 'Create',
  action: 'Create request message',
  description: 'Add a message to a request. It is not sent to anybody: that is Send.',
  ...page('v1TicketMessageEntity_HttpPostSaveTicketMessageEntityWithNotify'),
  call: http('POST', '/api/v1/TicketMessage', 'basic'),
  effect: 'once',
  lookUp: 'Request: Get Messages shows whether the message was added.',
  fields: [...createFields(form), ...withNotifications],
  result: simplified,
});

const named = { writeFields: [messageId('id')] };

/** What the calls that save or delete one share. */
const kind = {
  resource: 'requestMessage',
  what: 'request message',
  rest: 'TicketMessage',
  type: 'TicketMessageEntity',
  named,
  id: 'messageId',
};

/** Changes what is given of a message. */
export const update = updateOf({
  ...kind,
  form: texts,
  get,
  description: 'Change a message of a request. Fields that you leave out keep their values.',
  result: simplified,
});

/** Deletes a message. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a message of a request for good',
  warning: 'The message is deleted for good.',
});

/** Lists the files of one message. */
export const getAttachments = operation({
  resource: 'requestMessage',
  operation: 'getAttachments',
  name: 'Get Attachments',
  action: 'Get attachments of request message',
  description: 'Get the files of a message, images inside its text too. Attachment: Download brings a file.',
  ...page('v1TicketMessageEntity_GetAttachmentInfo'),
  call: http('GET', '/api/v1/TicketMessage/{ticketMessageEntityId}/Attachment', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [ofMessage],
  result: rows('', AttachmentEntity),
});

/** Attaches files that were created before. */
export const addAttachments = operation({
  resource: 'requestMessage',
  operation: 'addAttachments',
  name: 'Add Attachments',
  action: 'Add attachments to request message',
  description: 'Attach files to a message. Create and upload them as attachments first.',
  ...page('v1TicketMessageEntity_AddAttachments'),
  call: http('POST', '/api/v1/TicketMessage/{ticketMessageEntityId}/Attachment', 'basic'),
  effect: 'once',
  lookUp: 'Request Message: Get Attachments lists the files of the message.',
  repeats: ['messageId'],
  fields: [
    ofMessage,
    body('attachmentIds', list(int32), {
      label: 'Attachment IDs',
      wire: '',
      required: true,
      example: '12, 13',
      description: 'IDs of the attachments: separated by commas, or an array',
    }),
  ],
  result: done(),
});

const recipients = (name: string, label: string, required: boolean): Field =>
  query(name, list(text()), {
    label,
    ...(required ? { required } : { otherwise: [] }),
    example: 'ann@example.com, bob@example.com',
    description: 'Email addresses: separated by commas, or an array',
  });

const replyTemplateId = query('replyTemplateId', int32, {
  label: 'Reply Template ID',
  description: 'Template that the message is put into',
});

/** Sends a message by e-mail. */
export const send = operation({
  resource: 'requestMessage',
  operation: 'send',
  name: 'Send',
  action: 'Send request message',
  description: 'Send a message by email to the recipients that you name',
  ...page('v1TicketMessageEntity_SendTicketMessage'),
  call: http('POST', '/api/v1/TicketMessage/{ticketMessageEntityId}/Send', 'basic'),
  effect: 'once',
  lookUp: 'Look in SuperOffice, or ask the recipients, whether the message has arrived.',
  repeats: ['messageId'],
  fields: [
    ofMessage,
    recipients('to', 'To', true),
    query('subject', text(), { label: 'Subject', example: 'Your order 10025' }),
    ...additional(recipients('cc', 'Cc', false), recipients('bcc', 'Bcc', false), replyTemplateId),
  ],
  result: done(),
});

/** Sends a message by SMS. */
export const sendSms = operation({
  resource: 'requestMessage',
  operation: 'sendSms',
  name: 'Send SMS',
  action: 'Send request message by SMS',
  description: 'Send a message by SMS to the phone numbers that you name',
  ...page('v1TicketMessageEntity_SendTicketMessageSms'),
  call: http('POST', '/api/v1/TicketMessage/{ticketMessageEntityId}/SendSms', 'basic'),
  effect: 'once',
  lookUp: 'Look in SuperOffice, or ask the recipients, whether the message has arrived.',
  repeats: ['messageId'],
  fields: [
    ofMessage,
    query('phoneNumbers', list(text()), {
      label: 'Phone Numbers',
      wire: 'sms',
      required: true,
      example: '+4791234567',
      description: 'Phone numbers: separated by commas, or an array',
    }),
    ...additional(replyTemplateId),
  ],
  result: done(),
});
