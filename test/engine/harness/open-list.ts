import './environment';
import { LoadOptionsContext } from 'n8n-core';
import type {
  INodeListSearchResult,
  INodeParameters,
  INodeProperties,
  INodePropertyOptions,
  INodeType,
  IWorkflowExecuteAdditionalData,
  ResourceMapperFields,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { HarnessCredentials } from './credentials';
import { HarnessNodeTypes } from './node-types';
import { loadPacks } from './packs';
import type { RunOptions } from './run-workflow';
import type { NodeJson } from './workflow';
import { completeNodes } from './workflow';

/** What a list in the editor shows, and what continues it when it is scrolled. */
export interface OpenedList {
  entries: Array<{ name: string; value: string | number | boolean }>;
  token?: unknown;
}

/** How a list is opened. */
export interface ListOptions extends Pick<RunOptions, 'credentials' | 'packDir'> {
  /** What is typed into it. */
  typed?: string;
  token?: unknown;
}

/**
 * Opens the list of a parameter as n8n's server does for the editor: finds the method that the description names, and
 * calls it with the form's parameters. In: `path` of the parameter below the node's parameters
 * (`rows.values[0].customerId`). An expression is to be given as what the editor makes of it: its value, or null.
 */
export async function openList(
  node: NodeJson,
  path: string,
  { credentials = {}, packDir, typed, token }: ListOptions,
): Promise<OpenedList> {
  const { context, nodeType, parameters } = await openedForm(node, path, { credentials, packDir });
  const method = methodOf(parameterAt(nodeType, path, parameters), nodeType);
  const opened = await method.call(context, typed, token);
  return Array.isArray(opened)
    ? { entries: opened as OpenedList['entries'] }
    : { entries: opened.results as OpenedList['entries'], token: opened.paginationToken };
}

/** Requests the fields of a mapper as n8n's server does for the editor, by the method that the description names. */
export async function openMapper(
  node: NodeJson,
  name: string,
  { credentials = {}, packDir }: Pick<ListOptions, 'credentials' | 'packDir'>,
): Promise<ResourceMapperFields> {
  const { context, nodeType, parameters } = await openedForm(node, name, { credentials, packDir });
  const { typeOptions } = parameterAt(nodeType, name, parameters);
  const method = nodeType.methods?.resourceMapping?.[typeOptions?.resourceMapper?.resourceMapperMethod ?? ''];
  if (!method) throw new Error(`The parameter ${name} has no mapping`);
  return await method.call(context);
}

/** What n8n gives to a method of the editor. */
async function openedForm(
  node: NodeJson,
  path: string,
  { credentials = {}, packDir }: Pick<ListOptions, 'credentials' | 'packDir'>,
): Promise<{ context: LoadOptionsContext; nodeType: INodeType; parameters: INodeParameters }> {
  const packs = await loadPacks(packDir);
  const nodeTypes = new HarnessNodeTypes(packs);
  const [complete] = completeNodes([node], nodeTypes, credentials);
  if (!complete) throw new Error('There is no node');
  const workflow = new Workflow({ nodes: [complete], connections: {}, active: false, nodeTypes });
  const additionalData = {
    credentialsHelper: new HarnessCredentials(credentials, (name) => packs.credential(name)),
    // The editor sends the whole form, as the workflow has it now: with what its fields start with.
    currentNodeParameters: complete.parameters,
  } as unknown as IWorkflowExecuteAdditionalData;
  const context = new LoadOptionsContext(workflow, complete, additionalData, `parameters.${path}`);
  const nodeType = nodeTypes.getByNameAndVersion(complete.type, complete.typeVersion);
  return { context, nodeType, parameters: complete.parameters };
}

/** The parameter of a description that is drawn at a path. */
function parameterAt(nodeType: INodeType, path: string, parameters: INodeParameters): INodeProperties {
  const { description } = nodeType;
  const found = NodeHelpers.findDisplayedProperty(
    `parameters.${path}`,
    description.properties,
    parameters,
    null,
    description,
  );
  if (!found || !('type' in found)) throw new Error(`The form has no parameter ${path}`);
  return found;
}

type Method = (
  this: LoadOptionsContext,
  typed?: string,
  token?: unknown,
) => Promise<INodeListSearchResult | INodePropertyOptions[]>;

function methodOf({ name, modes = [], typeOptions }: INodeProperties, { methods }: INodeType): Method {
  const ticked = typeOptions?.loadOptionsMethod;
  const searched = modes.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod;
  const method =
    ticked === undefined ? methods?.listSearch?.[searched ?? ''] : methods?.loadOptions?.[ticked];
  if (!method) throw new Error(`The parameter ${name} has no list`);
  return method as Method;
}
