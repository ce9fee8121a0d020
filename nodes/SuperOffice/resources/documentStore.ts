import {
  additional,
  filters,
  http,
  integer,
  key,
  list,
  one,
  operation,
  path,
  query,
  rows,
  text,
} from '../../shared/operation';
import { documentId } from '../documents';
import { restPage } from '../page';
import { returnInfo } from '../returnInfo';
import { CommandInfo, ReturnInfo } from '../types/document';
import { returnType } from '../types/enums';

/** The stores of documents, which SuperOffice calls document plug-ins. */
export const getPlugins = operation({
  resource: 'document',
  operation: 'getPlugins',
  name: 'Get Plug-Ins',
  action: 'Get document plug-ins',
  description: 'Get the plug-ins that store documents: one item with the name of each by its ID',
  ...restPage('Document', 'v1DocumentEntity_GetPluginList'),
  call: http('GET', '/api/v1/Document/Plugin', 'basic'),
  effect: 'read',
  fields: [],
  result: one({}),
});

/** What one store can do. */
export const getPlugin = operation({
  resource: 'document',
  operation: 'getPlugin',
  name: 'Get Plug-In',
  action: 'Get document plug-in',
  description: 'Get what a plug-in that stores documents can do, such as keep versions',
  ...restPage('Document', 'v1DocumentEntity_GetPluginCapabilities'),
  call: http('GET', '/api/v1/Document/Plugin/{pluginId}', 'basic'),
  effect: 'read',
  fields: [
    path('pluginId', integer({ min: 0, max: 2_147_483_647 }), {
      label: 'Plug-In ID',
      required: true,
      example: '1',
      description: 'ID of the plug-in, as in Get Plug-Ins',
    }),
  ],
  result: one({}),
});

/** Properties that a store keeps for a document. */
export const getProperties = operation({
  resource: 'document',
  operation: 'getProperties',
  name: 'Get Properties',
  action: 'Get properties of document',
  description: 'Get what the store of a document knows about its file',
  ...restPage('Document', 'v1DocumentEntity_GetDocumentProperties'),
  call: http('GET', '/api/v1/Document/{documentId}/Property', 'basic'),
  effect: 'read',
  fields: [
    documentId,
    query('requestedProperties', list(text()), {
      label: 'Properties',
      required: true,
      example: 'FileName, LastWriteTime',
      description: 'Names of the properties, separated by commas, or an array. They depend on the plug-in.',
    }),
  ],
  result: one({}),
});

/** The commands that a store offers for a document now. */
export const getCommands = operation({
  resource: 'document',
  operation: 'getCommands',
  name: 'Get Commands',
  action: 'Get commands of document',
  description: 'List the commands that the store of a document offers for it now',
  ...restPage('Document', 'v1DocumentEntity_GetDocumentCommands'),
  call: http('GET', '/api/v1/Document/{documentId}/Command', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [
    documentId,
    ...filters(
      query('allowedReturnTypes', list(returnType()), {
        label: 'Return Types',
        description: 'Only commands with these kinds of answer. Default: all.',
      }),
    ),
  ],
  result: rows('', CommandInfo),
});

/** Runs a command. What it does is known to the store alone. */
export const runCommand = operation({
  resource: 'document',
  operation: 'runCommand',
  name: 'Run Command',
  action: 'Run command on document',
  description: 'Run a command that the store of a document offers. What it does depends on the store.',
  ...restPage('Document', 'v1DocumentEntity_ExecuteDocumentCommand'),
  call: http('POST', '/api/v1/Document/{documentId}/Command/{command}', 'basic'),
  effect: 'once',
  lookUp: 'Open the document in SuperOffice to see what the command has done.',
  neverTool: 'What a command does depends on the store. Run it in the workflow itself.',
  serializeBy: ['documentId'],
  repeats: ['documentId', 'command'],
  fields: [
    documentId,
    path('command', key(), {
      label: 'Command',
      required: true,
      example: 'Publish',
      description: 'Name of the command, as in Get Commands',
    }),
    ...additional(
      query('versionId', key(), {
        label: 'Version ID',
        description: 'Version of the file, as in Get Versions. Default: the latest.',
      }),
      query('allowedReturnTypes', list(returnType()), {
        label: 'Return Types',
        description: 'Kinds of answer that you can use. Default: all.',
      }),
      query('additionalData', list(text()), {
        label: 'Additional Data',
        example: 'copies=2',
        description: 'Data for the command: entries such as name=value, separated by commas, or an array',
      }),
    ),
  ],
  verdict: returnInfo,
  result: one(ReturnInfo),
});
