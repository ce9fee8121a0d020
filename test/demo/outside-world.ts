import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Expectation } from './expectations';

/** The hosts that stand for "your own system" in the examples; reserved, so that nothing real is ever called. */
const placeholder = /https:\/\/((?:[\w-]+\.)*example\.com)/g;

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
    server.on('request', (request, response) => {
      const { pathname } = new URL(request.url ?? '/', world.url);
      const asked = `${request.method} ${pathname.slice(1)}`;
      world.requests.push(asked);
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(world.answers[asked] ?? { ok: true }));
    });
    return world;
  }

  /** Forgets the requests and takes on new answers. */
  reset(answers: Expectation['answers'] = {}): void {
    this.requests.length = 0;
    this.answers = answers;
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
