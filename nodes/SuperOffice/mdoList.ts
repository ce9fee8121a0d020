import { boolean, http, operation, path, query, rows, text } from '../shared/operation';
import { MDOListItem } from './types/erpMapping';

/** Reads the entries of a list of SuperOffice by its name, headings left out. Forms pick from it. */
export const getMdoList = operation({
  resource: 'list',
  operation: 'getEntries',
  name: 'Get Entries',
  action: 'Get entries of a list',
  description: 'Get the entries of a list of SuperOffice',
  docs: 'https://docs.superoffice.com/en/api/reference/restful/rest/MDOList/v1MDOList_GetList.html',
  documented: 'v1MDOList_GetList',
  call: http('GET', '/api/v1/MDOList/{listname}', 'basic'),
  effect: 'read',
  fields: [
    path('listName', text(), { label: 'List Name', required: true, wire: 'listname' }),
    query('flat', boolean(), { preset: true }),
  ],
  result: rows('', MDOListItem),
});
