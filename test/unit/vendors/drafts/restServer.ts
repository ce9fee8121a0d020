import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a call was. */
export interface RestCall {
  /** Method and path, such as `GET /api/v1/Contact`. */
  call: string;
  query: Record<string, string>;
  type: string;
  /** JSON is parsed; other bodies are bytes. */
  body: unknown;
}

export type RestAnswer = { status: number; json?: unknown };

/** A REST service that answers each call as a test says. */
export class RestServer {
  readonly calls: RestCall[] = [];

  answer: (call: RestCall) => RestAnswer = () => ({ status: 404 });

  private readonly server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://service');
      const bytes = Buffer.concat(pieces);
      const type = request.headers['content-type'] ?? '';
      const call = {
        call: `${request.method} ${url.pathname}`,
        query: Object.fromEntries(url.searchParams),
        type,
        body: type.includes('json') ? (JSON.parse(bytes.toString()) as unknown) : bytes,
      };
      this.calls.push(call);
      const { status, json } = this.answer(call);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(json === undefined ? '' : JSON.stringify(json));
    });
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
