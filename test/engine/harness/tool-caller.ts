import type {
  EngineRequest,
  EngineResponse,
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/** The node type of the stand-in below. */
export const toolCallerType = 'harness.toolCaller';

/**
 * The two ways in which n8n's agents run a tool. `invoke`: the agent calls the tool itself (older agents, MCP server);
 * `request`: it asks the engine to run the node like any other and gets the result back (AI Agent from version 3).
 */
export type ToolCallStyle = 'invoke' | 'request';

/** What an agent sees of a tool that it may invoke. */
interface Tool {
  name: string;
  description: string;
  schema: { shape: Record<string, unknown> };
  invoke(input: IDataObject): Promise<string>;
}

/** An agent without a model: calls the one tool connected to it, with the arguments in its parameters. */
export class ToolCaller implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Tool Caller',
    name: 'toolCaller',
    group: ['transform'],
    version: 1,
    description: 'Calls its tool once',
    defaults: { name: 'Tool Caller' },
    inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool, required: true }],
    outputs: [NodeConnectionTypes.Main],
    properties: [
      { displayName: 'Input', name: 'input', type: 'json', default: '{}' },
      { displayName: 'Style', name: 'style', type: 'string', default: 'invoke' },
      { displayName: 'Tool Node', name: 'toolNode', type: 'string', default: '' },
    ],
  };

  async execute(
    this: IExecuteFunctions,
    response?: EngineResponse,
  ): Promise<INodeExecutionData[][] | EngineRequest> {
    const input = JSON.parse(String(this.getNode().parameters.input)) as IDataObject;
    const style = this.getNode().parameters.style as ToolCallStyle;
    const connected = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
    const [tool] = connected;
    if (tool === undefined) throw new Error('No tool is connected');
    const told = {
      name: tool.name,
      description: tool.description,
      arguments: Object.keys(tool.schema.shape),
    };
    if (style === 'invoke') return [[{ json: { ...told, ...(await invoke(tool, input)) } }]];

    const [result] = response?.actionResponses ?? [];
    if (result !== undefined) return [[{ json: { ...told, ...answerOf(result) } }]];
    return {
      actions: [
        {
          actionType: 'ExecutionNodeAction',
          nodeName: String(this.getNode().parameters.toolNode),
          input,
          type: NodeConnectionTypes.AiTool,
          id: 'call-1',
          metadata: { itemIndex: 0 },
        },
      ],
      metadata: {},
    };
  }
}

async function invoke(tool: Tool, input: IDataObject): Promise<IDataObject> {
  try {
    return { answer: await tool.invoke(input) };
  } catch (error) {
    // An agent hands the message to its model and goes on.
    return { failure: (error as Error).message };
  }
}

function answerOf({ data }: EngineResponse['actionResponses'][number]): IDataObject {
  if (data.error !== undefined) return { failure: data.error.message };
  const items = data.data?.[NodeConnectionTypes.AiTool]?.[0] ?? [];
  return { answer: JSON.stringify(items.map(({ json }) => json)) };
}
