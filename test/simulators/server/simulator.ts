import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { violationsOf } from '../check/violations';
import type { Violation } from '../check/violations';
import { CONTROL_PATH, control } from './control';
import { Counters } from './counters';
import type { Answer, Call, Head, Plan, Vendor } from './exchange';
import { Faults } from './faults';
import { breakOff, write, writeFault } from './wire';
import type { Sent } from './wire';

/** Where a simulator listens. */
export interface ListenOptions {
  /** A fixed port for HTTP; a free one if left out. */
  port?: number;
  /** A fixed port for HTTPS; a free one if left out. */
  tlsPort?: number;
  /** How long an idle connection is kept, in milliseconds; Node's 5,000 if left out. */
  keepAliveTimeout?: number;
  /** How many of the latest requests the log keeps; all if left out. For tests that send very many. */
  mostLogged?: number;
  /** Puts something around the vendor. For measurements, to which the vendor's own work does not belong. */
  around?: (vendor: Vendor) => Vendor;
}

/** A running simulator. */
export interface Simulator<State, Credential> {
  name: string;
  /** The address as the credential wants it. */
  url: string;
  /** The same over TLS, same state. The certificate is `testCertificate`. */
  tlsUrl: string;
  /** Base of the control surface. */
  controlUrl: string;
  state: State;
  faults: Faults;
  counters: Counters;
  violations: Violation[];
  /** The name of the credential type and data for it that works. */
  credentialType: string;
  credential: Credential;
  /** Seeds again, and forgets faults, counters and violations. */
  reset(): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const TLS_FOLDER = join(__dirname, '..', 'tls');

/** The self-signed certificate of every simulator, for tests that trust it. */
export const testCertificate = readFileSync(join(TLS_FOLDER, 'test-only-cert.pem'), 'utf8');

/** Starts the two servers of a vendor. */
export async function startSimulator<State, Credential>(setup: {
  name: string;
  basePath: string;
  vendor: Vendor;
  state: State;
  credentialType: string;
  credential: (url: string) => Credential;
  listen: ListenOptions;
  /** The time that answers carry; this machine's if left out. */
  now?: () => Date;
}): Promise<Simulator<State, Credential>> {
  const { listen, now = () => new Date() } = setup;
  const vendor = listen.around?.(setup.vendor) ?? setup.vendor;
  const faults = new Faults();
  const counters = new Counters(listen.mostLogged);
  const violations: Violation[] = [];
  const reset = (): void => {
    vendor.reset();
    faults.clear();
    counters.reset();
    violations.length = 0;
  };
  const controlled = {
    state: () => vendor.snapshot(),
    counters: () => counters.snapshot(),
    violations: () => violations,
    faults,
    reset,
    own: vendor.controls ?? {},
  };

  async function serve(request: IncomingMessage, response: ServerResponse, tls: boolean): Promise<void> {
    const head = headOf(request, tls);
    if (head.path.startsWith(CONTROL_PATH)) {
      await write(response, control(controlled, { ...head, body: (await read(request)).toString('utf8') }));
      return;
    }
    counters.connection(request.socket);
    // Node's own date is the machine's, even if a test has set the time.
    response.setHeader('date', now().toUTCString());
    const method = vendor.identify(head);
    const done = counters.begin(method);
    const entry = {
      at: new Date().toISOString(),
      method,
      httpMethod: head.httpMethod,
      path: head.path,
      query: openQuery(head.query, vendor.secretParameters),
      headers: extensionsOf(head.headers),
      tls,
    };
    const seen = { method, httpMethod: head.httpMethod, path: head.path };
    try {
      const early = faults.take({ ...seen, entries: 0, body: '' }, false);
      if (early) {
        breakOff(request);
        counters.note({ ...entry, entries: 0, status: null, fault: early.kind });
        return;
      }
      const bytes = await read(request);
      const call: Call = { ...head, body: bytes.toString('utf8'), bytes };
      counters.bytesIn += bytes.length;
      const plan = reported(vendor.examine(call), (message) =>
        violations.push(...violationsOf(method, [{ parameter: '(simulator)', expectation: message }])),
      );
      violations.push(...violationsOf(method, plan.findings));
      const rule = faults.take({ ...seen, entries: plan.entries, body: call.body }, true);
      const logged = { ...entry, entries: plan.entries, sent: plan.sent, status: null, fault: rule?.kind };
      counters.note(logged);
      const sent: Sent = rule
        ? await writeFault(rule, { vendor, call, plan, request, response })
        : await write(response, await plan.run());
      counters.bytesOut += sent.bytes;
      Object.assign(logged, { status: sent.status });
    } finally {
      done();
    }
  }

  const server = createServer((request, response) => guard(serve(request, response, false), response));
  const tlsServer = createTlsServer(
    { key: readFileSync(join(TLS_FOLDER, 'test-only-key.pem'), 'utf8'), cert: testCertificate },
    (request, response) => guard(serve(request, response, true), response),
  );
  const servers: Server[] = [server, tlsServer];
  if (listen.keepAliveTimeout !== undefined)
    for (const each of servers) each.keepAliveTimeout = listen.keepAliveTimeout;

  const ports = [await open(server, listen.port ?? 0)];
  try {
    ports.push(await open(tlsServer, listen.tlsPort ?? 0));
  } catch (error) {
    await shut(server);
    throw error;
  }
  const url = `http://${HOST}:${ports[0]}${setup.basePath}`;
  return {
    name: setup.name,
    url,
    tlsUrl: `https://${HOST}:${ports[1]}${setup.basePath}`,
    controlUrl: `http://${HOST}:${ports[0]}${CONTROL_PATH}`,
    state: setup.state,
    faults,
    counters,
    violations,
    credentialType: setup.credentialType,
    credential: setup.credential(url),
    reset,
    close: async () => {
      await Promise.all(servers.map(shut));
    },
  };
}

function headOf(request: IncomingMessage, tls: boolean): Head {
  const url = new URL(request.url ?? '/', `http://${HOST}`);
  return {
    httpMethod: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    origin: `${tls ? 'https' : 'http'}://${request.headers.host ?? HOST}`,
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A mistake in the simulator fails the test like one of the product. */
function reported(plan: Plan, report: (message: string) => void): Plan {
  const run = async (): Promise<Answer> => {
    try {
      return await plan.run();
    } catch (error) {
      report(String(error));
      return {
        status: 500,
        headers: { 'content-type': 'text/plain' },
        body: `Simulator: ${String(error)}`,
      };
    }
  };
  return { ...plan, run };
}

/** Headers that no credential of these vendors travels in. */
function extensionsOf(headers: IncomingHttpHeaders): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.startsWith('x-'));
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}

function openQuery(query: URLSearchParams, secret: string[]): Record<string, string> {
  return Object.fromEntries([...query].filter(([name]) => !secret.includes(name)));
}

/** A client may disconnect at any time. A mistake in the simulator is reported to the client. */
function guard(served: Promise<void>, response: ServerResponse): void {
  served.catch((error: unknown) => {
    if (response.destroyed || response.headersSent) return;
    response.writeHead(500, { 'content-type': 'text/plain' }).end(`Simulator: ${String(error)}`);
  });
}

async function open(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function shut(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
