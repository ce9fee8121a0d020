import {
  boolean,
  day,
  decimal,
  filters,
  http,
  id,
  integer,
  key,
  keyset,
  links,
  list,
  moment,
  operation,
  path,
  query,
  rows,
  text,
  type FieldsRead,
  type Resource,
} from '../../shared/operation';
import { columnsField, ID_COLUMNS, NEXT, OF_ARCHIVE, SIZE, sortField } from '../archives';
import { conditionsFrom } from '../filters';
import { restPage } from '../page';

export const resource: Resource = {
  value: 'archive',
  name: 'Archive',
  description:
    'Lists of anything: each archive has rows with columns that you choose. See also Get Many of each record.',
};

const page = (operationId: string) => restPage('Archive', operationId);

const archive = path('archive', key(), {
  label: 'Archive',
  wire: 'archiveProviderName',
  required: true,
  list: 'searchArchives',
  example: 'FindContact',
  description: 'Name of the archive. FindContact has companies, Person has people and Ticket has requests.',
});

/** Lists the archives. */
export const getMany = operation({
  resource: 'archive',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many archives',
  description: 'List the names of the archives',
  ...page('v1Archive_GetArchive'),
  call: http('GET', '/api/v1/Archive', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [],
  result: rows('', { name: key(), address: text() }, { fromMembers: { key: 'name', value: 'address' } }),
});

/** Lists the columns of an archive. */
export const getColumns = operation({
  resource: 'archive',
  operation: 'getColumns',
  name: 'Get Columns',
  action: 'Get columns of archive',
  description: 'List the columns of an archive, and which of them conditions and sorting can use',
  ...page('v1Archive_GetArchiveMetadata'),
  call: http('GET', '/api/v1/Archive/{archiveProviderName}/$metadata', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [archive],
  repeats: [],
  result: rows(
    'value',
    {
      Name: key(),
      DisplayName: text(),
      DisplayTooltip: text(),
      DisplayType: text(),
      RestrictionType: text(),
      RestrictionListName: text(),
      CanRestrictBy: boolean(),
      CanOrderBy: boolean(),
    },
    {
      simplify: [
        'Name',
        'DisplayName',
        'DisplayTooltip',
        'RestrictionType',
        'RestrictionListName',
        'CanRestrictBy',
        'CanOrderBy',
      ],
    },
  ),
});

/** The columns of the chosen archive that conditions can use. */
const columnsOfArchive: FieldsRead = {
  operation: getColumns,
  needs: { archive: { label: 'Archive', parameter: 'archive' } },
  id: 'Name',
  label: 'DisplayName',
  type: {
    member: 'RestrictionType',
    types: {
      string: text(),
      stringorPK: text(),
      positiveString: text(),
      int: integer(),
      decimal: decimal(),
      timeSpan: integer(),
      bool: boolean(),
      date: day(),
      unlimitedDate: day(),
      datetime: moment(),
      associate: id(),
      ejUser: id(),
      ejCategory: id(),
      intArray: id(),
      listAny: id(),
      listInterest: id(),
      saintStatus: id(),
      userGroup: id(),
    },
    operators: { associate: 'user' },
  },
  only: { member: 'CanRestrictBy', is: true },
};

/** Reads rows of any archive. */
export const search = operation({
  resource: 'archive',
  operation: 'search',
  name: 'Search',
  action: 'Search archive',
  description: 'Get the rows of any archive that meet your conditions, with the columns that you choose',
  ...page('v1Archive_GetArchive_GET'),
  call: http('GET', '/api/v1/Archive/{archiveProviderName}', 'basic'),
  effect: 'read',
  fields: [
    archive,
    columnsField(OF_ARCHIVE, {
      description:
        'Columns to read. Default: the usual ones of the archive. Columns of related records and custom fields have a slash.',
    }),
    ...conditionsFrom(columnsOfArchive),
    ...filters(
      sortField(OF_ARCHIVE),
      query('entities', list(key()), {
        label: 'Kinds of Rows',
        wire: '$entities',
        example: 'person, retiredPerson',
        description: 'Only these kinds of rows. Default: those that the archive usually has.',
      }),
      query('context', text(), {
        label: 'Context',
        wire: '$context',
        description: 'What some archives need to know, as their page says',
      }),
      query('providerOptions', text(), {
        label: 'Archive Options',
        wire: '$options',
        example: 'GrandTotal=true',
        description: 'Options that some archives have, as their page says',
      }),
    ),
    query('top', integer(), { label: 'Page Size', wire: '$top' }),
  ],
  repeats: [],
  walk: keyset('PrimaryKey', {
    after: { field: 'conditions', pattern: '{column} gt {value}' },
    pastKey: true,
    sort: { field: 'orderBy', by: '{column}' },
    columns: { field: 'archive', of: ID_COLUMNS },
    rows: 'top',
    size: SIZE,
    more: NEXT,
    otherwise: links(NEXT, { rows: 'top', size: SIZE }),
  }),
  result: rows('value', { PrimaryKey: key(), EntityName: text() }, { undeclared: day() }),
});
