import type { Endpoints, OfficeCall } from '../call';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { returned } from './documentFile';
import { demandOwn } from './ownRecord';
import { given } from './queries';

const PLUGIN = { id: 2, name: 'SuperOffice Document Library' };

const CAPABILITIES = { locking: 'true', versioning: 'true', customCommands: 'true' };

const COMMANDS = [
  {
    Name: 'SO_ARCHIVE',
    DisplayName: 'Archive',
    DisplayTooltip: 'Moves the file to the archive',
    ReturnType: 'None',
  },
  {
    Name: 'SO_REPORT',
    DisplayName: 'Report',
    DisplayTooltip: 'Shows how often it was read',
    ReturnType: 'Message',
  },
];

/** What the plug-in that stores documents offers beside their files. */
export const documentPlugin: Endpoints = {
  v1DocumentEntity_GetPluginList: () => ({ [PLUGIN.id]: PLUGIN.name }),
  v1DocumentEntity_GetPluginCapabilities: (_, { path }) => {
    if (Number(path.pluginId) !== PLUGIN.id) throw notFound('Plug-in', path.pluginId);
    return CAPABILITIES;
  },
  v1DocumentEntity_GetDocumentProperties: (state, call) => {
    const id = idOf(state, call);
    const bytes = state.documentFiles.read(id, call.user.associateId);
    const all: Record<string, string> = {
      Size: String(bytes?.length ?? 0),
      Plugin: PLUGIN.name,
      Versions: String(state.documentFiles.versions(id).length),
    };
    const wanted = given(call, 'requestedProperties');
    const names = wanted.length > 0 ? wanted : Object.keys(all);
    return Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
  },
  v1DocumentEntity_GetDocumentCommands: (state, call) => {
    idOf(state, call);
    return allowedCommands(call).map((command) => ({ ...blank('CommandInfo'), ...command }));
  },
  v1DocumentEntity_ExecuteDocumentCommand: (state, call) => {
    const id = idOf(state, call);
    const command = allowedCommands(call).find(({ Name }) => Name === call.path.command);
    if (!command) throw new OfficeError(400, `The command ${call.path.command} is not available`);
    if (command.ReturnType === 'None') return returned({ Success: true });
    const value = `Document ${id} was read 3 times.`;
    return returned({ Success: true, Type: 'Message', Value: value, AdditionalInfo: dataOf(call) });
  },
};

function idOf(state: SuperOfficeState, { path }: OfficeCall): number {
  const id = Number(path.documentId);
  demandOwn(state, 'document', id);
  return id;
}

function dataOf(call: OfficeCall): string {
  return given(call, 'additionalData').join(';');
}

/** No type of answer named: all are taken. */
function allowedCommands(call: OfficeCall): SoRecord[] {
  const types = given(call, 'allowedReturnTypes');
  return COMMANDS.filter(({ ReturnType }) => types.length === 0 || types.includes(ReturnType));
}
