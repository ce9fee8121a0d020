import { bare, body, http, operation, rows } from '../shared/operation';
import { agentPage, agentPath, recordId } from './erpFields';
import { erpActorType } from './types/choices';
import { ErpSyncFieldMapping } from './types/erpMapping';

/** The fields of a kind of ERP record, and the fields of SuperOffice that they correspond to. Forms pick from them. */
export const getMappedFields = operation({
  resource: 'erpMapping',
  operation: 'getFields',
  name: 'Get Fields',
  action: 'Get fields of an ERP mapping',
  description: 'Get the fields of an ERP mapping',
  ...agentPage('GetActorTypeMapping'),
  call: http('POST', agentPath('GetActorTypeMapping'), 'basic'),
  effect: 'read',
  fields: [
    body('erpConnectionId', recordId(), {
      label: 'ERP Connection ID',
      wire: 'ErpConnectionId',
      required: true,
    }),
    body('actorType', erpActorType(), { label: 'ERP Record Type', wire: 'ActorType', required: true }),
  ],
  result: rows('FieldMappings', ErpSyncFieldMapping),
  verdict: bare('null', 'There is no such mapping'),
});
