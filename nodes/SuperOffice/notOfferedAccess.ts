import type { NotOffered } from '../shared/operation';

/** Documented calls of archives and external IDs that are not actions. */
export const accessNotOffered: NotOffered[] = [
  {
    documented: 'v1Archive_PostArchive',
    why: 'Reads the same rows as Archive: Search, with its parameters in a body',
  },
  {
    documented: 'v1ForeignAppEntity_PostForeignApp',
    why: 'Makes the same as External ID: Create Application, which can be repeated without harm',
  },
  {
    documented: 'v1ForeignAppEntity_DefaultForeignAppEntity',
    why: 'Shows an empty form for a new application, which only has a name',
  },
  {
    documented: 'v1ForeignAppEntity_PostForeignAppEntity',
    why: 'Makes the same as External ID: Create Application and Create Device, which can be repeated without harm',
  },
  {
    documented: 'v1ForeignAppEntity_GetForeignAppEntity',
    why: 'External ID: Get Application reads the same by the name of the application',
  },
  {
    documented: 'v1ForeignAppEntity_PutForeignAppEntity',
    why: 'Replaces the whole application. Only its name can be changed, and External ID: Rename Application does that.',
  },
  {
    documented: 'v1ForeignAppEntity_AddDeviceByIdentifier',
    why: 'Makes the same as External ID: Create Device, which can be repeated without harm',
  },
  {
    documented: 'v1ForeignAppEntity_GetKeyValue',
    why: 'External ID: Get of Record has this value among others',
  },
  {
    documented: 'v1ForeignAppEntity_GetKeyValueOnDeviceIdentifier',
    why: 'External ID: Get of Record has this value among others',
  },
  {
    documented: 'v1ForeignAppEntity_GetKeyOnDeviceIdentifier',
    why: 'External ID: Get of Record reads the same by the name of the device',
  },
  {
    documented: 'v1ForeignAppEntity_GetKeyByValueAndIdentifier',
    why: 'External ID: Find Record finds the same by the name of the device',
  },
  {
    documented: 'v1ForeignAppEntity_AddForeignKey',
    why: 'Makes the same as External ID: Save, which can be repeated without harm',
  },
];
