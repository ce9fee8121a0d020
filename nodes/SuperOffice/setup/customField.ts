import {
  additional,
  body,
  boolean,
  choice,
  deleted,
  done,
  filters,
  http,
  integer,
  json,
  key,
  one,
  operation,
  path,
  query,
  rows,
  scalar,
  type Resource,
} from '../../shared/operation';
import { restPage } from '../page';
import { udefFieldType, UserDefinedFieldInfo } from '../types/customField';
import { FieldInfoBase } from '../types/fieldInfo';

export const resource: Resource = {
  value: 'customField',
  name: 'Custom Field',
  description:
    'Fields that your company adds to records. Changes of user-defined fields are a draft until they are published.',
};

const page = (name: string) => restPage('Contact', `v1ContactEntity_${name}`);

const LAYOUTS: Parameters<typeof choice>[0] = {
  appointment: ['Appointment', 'Appointment'],
  company: ['Contact', 'Company'],
  document: ['Document', 'Document'],
  person: ['Person', 'Person'],
  project: ['Project', 'Project'],
  sale: ['Sale', 'Sale'],
};

const RECORD = {
  label: 'Record Type',
  wire: 'entity',
  required: true,
  description: 'Kind of record that has the fields',
};

const entity = path('recordType', choice(LAYOUTS), RECORD);

const anyEntity = path(
  'recordType',
  choice({
    ...LAYOUTS,
    request: ['Ticket', 'Request'],
    requestMessage: ['TicketMessage', 'Request Message'],
    user: ['User', 'User'],
  }),
  RECORD,
);

const field = path('field', key(), {
  label: 'Field',
  wire: 'progidOrLabel',
  required: true,
  example: 'SuperOffice:1',
  description: 'ProgId of the field, or its label',
});

const OF_LAYOUT = { serializeBy: ['recordType'], repeats: ['recordType'] };

const simplify = [
  ...['UDefFieldId', 'ProgId', 'FieldLabel', 'FieldType', 'MdoListName', 'IsMandatory', 'IsReadOnly'],
  ...['IsIndexed', 'TextLength', 'Tooltip', 'HasBeenPublished'],
];

const shown = ['FieldName', 'DisplayName', 'FieldType', 'Description', 'IsMandatory', 'IsReadOnly'];

/** Lists the custom fields of a kind of record: user-defined fields and extra fields. */
export const getMany = operation({
  resource: 'customField',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many custom fields',
  description: 'List the user-defined fields and extra fields of a kind of record',
  ...page('GetCustomFieldInfoList'),
  call: http('GET', '/api/v1/{entity}/CustomField', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [anyEntity],
  repeats: [],
  result: rows('', FieldInfoBase, { simplify: shown }),
});

/** Reads one custom field by its name. */
export const get = operation({
  resource: 'customField',
  operation: 'get',
  name: 'Get',
  action: 'Get custom field',
  description: 'Get a custom field by its name',
  ...page('GetCustomFieldInfo'),
  call: http('GET', '/api/v1/{entity}/CustomField/{fieldName}', 'basic'),
  effect: 'read',
  fields: [
    anyEntity,
    path('fieldName', key(), { label: 'Field Name', required: true, example: 'x_credit_limit' }),
  ],
  result: one(FieldInfoBase, '', { simplify: shown }),
});

/** Lists the user-defined fields that all users see. */
export const getPublished = operation({
  resource: 'customField',
  operation: 'getPublished',
  name: 'Get Published Layout',
  action: 'Get published layout of custom fields',
  description: 'List the user-defined fields that users see',
  ...page('GetPublishedUdefLayout'),
  call: http('GET', '/api/v1/{entity}/UdefLayout/Published', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [entity],
  repeats: [],
  result: rows('', UserDefinedFieldInfo, { simplify }),
});

/** Lists the user-defined fields with the changes that are not published. */
export const getDraft = operation({
  resource: 'customField',
  operation: 'getDraft',
  name: 'Get Draft Layout',
  action: 'Get draft layout of custom fields',
  description: 'List the user-defined fields with the changes that are not published yet',
  ...page('GetUdefLayout'),
  call: http('GET', '/api/v1/{entity}/UdefLayout', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [entity],
  repeats: [],
  result: rows('', UserDefinedFieldInfo, { simplify }),
});

/** Adds a user-defined field to the draft. */
export const create = operation({
  resource: 'customField',
  operation: 'create',
  name: 'Create',
  action: 'Create custom field',
  description: 'Add a user-defined field to the draft layout. Users see it once the layout is published.',
  ...page('AddUdefField'),
  call: http('POST', '/api/v1/{entity}/UdefLayout', 'basic'),
  effect: 'once',
  lookUp: 'Custom Field: Get Draft Layout shows whether it was created.',
  fields: [
    entity,
    query('fieldType', udefFieldType(), { label: 'Field Type', wire: 'udefFieldType', required: true }),
  ],
  serializeBy: ['recordType'],
  repeats: ['recordType'],
  result: one(UserDefinedFieldInfo, '', { simplify }),
});

/** Saves the whole draft layout. */
export const saveDraft = operation({
  resource: 'customField',
  operation: 'saveDraft',
  name: 'Save Draft Layout',
  action: 'Save draft layout of custom fields',
  description: 'Save the draft layout as a whole, for example with other labels',
  ...page('SaveUdefLayout'),
  call: http('PUT', '/api/v1/{entity}/UdefLayout', 'basic'),
  effect: 'idempotent',
  warning:
    'The layout becomes what you give: read it with Get Draft Layout without Simplify, and change that.',
  fields: [
    entity,
    body('layout', json(), {
      label: 'Layout',
      wire: '',
      required: true,
      description: 'All fields of the layout, as Get Draft Layout has them without Simplify',
    }),
  ],
  ...OF_LAYOUT,
  result: rows('', UserDefinedFieldInfo, { simplify }),
});

/** Removes a user-defined field from the draft. */
export const remove = operation({
  resource: 'customField',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete custom field',
  description: 'Remove a user-defined field from the draft layout',
  ...page('DeleteUdefFieldInfo'),
  call: http('DELETE', '/api/v1/{entity}/UdefLayout/{progidOrLabel}', 'basic'),
  effect: 'idempotent',
  warning: 'Once the layout is published, all records lose their values of this field.',
  fields: [entity, field],
  serializeBy: ['recordType'],
  repeats: ['recordType', 'field'],
  result: deleted(),
});

/** Changes the type of a user-defined field in the draft. */
export const changeType = operation({
  resource: 'customField',
  operation: 'changeType',
  name: 'Change Type',
  action: 'Change type of custom field',
  description: 'Change the type of a user-defined field in the draft layout',
  ...page('ChangeFieldType'),
  call: http('POST', '/api/v1/{entity}/UdefLayout/{progidOrLabel}/ChangeTo/{fieldType}', 'basic'),
  effect: 'idempotent',
  warning: 'Once the layout is published, records lose values that do not fit the new type.',
  fields: [
    entity,
    field,
    path('fieldType', udefFieldType(), { label: 'Field Type', required: true }),
    ...additional(
      query('isIndexed', boolean(), {
        label: 'Indexed',
        description: 'Whether records can be found by this field quickly',
      }),
    ),
  ],
  ...OF_LAYOUT,
  result: one(UserDefinedFieldInfo, '', { simplify }),
});

/** Says whether the draft differs from what users see. */
export const hasChanges = operation({
  resource: 'customField',
  operation: 'hasChanges',
  name: 'Has Unpublished Changes',
  action: 'Check for unpublished changes of custom fields',
  description: 'Get whether the draft layout differs from what users see',
  ...page('DetectUnpublishedChanges'),
  call: http('GET', '/api/v1/{entity}/UdefLayout/Changed', 'basic'),
  effect: 'read',
  fields: [
    entity,
    ...filters(
      query('columnChangesOnly', boolean(), {
        label: 'Column Changes Only',
        description: 'Whether to look only for changes of the database, not of labels and places',
      }),
    ),
  ],
  repeats: ['recordType'],
  result: scalar('hasChanges', boolean()),
});

/** Says whether a layout is being published. */
export const getPublishState = operation({
  resource: 'customField',
  operation: 'getPublishState',
  name: 'Get Publish State',
  action: 'Get publish state of custom fields',
  description: 'Get whether the layout is being published now',
  ...page('IsPublishUdefLayoutActive'),
  call: http('GET', '/api/v1/{entity}/UdefLayout/Publish', 'basic'),
  effect: 'read',
  fields: [entity],
  repeats: ['recordType'],
  result: scalar('isPublishing', boolean()),
});

/** Publishes the draft. */
export const publish = operation({
  resource: 'customField',
  operation: 'publish',
  name: 'Publish',
  action: 'Publish custom fields',
  description: 'Make the draft layout the one that users see',
  ...page('PublishUdefLayout'),
  call: http('POST', '/api/v1/{entity}/UdefLayout/Publish', 'basic'),
  effect: 'once',
  lookUp: 'Custom Field: Has Unpublished Changes shows whether it was published.',
  warning: 'This changes the database for all users. Values of deleted fields are lost.',
  fields: [entity],
  ...OF_LAYOUT,
  result: scalar('batchTaskId', integer()),
});

/** Drops the draft. */
export const revert = operation({
  resource: 'customField',
  operation: 'revert',
  name: 'Revert',
  action: 'Revert custom fields',
  description: 'Drop the changes of the draft layout that are not published',
  ...page('RevertUdefLayout'),
  call: http('POST', '/api/v1/{entity}/UdefLayout/Revert', 'basic'),
  effect: 'idempotent',
  warning: 'This drops all changes of the layout that are not published.',
  fields: [entity],
  ...OF_LAYOUT,
  result: done(),
});
