import { fetchOnce } from './n8n';

/** What a tool says of itself. */
export interface ToolListed {
  name: string;
  description: string;
  inputSchema: { properties?: Record<string, unknown> };
}

/** What a tool answered. */
export interface ToolAnswer {
  text: string;
  isError: boolean;
}

/** As much of an MCP client as a test needs: JSON-RPC over "streamable HTTP", one question at a time. */
export class McpClient {
  private session: string | undefined;
  private asked = 0;

  private constructor(private readonly url: string) {}

  /** Shakes hands with a server. */
  static async connect(url: string): Promise<McpClient> {
    const client = new McpClient(url);
    await client.ask('initialize', {
      protocolVersion: '2025-03-26',
      capabilities: {},
      clientInfo: { name: 'erp-sync-e2e', version: '1.0.0' },
    });
    await client.send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    return client;
  }

  /** The tools on offer. */
  async listTools(): Promise<ToolListed[]> {
    const { tools } = (await this.ask('tools/list', {})) as { tools: ToolListed[] };
    return tools;
  }

  /** Calls a tool. */
  async callTool(name: string, args: object): Promise<ToolAnswer> {
    const result = await this.ask('tools/call', { name, arguments: args });
    const { content, isError } = result as { content: Array<{ text?: string }>; isError?: boolean };
    return { text: content.map(({ text }) => text ?? '').join('\n'), isError: isError ?? false };
  }

  private async ask(method: string, params: object): Promise<unknown> {
    this.asked += 1;
    const response = await this.send({ jsonrpc: '2.0', id: this.asked, method, params });
    const message = answerIn(await response.text(), response.headers.get('content-type') ?? '', this.asked);
    if ('error' in message) throw new Error(`${method} was refused: ${JSON.stringify(message.error)}`);
    return message.result;
  }

  private async send(message: object): Promise<Response> {
    const response = await fetchOnce(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(this.session === undefined ? {} : { 'mcp-session-id': this.session }),
      },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`The MCP server answered ${response.status}: ${await response.text()}`);
    this.session = response.headers.get('mcp-session-id') ?? this.session;
    return response;
  }
}

interface Message {
  id?: number;
  result?: unknown;
  error?: unknown;
}

/** The answer to a question, from a JSON body or from an event stream that may hold other messages too. */
function answerIn(body: string, contentType: string, id: number): Message {
  const texts = contentType.includes('text/event-stream')
    ? body.split('\n').flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length)] : []))
    : [body];
  const answer = texts.map((text) => JSON.parse(text) as Message).find((message) => message.id === id);
  if (answer === undefined) throw new Error(`The MCP server gave no answer: ${body}`);
  return answer;
}
