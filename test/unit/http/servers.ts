import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import { closePools } from '../../../nodes/shared/http/pools';
import { forgetProxies } from '../../../nodes/shared/http/proxy';
import { send } from '../../../nodes/shared/http/send';
import type { HttpRequest, HttpResponse, SendOptions } from '../../../nodes/shared/http/types';
import { CallFailure } from '../../../nodes/shared/errors';

const fixture = (name: string) => readFileSync(path.join(__dirname, 'fixtures', name), 'utf8');

/** A listening loopback server. */
export interface Running {
  url: string;
  /** Connections accepted so far. */
  connections: () => number;
  /** Connections open now. */
  sockets: Set<net.Socket>;
  server: net.Server;
}

const running: net.Server[] = [];
const allSockets = new Set<net.Socket>();

async function listen(server: net.Server, scheme: string): Promise<Running> {
  const sockets = new Set<net.Socket>();
  let accepted = 0;
  server.on('connection', (socket) => {
    accepted += 1;
    sockets.add(socket);
    allSockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      allSockets.delete(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.push(server);
  const { port } = server.address() as net.AddressInfo;
  return { url: `${scheme}://127.0.0.1:${port}`, connections: () => accepted, sockets, server };
}

export async function httpServer(
  answer: http.RequestListener,
  options: http.ServerOptions = {},
): Promise<Running> {
  return await listen(http.createServer(options, answer), 'http');
}

export async function httpsServer(answer: http.RequestListener): Promise<Running> {
  return await listen(
    https.createServer({ key: fixture('key.pem'), cert: fixture('cert.pem') }, answer),
    'https',
  );
}

/** A server that speaks for itself: `talk` gets each socket. */
export async function rawServer(talk: (socket: net.Socket) => void, scheme = 'http'): Promise<Running> {
  return await listen(net.createServer(talk), scheme);
}

/** Reads a whole request without body and then answers with these bytes. */
export function answerRaw(bytes: string, andThen: (socket: net.Socket) => void = () => undefined) {
  return (socket: net.Socket) => {
    socket.once('data', () => socket.write(bytes, () => andThen(socket)));
  };
}

/** A port that nothing listens on. */
export async function refusedUrl(): Promise<string> {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

/** Closes pools and servers: for afterEach. */
export async function closeAll(): Promise<void> {
  await closePools();
  for (const socket of allSockets) socket.destroy();
  await Promise.all(running.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
}

export const PLAIN: SendOptions = {
  route: { ignoreSslIssues: false },
  fresh: false,
  timeoutMs: 10_000,
  maxBodyBytes: 1024 * 1024,
};

export async function get(
  url: string,
  options: Partial<SendOptions> = {},
  request: Partial<HttpRequest> = {},
): Promise<HttpResponse> {
  return await send({ method: 'GET', url, headers: {}, ...request }, { ...PLAIN, ...options });
}

/** The CallFailure that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<CallFailure> {
  const error = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof CallFailure) return error;
  throw error;
}

/** Runs `task` with these environment variables, and puts the old ones back. */
export async function withEnvironment(
  variables: Record<string, string | undefined>,
  task: () => Promise<void>,
): Promise<void> {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  forgetProxies();
  try {
    await task();
  } finally {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    forgetProxies();
  }
}
