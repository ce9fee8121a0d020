import type { NotOffered } from '../../shared/operation';

/** Documented calls of archives, external IDs, custom fields and webhooks that are not actions. */
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

  ...[
    ['GetUdefFieldInfo', 'Custom Field: Get Draft Layout has this field among the others'],
    ['GetPublishedUdefFieldInfo', 'Custom Field: Get Published Layout has this field among the others'],
  ].map(([name = '', why = '']) => ({ documented: `v1ContactEntity_${name}`, why })),
  ...[
    ['DefaultWebhook', 'Shows an empty form for a new webhook. The trigger node makes its webhooks itself.'],
    [
      'GetWebhook',
      'Shows one webhook of this application. SuperOffice Trigger finds its webhook in the list of all.',
    ],
    ['PutWebhook', 'Replaces a whole webhook. SuperOffice Trigger changes what differs, and keeps the rest.'],
    ['TestWebhook', 'SuperOffice sends a test event anyway when SuperOffice Trigger saves its webhook'],
    [
      'SignalEvent',
      'Raises an event that no change has caused, for all applications. API: Call REST can do it.',
    ],
    ['GetLastError', 'The list of webhooks, which SuperOffice Trigger reads, has the last error of each'],
  ].map(([name = '', why = '']) => ({ documented: `v1Webhook_${name}`, why })),
];
