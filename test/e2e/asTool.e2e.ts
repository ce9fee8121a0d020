import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { McpClient } from './mcp';
import { packNode, withServer } from './withServer';
import type { Saved } from './workflows';
import { activate, chain, deactivate, save } from './workflows';

const server = withServer();
let client: McpClient;
let saved: Saved;

beforeAll(async () => {
  const path = randomUUID();
  const trigger = {
    name: 'MCP Server Trigger',
    type: '@n8n/n8n-nodes-langchain.mcpTrigger',
    typeVersion: 2,
    webhookId: path,
    parameters: { authentication: 'none', path },
  };
  const tool = (name: string, parameters: IDataObject) =>
    packNode(server, 'kometSales', parameters, { name, type: 'n8n-nodes-erp-sync.kometSalesTool' });
  const tools = [
    tool('Find customers', {
      resource: 'customer',
      operation: 'getMany',
      returnAll: true,
      filters: { name: `={{ $fromAI('name', 'Name of the customer', 'string') }}` },
      descriptionType: 'manual',
      toolDescription: 'Finds customers of the flower wholesaler by name',
    }),
    tool('Mark credit', {
      resource: 'credit',
      operation: 'markAsSynchronized',
      creditId: `={{ $fromAI('credit', 'ID of the credit', 'string') }}`,
    }),
  ];
  const workflow = chain('Tools', trigger, ...tools);
  workflow.connections = Object.fromEntries(
    tools.map(({ name }) => [name, { ai_tool: [[{ node: trigger.name, type: 'ai_tool', index: 0 }]] }]),
  );
  saved = await save(server.rest, workflow);
  await activate(server.rest, saved);
  client = await McpClient.connect(`${server.url}/mcp/${path}`);
});

afterAll(async () => await deactivate(server.rest, saved));

describe('a node of the pack as a tool of an MCP server', () => {
  it('is listed with its arguments', async () => {
    const tools = await client.listTools();

    expect(tools.map(({ name }) => name).sort()).toEqual(['Find_customers', 'Mark_credit']);
    const find = tools.find(({ name }) => name === 'Find_customers');
    expect(find?.description).toBe('Finds customers of the flower wholesaler by name');
    expect(Object.keys(find?.inputSchema.properties ?? {})).toEqual(['name']);
  });

  it('answers with what the vendor has', async () => {
    const { text, isError } = await client.callTool('Find_customers', { name: 'wholesale petals' });

    expect(isError).toBe(false);
    expect(text).toContain('Wholesale Petals');
    expect(text).toContain('Dana Whitfield');
    expect(text).not.toContain('Orchid House');
    expect(server.simulators.komet.counters.byMethod).toEqual({ 'customer.list': 1 });
  });

  it('does what the caller wants, once', async () => {
    const { text } = await client.callTool('Mark_credit', { credit: '450001' });

    expect(text).toContain('450001');
    expect(server.simulators.komet.state.synchronized()).toEqual(['450001']);
    expect(server.simulators.komet.counters.calls).toBe(1);
  });

  it('gives the caller the vendor’s words about a failure', async () => {
    const { text } = await client.callTool('Mark_credit', { credit: '450081' });

    expect(text).toContain('The credit was cancelled');
    expect(text).not.toContain(server.simulators.komet.credential.authenticationToken);
  });
});
