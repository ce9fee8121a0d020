import type { AgentMethods, Members } from '../call';
import { whole } from '../carrier';
import type { SuperOfficeState } from '../state';
import { resyncByErpKey, resyncByKey, syncAll } from '../state/erpResync';
import type { ErpType, KeyOutcome } from '../state/erpTypes';
import { Given } from './given';

/** Runs of the sync engine and resyncs of chosen records. */
export const erpSync: AgentMethods = {
  SyncAll: (state) => pluginResponse(ordinaryRun(state)),
  ForceSyncAll: ({ erp }) => pluginResponse(syncAll(erp)),
  ForceResync: (state, body) => pluginResponse(byKey(state, body, false)),
  ForceResyncNoBlankValues: (state, body) => pluginResponse(byKey(state, body, true)),
  ForceResyncBatchTask: queue,
  ForceResyncExternal: (state, body) => pluginResponse(byErpKey(state, body, false)),
  ForceResyncExternalNoBlankValues: (state, body) => pluginResponse(byErpKey(state, body, true)),
};

/** Does nothing while automatic synchronization is switched off. */
function ordinaryRun({ erp }: SuperOfficeState): KeyOutcome {
  if (erp.engine.isRunning) return syncAll(erp);
  const user = 'Automatic synchronization is switched off.';
  return { status: 'Error', user, tech: 'The sync engine is stopped.', code: 'EngineStopped' };
}

function byKey({ erp }: SuperOfficeState, body: Members, keepsFilled: boolean): KeyOutcome {
  const given = new Given(body);
  return resyncByKey(erp, {
    source: given.number('ErpConnectionId'),
    keyIds: given.numbers('InternalKeyIds'),
    keepsFilled,
  });
}

function byErpKey({ erp }: SuperOfficeState, body: Members, keepsFilled: boolean): KeyOutcome {
  const given = new Given(body);
  const source = given.number('ErpConnectionId');
  const type = given.text('ErpActorType') as ErpType;
  return resyncByErpKey(erp, type, given.texts('ExternalKeys'), { source, keepsFilled });
}

/** Queues the work of ForceResync. The call answers nothing: not even the id of the task. */
function queue(state: SuperOfficeState, body: Members): void {
  state.batchTasks.add({ Name: 'ErpSync ForceResync', Description: 'Resync with ERP' }, () => {
    const { status, user, tech } = byKey(state, body, false);
    return status === 'Error'
      ? { state: 'Failed', result: user ?? tech ?? '' }
      : { state: 'Succeeded', result: user ?? '' };
  });
}

/** The answer of the methods that speak to connectors. */
export function pluginResponse(outcome: KeyOutcome): object {
  return whole('PluginResponse', {
    IsOk: outcome.status !== 'Error',
    UserExplanation: outcome.user,
    TechExplanation: outcome.tech,
    ErrorCode: outcome.code,
    Status: outcome.status,
  });
}
