/** A vendor of no name, in a process of its own: answers JSON, SOAP or an outage. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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

type Answer = (response: ServerResponse, sent: string, name: string) => void;

const routes: Record<string, Answer> = {
  '/label': (response, sent) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(boxes(sent)),
  '/soap': (response, _, name) =>
    void response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(name === 'Search' ? ORDERS : envelope(name, '<Number>1</Number>')),
};

const down: Answer = (response) => void response.writeHead(503).end();

function answer(request: IncomingMessage, response: ServerResponse): void {
  calls += 1;
  const sent: Buffer[] = [];
  request.on('data', (piece: Buffer) => sent.push(piece));
  const operation = String(request.headers.soapaction).replace(/^.*\/|"$/g, '');
  request.on('end', () =>
    (routes[request.url ?? ''] ?? down)(response, Buffer.concat(sent).toString(), operation),
  );
}

const handlers = {
  start: async (): Promise<string> => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  /** How many calls it was sent. */
  calls: (): number => calls,
};

/** The vendor as the process has it that started it. */
export type Vendor = Remote<typeof handlers>;

/** Starts the vendor; it ends with this process. */
export const startVendor = (): Vendor => startRemote<typeof handlers>(__filename, ['start', 'calls']);

if (require.main === module) serve(handlers);
