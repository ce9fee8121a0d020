import {
  http,
  integer,
  key,
  links,
  list,
  moment,
  operation,
  path,
  query,
  rows,
  text,
  type Operation,
} from '../shared/operation';
import { conditionsOn } from './filters';
import { restPage } from './page';

/** Settings that the reads of the polling trigger share. */
const about = {
  resource: 'poll',
  effect: 'read',
  walk: links('odata.nextLink', { rows: 'top', size: 1_000 }),
} satisfies Partial<Operation>;

const top = query('top', integer(), { label: 'Page Size', wire: '$top' });

const columns = (...names: string[]) => query('columns', list(key()), { wire: '$select', preset: names });

const archive = (name: string) => path('archive', key(), { wire: 'archiveProviderName', preset: name });

const ofArchives = {
  ...restPage('Archive', 'v1Archive_GetArchive_GET'),
  call: http('GET', '/api/v1/Archive/{archiveProviderName}', 'basic'),
};

/** The log of all synchronization with ERP systems, the newest entries first. It can't be limited by a time. */
export const erpSyncLog = operation({
  ...about,
  ...ofArchives,
  operation: 'getErpSyncLog',
  name: 'Get ERP Sync Log',
  action: 'Get ERP sync log',
  description: 'List the values that were synchronized with ERP systems',
  fields: [
    archive('ErpSyncLog'),
    query('filter', text(), { wire: '$filter', preset: 'getAllRows set true' }),
    query('orderBy', text(), { wire: '$orderBy', preset: 'updated desc' }),
    columns('connection', 'source', 'target', 'crmfieldkey', 'oldvalue', 'newvalue', 'updated'),
    top,
  ],
  result: rows('value', {
    PrimaryKey: key(),
    EntityName: text(),
    connection: text(),
    source: text(),
    target: text(),
    crmfieldkey: text(),
    oldvalue: text(),
    newvalue: text(),
    updated: moment(),
  }),
});

/** The selections of all users. */
export const selections = operation({
  ...about,
  ...restPage('Selection', 'v1SelectionEntity_GetAll'),
  call: http('GET', '/api/v1/Selection', 'basic'),
  operation: 'getSelections',
  name: 'Get Selections',
  action: 'Get selections',
  description: 'List the selections',
  fields: [...conditionsOn({ text: ['name'], number: ['selectionId'] }), columns('selectionId', 'name'), top],
  result: rows('value', { selectionId: integer(), name: text() }),
});

/** The members of a selection. They are records of one kind, with the columns that SuperOffice shows. */
export const selectionMembers = operation({
  ...about,
  ...restPage('Selection', 'v1SelectionEntity_GetSelectionMembersArchiveRows'),
  call: http('GET', '/api/v1/Selection/{selectionId}/Members', 'basic'),
  operation: 'getSelectionMembers',
  name: 'Get Selection Members',
  action: 'Get members of selection',
  description: 'List the members of a selection',
  walk: links('odata.nextLink'),
  fields: [
    path('selectionId', integer({ min: 1, max: 2_147_483_647 }), {
      label: 'Selection ID',
      required: true,
      list: 'searchSelections',
      example: '12',
      description: 'Selection whose members are watched',
    }),
    query('columns', list(key()), {
      label: 'Columns',
      wire: '$select',
      example: 'name, contactId',
      description:
        'Columns to read instead of those that SuperOffice shows, such as contactId for a selection of companies',
    }),
  ],
  result: rows('value', {}),
});

const LOG = 'traveltransactionlog';
export const inLog = (column: string): string => `${LOG}.${column}`;

/**
 * The log of changes that the database keeps, by its deletions (type 4864).
 * https://docs.superoffice.com/en/database/transaction-log/format
 */
export const deletions = operation({
  ...about,
  ...ofArchives,
  operation: 'getDeletions',
  name: 'Get Deletions',
  action: 'Get deletions',
  description: 'List the records that were deleted',
  fields: [
    archive('dynamic'),
    ...conditionsOn({
      number: [inLog('type'), inLog('tablenumber'), inLog('record_id'), inLog('associate_id')],
      moment: [inLog('ttime')],
    }),
    columns(...['traveltransactionlog_id', 'ttime', 'tablenumber', 'record_id', 'associate_id'].map(inLog)),
    query('orderBy', text(), { wire: '$orderBy', preset: `${inLog('traveltransactionlog_id')} asc` }),
    top,
  ],
  result: rows('value', {
    PrimaryKey: key(),
    [inLog('traveltransactionlog_id')]: integer(),
    [inLog('ttime')]: moment(),
    [inLog('tablenumber')]: integer(),
    [inLog('record_id')]: integer(),
    [inLog('associate_id')]: integer(),
  }),
});
