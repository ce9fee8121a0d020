import './environment';
import { Container } from '@n8n/di';
import { ExternalSecretsProxy, PollContext, WebhookContext } from 'n8n-core';
import type {
  IDataObject,
  INode,
  INodeExecutionData,
  INodeType,
  IWebhookData,
  IWebhookResponseData,
  IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { HarnessCredentials } from './credentials';
import { HarnessNodeTypes } from './node-types';
import { loadPacks } from './packs';
import type { NodeJson } from './workflow';
import { completeNodes } from './workflow';

/** A trigger node in an active workflow: polled, or called, as n8n's server does it. */
export interface ActiveTrigger {
  /**
   * One poll; with `manual`, what "Fetch Test Event" does, with `killed`, a poll after which n8n dies before it saves and
   * executes anything. Throws what the node throws.
   */
  poll(mode?: 'manual' | 'trigger' | 'killed'): Promise<INodeExecutionData[]>;
  /** A call at the trigger's address, and what came of it. */
  call(request: IncomingCall): Promise<{ answer: CallAnswer; items: INodeExecutionData[] | undefined }>;
  /** n8n stops and starts again with what it has in its database: what was saved with the last items. */
  restart(): void;
  /** The user changes the node and activates the workflow anew, with what n8n has in its database. */
  edit(change: Pick<NodeJson, 'credentials' | 'parameters'>): void;
  /** What keeps n8n from executing the workflow: parameters that it takes for missing or wrong. */
  issues(): string[];
  /** What n8n keeps for the node. */
  readonly staticData: IDataObject;
}

export interface IncomingCall {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** The JSON that was sent, where it differs from what JSON.stringify makes of the body. */
  rawBody?: string;
}

export interface CallAnswer {
  status: number;
  body: unknown;
}

/** What a server passes to a poll before its budget, and a test leaves to n8n's defaults. */
const NO_HOOKS = [undefined, undefined, undefined, undefined, undefined] as const;

/** Puts one trigger node, of the checkout unless another pack is named, into an active workflow. */
export async function activeTrigger(
  node: NodeJson,
  credentials: CredentialData,
  { budgetMs, packDir }: { budgetMs?: number; packDir?: string } = {},
): Promise<ActiveTrigger> {
  const packs = await loadPacks(packDir);
  const nodeTypes = new HarnessNodeTypes(packs);
  const nodes = completeNodes([node], nodeTypes, credentials);
  const own = nodes[0] as INode;
  const type = nodeTypes.getByNameAndVersion(own.type, own.typeVersion) as INodeType;
  const start = (staticData: IDataObject) =>
    new Workflow({ id: 'trigger', nodes, connections: {}, active: true, nodeTypes, staticData });
  let workflow = start({});
  let saved = '{}';
  let first = true;
  const additionalData = {
    credentialsHelper: new HarnessCredentials(credentials, (name) => packs.credential(name)),
    externalSecretsProxy: Container.get(ExternalSecretsProxy),
    variables: {},
  } as unknown as IWorkflowExecuteAdditionalData;

  return {
    async poll(mode = 'trigger') {
      const context = new PollContext(
        workflow,
        own,
        additionalData,
        mode === 'manual' ? 'manual' : 'trigger',
        mode === 'manual' ? 'manual' : 'activate',
        ...NO_HOOKS,
        budgetMs === undefined ? undefined : () => budgetMs,
      );
      const items = (await type.poll?.call(context)) ?? null;
      // n8n saves after activation and with each execution, not after a poll that found nothing.
      if (mode === 'trigger' && (items !== null || first)) saved = JSON.stringify(workflow.staticData);
      first &&= mode !== 'trigger';
      if (mode === 'killed') workflow = start(JSON.parse(saved) as IDataObject);
      return items?.[0] ?? [];
    },
    async call(request) {
      const answered: CallAnswer[] = [];
      const httpResponse = {
        status: (status: number) => ({ json: (body: unknown) => void answered.push({ status, body }) }),
      };
      const { rawBody = JSON.stringify(request.body ?? '') } = request;
      const body = request.body ?? (request.rawBody === undefined ? {} : (JSON.parse(rawBody) as unknown));
      const httpRequest = {
        params: {},
        headers: {},
        query: {},
        ...request,
        body,
        rawBody: Buffer.from(rawBody),
      };
      const context = new WebhookContext(
        workflow,
        own,
        { ...additionalData, httpRequest, httpResponse } as unknown as IWorkflowExecuteAdditionalData,
        'webhook',
        { webhookDescription: { name: 'default' } } as IWebhookData,
        [],
        null,
      );
      const result = (await type.webhook?.call(context)) as IWebhookResponseData;
      const answer = answered[0] ?? { status: 200, body: result.webhookResponse };
      return { answer, items: result.workflowData?.[0] };
    },
    restart() {
      workflow = start(JSON.parse(saved) as IDataObject);
    },
    issues() {
      const issues = NodeHelpers.getNodeParametersIssues(type.description.properties, own, type.description);
      return Object.values(issues?.parameters ?? {}).flat();
    },
    edit(change) {
      Object.assign(own, structuredClone(change));
      workflow = start(JSON.parse(saved) as IDataObject);
      first = true;
    },
    get staticData() {
      return workflow.staticData;
    },
  };
}
