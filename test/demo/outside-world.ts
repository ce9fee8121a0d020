import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { IDataObject } from 'n8n-workflow';
import type { Expectation } from './expectation';

/** The hosts that stand for "your own system" in the examples; reserved, so that nothing real is ever called. */
const placeholder = /https:\/\/((?:[\w-]+\.)*example\.com)/g;

/** An answer that refuses, with status 422. */
export class Refused {
  constructor(readonly reason: string) {}
}

/** Stands in for the systems in the examples that are neither a vendor's nor n8n's: a ledger, a shop. */
export class OutsideWorld {
  /** The requests so far, as `POST ledger.example.com/credits`. */
  readonly requests: string[] = [];

  private answers: NonNullable<Expectation['answers']> = {};

  private constructor(
    private readonly server: Server,
    private readonly url: string,
  ) {}

  static async start(): Promise<OutsideWorld> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const world = new OutsideWorld(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void world.take(request, response));
    return world;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname.slice(1);
    const asked = `${request.method} ${path}`;
    this.requests.push(asked);
    const sent = await text(request);
    const answer = this.answers[asked] ?? { ok: true };
    // What is posted to an address with a list is in the list from then on.
    const list = this.answers[`GET ${path}`];
    if (request.method === 'POST' && Array.isArray(list)) list.push(JSON.parse(sent) as IDataObject);
    response.statusCode = answer instanceof Refused ? 422 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer instanceof Refused ? { error: answer.reason } : answer));
  }

  /** Forgets the requests and takes on new answers. */
  reset(answers: Expectation['answers'] = {}): void {
    this.requests.length = 0;
    const fresh = Object.entries(answers).map(([asked, answer]) => [
      asked,
      Array.isArray(answer) ? [...answer] : answer,
    ]);
    this.answers = Object.fromEntries(fresh) as typeof this.answers;
  }

  /** A workflow's text with the placeholder hosts replaced by this server. */
  redirect(workflowText: string): string {
    return workflowText.replace(placeholder, `${this.url}/$1`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
