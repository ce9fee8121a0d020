import type {
  IConnections,
  IDataObject,
  INode,
  INodeParameters,
  INodeType,
  IPinData,
  IWorkflowSettings,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { CredentialData } from './credentials';
import type { HarnessNodeTypes } from './node-types';

/** A node as the editor exports it; what is left out gets the value that the editor would give. */
export type NodeJson = Partial<INode> & { type: string };

/** A workflow as the editor exports it. */
export interface WorkflowJson {
  id?: string;
  name?: string;
  nodes: NodeJson[];
  connections: IConnections;
  settings?: IWorkflowSettings;
  pinData?: IPinData;
  staticData?: IDataObject;
}

/** A workflow of the given nodes, each one's first output connected to the next one's first input. */
export function chain(...nodes: Array<NodeJson & { name: string }>): WorkflowJson {
  const connections: IConnections = {};
  nodes.slice(1).forEach(({ name }, index) => {
    const previous = nodes[index] as { name: string };
    connections[previous.name] = { main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]] };
  });
  return { nodes, connections };
}

/** The nodes, completed to what the engine needs. The given objects are not changed. */
export function completeNodes(
  nodes: NodeJson[],
  nodeTypes: HarnessNodeTypes,
  credentials: CredentialData,
): INode[] {
  return nodes.map((node, index) => {
    const typeVersion = node.typeVersion ?? nodeTypes.latestVersion(node.type);
    const complete: INode = {
      id: `node-${index}`,
      name: node.type,
      position: [index * 200, 0],
      parameters: {},
      ...structuredClone(node),
      typeVersion,
    };
    const nodeType = nodeTypes.getByNameAndVersion(node.type, typeVersion);
    return { ...complete, credentials: selectedCredentials(complete, nodeType, credentials) };
  });
}

/** What the node has selected, and as in the editor the only credential of a type where it has selected none. */
function selectedCredentials(
  node: INode,
  nodeType: INodeType,
  credentials: CredentialData,
): INode['credentials'] {
  const declared = (nodeType.description.credentials ?? []).map(({ name }) => name);
  const usable = [...declared, ...chosenInHttpRequest(node.parameters)].filter((type) => type in credentials);
  if (usable.length === 0) return node.credentials;
  return {
    ...Object.fromEntries(usable.map((type) => [type, { id: type, name: type }])),
    ...node.credentials,
  };
}

/** n8n's HTTP Request node takes any type of credential and names it in a parameter. */
function chosenInHttpRequest({ nodeCredentialType, genericAuthType }: INodeParameters): string[] {
  return [nodeCredentialType, genericAuthType].filter((type) => typeof type === 'string');
}
