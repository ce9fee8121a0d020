import type { SuperOfficeState } from '../state';
import { erpSyncLog } from '../state/erp';
import { enumNumber } from '../state/records/blank';
import { plainProvider, rowOf } from './provider';
import type { ArchiveRow, ProviderOf } from './provider';

/** Archives of what is not a kind of record, by their documented names. */
export const OTHER_ARCHIVES: Record<string, ProviderOf> = {
  BatchTasks: (state) => plainProvider('BatchTasks', () => taskRows(state)),
  // The page of `getAllRows` names providers that run only with a restriction; the samples of this one have it.
  ErpSyncLog: (state) => plainProvider('ErpSyncLog', () => logRows(state), { needsFilter: true }),
  ForeignKeys: (state) => plainProvider('ForeignKeys', () => keyRows(state)),
};

function keyRows({ foreignKeys }: SuperOfficeState): ArchiveRow[] {
  return foreignKeys.rows().map(({ app, device, key }) =>
    rowOf(key.id, 'foreignKey', {
      appId: app.id,
      appName: app.name,
      deviceId: device.id,
      deviceName: device.name,
      deviceIdentifier: device.identifier,
      keyId: key.id,
      keyName: key.name,
      keyValue: key.value,
      tableId: key.table,
      recordId: key.record,
      keyUpdatedDate: key.updated,
      keyRegisteredDate: key.created,
    }),
  );
}

function taskRows({ batchTasks }: SuperOfficeState): ArchiveRow[] {
  return batchTasks.list().map((task) =>
    rowOf(Number(task.Id), 'batchtask', {
      DefinitionName: task.Name,
      Description: task.Description,
      State: enumNumber('BatchTaskState', task.State),
      DetailsTable: task.DetailsTable,
      DetailsRecord: task.DetailsRecord,
      Request: task.Request,
      Response: task.Response,
      StartCount: task.StartCount,
      LastStarted: task.LastStarted,
      ProgressPercent: task.ProgressPercent,
      ProgressDescription: task.ProgressDescription,
      registeredBy: task.AssociateId,
      registeredDate: task.Created,
    }),
  );
}

function logRows(state: SuperOfficeState): ArchiveRow[] {
  return erpSyncLog(state).map((row) => rowOf(row.id, 'all', { ...row }));
}
