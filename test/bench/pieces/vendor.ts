/** A vendor made for the tests, in its own process. It answers JSON, SOAP or an outage. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { serve, startRemote } from '../process/remote';
import type { Remote } from '../process/remote';

/** How many records a list over SOAP has. */
export const SOAP_RECORDS = 1_000;

let calls = 0;

/** Accepts every box that a call names. */
function boxes(sent: string): string {
  const named = (JSON.parse(sent) as { boxes: Array<{ code: string }> }).boxes;
  return JSON.stringify({ state: 1, boxes: named.map(({ code }) => ({ code, state: 1 })) });
}

const line = '<Line><Sku>007</Sku><Price>1.10</Price><Taxable>true</Taxable></Line>';

const orders = Array.from(
  { length: SOAP_RECORDS },
  (_, n) =>
    `<Order><Number>${n}</Number><Total>12.50</Total><Paid>true</Paid><Count>3</Count><Lines>${line.repeat(20)}</Lines>` +
    '<Address><Street>Main Street 1</Street><City>Miami</City></Address></Order>',
).join('');

const envelope = (name: string, content: string): string =>
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
  `<${name}Response><${name}Result>${content}</${name}Result></${name}Response></s:Body></s:Envelope>`;

const ORDERS = envelope('Search', orders);

/** Accepts the one box that a call names. */
const box = (sent: string): string =>
  JSON.stringify({ state: 1, boxes: [{ code: (JSON.parse(sent) as { code: string }).code, state: 1 }] });

type Answer = (response: ServerResponse, sent: string, name: string) => void;

const routes: Record<string, Answer> = {
  '/label': (response, sent) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(boxes(sent)),
  '/rename': (response, sent) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(box(sent)),
  '/soap': (response, _, name) =>
    void response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(name === 'Search' ? ORDERS : envelope(name, '<Number>1</Number>')),
};

const down: Answer = (response) => void response.writeHead(503).end();

function answer(request: IncomingMessage, response: ServerResponse, delayMs: number): void {
  calls += 1;
  const sent: Buffer[] = [];
  request.on('data', (piece: Buffer) => sent.push(piece));
  const operation = String(request.headers.soapaction).replace(/^.*\/|"$/g, '');
  request.on('end', () =>
    setTimeout(
      () => (routes[request.url ?? ''] ?? down)(response, Buffer.concat(sent).toString(), operation),
      delayMs,
    ),
  );
}

const TLS_FOLDER = path.resolve(__dirname, '..', '..', 'simulators', 'tls');
const tlsFile = (name: string): Buffer => readFileSync(path.join(TLS_FOLDER, `test-only-${name}.pem`));

const handlers = {
  start: async (): Promise<string> => {
    const server = createServer((request, response) => answer(request, response, 0));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  /** Over TLS, each answer so many milliseconds late. */
  startFar: async (delayMs: number): Promise<string> => {
    const server = createTlsServer({ cert: tlsFile('cert'), key: tlsFile('key') }, (request, response) =>
      answer(request, response, delayMs),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  /** How many calls it was sent. */
  calls: (): number => calls,
};

/** The vendor, as the process that started it sees it. */
export type Vendor = Remote<typeof handlers>;

/** Starts the vendor; it ends with this process. */
export const startVendor = (): Vendor =>
  startRemote<typeof handlers>(__filename, ['start', 'startFar', 'calls']);

if (require.main === module) serve(handlers);
