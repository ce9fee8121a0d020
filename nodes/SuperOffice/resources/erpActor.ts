import {
  bare,
  body,
  boolean,
  done,
  http,
  mapper,
  operation,
  rows,
  scalar,
  type FieldsRead,
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
import { DESCRIBED } from '../types/described';
import { ErpSyncFieldValue, FieldMetadata } from '../types/erpField';
import { getStatus } from './erpLink';

export const resource: Resource = {
  value: 'erpActor',
  name: 'ERP Actor',
  description: 'Records in an ERP system: its customers, suppliers and others',
};

/** The values of an ERP record. */
export const getValues = operation({
  resource: 'erpActor',
  operation: 'getValues',
  name: 'Get Values',
  action: 'Get values of ERP actor',
  description:
    'Get the values of a record in the ERP system that can be synchronized, linked or not. One item for each field.',
  ...agentPage('GetFieldValuesFromErp'),
  call: http('POST', agentPath('GetFieldValuesFromErp'), 'basic'),
  effect: 'read',
  fields: [erpConnectionId(), erpActorType('ActorTypeErp'), erpKey()],
  result: rows('', ErpSyncFieldValue),
  verdict: bare('null', 'The ERP system has no such record'),
});

/** Whether an ERP system can be searched by fields. */
export const supportsAdvancedSearch = operation({
  resource: 'erpActor',
  operation: 'supportsAdvancedSearch',
  name: 'Supports Advanced Search',
  action: 'Check whether ERP actors can be searched by fields',
  description: 'Check whether an ERP connection can search records by their fields, besides by text',
  ...agentPage('SupportsAdvancedSearch'),
  call: http('POST', agentPath('SupportsAdvancedSearch'), 'basic'),
  effect: 'read',
  fields: [erpConnectionId(), erpActorType()],
  result: scalar('supportsAdvancedSearch', boolean()),
});

/** The fields of a new ERP record. */
export const getFieldsForNew = operation({
  resource: 'erpActor',
  operation: 'getFieldsForNew',
  name: 'Get Fields for New',
  action: 'Get fields for new ERP actor',
  description: 'Get the fields that a new record in the ERP system takes. One item for each field.',
  ...agentPage('GetFieldsForNewErpActor'),
  call: http('POST', agentPath('GetFieldsForNewErpActor'), 'basic'),
  effect: 'read',
  fields: [erpConnectionId(), erpActorType()],
  result: rows('', FieldMetadata),
  verdict: bare('null', 'SuperOffice has no such connection, or it does not know this kind of record'),
});

/** The fields of a new record in the ERP system. */
const newActorFields: FieldsRead = {
  ...DESCRIBED,
  operation: getFieldsForNew,
  needs: {
    erpConnectionId: { label: 'ERP Connection', parameter: 'erpConnectionId' },
    erpActorType: { label: 'ERP Record Type', parameter: 'erpActorType' },
  },
};

/** Creates a record in the ERP system and links it. A repeat would create another one. */
export const createFromCrm = operation({
  resource: 'erpActor',
  operation: 'createFromCrm',
  name: 'Create From CRM',
  action: 'Create ERP actor from record',
  description:
    'Create a record in the ERP system from one in SuperOffice, and link the two. Refused if the connection does not allow it. A record that is linked already gets no second one.',
  ...agentPage('CreateErpActorFromCrm'),
  call: http('POST', agentPath('CreateErpActorFromCrm'), 'basic'),
  effect: 'once',
  neverTool: 'It creates a record in the ERP system. Run it in the workflow itself.',
  lookUp: linked(getStatus),
  serializeBy: ['erpConnectionId', 'crmActorType', 'crmRecordId'],
  repeats: ['erpConnectionId', 'crmActorType', 'crmRecordId', 'erpActorType'],
  fields: [
    erpConnectionId('ConnectionId'),
    crmActorType(),
    crmRecordId('CrmEntityId'),
    erpActorType(),
    body('erpFieldKeyValues', mapper(newActorFields, { isNew: true }), {
      label: 'ERP Fields',
      wire: 'ErpFieldKeyValues',
      description: 'Values of fields that are not mapped to fields of SuperOffice',
    }),
  ],
  result: done(),
  verdict: bare(
    'false',
    'The ERP system did not create the record, and SuperOffice gave no reason. The connection may not allow it, a mandatory field may be empty, or the company of a person is not linked yet.',
  ),
});
