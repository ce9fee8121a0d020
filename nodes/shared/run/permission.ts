import { NodeOperationError, type IExecuteFunctions, type INode, type IWorkflowSettings } from 'n8n-workflow';
import type { RunOptions } from '../describe/options';
import type { Connector } from '../invoke/connector';
import type { Entrance } from '../invoke/entrance';
import type { CredentialSwitch, Operation } from '../operation';
import { isTool } from './context';
import type { ParameterReader } from './parameters';

interface Asked {
  operation: Operation;
  connector: Connector;
  entrance: Entrance | undefined;
  options: RunOptions;
  reader: ParameterReader;
}

/**
 * Throws NodeOperationError for an operation that the credential or the workflow's settings do not allow, or that an AI
 * agent may not call. A credential that can't be read allows nothing.
 */
export function assertAllowed(context: IExecuteFunctions, asked: Asked): void {
  const { operation, connector, entrance, options, reader } = asked;
  const node = context.getNode();
  const isOn = (field: string): boolean => entrance?.credential[field] === true;
  if (isTool(context) && !options.dryRun) {
    if (operation.neverTool !== undefined)
      refuse(node, NEVER_TOOL, `Nothing was sent. ${operation.neverTool}`);
    if (operation.money) {
      const { toolMoney } = connector;
      const allowed = toolMoney && { ...toolMoney, isOn: isOn(toolMoney.field) };
      // An expression reads the agent's item.
      const isAsked = (option: string) =>
        reader.isArgument(`options.${option}`) || reader.isExpression(`options.${option}`);
      assertToolMayPay(node, allowed, options, isAsked, operation);
    }
  }
  const needed = switchOf(operation, connector);
  // Without a credential the run fails with n8n's own message.
  if (!needed || !entrance) return;
  if (!isOn(needed.field))
    refuse(
      node,
      `The credential does not allow this operation: ${needed.label} is off`,
      `Nothing was sent. Turn on "${needed.label}" in the credential, after you have read what it says.`,
    );
  if (needed.keepsNothing) assertNothingKept(node, context);
}

const NEVER_TOOL = 'This operation does not run as a tool of an AI agent';

function switchOf({ allowedBy }: Operation, { switches = [] }: Connector): CredentialSwitch | undefined {
  if (allowedBy === undefined) return undefined;
  const found = switches.find(({ field }) => field === allowedBy);
  if (!found) throw new Error(`The connector has no switch ${allowedBy}`);
  return found;
}

/**
 * Where n8n would save the data of items: the settings of a workflow, the values that they must have, and their labels in
 * n8n.
 */
const KEPT: Array<[keyof IWorkflowSettings, unknown, string]> = [
  ['saveDataErrorExecution', 'none', 'Save failed production executions'],
  ['saveDataSuccessExecution', 'none', 'Save successful production executions'],
  ['saveManualExecutions', false, 'Save manual executions'],
  ['saveExecutionProgress', false, 'Save execution progress'],
];

/** A node can't read the defaults of its n8n, and they may change, so each setting must be explicit. */
function assertNothingKept(node: INode, context: IExecuteFunctions): void {
  // n8n before 2.0 does not show a node the settings of its workflow.
  const settings = (context as Partial<IExecuteFunctions>).getWorkflowSettings?.() ?? {};
  const kept = KEPT.filter(([name, off]) => settings[name] !== off).map(([, , label]) => label);
  if (kept.length === 0) return;
  refuse(
    node,
    'This workflow may keep its executions, and they would hold card or bank data',
    `Nothing was sent. In the workflow’s settings, choose "Do not save" for: ${kept.join(', ')}. A default does not count.`,
  );
}

/**
 * Throws unless an AI agent may move money: the credential must allow it, and the node must set limits that the agent can't
 * change.
 */
function assertToolMayPay(
  node: INode,
  allowed: { label: string; isOn: boolean } | undefined,
  options: RunOptions,
  isAsked: (option: string) => boolean,
  { money }: Operation,
): void {
  if (!allowed)
    refuse(
      node,
      'This operation moves money, and does not run as a tool of an AI agent',
      'Nothing was sent. Use the node in the workflow itself.',
    );
  if (!allowed.isOn)
    refuse(
      node,
      'This operation moves money, and the credential does not allow that to tools of AI agents',
      `Nothing was sent. Turn on "${allowed.label}" in a credential that is for agents alone.`,
    );
  if (typeof money !== 'object')
    refuse(
      node,
      'This operation moves money without an amount that could be limited, and does not run as a tool of an AI agent',
      'Nothing was sent. Use the node in the workflow itself.',
    );
  if (options.maximumAmount === 0 || isAsked('maximumAmount'))
    refuse(
      node,
      'As a tool of an AI agent this operation needs the option Maximum Amount',
      'Nothing was sent. Set it in the node, not by the agent.',
    );
  if (!options.checkBeforeSending || isAsked('checkBeforeSending'))
    refuse(
      node,
      'As a tool of an AI agent this operation needs Check Before Sending',
      'Nothing was sent. Leave the option on.',
    );
}

function refuse(node: INode, message: string, description: string): never {
  throw new NodeOperationError(node, message, { description });
}
