import {
  argument,
  bare,
  body,
  distinct,
  done,
  http,
  integer,
  list,
  moment,
  one,
  operation,
  rows,
  text,
  wholeRecord,
  type Field,
  type Operation,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { requestFields } from '../customFields';
import { inAddress, recordId, withExternalIds, withNotifications } from '../fields';
import { foundRecord } from '../foundRecord';
import { messages } from '../messages';
import { NO_MERGING } from '../notByAgents';
import { agentCall, restPage } from '../page';
import { createFields, type RecordForm } from '../recordForms';
import { deleteOf, updateOf } from '../recordOperations';
import { savedExternalId } from '../savedExternalId';
import { AttachmentEntity } from '../types/attachment';
import { TicketEntity } from '../types/request';

export const resource: Resource = {
  value: 'request',
  name: 'Request',
  description: 'Requests to customer service. The API calls a request a ticket.',
};

/** The columns of the list of requests (archive Ticket) that users filter by. */
const columns = {
  number: [
    'ticketId',
    'contactId',
    'personId',
    'saleId',
    'projectId',
    'ticketStatusId',
    'priorityId',
    'categoryId',
    'connectId',
    'numberOfMessages',
    'numberOfReplies',
  ],
  text: ['title', 'author'],
  list: ['status', 'ticketStatusName', 'ticketTypeName', 'priorityName', 'origin', 'slevel', 'readStatus'],
  day: ['createdDate'],
  moment: ['createdAt', 'lastChanged', 'repliedAt', 'closedAt', 'activated', 'deadline', 'readByCustomer'],
};

const named = foundRecord(recordId('requestId', 'Request ID', 'searchRequests'), {
  table: 'ticket',
  what: 'request',
});

/** A request in an answer, and what Simplify keeps of it. */
const request = one(TicketEntity, '', {
  simplify: [
    'TicketId',
    'Title',
    { Status: 'Status.Name' },
    'BaseStatus',
    { Priority: 'Priority.Name', Category: 'Category.Fullname', TicketType: 'TicketType.Name' },
    { OwnedBy: 'OwnedBy.FullName' },
    'Author',
    'Origin',
    'Slevel',
    { PersonId: 'Person.PersonId', Person: 'Person.FullName' },
    { ContactId: 'Person.ContactId', Company: 'Person.ContactName' },
    { SaleId: 'Sale.SaleId', ProjectId: 'Project.ProjectId' },
    'NumMessages',
    'NumReplies',
    'HasAttachment',
    'FromAddress',
    { Tags: 'Tags[].Name' },
    'CustomFields',
    'Deadline',
    'ClosedAt',
    'CreatedAt',
    'LastChanged',
  ],
});

/** Reads one request with all its fields. */
export const get = operation({
  resource: 'request',
  operation: 'get',
  name: 'Get',
  action: 'Get request',
  description: 'Get a request with all its fields',
  ...restPage('Ticket', 'v1TicketEntity_GetTicketEntity'),
  call: http('GET', '/api/v1/Ticket/{id}', 'basic'),
  effect: 'read',
  fields: [...named.fields, ...withExternalIds],
  foundBy: named.foundBy,
  result: request,
});

/** Lists requests, open and closed. */
export const getMany = operation({
  resource: 'request',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many requests',
  description: 'Get requests that meet your conditions, open and closed',
  ...restPage('Ticket', 'v1TicketEntity_GetAll'),
  call: http('GET', '/api/v1/Ticket', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'ticketId',
    columns,
    kinds: ['ticket', 'ticketdisplayclosed'],
    shown: {
      ticketId: integer(),
      title: text(),
      status: text(),
      ticketStatusName: text(),
      priorityName: text(),
      categoryFullName: text(),
      ownedBy: text(),
      author: text(),
      contactId: integer(),
      personId: integer(),
      createdAt: moment(),
      lastChanged: moment(),
      closedAt: moment(),
    },
  }),
});

const form: RecordForm = {
  type: TicketEntity,
  top: [
    'title',
    'status.ticketStatusId',
    'category.ticketCategoryId',
    'priority.ticketPriorityId',
    'ticketType.ticketTypeId',
    'ownedBy.associateId',
    'person.personId',
    'sale.saleId',
    'project.projectId',
    'slevel',
    'deadline',
    'author',
  ],
  more: [
    'baseStatus',
    'activate',
    'origin',
    'fromAddress',
    'language',
    'secondaryPersons',
    'tags',
    'readStatus',
    'alertLevel',
    'alertTimeout',
    'connectId',
    'sentiment',
    'sentimentConfidence',
    'suggestedCategoryId',
    'suggestedCategoryName',
    'origHumanCategoryId',
  ],
  references: {
    'status.ticketStatusId': { name: 'statusId', label: 'Status ID', list: 'searchRequestStatuses' },
    'category.ticketCategoryId': {
      name: 'categoryId',
      label: 'Category ID',
      list: 'searchRequestCategories',
    },
    'priority.ticketPriorityId': {
      name: 'priorityId',
      label: 'Priority ID',
      list: 'searchRequestPriorities',
    },
    'ticketType.ticketTypeId': {
      name: 'requestTypeId',
      label: 'Request Type ID',
      list: 'searchRequestTypes',
    },
    'ownedBy.associateId': {
      name: 'ownedById',
      label: 'Owner ID',
      list: 'searchUsers',
      description:
        'The user who handles the request. 0 is nobody. 2147483647 lets SuperOffice choose by the rules of the category.',
    },
    'person.personId': {
      name: 'personId',
      label: 'Person ID',
      list: 'searchPeople',
      description: 'The customer who asks',
    },
    'sale.saleId': { name: 'saleId', label: 'Sale ID', list: 'searchSales' },
    'project.projectId': { name: 'projectId', label: 'Project ID', list: 'searchProjects' },
  },
  custom: requestFields,
  required: ['title'],
  change: {
    title: { example: 'Late delivery' },
    slevel: { description: 'Whether the customer may see the request' },
    author: { description: 'Name or email address of whoever wrote the first message' },
    activate: { description: 'When a postponed request becomes active again' },
    connectId: { label: 'Main Request ID', description: 'The request that this one belongs to' },
    suggestedCategoryId: { list: 'searchRequestCategories' },
    origHumanCategoryId: { list: 'searchRequestCategories' },
  },
};

const external = savedExternalId({ table: 'ticket', id: 'TicketId', what: 'request' });

/** Creates a request, without a message. */
export const create = operation({
  resource: 'request',
  operation: 'create',
  name: 'Create',
  action: 'Create request',
  description: 'Create a request. Then add its first message with Request Message: Create.',
  ...restPage('Ticket', 'v1TicketEntity_HttpPostSaveTicketEntityWithNotify'),
  call: http('POST', '/api/v1/Ticket', 'basic'),
  effect: 'once',
  lookUp: 'Request: Get Many with the title shows whether it was created.',
  ...external({ fields: [...createFields(form), ...withNotifications] }),
  result: request,
});

/** What the calls that save or delete one share. */
const kind = {
  resource: 'request',
  what: 'request',
  rest: 'Ticket',
  type: 'TicketEntity',
  named,
  id: 'requestId',
};

/** Changes what is given of a request. */
export const update = updateOf({
  ...kind,
  form,
  external,
  get,
  description: 'Change a request. Fields that you leave out keep their values.',
  result: request,
});

/** Deletes a request. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a request with its messages for good',
  warning: 'The request is deleted for good, with its messages.',
});

const ofRequest: Field = {
  ...recordId('requestId', 'Request ID', 'searchRequests'),
  wire: 'ticketEntityId',
};

const ofMessages = inArchive(messages);

/** Lists the messages of one request. */
export const getMessages = operation({
  resource: 'request',
  operation: 'getMessages',
  name: 'Get Messages',
  action: 'Get messages of request',
  description:
    'Get the messages of a request, oldest first. Request Message: Get brings one with its HTML text.',
  ...restPage('Ticket', 'v1TicketEntity_Messages'),
  call: http('GET', '/api/v1/Ticket/{id}/Messages', 'basic'),
  effect: 'read',
  ...ofMessages,
  fields: [recordId('requestId', 'Request ID', 'searchRequests'), ...ofMessages.fields],
});

/** Lists the files of all messages of one request. */
export const getAttachments = operation({
  resource: 'request',
  operation: 'getAttachments',
  name: 'Get Attachments',
  action: 'Get attachments of request',
  description: 'Get the files of all messages of a request. Attachment: Download brings a file.',
  ...restPage('Ticket', 'v1TicketEntity_GetTicketAttachments'),
  call: http('GET', '/api/v1/Ticket/{ticketEntityId}/Attachments', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [ofRequest],
  result: rows('', AttachmentEntity),
});

const notification = (
  method: string,
): Pick<Operation, 'call' | 'effect' | 'lookUp' | 'repeats' | 'fields' | 'result'> => ({
  call: http('POST', `/api/v1/Ticket/{ticketEntityId}/${method}`, 'basic'),
  effect: 'once',
  lookUp: 'Ask the users whether SuperOffice has notified them.',
  repeats: ['requestId'],
  fields: [ofRequest],
  result: done(),
});

/** Notifies users of a new request. */
export const notifyNewRequest = operation({
  resource: 'request',
  operation: 'notifyNewRequest',
  name: 'Notify About New Request',
  action: 'Notify users about new request',
  description: 'Send the notifications that users get about a new request',
  ...restPage('Ticket', 'v1TicketEntity_NotifyNewTicket'),
  ...notification('NotifyNewTicket'),
});

/** Notifies users of a new message. */
export const notifyNewMessage = operation({
  resource: 'request',
  operation: 'notifyNewMessage',
  name: 'Notify About New Message',
  action: 'Notify users about new message of request',
  description: 'Send the notifications that users get about a new message of a request',
  ...restPage('Ticket', 'v1TicketEntity_NotifyNewTicketMessage'),
  ...notification('NotifyNewMessage'),
});

/**
 * Merges requests into one. The request that stays is sent as it is read: what it has is never lost. The REST endpoint takes
 * it as 279 parameters of the address, so the method of the agent is called.
 * https://docs.superoffice.com/en/api/reference/restful/agent/Ticket_Agent/v1TicketAgent_MergeTickets.html
 */
export const merge = operation({
  resource: 'request',
  operation: 'merge',
  name: 'Merge',
  action: 'Merge requests',
  description:
    'Merge other requests into one. Their messages move to the request that stays, which keeps all its fields.',
  ...agentCall('Ticket', 'MergeTickets'),
  effect: 'once',
  lookUp: 'Request: Get shows the status of a request that was merged: Merged.',
  warning: 'The other requests end. SuperOffice can’t undo this.',
  neverTool: NO_MERGING,
  fields: [
    ...argument('MergedTicketEntity', TicketEntity, {
      top: ['ticketId'],
      required: ['ticketId'],
      rename: { ticketId: 'requestId' },
      change: {
        ticketId: {
          label: 'Request to Keep ID',
          list: 'searchRequests',
          example: '23',
          type: integer({ min: 1, max: 2_147_483_647, ...inAddress('searchRequests') }),
        },
      },
    }),
    body('mergedRequestIds', list(integer({ min: 1, max: 2_147_483_647 })), {
      label: 'Requests to Merge',
      wire: 'SecondaryTicketIds',
      required: true,
      example: '24, 25',
      description: 'IDs of the requests that are merged into it: separated by commas, or an array',
    }),
  ],
  rules: [distinct('requestId', 'mergedRequestIds')],
  serializeByEach: ['requestId', 'mergedRequestIds'],
  repeats: ['requestId'],
  merge: wholeRecord('MergedTicketEntity', get, {
    key: { requestId: 'requestId' },
    // ExtraFields has the custom fields again, under an older name.
    except: ['extraFields', 'tableRight', 'fieldProperties'],
    always: true,
  }),
  verdict: bare('null', 'SuperOffice did not merge the requests'),
  result: request,
});
