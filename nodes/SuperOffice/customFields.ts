import {
  boolean,
  choice,
  coded,
  day,
  decimal,
  http,
  integer,
  key,
  moment,
  operation,
  path,
  query,
  rows,
  text,
  time,
  type ChoicesRead,
  type FieldsRead,
  type Operation,
  type Type,
} from '../shared/operation';
import { restPage } from './page';
import { getTable } from './resources/schema';

const unoffered = {
  effect: 'read',
  exposed: false,
  why: 'The node reads it itself: it names custom fields and their choices',
} as const;

/** Lists the entries of a list. Custom fields of the type List refer to it by its name. */
export const getListEntries = operation({
  resource: 'list',
  operation: 'getEntries',
  name: 'Get Entries',
  action: 'Get entries of list',
  description: 'List the entries of a list',
  ...restPage('MDOList', 'v1MDOList_GetList'),
  call: http('GET', '/api/v1/MDOList/{listname}', 'basic'),
  ...unoffered,
  fields: [
    path('list', key(), { label: 'List', wire: 'listname', required: true }),
    query('flat', boolean(), { preset: true }),
  ],
  result: rows('', { Id: integer(), Name: text(), FullName: text() }),
});

/** Lists the published user-defined fields of one kind of record. */
const publishedFieldsOf = (resource: string, entity: string): Operation =>
  operation({
    resource,
    operation: 'getUserDefinedFields',
    name: 'Get User-Defined Fields',
    action: `Get user-defined fields of ${resource}`,
    description: 'List the user-defined fields that all users see',
    docs: restPage(entity, `v1${entity}Entity_GetPublishedUdefLayout`).docs,
    documented: 'v1ContactEntity_GetPublishedUdefLayout',
    call: http('GET', `/api/v1/${entity}/UdefLayout/Published`, 'basic'),
    ...unoffered,
    fields: [],
    result: rows('', {
      ProgId: key(),
      FieldLabel: text(),
      FieldType: text(),
      MdoListName: text(),
      IsMandatory: boolean(),
      IsReadOnly: boolean(),
    }),
  });

/** A number inside the text form of a custom field. Booleans and entries of lists are numbers too. */
const whole = (of: Type, sent = '{value}'): Type => coded(of, { sent, read: '[I:{value}]', empty: '0' });

/** SuperOffice's empty date is the first day of the year 1. */
const DAY = coded(day(), { sent: '[D:{MM/DD/YYYY}]', read: '[D:{MM/DD/YYYY}]', empty: '0001-01-01' });

const MOMENT = coded(moment(), {
  sent: '[DT:{MM/DD/YYYY hh:mm:ss}]',
  read: '[DT:{MM/DD/YYYY hh:mm:ss}]',
  empty: '0001-01-01',
});

/** Midnight is a time too, so a field without one is sent as an empty text. */
/** A number of the database has 32 bits. */
const INTEGER = integer({ min: -2_147_483_648, max: 2_147_483_647 });

const TIME = coded(time(), { sent: '[T:{value}]', read: '[T:{value}]', empty: '' });

const DECIMAL = coded(decimal(), { sent: '[F:{value}]', read: '[F:{value}]', empty: '0' });

/**
 * How the values of user-defined fields travel (UDefFieldType), and what a field without a value has: numbers and entries of
 * lists 0, as empty references do. Pages of the vendor show dates also as [D:09.11.2017] and [D:2020.08.27]; these are read
 * as they are.
 * https://docs.superoffice.com/en/api/reference/restful/
 */
const TYPES = {
  Number: whole(INTEGER),
  ShortText: text(40),
  LongText: text(200),
  Date: DAY,
  UnlimitedDate: DAY,
  Checkbox: whole(boolean({ sentAs: { yes: 1, no: 0 } }), '[I:{value}]'),
  List: whole(choice({})),
  Decimal: DECIMAL,
} satisfies Record<string, Type>;

/** The form of a value reports its type, if no description of its field was read. */
const others = [
  TYPES.Number,
  TYPES.Decimal,
  coded(decimal(), { read: '[M:{value}]' }),
  TYPES.Date,
  MOMENT,
  TIME,
];

/** Members that an answer has beside a custom field, with its value in words. */
const companions = [':DisplayText', ':DisplayTooltip', ':org'];

/** Where the choices of a list are, in both kinds of descriptions. */
const choices: ChoicesRead = {
  at: 'MdoListName',
  list: { operation: getListEntries, field: 'list' },
  value: 'Id',
  label: 'Name',
};

/** How extra fields are described (CustomFieldType). In: how numbers are sent. */
const described = (number: string): Omit<FieldsRead, 'operation'> => ({
  id: 'FieldName',
  label: 'DisplayName',
  type: {
    member: 'FieldType',
    types: {
      Integer: whole(INTEGER, number),
      ShortText: text(),
      LongText: text(),
      Date: TYPES.Date,
      DateTime: MOMENT,
      Time: TIME,
      Checkbox: TYPES.Checkbox,
      MdoList: whole(choice({}), number),
      RelationTo: whole(INTEGER, number),
      ListText: text(),
      Decimal: TYPES.Decimal,
    },
  },
  required: { member: 'IsMandatory', is: true },
  readOnly: { member: 'IsReadOnly', is: true },
  choices,
  companions,
  others,
});

/** The members of a description that the node reads. That of a list has the name of the list too, as the vendor's client shows. */
const description = {
  FieldName: key(),
  DisplayName: text(),
  FieldType: text(),
  IsMandatory: boolean(),
  IsReadOnly: boolean(),
};

/** The read that describes all custom fields of a kind of record, in an address such as `Ticket` or `User`. */
const extraFieldsOf = (resource: string, what: string, entity: string, documented: string): FieldsRead => ({
  ...described('{value}'),
  operation: operation({
    resource,
    operation: 'getCustomFields',
    name: 'Get Custom Fields',
    action: `Get custom fields of ${what}`,
    description: `List the custom fields of ${what}s`,
    docs: restPage(entity, documented.replace('Contact', entity)).docs,
    documented,
    call: http('GET', `/api/v1/${entity}/CustomField`, 'basic'),
    ...unoffered,
    fields: [],
    result: rows('', description),
  }),
});

/** Of a kind whose page the catalogue has once for all of them. */
const ofRecord = (resource: string, what: string, entity: string): FieldsRead =>
  extraFieldsOf(resource, what, entity, 'v1ContactEntity_GetCustomFieldInfoList');

/** Requests, their messages and users have no user-defined fields, only extra fields. */
export const requestFields = ofRecord('request', 'request', 'Ticket');
export const messageFields = ofRecord('requestMessage', 'request message', 'TicketMessage');
export const userFields = extraFieldsOf('user', 'user', 'User', 'v1User_GetCustomFieldInfoList');

/** Both kinds: user-defined fields as they were published, and extra fields. */
const published = (resource: string, entity: string): FieldsRead => ({
  operation: publishedFieldsOf(resource, entity),
  id: 'ProgId',
  label: 'FieldLabel',
  type: { member: 'FieldType', types: TYPES },
  required: { member: 'IsMandatory', is: true },
  readOnly: { member: 'IsReadOnly', is: true },
  choices,
  companions,
  others,
  also: ofRecord(resource, resource, entity),
});

/** The custom fields of each kind of record. */
export const companyFields = published('company', 'Contact');
export const personFields = published('person', 'Person');
export const saleFields = published('sale', 'Sale');
export const projectFields = published('project', 'Project');
export const appointmentFields = published('appointment', 'Appointment');
export const documentFields = published('document', 'Document');

/**
 * The fields of the extra table whose name the form has. All its values travel in the form of the database.
 * https://docs.superoffice.com/en/api/reference/restful/rest/CustomObject/v1CustomObject_SaveCustomObject.html
 */
export const tableFields: FieldsRead = {
  ...described('[I:{value}]'),
  operation: getTable,
  needs: { table: { label: 'Table Name', parameter: 'tableName' } },
};
