import {
  body,
  boolean,
  choice,
  control,
  done,
  http,
  list,
  one,
  operation,
  shared,
  text,
  type Resource,
} from '../../shared/operation';
import { pluginResponse } from '../connector';
import { agentPage, agentPath, erpActorType, erpConnectionId, recordId } from '../erpFields';
import { PluginResponse } from '../types/erpSync';
import { resyncTask } from '../resyncTask';

export const resource: Resource = {
  value: 'erpSync',
  name: 'ERP Sync',
  description: 'Synchronize linked records with ERP systems. Needs an ERP connector in SuperOffice.',
};

const neverTool = 'It can overwrite values in many records. Run it in the workflow itself.';

const warning = 'Values in the other systems are overwritten, also those that are newer.';

const resyncAllRecords = control('resyncAllRecords', boolean(), {
  label: 'Resync All Records',
  description:
    'Whether to resync every linked record instead of a list of them. This can overwrite a great deal of data.',
  warning:
    'Every linked record is resynced, each time this node runs. Values in all of them may be overwritten.',
});

const unlessAll = { field: 'resyncAllRecords', is: false } as const;

/** Pushes linked records again in one direction, whatever their time stamps. An empty list means every record. */
export const forceResync = operation({
  resource: 'erpSync',
  operation: 'forceResync',
  name: 'Force Resync by Internal Key',
  action: 'Force resync of records by internal key',
  description:
    'Synchronize linked records again from SuperOffice or from an ERP connection, whatever their time stamps say',
  ...agentPage('ForceResync'),
  call: http('POST', agentPath('ForceResync'), 'basic'),
  effect: 'idempotent',
  neverTool,
  warning,
  fields: [
    erpConnectionId('ErpConnectionId', {
      min: 0,
      list: 'searchErpConnections',
      description:
        'ERP connection whose values win. 0: the values in SuperOffice win, and go to all connections.',
    }),
    body('internalKeyIds', list(recordId()), {
      label: 'Internal Key IDs',
      wire: 'InternalKeyIds',
      required: true,
      shownIf: unlessAll,
      example: '386, 230',
      description:
        'IDs of the synchronized records in table ErpInternalKey, which are not company or person IDs: one, several separated by commas, or an array. Those of many items travel in one call.',
      hint: 'SuperOffice numbers each linked record once more, in its table ErpInternalKey, and takes only these numbers. No call translates a company ID into one. If you know the keys of the ERP system, use Force Resync by ERP Key.',
    }),
    resyncAllRecords,
  ],
  batch: { collects: 'internalKeyIds', all: 'resyncAllRecords', verdict: shared('InternalKeyId') },
  result: one(PluginResponse),
  verdict: pluginResponse,
});

const KEEPS = 'Blank values never overwrite values that exist at the destination.';

/** The same, for imports: blanks do not overwrite. */
export const forceResyncNoBlankValues = operation({
  ...forceResync,
  operation: 'forceResyncNoBlankValues',
  name: 'Force Resync by Internal Key (Keep Non-Blank)',
  action: 'Force resync of records by internal key without blanks',
  description: `As Force Resync by Internal Key. ${KEEPS}`,
  ...agentPage('ForceResyncNoBlankValues'),
  call: http('POST', agentPath('ForceResyncNoBlankValues'), 'basic'),
});

/** The same as a batch task. The answer does not say which one. */
export const forceResyncInBackground = operation({
  ...forceResync,
  operation: 'forceResyncInBackground',
  name: 'Force Resync in Background',
  action: 'Force resync of records in background',
  description:
    'As Force Resync by Internal Key, as a batch task of SuperOffice: for thousands of records. It goes on after this call; Wait for Batch Task waits for its end.',
  ...agentPage('ForceResyncBatchTask'),
  call: http('POST', agentPath('ForceResyncBatchTask'), 'basic'),
  awaited: resyncTask,
  result: done(),
  verdict: undefined,
});

/** The same for keys that users know. */
export const forceResyncByErpKey = operation({
  resource: 'erpSync',
  operation: 'forceResyncByErpKey',
  name: 'Force Resync by ERP Key',
  action: 'Force resync of records by ERP key',
  description: 'Synchronize linked records again from the ERP system, by the keys that they have there',
  ...agentPage('ForceResyncExternal'),
  call: http('POST', agentPath('ForceResyncExternal'), 'basic'),
  effect: 'idempotent',
  neverTool,
  warning,
  fields: [
    erpConnectionId('ErpConnectionId', { description: 'ERP connection whose values win' }),
    erpActorType(),
    body('externalKeys', list(text()), {
      label: 'ERP Keys',
      wire: 'ExternalKeys',
      required: true,
      shownIf: unlessAll,
      example: 'C10300, C10301',
      description:
        'Keys of the records in the ERP system, such as customer numbers: one, several separated by commas, or an array. Those of many items travel in one call.',
    }),
    resyncAllRecords,
  ],
  batch: { collects: 'externalKeys', all: 'resyncAllRecords', verdict: shared('ErpKey') },
  result: one(PluginResponse),
  verdict: pluginResponse,
});

/** The same, for imports: blanks do not overwrite. */
export const forceResyncByErpKeyNoBlankValues = operation({
  ...forceResyncByErpKey,
  operation: 'forceResyncByErpKeyNoBlankValues',
  name: 'Force Resync by ERP Key (Keep Non-Blank)',
  action: 'Force resync of records by ERP key without blanks',
  description: `As Force Resync by ERP Key. ${KEEPS}`,
  ...agentPage('ForceResyncExternalNoBlankValues'),
  call: http('POST', agentPath('ForceResyncExternalNoBlankValues'), 'basic'),
});

/** A run takes nothing, so users choose it on purpose. */
const scope = control('scope', choice({ allConnections: ['allConnections', 'All Active ERP Connections'] }), {
  label: 'Synchronize',
  required: true,
  description: 'A run concerns all connections and all records',
});

/** An ordinary run: only what has changed. */
export const syncAll = operation({
  resource: 'erpSync',
  operation: 'syncAll',
  name: 'Sync All',
  action: 'Sync all ERP connections',
  description:
    'Run the ordinary synchronization of all active ERP connections now: it carries over what has changed. Once is enough, so give this node one item.',
  ...agentPage('SyncAll'),
  call: http('POST', agentPath('SyncAll'), 'basic'),
  effect: 'idempotent',
  neverTool,
  // All runs concern all records, so they go one after another.
  serializeBy: [],
  fields: [scope],
  result: one(PluginResponse),
  verdict: pluginResponse,
});

/** The same although it is switched off. */
export const forceSyncAll = operation({
  ...syncAll,
  operation: 'forceSyncAll',
  name: 'Force Sync All',
  action: 'Force sync of all ERP connections',
  description: 'As Sync All, also while automatic synchronization is switched off',
  ...agentPage('ForceSyncAll'),
  call: http('POST', agentPath('ForceSyncAll'), 'basic'),
});
