import type { SuperOfficeState } from '../state';
import { plainProvider, rowOf } from './provider';
import type { ArchiveRow, ProviderOf } from './provider';

/** Archives of what is not one of the five kinds of record, by their documented names. */
export const OTHER_ARCHIVES: Record<string, ProviderOf> = {
  FindSelection: (state) => plainProvider('FindSelection', () => selectionRows(state)),
  ForeignKeys: (state) => plainProvider('ForeignKeys', () => keyRows(state)),
};

function selectionRows({ selections }: SuperOfficeState): ArchiveRow[] {
  return selections.all().map((selection) =>
    rowOf(selection.id, 'selection', {
      selectionId: selection.id,
      name: selection.name,
      associateId: selection.associateId,
      targetTableNumber: selection.table,
      memberCount: selection.members.length,
      registeredDate: selection.created,
      lastMembershipChange: selection.changed,
    }),
  );
}

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
