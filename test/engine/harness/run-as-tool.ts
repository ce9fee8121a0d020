import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { RunOptions } from './run-workflow';
import { runWorkflow } from './run-workflow';
import type { ToolCallStyle } from './tool-caller';
import { toolCallerType } from './tool-caller';
import type { NodeJson } from './workflow';
import type { WorkflowRun } from './workflow-run';

/** How a tool is called. */
export interface ToolOptions extends Omit<RunOptions, 'input' | 'startNode' | 'mode'> {
  /** By default `invoke`. */
  style?: ToolCallStyle;
  /** The agent's own items, which `$json` means in the tool's expressions when it is invoked. */
  agentItems?: IDataObject[];
}

/** What an agent gets from a tool. */
export interface ToolRun {
  /** The answer for the model: the JSON of the node's items. */
  answer: string | undefined;
  /** The text for the model when the tool failed. */
  failure: string | undefined;
  /** What the model gets to know about the tool: `arguments` are the keys of the `$fromAI()` calls in its parameters. */
  tool: { name: string; description: string; arguments: string[] };
  /** The whole run; the tool's node is "Tool", or as it was named. */
  run: WorkflowRun;
}

/**
 * Runs a node as an agent's tool: a stand-in agent without a model calls it once with `input`. The node's type may be
 * given with or without n8n's suffix `Tool`.
 */
export async function runAsTool(
  node: NodeJson,
  input: IDataObject,
  options: ToolOptions = {},
): Promise<ToolRun> {
  const { style = 'invoke', agentItems = [{}], ...runOptions } = options;
  const name = node.name ?? 'Tool';
  const type = node.type.endsWith('Tool') ? node.type : `${node.type}Tool`;
  const items: INodeExecutionData[] = agentItems.map((json) => ({ json }));
  const run = await runWorkflow(
    {
      nodes: [
        { type: 'n8n-nodes-base.manualTrigger', name: 'Manual Trigger' },
        {
          type: toolCallerType,
          name: 'Agent',
          parameters: { input: JSON.stringify(input), style, toolNode: name },
        },
        { ...node, type, name },
      ],
      connections: {
        'Manual Trigger': { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
        [name]: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
      },
      pinData: { 'Manual Trigger': items },
    },
    runOptions,
  );
  const told = run.outputOf('Agent')[0]?.json ?? {};
  return {
    answer: text(told.answer),
    failure: text(told.failure) ?? run.lastError?.message,
    tool: {
      name: text(told.name) ?? '',
      description: text(told.description) ?? '',
      arguments: (told.arguments as string[] | undefined) ?? [],
    },
    run,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
