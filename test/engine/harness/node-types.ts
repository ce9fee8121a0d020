import type { IDataObject, INodeProperties, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { deepCopy, NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';
import type { Packs } from './packs';
import { ToolCaller, toolCallerType } from './tool-caller';

const toolSuffix = 'Tool';

/**
 * The node types of a run: those of the packs, the harness's own stand-in for an agent, and for every node with
 * `usableAsTool` the variant named `<type>Tool` that a server derives from it.
 */
export class HarnessNodeTypes implements INodeTypes {
  private readonly toolCaller = new ToolCaller();

  private readonly tools = new Map<string, INodeType>();

  constructor(private readonly packs: Packs) {}

  getByName(type: string): INodeType | IVersionedNodeType {
    return type === toolCallerType ? this.toolCaller : this.packs.node(type);
  }

  getByNameAndVersion(type: string, version?: number): INodeType {
    // A real node may be called "…Tool" as well, and then wins.
    const isTool = type.endsWith(toolSuffix) && !this.packs.has(type);
    if (!isTool) return NodeHelpers.getVersionedNodeType(this.getByName(type), version);

    const key = `${type}@${version ?? 'default'}`;
    const tool =
      this.tools.get(key) ?? asTool(this.getByNameAndVersion(type.slice(0, -toolSuffix.length), version));
    this.tools.set(key, tool);
    return tool;
  }

  getKnownTypes(): IDataObject {
    return {};
  }

  /** The version that the editor gives a node when it is put on the canvas. */
  latestVersion(type: string): number {
    const baseType =
      type.endsWith(toolSuffix) && !this.packs.has(type) ? type.slice(0, -toolSuffix.length) : type;
    const nodeType = this.getByName(baseType);
    if ('currentVersion' in nodeType) return nodeType.currentVersion;
    const { version, defaultVersion } = nodeType.description;
    return defaultVersion ?? (Array.isArray(version) ? Math.max(...version) : version);
  }
}

/**
 * What a server makes of a node that an agent may use: no inputs, one output of type `ai_tool`, and a description for
 * the model. The conversion is in n8n's server and not in n8n-core, so this code repeats its visible effect.
 */
function asTool(nodeType: INodeType): INodeType {
  const { usableAsTool, ...description } = nodeType.description;
  if (!usableAsTool) throw new Error(`Node type "${description.name}" does not declare usableAsTool`);
  const replaced = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
  const properties = deepCopy(description.properties);
  const choosesItself = properties.some(({ name }) => name === 'resource' || name === 'operation');

  // The methods stay those of the node itself, called with the agent's context as `this`.
  return Object.create(nodeType, {
    description: {
      value: {
        ...deepCopy(description),
        ...replaced,
        name: `${description.name}${toolSuffix}`,
        displayName: `${description.displayName} Tool`,
        inputs: [],
        outputs: [NodeConnectionTypes.AiTool],
        properties: [...toolDescriptionFields(description.description, choosesItself), ...properties],
      },
    },
  }) as INodeType;
}

function toolDescriptionFields(text: string, choosesItself: boolean): INodeProperties[] {
  const manual: INodeProperties = {
    displayName: 'Description',
    name: 'toolDescription',
    type: 'string',
    default: text,
    required: true,
  };
  if (!choosesItself) return [manual];
  const kind: INodeProperties = {
    displayName: 'Tool Description',
    name: 'descriptionType',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Set Automatically', value: 'auto' },
      { name: 'Set Manually', value: 'manual' },
    ],
    default: 'auto',
  };
  return [kind, { ...manual, displayOptions: { show: { descriptionType: ['manual'] } } }];
}
