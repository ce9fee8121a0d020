import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { DelayLine } from './delayLine';

const HOST = '127.0.0.1';

/** A running proxy. */
export interface DelayProxy {
  port: number;
  /** Breaks every connection, so that the next call finds none open. */
  drop(): void;
  close(): Promise<void>;
}

/**
 * A TCP proxy that adds a round trip: a new connection takes one, and every chunk half of one each way. TLS goes
 * through it unread, so that its handshake costs as many round trips as it has.
 */
export async function startProxy(upstreamPort: number, roundTripMs: number): Promise<DelayProxy> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    // The kernel has accepted at once. What the client sends before a far host would have accepted waits.
    const connectedAt = performance.now() + roundTripMs;
    const upstream = connect({ port: upstreamPort, host: HOST, allowHalfOpen: true, noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    forward(client, upstream, roundTripMs / 2, connectedAt);
    forward(upstream, client, roundTripMs / 2);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: HOST, backlog: 4096 }, resolve);
  });
  const drop = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    drop,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      drop();
      await closed;
    },
  };
}

const END = Symbol('end');

function forward(from: Socket, to: Socket, delayMs: number, notBefore?: number): void {
  const line = new DelayLine<Buffer | typeof END>(delayMs, (piece) => {
    if (to.destroyed) return;
    if (piece === END) to.end();
    else to.write(piece);
  });
  from.on('data', (chunk: Buffer) => line.push(chunk, notBefore));
  from.on('end', () => line.push(END, notBefore));
  // Only the other side needs to know of a broken connection.
  from.on('error', () => to.destroy());
  from.on('close', (broken) => {
    if (broken) to.destroy();
  });
}
