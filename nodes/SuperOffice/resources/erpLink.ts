import {
  bare,
  body,
  boolean,
  choice,
  control,
  deleted,
  done,
  http,
  key,
  list,
  member,
  named,
  operation,
  records,
  rows,
  text,
  type Field,
  type Resource,
} from '../../shared/operation';
import {
  agentPage,
  agentPath,
  crmActorType,
  crmRecordId,
  erpActorType,
  erpConnectionId,
  erpKey,
} from '../erpFields';
import { linked } from '../linked';
import { erpActorType as erpTypes } from '../types/choices';
import { ErpConnectionData, ErpSyncFieldValue, erpValues } from '../types/erpField';

export const resource: Resource = {
  value: 'erpLink',
  name: 'ERP Link',
  description: 'Links between records in SuperOffice and records in ERP systems',
};

const neverTool = 'It changes what is synchronized. Run it in the workflow itself.';

/** Whether a record is linked, connection by connection. */
export const getStatus = operation({
  resource: 'erpLink',
  operation: 'getStatus',
  name: 'Get Status',
  action: 'Get status of ERP links',
  description:
    'Get the ERP connections that a record can be linked through, whether it is linked, and the ERP fields to show. One item for each connection.',
  ...agentPage('GetConnectionsAndDisplayFields'),
  call: http('POST', agentPath('GetConnectionsAndDisplayFields'), 'basic'),
  effect: 'read',
  fields: [crmActorType(), crmRecordId('EntityId')],
  result: rows('', ErpConnectionData),
  verdict: bare('null', 'SuperOffice has no such record'),
});

/** The values of a record in the ERP system. They come without their keys, in the order of the request. */
export const getErpFieldValues = operation({
  resource: 'erpLink',
  operation: 'getErpFieldValues',
  name: 'Get ERP Field Values',
  action: 'Get ERP field values of record',
  description: 'Get what the ERP system has in some fields of a linked record',
  ...agentPage('GetErpFieldValues'),
  call: http('POST', agentPath('GetErpFieldValues'), 'basic'),
  effect: 'read',
  fields: [
    erpConnectionId(),
    crmActorType(),
    crmRecordId('EntityId'),
    body('fieldKeys', list(text()), {
      label: 'Field Keys',
      wire: 'FieldKeys',
      required: true,
      example: 'NAME, CREDITLIMIT',
      description: 'Keys of ERP fields: one, several separated by commas, or an array',
      picks: { list: 'searchErpFields', one: 'ERP Field', several: 'ERP Fields', ticked: true },
    }),
    control('listFieldsOf', erpTypes(), {
      label: 'List Fields of ERP Record Type',
      description: 'Kind of ERP record whose fields are listed above. It is not sent.',
    }),
  ],
  result: named('Values', 'fieldKeys', erpValues()),
  verdict: bare('null', 'SuperOffice has no such record, or it is not linked through this connection'),
});

/** The values of a record in SuperOffice, as the synchronization sees them. */
export const getCrmValues = operation({
  resource: 'erpLink',
  operation: 'getCrmValues',
  name: 'Get CRM Values',
  action: 'Get CRM values of record',
  description:
    'Get the values of a record that can be synchronized, to compare them with those of the ERP system. One item for each field.',
  ...agentPage('GetFieldValuesFromCrm'),
  call: http('POST', agentPath('GetFieldValuesFromCrm'), 'basic'),
  effect: 'read',
  fields: [crmActorType('ActorTypeCrm'), crmRecordId('RecordId')],
  result: rows('', ErpSyncFieldValue),
  verdict: bare('null', 'SuperOffice has no such record'),
});

/** Removes a link. */
export const breakLink = operation({
  resource: 'erpLink',
  operation: 'break',
  name: 'Break',
  action: 'Break ERP link',
  description:
    'Remove the link of a record with its record in the ERP system. Both records stay, and are no longer synchronized.',
  ...agentPage('BreakActorLink'),
  call: http('POST', agentPath('BreakActorLink'), 'basic'),
  effect: 'idempotent',
  neverTool,
  warning: 'The record is no longer synchronized with the ERP system.',
  serializeBy: ['erpConnectionId', 'crmActorType', 'crmRecordId'],
  fields: [erpConnectionId(), crmActorType(), crmRecordId()],
  result: deleted(),
  verdict: bare(
    'false',
    'SuperOffice removed no link. The record may not be linked through this connection.',
  ),
  refusedRepeat: {
    read: {
      operation: getStatus,
      with: { crmActorType: 'crmActorType', crmRecordId: 'crmRecordId' },
      match: { ErpConnectionId: 'erpConnectionId' },
      done: { member: 'Connected', is: false },
    },
  },
});

const ifLinked: Field = control(
  'ifLinked',
  choice({
    fail: ['fail', 'Fail', 'Keep the link that is there'],
    replace: ['replace', 'Replace', 'Break the link that is there first'],
  }),
  {
    label: 'If Linked Already',
    starts: 'fail',
    description: 'What to do if the record is linked through this connection already',
  },
);

const NOT_LINKED =
  'SuperOffice made no link, and gave no reason. One of the two records may not exist or be linked already, the connection may be inactive, or the company of a person is not linked yet.';

/** Stores a link and nothing else. */
export const create = operation({
  resource: 'erpLink',
  operation: 'create',
  name: 'Create',
  action: 'Create ERP link',
  description:
    'Link a record with an existing record in the ERP system. No values are transferred; Connect does that too.',
  ...agentPage('CreateActorLink'),
  call: http('POST', agentPath('CreateActorLink'), 'basic'),
  effect: 'once',
  neverTool,
  lookUp: linked(getStatus, { choice: 'ifLinked', operation: breakLink }),
  serializeBy: ['erpConnectionId', 'crmActorType', 'crmRecordId'],
  repeats: ['erpConnectionId', 'crmActorType', 'crmRecordId', 'erpActorType', 'erpKey'],
  fields: [erpConnectionId(), crmActorType(), crmRecordId(), erpActorType(), erpKey(), ifLinked],
  result: done(),
  verdict: bare('false', NOT_LINKED),
});

/** Links, and transfers values once. ConnectActor is the same call without an answer. */
export const connect = operation({
  ...create,
  operation: 'connect',
  name: 'Connect',
  action: 'Connect record with ERP',
  description:
    'Link a record with an existing record in the ERP system, and transfer values of fields in the directions that you choose',
  ...agentPage('TryConnectActor'),
  call: http('POST', agentPath('TryConnectActor'), 'basic'),
  fields: [
    ...create.fields.filter((field) => field !== ifLinked),
    body(
      'fieldValues',
      records(
        { itemLabel: 'Field Value', open: true },
        member('CrmFieldKey', key(), {
          label: 'CRM Field Key',
          required: true,
          list: 'searchSuperOfficeFields',
          example: 'PHONE',
          description: 'Key of the field in SuperOffice',
        }),
        member('Value', text(), {
          description:
            'Text as it is, numbers as [I:5] and [F:1.5], yes and no as [I:1] and [I:0], dates as [DT:12/31/2026 00:00:00.0000000], entries of lists by ID',
        }),
        member('SyncToCrm', boolean(), {
          label: 'To SuperOffice',
          description: 'Whether changes in the ERP system go to SuperOffice',
        }),
        member('SyncToErp', boolean(), {
          label: 'To ERP',
          description: 'Whether changes in SuperOffice go to the ERP system',
        }),
        member('DisplayName', text(), { description: 'Name of the field for users' }),
        member('DisplayValue', text(), { description: 'Value as users see it' }),
      ),
      {
        label: 'Field Values',
        wire: 'FieldValues',
        description:
          'Values for the first synchronization. Items of Get CRM Values and of ERP Actor: Get Values can be passed on as JSON.',
      },
    ),
    ifLinked,
  ],
});
