import { boolean, integer, moment, text } from '../shared/operation';
import type { Archive } from './archives';

/** The list of messages (archive TicketMessage). */
export const messages: Archive = {
  id: 'ticketMessageId',
  columns: {
    number: ['ticketMessageId', 'ticketId', 'timeSpent'],
    text: ['author', 'body', 'searchTitle', 'messageId', 'header'],
    moment: ['createdAt'],
    list: ['slevel'],
    switch: ['important'],
  },
  shown: {
    ticketMessageId: integer(),
    ticketId: integer(),
    searchTitle: text(),
    author: text(),
    slevel: text(),
    body: text(),
    important: boolean(),
    timeSpent: integer(),
    createdAt: moment(),
  },
};
