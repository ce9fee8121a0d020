import type { Type } from '../shared/operation';

/**
 * Lists whose items have members of their own, and so pages of their own.
 * https://docs.superoffice.com/en/api/reference/restful/rest/List/
 */
export const SPECIAL_LISTS = [
  ...['ConsentPurpose', 'ConsentSource', 'Country', 'Currency', 'DocumentTemplate', 'LegalBase', 'Rating'],
  ...['SaleType', 'Task', 'TicketCategory', 'TicketPriority', 'TicketStatus', 'TicketType', 'UserGroup'],
  'WebPanel',
];

/** The name of a list whose items have a name, a tooltip and a rank, and nothing else. */
export const plainListName: Type = {
  kind: 'text',
  key: true,
  except: {
    values: SPECIAL_LISTS,
    expected: 'a list whose items have only name, tooltip and rank',
    advice:
      'Items of this list have more. API: Call REST adds and changes them, with POST or PUT at /api/v1/List, the name of the list and /Items',
  },
};
