import { http, integer, moment, one, operation, text, type Resource } from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId, withExternalIds } from '../fields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
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
  result: one(TicketEntity, '', {
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
  }),
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
