import {
  body,
  boolean,
  control,
  http,
  integer,
  json,
  list,
  one,
  operation,
  shared,
  text,
  type Resource,
} from '../../shared/operation';
import { pluginResponse } from '../connector';

export const resource: Resource = { value: 'erpSync', name: 'ERP Sync' };

/** Members of a PluginResponse. */
const response = {
  IsOk: boolean(),
  UserExplanation: text(),
  TechExplanation: text(),
  ErrorCode: text(),
  Changes: json(),
  Status: text(),
  TableRight: json(),
  FieldProperties: json(),
};

/** Pushes linked records again in one direction, whatever their time stamps. An empty list means every record. */
export const forceResync = operation({
  resource: 'erpSync',
  operation: 'forceResync',
  name: 'Force Resync',
  action: 'Force resync of records',
  description:
    'Synchronize linked records again from the CRM or from an ERP connection, whatever their time stamps say',
  docs: 'https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent/v1ErpSyncAgent_ForceResync.html',
  documented: 'ForceResync',
  call: http('POST', '/api/v1/Agents/ErpSync/ForceResync', 'basic'),
  effect: 'idempotent',
  fields: [
    body('erpConnectionId', integer({ min: 0, max: 2_147_483_647 }), {
      label: 'ERP Connection ID',
      wire: 'ErpConnectionId',
      required: true,
      list: 'searchErpConnections',
      example: '612',
      description: 'ERP connection whose values win. 0: the values in SuperOffice win.',
    }),
    body('internalKeyIds', list(integer({ min: 1, max: 2_147_483_647 })), {
      label: 'Internal Key IDs',
      wire: 'InternalKeyIds',
      required: true,
      shownIf: { field: 'resyncAllRecords', is: false },
      example: '386, 230',
      description:
        'IDs of the synchronized records in table ErpInternalKey, which are not company or person IDs: one, several separated by commas, or an array. Those of many items travel in one call.',
    }),
    control('resyncAllRecords', boolean(), {
      label: 'Resync All Records',
      description:
        'Whether to resync every linked record instead of a list of them. This can overwrite a great deal of data.',
      warning:
        'Every linked record is resynced, each time this node runs. Values in all of them may be overwritten.',
    }),
  ],
  batch: { collects: 'internalKeyIds', all: 'resyncAllRecords', verdict: shared('InternalKeyId') },
  result: one(response),
  verdict: pluginResponse,
});
