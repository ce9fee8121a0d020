import {
  argument,
  bare,
  body,
  boolean,
  choice,
  control,
  done,
  key,
  one,
  operation,
  records,
  rows,
  scalar,
  text,
  updates,
  wholeRecord,
  type Field,
  type Resource,
} from '../../shared/operation';
import { recordId } from '../erpFields';
import { crmActorType, erpActorType } from '../types/choices';
import {
  ErpConnectionListMappingContainer,
  ErpSyncActorTypeMapping,
  ErpSyncDefaultValue,
  ErpSyncFieldMapping,
} from '../types/erpMapping';
import { CONNECTION, erpConnectionId, erpRecordType, method, RIGHTS } from './fields';

export const resource: Resource = {
  value: 'erpMapping',
  name: 'ERP Mapping',
  description: 'Which fields and list entries of an ERP system correspond to which in SuperOffice',
};

const NOT_FOUND = 'There is no such mapping';

/** Lists the fields of a mapping, one item each. Forms pick fields from it. */
export const getFields = operation({
  resource: 'erpMapping',
  operation: 'getFields',
  name: 'Get Fields',
  action: 'Get fields of ERP mapping',
  description: 'Get the fields of an ERP record type with what each is mapped to, one item for each field',
  ...method('GetActorTypeMapping'),
  effect: 'read',
  fields: [erpConnectionId, erpRecordType('ActorType')],
  walk: 'whole',
  result: rows('FieldMappings', ErpSyncFieldMapping, {
    simplify: [
      'ErpFieldId',
      'ErpFieldKey',
      'ErpDisplayName',
      'CrmFieldKey',
      'CrmDisplayName',
      'SyncToCrm',
      'SyncToErp',
      'FieldType',
      'Access',
      'ShowInGui',
      'ShowInSearch',
      'AlreadyMapped',
      'MissingInERP',
      'MissingInCRM',
    ],
  }),
  verdict: bare('null', NOT_FOUND),
});

/** Reads a mapping whole. */
export const get = operation({
  resource: 'erpMapping',
  operation: 'get',
  name: 'Get',
  action: 'Get ERP mapping',
  description: 'Get how the fields of an ERP record type are mapped, as one item',
  ...method('GetActorTypeMapping'),
  effect: 'read',
  fields: [erpConnectionId, erpRecordType('ActorType')],
  result: one(ErpSyncActorTypeMapping),
  verdict: bare('null', NOT_FOUND),
});

/** Reads what an ERP record type is in SuperOffice. */
export const getCrmRecordType = operation({
  resource: 'erpMapping',
  operation: 'getCrmRecordType',
  name: 'Get CRM Record Type',
  action: 'Get CRM record type of ERP mapping',
  description: 'Get which kind of record in SuperOffice an ERP record type is synchronized with',
  ...method('GetCrmActorType'),
  effect: 'read',
  fields: [erpConnectionId, erpRecordType('ErpActorType')],
  result: scalar('CrmActorType', crmActorType(), '', { meaning: 'meaning' }),
  verdict: bare('null', NOT_FOUND),
});

/** The word with which a row says that a field is no longer mapped. */
const NOTHING = 'none';

/** The members of a row that people change. As JSON it also takes the others, as Get Fields puts them out. */
const fieldMapping = records(
  { itemLabel: 'Field Mapping', open: true },
  body('erpFieldKey', key(), {
    label: 'ERP Field Key',
    wire: 'ErpFieldKey',
    required: true,
    list: 'searchErpFields',
    example: 'CustomerName',
  }),
  body('crmFieldKey', text({ key: true, blank: NOTHING }), {
    label: 'CRM Field Key',
    wire: 'CrmFieldKey',
    example: 'NAME',
    description: `Key of the field in SuperOffice. Enter ${NOTHING} to remove the mapping of the ERP field.`,
  }),
  body('syncToCrm', boolean(), {
    label: 'To SuperOffice',
    wire: 'SyncToCrm',
    description: 'Whether changes in the ERP system go to SuperOffice',
  }),
  body('syncToErp', boolean(), {
    label: 'To ERP',
    wire: 'SyncToErp',
    description: 'Whether changes in SuperOffice go to the ERP system',
  }),
  body('showInGui', boolean(), {
    label: 'Show in ERP Tab',
    wire: 'ShowInGui',
    description: 'Whether the ERP tab of SuperOffice shows the field',
  }),
  body('showInSearch', boolean(), {
    label: 'Show in Search',
    wire: 'ShowInSearch',
    description: 'Whether the field is shown when users search for records of the ERP system',
  }),
);

/** Changes single rows of a mapping, and keeps the others. */
export const update = operation({
  resource: 'erpMapping',
  operation: 'update',
  name: 'Update',
  action: 'Update ERP mapping',
  description:
    'Change what single fields of an ERP record type are mapped to. Fields that you leave out stay as they are.',
  warning: 'A changed mapping changes what the next sync overwrites, in SuperOffice and in the ERP system.',
  ...method('SaveActorTypeMapping'),
  effect: 'idempotent',
  fields: argument('Mapping', ErpSyncActorTypeMapping, {
    top: ['erpConnectionId', 'actorTypeErp', 'fieldMappings'],
    required: ['erpConnectionId', 'actorTypeErp'],
    rest: updates,
    omit: RIGHTS,
    rename: { actorTypeErp: 'erpActorType', actorTypeCrm: 'crmActorType' },
    change: {
      erpConnectionId: { ...CONNECTION, type: recordId() },
      actorTypeErp: {
        label: 'ERP Record Type',
        description:
          'Kind of record in the ERP system. Customers, suppliers and partners are companies in SuperOffice.',
      },
      actorTypeCrm: {
        label: 'Record Type',
        description: 'Kind of record in SuperOffice that it is synchronized with',
      },
      isActive: { label: 'Active', description: 'Whether records of this type are synchronized' },
      fieldMappings: {
        label: 'Field Mappings',
        type: fieldMapping,
        description: 'The fields to change. Each is found by its ERP Field Key; all others stay.',
      },
    },
  }),
  merge: wholeRecord('Mapping', get, {
    key: { erpConnectionId: 'erpConnectionId', erpActorType: 'erpActorType' },
    except: RIGHTS,
    rows: { fieldMappings: { key: ['erpFieldKey'] } },
    always: true,
  }),
  result: one(ErpSyncActorTypeMapping),
  verdict: bare('null', NOT_FOUND),
});

/** Reads how the entries of lists are matched. */
export const getListMappings = operation({
  resource: 'erpMapping',
  operation: 'getListMappings',
  name: 'Get List Mappings',
  action: 'Get list mappings of ERP connection',
  description: 'Get which entries of the lists of an ERP system correspond to which in SuperOffice',
  ...method('GetConnectionListMappings'),
  effect: 'read',
  fields: [erpConnectionId],
  result: one(ErpConnectionListMappingContainer),
  verdict: bare('null', NOT_FOUND),
});

const entry = records(
  { itemLabel: 'Entry', open: true },
  body('erpListItemId', key(), {
    label: 'ERP List Item ID',
    wire: 'ErpListItemId',
    required: true,
    example: 'NET30',
  }),
  body('crmListItemId', recordId(0), {
    label: 'CRM List Item ID',
    wire: 'CrmListItem.Id',
    required: true,
    example: '4',
    description: 'ID of the entry in SuperOffice that it stands for. Enter 0 if it stands for none.',
  }),
);

const listMapping = records(
  { itemLabel: 'List Mapping', open: true },
  body('erpListName', text(), {
    label: 'ERP List Name',
    wire: 'ErpListName',
    required: true,
    example: 'PaymentTerms',
  }),
  body('erpActorTypeName', text(), {
    label: 'ERP Record Type Name',
    wire: 'ErpActorTypeName',
    example: 'Customer',
    description: 'Needed if several record types use a list of this name, as Get List Mappings shows it',
  }),
  body('erpCrmListItemMappings', entry, {
    label: 'Entries',
    wire: 'ErpCrmListItemMappings',
    required: true,
    description: 'The entries to change. Each is found by its ERP List Item ID; all others stay.',
  }),
);

/** Matches single entries of lists, and keeps the others. */
export const updateListMappings = operation({
  resource: 'erpMapping',
  operation: 'updateListMappings',
  name: 'Update List Mappings',
  action: 'Update list mappings of ERP connection',
  description:
    'Change which entries of the lists of an ERP system correspond to which in SuperOffice. Entries that you leave out stay as they are.',
  warning: 'A changed mapping changes what the next sync overwrites, in SuperOffice and in the ERP system.',
  ...method('SaveConnectionListMappings'),
  effect: 'idempotent',
  fields: argument('ListMapping', ErpConnectionListMappingContainer, {
    top: ['erpConnectionId', 'erpListItemMappings'],
    required: ['erpConnectionId', 'erpListItemMappings'],
    omit: ['erpConnectionName', ...RIGHTS],
    rename: { erpListItemMappings: 'listMappings' },
    change: {
      erpConnectionId: { ...CONNECTION, type: recordId() },
      erpListItemMappings: { label: 'List Mappings', type: listMapping },
    },
  }),
  merge: wholeRecord('ListMapping', getListMappings, {
    key: { erpConnectionId: 'erpConnectionId' },
    except: RIGHTS,
    rows: {
      erpListItemMappings: { key: ['erpListName', 'erpActorTypeName'] },
      'erpListItemMappings.erpCrmListItemMappings': { key: ['erpListItemId'], adds: true },
    },
    always: true,
  }),
  result: one(ErpConnectionListMappingContainer),
  verdict: bare('null', NOT_FOUND),
});

const erpFieldId = body('erpFieldId', recordId(), {
  label: 'ERP Field ID',
  wire: 'ErpFieldId',
  required: true,
  list: 'searchErpFieldIds',
  example: '143',
  description: 'Field of the ERP system (ErpFieldId of ERP Mapping: Get Fields)',
});

/** Only the list of fields needs them: the methods take the ID of the field alone. */
const ofList: Field[] = [
  control('erpConnectionId', recordId(), {
    ...CONNECTION,
    description: 'Connection to an ERP system. Needed only to pick the field from the list.',
  }),
  control('erpActorType', erpActorType(), {
    label: 'ERP Record Type',
    description: 'Kind of record in the ERP system. Needed only to pick the field from the list.',
  }),
];

/** Reads what an ERP field gets if there is no value for it. */
export const getDefaultValue = operation({
  resource: 'erpMapping',
  operation: 'getDefaultValue',
  name: 'Get Default Value',
  action: 'Get default value of ERP field',
  description: 'Get what an ERP field gets if SuperOffice has no value for it',
  ...method('GetDefaultValueInfo'),
  effect: 'read',
  fields: [...ofList, erpFieldId],
  result: one(ErpSyncDefaultValue),
  verdict: bare('null', 'There is no such ERP field'),
});

const ENCODED =
  'Text as it is, 5 as [I:5], 1.5 as [F:1.5], a date as [DT:12/31/2026 00:00:00], yes and no as [I:1] and [I:0], an entry of a list by its ID';

/** Sets what an ERP field gets, and keeps what is not given. */
export const setDefaultValue = operation({
  resource: 'erpMapping',
  operation: 'setDefaultValue',
  name: 'Set Default Value',
  action: 'Set default value of ERP field',
  description: 'Set what an ERP field gets if SuperOffice has no value for it. What you leave out stays.',
  ...method('SaveDefaultValueInfo'),
  effect: 'idempotent',
  fields: [
    ...ofList,
    ...argument('ErpSyncDefaultValue', ErpSyncDefaultValue, {
      top: ['erpFieldId'],
      required: ['erpFieldId'],
      rest: updates,
      omit: ['erpFieldKey', 'fieldType', 'listName', 'access', ...RIGHTS],
      change: {
        erpFieldId: { ...erpFieldId, type: recordId() },
        defaultValue: { label: 'Default Value', description: ENCODED, example: 'EUR' },
        hasFirstSyncDefaultValue: {
          label: 'Set on First Sync',
          description: 'Whether the first sync of a record sets a value of its own',
        },
        firstSyncDefaultValue: { label: 'First Sync Value', description: ENCODED, example: 'EUR' },
        promptUser: {
          label: 'Ask User',
          description: 'Whether users must enter the value when a record is synchronized for the first time',
        },
        mandatory: { label: 'Mandatory', description: 'Whether users must give a value' },
      },
    }),
  ],
  clearFields: ['defaultValue', 'firstSyncDefaultValue'],
  merge: wholeRecord('ErpSyncDefaultValue', getDefaultValue, {
    key: { erpFieldId: 'erpFieldId' },
    except: RIGHTS,
    always: true,
  }),
  result: one(ErpSyncDefaultValue),
  verdict: bare('null', 'There is no such ERP field'),
});

/** Moves a field in the order of forms. */
export const moveField = operation({
  resource: 'erpMapping',
  operation: 'moveField',
  name: 'Move Field',
  action: 'Move ERP field',
  description: 'Move an ERP field one place in the order in which SuperOffice shows the fields',
  ...method('MoveErpFieldItem'),
  effect: 'once',
  lookUp: 'Look at the order of the fields in ERP Mapping: Get Fields before you move it again.',
  fields: [
    erpConnectionId,
    erpRecordType('ErpActorType'),
    erpFieldId,
    body('direction', choice({ later: [1, 'Later'], earlier: [-1, 'Earlier'] }), {
      label: 'Direction',
      wire: 'Direction',
      required: true,
      description: 'Where to move it: Later raises its rank, Earlier lowers it',
    }),
  ],
  serializeBy: ['erpConnectionId', 'erpActorType'],
  repeats: ['erpFieldId', 'direction'],
  result: done(),
});

/** Has SuperOffice forget the column layouts of a list. */
export const resetColumns = operation({
  resource: 'erpMapping',
  operation: 'resetColumns',
  name: 'Reset List Columns',
  action: 'Reset list columns of ERP connection',
  description:
    'Have SuperOffice forget the stored columns of one of its lists, after the mapping of a connection has changed',
  ...method('ValidateArchiveColumnConfig'),
  effect: 'idempotent',
  fields: [
    erpConnectionId,
    body('listOwner', text(), {
      label: 'List Owner',
      wire: 'ListOwner',
      required: true,
      example: 'ErpSearch',
      description: 'Name that the list has in the settings of SuperOffice’s windows',
    }),
  ],
  serializeBy: ['erpConnectionId', 'listOwner'],
  result: done(),
});
