import './environment';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGunzip } from 'node:zlib';
import { Container } from '@n8n/di';
import { ExternalSecretsProxy, HookContext, TriggerContext, WebhookContext } from 'n8n-core';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import type {
  IDataObject,
  INode,
  INodeExecutionData,
  INodeType,
  ITriggerResponse,
  IWebhookData,
  IWebhookResponseData,
  IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { HarnessCredentials } from './credentials';
import { HarnessNodeTypes } from './node-types';
import { loadPacks } from './packs';
import type { NodeJson } from './workflow';
import { completeNodes } from './workflow';

/**
 * A workflow with one trigger that registers its own address, in an n8n that listens on a socket. What n8n's server does
 * around n8n-core is written after n8n 2.41.1: active-workflow-manager.js, test-webhooks.js, webhook-helpers.js and
 * middlewares/body-parser.js.
 */
export class HookedWorkflow {
  /** The items of each execution that was started. */
  readonly executions: INodeExecutionData[][] = [];
  /** What n8n has in its database for the workflow. */
  saved: IDataObject = {};
  /** In queue mode a webhook process does not run the workflow itself. */
  queueMode = false;
  /** n8n can't start an execution: its database does not answer. */
  canStart = true;
  /** The address of the process that takes calls, if its settings differ from those of the main process. */
  ownAddress: string | undefined;

  private readonly server: Server = createServer((request, response) => void this.take(request, response));
  private test: Workflow | undefined;
  private isPublished = false;
  private running: ITriggerResponse | undefined;

  private constructor(
    private readonly own: INode,
    private readonly type: INodeType,
    private readonly nodeTypes: HarnessNodeTypes,
    private readonly credentialsHelper: HarnessCredentials,
  ) {}

  /** In: `credentials`, which a test may change later, as users do. */
  static async open(node: NodeJson, credentials: CredentialData, packDir: string): Promise<HookedWorkflow> {
    const packs = await loadPacks(packDir);
    const nodeTypes = new HarnessNodeTypes(packs);
    const [own] = completeNodes([node], nodeTypes, credentials) as [INode];
    const type = nodeTypes.getByNameAndVersion(own.type, own.typeVersion) as INodeType;
    const helper = new HarnessCredentials(credentials, (name) => packs.credential(name));
    const hooked = new HookedWorkflow(own, type, nodeTypes, helper);
    await new Promise<void>((resolve) => hooked.server.listen(0, '127.0.0.1', resolve));
    return hooked;
  }

  close(): void {
    void this.running?.closeFunction?.();
    this.server.closeAllConnections();
    this.server.close();
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The user publishes the workflow; also what older n8n does when it starts. With `crash`, it ends before it saves. */
  async publish({ crash = false } = {}): Promise<void> {
    const workflow = this.workflow(this.saved);
    this.isPublished = true;
    try {
      if (!(await this.run('checkExists', workflow))) await this.run('create', workflow);
    } catch (error) {
      await this.unpublish();
      throw error;
    }
    if (!crash) this.save(workflow);
  }

  /** n8n starts again: it starts the triggers, and asks nothing of webhooks that it has saved. */
  async restart(): Promise<void> {
    const workflow = this.workflow(this.saved);
    const node = workflow.getNode(this.own.name) as INode;
    const address = this.ownAddress ?? this.address;
    const context = new TriggerContext(workflow, node, this.additionalData(address), 'trigger', 'init');
    this.running = await this.type.trigger?.call(context);
  }

  async unpublish(): Promise<void> {
    await this.running?.closeFunction?.();
    const workflow = this.workflow(this.saved);
    await this.run('delete', workflow);
    this.isPublished = false;
    this.save(workflow);
  }

  /** "Listen for test event" in the editor; the first event ends it. */
  async listen(): Promise<void> {
    const workflow = this.workflow({});
    this.test = workflow;
    if (!(await this.run('checkExists', workflow, true))) await this.run('create', workflow, true);
  }

  get isListening(): boolean {
    return this.test !== undefined;
  }

  edit(parameters: INode['parameters']): void {
    Object.assign(this.own.parameters, structuredClone(parameters));
  }

  private workflow(staticData: IDataObject): Workflow {
    const nodes = [structuredClone(this.own)];
    return new Workflow({
      id: 'hooked',
      name: 'Front Door',
      nodes,
      connections: {},
      active: true,
      nodeTypes: this.nodeTypes,
      staticData: structuredClone(staticData),
    });
  }

  private save(workflow: Workflow): void {
    if (workflow.staticData.__dataChanged !== true) return;
    this.saved = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
  }

  private additionalData(address: string, more: object = {}): IWorkflowExecuteAdditionalData {
    return {
      credentialsHelper: this.credentialsHelper,
      externalSecretsProxy: Container.get(ExternalSecretsProxy),
      variables: {},
      instanceBaseUrl: `${address}/`,
      webhookBaseUrl: `${address}/webhook`,
      webhookTestBaseUrl: `${address}/webhook-test`,
      ...more,
    } as unknown as IWorkflowExecuteAdditionalData;
  }

  private webhookData(isTest: boolean): IWebhookData {
    return { webhookDescription: this.type.description.webhooks?.[0], isTest } as IWebhookData;
  }

  private async run(
    method: 'checkExists' | 'create' | 'delete',
    workflow: Workflow,
    isTest = false,
  ): Promise<boolean> {
    const hook = this.type.webhookMethods?.default?.[method];
    const node = workflow.getNode(this.own.name) as INode;
    const mode = method === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger';
    const activation = method === 'delete' ? 'update' : isTest ? 'manual' : 'activate';
    const context = new HookContext(
      workflow,
      node,
      this.additionalData(this.address),
      mode,
      activation,
      this.webhookData(isTest),
    );
    return (await hook?.call(context)) === true;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = express(response);
    const [, endpoint = '', ...rest] = new URL(request.url ?? '', 'http://n8n').pathname.split('/');
    const path = NodeHelpers.getNodeWebhookPath('hooked', this.own, 'webhook');
    const isTest = endpoint === 'webhook-test';
    if (rest.join('/') !== path || (isTest ? !this.test : !this.isPublished))
      return answer.status(404).json({ message: 'This webhook is not registered' });
    const workflow = isTest ? (this.test as Workflow) : this.workflow(this.saved);
    const parsed = await parse(request);
    if (parsed === 'not JSON') return answer.status(422).json({ message: 'Failed to parse request body' });
    const httpRequest = Object.assign(request, parsed);
    const context = new WebhookContext(
      workflow,
      workflow.getNode(this.own.name) as INode,
      this.additionalData(this.ownAddress ?? this.address, { httpRequest, httpResponse: answer }),
      isTest ? 'manual' : 'webhook',
      this.webhookData(isTest),
      [],
      null,
    );
    const { workflowData, webhookResponse, noWebhookResponse } = (await this.type.webhook?.call(
      context,
    )) as IWebhookResponseData;
    if (workflowData?.[0] && !this.canStart) return answer.status(500).json({ message: 'Internal' });
    if (workflowData?.[0]) {
      this.executions.push(workflowData[0]);
      // The workflow that n8n runs is made of the same static data, which then counts as unchanged.
      if (!this.queueMode) this.runs(workflow);
      if (isTest) await this.endTest(workflow);
    }
    if (!isTest) this.save(workflow);
    if (!noWebhookResponse) answer.status(200).json(webhookResponse);
  }

  private runs({ staticData }: Workflow): void {
    const nodes = [structuredClone(this.own)];
    new Workflow({ nodes, connections: {}, active: true, nodeTypes: this.nodeTypes, staticData });
  }

  private async endTest(workflow: Workflow): Promise<void> {
    await this.run('delete', workflow, true);
    this.test = undefined;
  }
}

type Answering = ServerResponse & { status(code: number): { json(body: unknown): void } };

/** The two methods of express that n8n and nodes answer with. */
const express = (response: ServerResponse): Answering =>
  Object.assign(response, {
    status(code: number) {
      response.statusCode = code;
      return {
        json: (body: unknown) =>
          void response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      };
    },
  });

/** What n8n adds to a request. Invalid JSON is answered with 422 before a node sees it. */
async function parse(request: IncomingMessage): Promise<object | 'not JSON'> {
  const type = (request.headers['content-type'] ?? '').split(';')[0];
  const rawBody = await bytesOf(request);
  const common = { params: {}, query: {}, contentType: type, encoding: 'utf-8' };
  // A form is read by another parser, which keeps no bytes.
  if (type === 'multipart/form-data') {
    const readRawBody = async () => await Promise.reject(new Error('Request body stream is not readable'));
    return { ...common, body: { data: {}, files: {} }, readRawBody };
  }
  if (type !== 'application/json' || rawBody.length === 0) return { ...common, rawBody, body: {} };
  try {
    return { ...common, rawBody, body: JSON.parse(rawBody.toString().replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return 'not JSON';
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const stream = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
