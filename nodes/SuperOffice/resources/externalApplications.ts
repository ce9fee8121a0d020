import {
  additional,
  bare,
  body,
  deleted,
  http,
  integer,
  key,
  one,
  operation,
  patch,
  path,
  rows,
} from '../../shared/operation';
import { restPage } from '../page';
import { ForeignAppEntity, ForeignDevice } from '../types/externalId';

/** A page about external IDs. */
export const page = (operationId: string) => restPage('ForeignApp', operationId);

export const application = path('application', key(), {
  label: 'Application',
  wire: 'applicationName',
  required: true,
  example: 'ERP',
  description: 'Name of the other system',
});

const DEVICE =
  'Only for applications with several devices or installations: the name of the one that the ID belongs to. Default: the name of the application.';
export const device = path('device', key(), {
  label: 'Device',
  wire: 'deviceName',
  sameAs: 'application',
  description: DEVICE,
});
export const deviceIdentifier = path('deviceIdentifier', key(), {
  label: 'Device Identifier',
  sameAs: 'device',
  description: 'Needed if several devices have one name. Default: the name of the device.',
});

const shownOfApplication = [
  'ForeignAppId',
  'Name',
  { Devices: 'Devices[].Name' },
  'CreatedDate',
  'UpdatedDate',
];

const shownOfDevice = [
  ...['ForeignDeviceId', 'Name', 'DeviceIdentifier', 'ForeignAppId'],
  ...['CreatedDate', 'UpdatedDate'],
];

/** Makes the application unless it is there. */
export const createApplication = operation({
  resource: 'externalId',
  operation: 'createApplication',
  name: 'Create Application',
  action: 'Create application',
  description: 'Make sure that SuperOffice knows another system, so that external IDs of it can be saved',
  ...page('v1ForeignAppEntity_PostForeignApp_PUT'),
  call: http('PUT', '/api/v1/ForeignApp/{appName}', 'basic'),
  effect: 'idempotent',
  fields: [{ ...application, wire: 'appName' }],
  serializeBy: ['application'],
  result: one(ForeignAppEntity, '', { simplify: shownOfApplication }),
});

/** Makes the device of an application unless it is there. */
export const createDevice = operation({
  resource: 'externalId',
  operation: 'createDevice',
  name: 'Create Device',
  action: 'Create device of application',
  description: 'Make sure that an application has a device. External IDs belong to one.',
  ...page('v1ForeignAppEntity_SaveDeviceByIdentifier'),
  call: http('PUT', '/api/v1/ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}', 'basic'),
  effect: 'idempotent',
  fields: [
    application,
    ...additional(device, deviceIdentifier),
    body('name', key(), { copyOf: 'device', wire: 'Name' }),
    body('identifier', key(), { copyOf: 'deviceIdentifier', wire: 'DeviceIdentifier' }),
  ],
  serializeBy: ['application'],
  result: one(ForeignDevice, '', { simplify: shownOfDevice }),
});

/** Reads an application by its name. */
export const getApplication = operation({
  resource: 'externalId',
  operation: 'getApplication',
  name: 'Get Application',
  action: 'Get application',
  description: 'Get an application that has external IDs, by its name. It fails if there is none.',
  ...page('v1ForeignAppEntity_GetAppByName'),
  call: http('GET', '/api/v1/ForeignApp/{applicationName}', 'basic'),
  effect: 'read',
  fields: [application],
  verdict: bare('null', 'There is no application of this name'),
  result: one(ForeignAppEntity, '', { simplify: shownOfApplication }),
});

const applicationId = path('applicationId', integer({ min: 1, max: 2_147_483_647 }), {
  label: 'Application ID',
  wire: 'id',
  required: true,
  example: '7',
  description: 'ForeignAppId of the application: Get Application shows it',
});

/** Gives an application another name. */
export const renameApplication = operation({
  resource: 'externalId',
  operation: 'renameApplication',
  name: 'Rename Application',
  action: 'Rename application',
  description: 'Give an application another name. Its devices and external IDs stay.',
  ...page('v1ForeignAppEntity_PatchForeignAppEntity'),
  call: patch('/api/v1/ForeignApp/{id}', 'basic'),
  effect: 'idempotent',
  fields: [
    applicationId,
    body('newName', key(), { label: 'New Name', wire: 'Name', required: true, example: 'ERP' }),
  ],
  serializeBy: ['applicationId'],
  result: one(ForeignAppEntity, '', { simplify: shownOfApplication }),
});

/** Deletes an application with all that belongs to it. */
export const deleteApplication = operation({
  resource: 'externalId',
  operation: 'deleteApplication',
  name: 'Delete Application',
  action: 'Delete application',
  description: 'Delete an application with its devices and all their external IDs. The records stay.',
  ...page('v1ForeignAppEntity_DeleteForeignAppEntity'),
  call: http('DELETE', '/api/v1/ForeignApp/{id}', 'basic'),
  effect: 'idempotent',
  warning: 'Deletes the application with its devices and all their external IDs',
  fields: [applicationId],
  serializeBy: ['applicationId'],
  result: deleted(),
});

/** Lists the devices of an application. */
export const getDevices = operation({
  resource: 'externalId',
  operation: 'getDevices',
  name: 'Get Devices',
  action: 'Get devices of application',
  description: 'List the devices of an application',
  ...page('v1ForeignAppEntity_GetApplicationDevices'),
  call: http('GET', '/api/v1/ForeignApp/{applicationName}/Devices', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [application],
  repeats: [],
  result: rows('', ForeignDevice, { simplify: shownOfDevice }),
});

/** Reads a device of an application. */
export const getDevice = operation({
  resource: 'externalId',
  operation: 'getDevice',
  name: 'Get Device',
  action: 'Get device of application',
  description: 'Get a device of an application. It fails if there is none.',
  ...page('v1ForeignAppEntity_GetDeviceByIdentifier'),
  call: http('GET', '/api/v1/ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}', 'basic'),
  effect: 'read',
  fields: [application, ...additional(device, deviceIdentifier)],
  verdict: bare('null', 'The application has no such device'),
  result: one(ForeignDevice, '', { simplify: shownOfDevice }),
});

/** Deletes a device with its external IDs. */
export const deleteDevice = operation({
  resource: 'externalId',
  operation: 'deleteDevice',
  name: 'Delete Device',
  action: 'Delete device of application',
  description: 'Delete a device of an application with all its external IDs. The records stay.',
  ...page('v1ForeignAppEntity_DeleteDeviceByIdentifier'),
  call: http('DELETE', '/api/v1/ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}', 'basic'),
  effect: 'idempotent',
  warning: 'Deletes the device with all its external IDs',
  fields: [application, ...additional(device, deviceIdentifier)],
  serializeBy: ['application'],
  result: deleted(),
});
