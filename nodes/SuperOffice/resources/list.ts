import {
  argument,
  boolean,
  deleted,
  filters,
  http,
  integer,
  key,
  one,
  operation,
  path,
  query,
  rows,
  text,
  updates,
  wholeRecord,
  additional,
  type Field,
  type Resource,
} from '../../shared/operation';
import { recordId } from '../erpFields';
import { restPage } from '../page';
import { plainListName } from '../specialLists';
import { MDOListItem } from '../types/erpMapping';
import { ListEntity, ListItemEntity } from '../types/list';

export const resource: Resource = {
  value: 'list',
  name: 'List',
  description: 'Lists that fields of records choose from, such as categories and sale types, and their items',
};

const page = (operationId: string) => restPage('List', operationId);

/** Lists the lists. */
export const getMany = operation({
  resource: 'list',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many lists',
  description: 'Get the lists of SuperOffice, standard ones and your own',
  ...page('v1ListEntity_GetListDefinitions'),
  call: http('GET', '/api/v1/List', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [
    ...filters(
      query('includeDeleted', boolean(), {
        label: 'Include Deleted',
        description: 'Whether to get deleted lists too',
      }),
    ),
  ],
  result: rows('', ListEntity),
});

/** Lists what users choose from. */
export const getEntries = operation({
  resource: 'list',
  operation: 'getEntries',
  name: 'Get Entries',
  action: 'Get entries of list',
  description:
    'Get the entries of a list as users see them, with the IDs that records and conditions take. Also of lists that SuperOffice keeps itself, such as users.',
  ...restPage('MDOList', 'v1MDOList_GetList'),
  call: http('GET', '/api/v1/MDOList/{listname}', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [
    path('entryList', key(), {
      label: 'List',
      wire: 'listname',
      required: true,
      list: 'searchEntryLists',
      example: 'category',
      description: 'Name of the list, such as category, associate or country',
    }),
    ...filters(
      query('query', text(), {
        label: 'Search Text',
        description: 'For lists that are searched, such as person_freetextsearch: what to look for',
      }),
      query('additional', text(), {
        label: 'Additional Information',
        description:
          'For lists that need more, such as the entries of a heading: what the page of the list names',
      }),
    ),
    query('flat', boolean(), { preset: true }),
  ],
  result: rows('', MDOListItem),
});

const list: Field = path('list', key(), {
  label: 'List',
  wire: 'udListDefinitionName',
  required: true,
  list: 'searchLists',
  example: 'Category',
  description:
    'Name of the list, such as Category or Source, or of a list of your own. What SuperOffice keeps itself, such as users, has no items: use Get Entries.',
});

/** A list whose items this form shows whole. */
const plainList: Field = { ...list, type: plainListName, list: 'searchPlainLists' };

const itemId = path('itemId', recordId(), {
  label: 'Item ID',
  wire: 'id',
  required: true,
  example: '7',
  description: 'Get Items has the items with their IDs',
});

/** Lists the items of a list. */
export const getItems = operation({
  resource: 'list',
  operation: 'getItems',
  name: 'Get Items',
  action: 'Get items of list',
  description: 'Get the items of a list as administrators see them, with deleted ones if you want',
  ...page('v1ListItemEntity_GetAllFromListName'),
  call: http('GET', '/api/v1/List/{udListDefinitionName}/Items', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [
    list,
    ...filters(
      query('includeDeleted', boolean(), {
        label: 'Include Deleted',
        description: 'Whether to get deleted items too',
      }),
    ),
  ],
  result: rows('', ListItemEntity),
});

/** Reads one item. */
export const getItem = operation({
  resource: 'list',
  operation: 'getItem',
  name: 'Get Item',
  action: 'Get item of list',
  description: 'Get one item of a list',
  ...page('v1ListItemEntity_GetFromListName'),
  call: http('GET', '/api/v1/List/{udListDefinitionName}/Items/{id}', 'basic'),
  effect: 'read',
  fields: [list, itemId],
  result: one(ListItemEntity),
});

/** The order in the list. */
const rank = {
  type: integer({ min: 0, max: 2_147_483_647 }),
  description: 'Place in the list, the lowest first',
};

const omit = ['id', 'deleted', 'udListDefinitionId', 'tableRight', 'fieldProperties'];

/** Adds an item. */
export const createItem = operation({
  resource: 'list',
  operation: 'createItem',
  name: 'Create Item',
  action: 'Create item of list',
  description:
    'Add an item with a name to a list. Lists whose items have more, such as Task and Country, need API: Call REST.',
  ...page('v1ListItemEntity_AddFromListName'),
  call: http('POST', '/api/v1/List/{udListDefinitionName}/Items', 'basic'),
  effect: 'once',
  lookUp: 'List: Get Items shows whether the item was added.',
  fields: [
    plainList,
    ...argument('', ListItemEntity, {
      top: ['name'],
      required: ['name'],
      omit,
      change: { rank },
      rest: additional,
    }),
  ],
  serializeBy: ['list'],
  result: one(ListItemEntity),
});

/** Updates an item. It has no JSON Patch, so it travels whole, as read, with what is given laid over it. */
export const updateItem = operation({
  resource: 'list',
  operation: 'updateItem',
  name: 'Update Item',
  action: 'Update item of list',
  description:
    'Change an item of a list. Fields that you leave out keep their values. Lists whose items have more than a name, such as Task and Country, need API: Call REST.',
  ...page('v1ListItemEntity_SaveFromListName'),
  call: http('PUT', '/api/v1/List/{udListDefinitionName}/Items/{id}', 'basic'),
  effect: 'idempotent',
  fields: [plainList, itemId, ...argument('', ListItemEntity, { omit, change: { rank }, rest: updates })],
  merge: wholeRecord('', getItem, { key: { list: 'list', itemId: 'itemId' }, always: true }),
  clearFields: ['tooltip'],
  result: one(ListItemEntity),
});

/** Deletes an item. */
export const deleteItem = operation({
  resource: 'list',
  operation: 'deleteItem',
  name: 'Delete Item',
  action: 'Delete item of list',
  description: 'Delete an item of a list',
  ...page('v1ListItemEntity_DeleteFromListName'),
  call: http('DELETE', '/api/v1/List/{udListDefinitionName}/Items/{id}', 'basic'),
  effect: 'idempotent',
  warning: 'Nobody can choose the item any more. Records that have it keep it.',
  fields: [list, itemId],
  serializeBy: ['list', 'itemId'],
  result: deleted(),
});

/** Lists the names of the lists of {@link getEntries}. */
export const getEntryLists = operation({
  resource: 'list',
  operation: 'getEntryLists',
  name: 'Get Entry Lists',
  action: 'Get lists of entries',
  description: 'Get the names of the lists with entries',
  ...restPage('MDOList', 'v1MDOList_GetListOfLists'),
  call: http('GET', '/api/v1/MDOList', 'basic'),
  effect: 'read',
  exposed: false,
  why: 'The node reads it itself: List: Get Entries offers the names to choose from',
  walk: 'whole',
  fields: [],
  result: rows('', { name: key() }, { as: 'name' }),
});
