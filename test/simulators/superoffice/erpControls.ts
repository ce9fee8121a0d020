import type { ControlAction } from '../server/exchange';
import type { SuperOfficeState } from './state';
import type { CrmType, ErpType, KeyOutcome, Values } from './state/erp';

/** What the control surface offers of ErpSync, for tests in another process: what others do outside the API. */
export function erpControls({ erp, batchTasks }: SuperOfficeState): Record<string, ControlAction> {
  return {
    'GET erpLog': () => erp.log.all(),
    'GET erpLinks': () =>
      erp.links.all().map(({ key, connection, type, erpKey }) => ({
        internalKeyId: key.id,
        record: key.record,
        connection,
        actorType: type,
        erpKey,
      })),
    'POST erpOutcome': (body) => {
      const { internalKeyId, ...outcome } = body as { internalKeyId: number } & KeyOutcome;
      erp.links.setOutcome(internalKeyId, outcome);
    },
    'POST changeInErp': (body) => {
      const { connection, actorType, erpKey, values } = body as {
        connection: number;
        actorType: ErpType;
        erpKey: string;
        values: Values;
      };
      erp.changeInErp(connection, actorType, erpKey, values);
    },
    'POST changeInCrm': (body) => {
      const { type, id, values } = body as { type: CrmType; id: number; values: Values };
      erp.changeInCrm(type, id, values);
    },
    'POST erpEngine': (body) => erp.engine.set((body as { isRunning: boolean }).isRunning),
    'POST erpDown': (body) => {
      const { connection, down } = body as { connection: number; down: boolean };
      if (down) erp.systems.down.add(connection);
      else erp.systems.down.delete(connection);
    },
    'POST batchTasks': (body) => {
      const { held } = body as { held: boolean };
      batchTasks.held = held;
    },
  };
}
