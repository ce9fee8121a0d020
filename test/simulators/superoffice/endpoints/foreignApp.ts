import { shownTo } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { listOf } from '../archive/list';
import { patched } from '../patch';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { associateCarrier, associateWith } from '../state/records/associates';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import { tableNumber } from '../state/foreignKeys';
import type { ForeignApp, ForeignDevice, ForeignKey, KeyPlace } from '../state/foreignKeys';

/**
 * Foreign applications, their devices and the keys of records. What is not there is answered as null, except for an
 * application by its id: only that page has a 404. A key needs its application and device.
 */
export const foreignApp: Endpoints = {
  v1ForeignAppEntity_GetAll: (state, call) => listOf(state, call, 'ForeignKeys', '/api/v1/ForeignApp'),
  v1ForeignAppEntity_DefaultForeignAppEntity: () => blank('ForeignAppEntity'),
  v1ForeignAppEntity_PostForeignApp: (state, call) =>
    shownApp(call, state.foreignKeys.saveApp(call.path.appName ?? '')),
  v1ForeignAppEntity_PostForeignApp_PUT: (state, call) =>
    shownApp(call, state.foreignKeys.saveApp(call.path.appName ?? '')),
  v1ForeignAppEntity_PostForeignAppEntity: (state, call) =>
    shownApp(call, state.foreignKeys.saveApp(String((call.body as SoRecord).Name ?? ''))),
  v1ForeignAppEntity_GetForeignAppEntity: (state, call) => shownApp(call, appById(state, call)),
  v1ForeignAppEntity_PutForeignAppEntity: rename,
  v1ForeignAppEntity_PatchForeignAppEntity: rename,
  v1ForeignAppEntity_DeleteForeignAppEntity: (state, call) =>
    state.foreignKeys.removeApp(appById(state, call).id),
  v1ForeignAppEntity_GetAppByName: (state, call) => {
    const app = state.foreignKeys.app(call.path.applicationName ?? '');
    return app ? shownApp(call, app) : null;
  },
  v1ForeignAppEntity_GetApplicationDevices: (state, call) => {
    const app = state.foreignKeys.app(call.path.applicationName ?? '');
    return (app?.devices ?? []).map((device) => shownDevice(call, device, app?.id ?? 0));
  },
  v1ForeignAppEntity_GetDeviceByIdentifier: (state, call) => {
    const device = state.foreignKeys.device(placeOf(call));
    return device ? shownDevice(call, device, appOf(state, call).id) : null;
  },
  v1ForeignAppEntity_SaveDeviceByIdentifier: saveDevice,
  v1ForeignAppEntity_AddDeviceByIdentifier: saveDevice,
  v1ForeignAppEntity_DeleteDeviceByIdentifier: (state, call) => state.foreignKeys.removeDevice(placeOf(call)),
  v1ForeignAppEntity_GetKey: keyOfRecord,
  v1ForeignAppEntity_GetKeyOnDeviceIdentifier: keyOfRecord,
  v1ForeignAppEntity_GetKeyValue: valueOfRecord,
  v1ForeignAppEntity_GetKeyValueOnDeviceIdentifier: valueOfRecord,
  v1ForeignAppEntity_GetKeyByValue: (state, call) =>
    keyByValue(state, call, call.query.get('keyValue') ?? ''),
  v1ForeignAppEntity_GetKeyByValueAndIdentifier: (state, call) =>
    keyByValue(state, call, call.query.get('Value') ?? ''),
  v1ForeignAppEntity_SaveForeignKey: (state, call) => storeKey(state, call, 'save'),
  v1ForeignAppEntity_AddForeignKey: (state, call) => storeKey(state, call, 'add'),
  v1ForeignAppEntity_DeleteForeignKeyOnName: (state, call) => {
    const { keyName = '', recordId } = call.path;
    state.foreignKeys.remove(placeOf(call), keyName, tableIn(call), Number(recordId));
  },
};

function placeOf({ path }: OfficeCall): KeyPlace {
  return {
    app: path.applicationName ?? '',
    device: path.deviceName ?? '',
    identifier: path.deviceIdentifier,
  };
}

function tableIn({ path }: OfficeCall): number {
  return knownTable(path.tableName ?? '');
}

function knownTable(name: string): number {
  const table = tableNumber(name);
  if (table === undefined) throw new OfficeError(400, `The table ${name} does not exist`);
  return table;
}

function appById({ foreignKeys }: SuperOfficeState, { path }: OfficeCall): ForeignApp {
  const app = foreignKeys.all().find(({ id }) => id === Number(path.id));
  if (!app) throw notFound('ForeignApp', path.id);
  return app;
}

function appOf({ foreignKeys }: SuperOfficeState, { path }: OfficeCall): ForeignApp {
  const app = foreignKeys.app(path.applicationName ?? '');
  if (!app) throw notFound('ForeignApp', path.applicationName);
  return app;
}

function rename(state: SuperOfficeState, call: OfficeCall): unknown {
  const app = appById(state, call);
  app.name = patched({ Name: app.name }, call.body).Name;
  return shownApp(call, app);
}

function saveDevice(state: SuperOfficeState, call: OfficeCall): unknown {
  const app = appOf(state, call);
  const device = state.foreignKeys.saveDevice(placeOf(call));
  return device && shownDevice(call, device, app.id);
}

function keyOfRecord(state: SuperOfficeState, call: OfficeCall): unknown {
  const key = findOfRecord(state, call);
  return key ? shownKey(call, key) : null;
}

function valueOfRecord(state: SuperOfficeState, call: OfficeCall): unknown {
  return findOfRecord(state, call)?.value ?? null;
}

function findOfRecord({ foreignKeys }: SuperOfficeState, call: OfficeCall): ForeignKey | undefined {
  const { keyName = '', recordId } = call.path;
  const table = tableIn(call);
  return foreignKeys.find(
    placeOf(call),
    (key) => isNamed(key, keyName) && key.table === table && key.record === Number(recordId),
  );
}

function keyByValue({ foreignKeys }: SuperOfficeState, call: OfficeCall, value: string): unknown {
  const { keyName = '' } = call.path;
  const table = tableIn(call);
  const key = foreignKeys.find(
    placeOf(call),
    (each) => isNamed(each, keyName) && each.table === table && each.value === value,
  );
  return key ? shownKey(call, key) : null;
}

function isNamed(key: ForeignKey, name: string): boolean {
  return key.name.toLowerCase() === name.toLowerCase();
}

function storeKey(state: SuperOfficeState, call: OfficeCall, how: 'save' | 'add'): unknown {
  appOf(state, call);
  const device = state.foreignKeys.device(placeOf(call));
  if (!device) throw notFound('ForeignDevice', call.path.deviceName);
  const body = call.body as SoRecord;
  const key = {
    name: String(body.Key ?? ''),
    value: String(body.Value ?? ''),
    table: knownTable(String(body.TableName ?? '')),
    record: Number(body.RecordId ?? 0),
  };
  if (key.name === '') throw new OfficeError(400, 'A foreign key needs its Key');
  const by = associateWith(call.user.associateId)?.name ?? '';
  return shownKey(call, state.foreignKeys[how](device, key, by));
}

function shownApp(call: OfficeCall, app: ForeignApp): unknown {
  const carrier = {
    ...blank('ForeignAppEntity'),
    ForeignAppId: app.id,
    Name: app.name,
    CreatedDate: app.created,
    UpdatedDate: app.updated,
    CreatedBy: associateCarrier(call.user.associateId),
    Devices: app.devices.map((device) => deviceCarrier(device, app.id)),
  };
  return shownTo(call, 'ForeignAppEntity', carrier);
}

function shownDevice(call: OfficeCall, device: ForeignDevice, app: number): unknown {
  return shownTo(call, 'ForeignDevice', deviceCarrier(device, app));
}

function deviceCarrier(device: ForeignDevice, app: number): SoRecord {
  return {
    ...blank('ForeignDevice'),
    ForeignDeviceId: device.id,
    Name: device.name,
    DeviceIdentifier: device.identifier,
    CreatedDate: device.created,
    UpdatedDate: device.created,
    ForeignAppId: app,
  };
}

function shownKey(call: OfficeCall, key: ForeignKey): unknown {
  const kind = Object.values(KINDS).find(({ table }) => table === key.table);
  const carrier = {
    ...blank('ForeignKey'),
    Key: key.name,
    Value: key.value,
    RecordId: key.record,
    TableName: kind?.name ?? '',
    CreatedDate: key.created,
    UpdatedDate: key.updated,
    CreatedBy: key.createdBy,
    UpdatedBy: key.updatedBy,
  };
  return shownTo(call, 'ForeignKey', carrier);
}
