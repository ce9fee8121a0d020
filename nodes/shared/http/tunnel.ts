import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { Pool, buildConnector } from 'undici';
import type { Proxy } from './proxy';

/** Thrown while connecting: the proxy can't be reached or closes the connection. `cause` says why. */
export class ProxyUnreachable extends Error {
  constructor(override readonly cause: unknown) {
    super('the proxy can’t be reached');
  }
}

/** Thrown while connecting: the proxy answers, but opens no connection. */
export class ProxyRefusal extends Error {
  constructor(readonly status: number) {
    super(`the proxy answered ${status}`);
  }
}

/** A connector to the proxy itself. Its errors are ProxyUnreachable. */
export function toProxy(connect: buildConnector.connector): buildConnector.connector {
  return (options, done) =>
    connect(options, (...[error, socket]) => {
      if (error) done(new ProxyUnreachable(error), null);
      else done(null, socket);
    });
}

/**
 * A connector that reaches the service through a tunnel: CONNECT to the proxy, then TLS with the service.
 * https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6
 */
export function throughTunnel(
  proxy: Proxy,
  connections: Pool,
  overTls: buildConnector.connector,
): buildConnector.connector {
  return (options, done) => {
    const target = options.port ? String(options.host) : `${options.host}:443`;
    tunnelTo(target, proxy, connections).then(
      // undici returns the socket itself, but types it as any duplex stream.
      (tunnel) => overTls({ ...options, httpSocket: tunnel as Socket }, done),
      (error: Error) => done(error, null),
    );
  };
}

async function tunnelTo(target: string, { authorization }: Proxy, connections: Pool): Promise<Duplex> {
  const headers = { host: target, ...(authorization && { 'proxy-authorization': authorization }) };
  const answer = await connections.connect({ path: target, headers }).catch((error: unknown) => {
    throw error instanceof ProxyUnreachable ? error : new ProxyUnreachable(error);
  });
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.socket;
  answer.socket.on('error', () => undefined).destroy();
  throw new ProxyRefusal(answer.statusCode);
}
