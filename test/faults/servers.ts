import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** A service that carries out what it reads and counts how often, by the id in the query. */
export interface CountingService {
  url: string;
  port: number;
  /** How often each id was carried out. */
  times: Map<string, number>;
  /** Connections open now. */
  sockets: Set<net.Socket>;
  /** Breaks all connections and listens no more. */
  die(): Promise<void>;
  /** Listens again, at the same address. */
  comeBack(): Promise<void>;
}

/** Speaks as the charge of Komet Sales does, so that the node of the matrix can call it. */
export async function countingService(onCall: () => void = () => undefined): Promise<CountingService> {
  const times = new Map<string, number>();
  const sockets = new Set<net.Socket>();
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      const id =
        new URL(request.url ?? '', 'http://host').searchParams.get('automaticAdditionalChargeId') ?? '';
      times.set(id, (times.get(id) ?? 0) + 1);
      onCall();
      const answer = { result: 1, automaticAdditionalChargeId: Number(id), message: 'OK' };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  // The client of a kept connection does not know when it will be closed.
  server.keepAliveTimeout = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  const { port, listen } = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    times,
    sockets,
    die: async () => {
      for (const socket of sockets) socket.resetAndDestroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
    comeBack: listen,
  };
}

async function listening(server: net.Server): Promise<{ port: number; listen: () => Promise<void> }> {
  let port = 0;
  const listen = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as net.AddressInfo);
  };
  await listen();
  return { port, listen };
}

/** A line to a service that breaks at random, the same way for the same seed and order of calls. */
export interface BadLine {
  url: string;
  /** How often it broke: before the request got through, before the answer did, in the middle of the answer. */
  broken: [before: number, after: number, middle: number];
  close(): Promise<void>;
}

/** Breaks one request in `every`. */
export async function badLine(port: number, every: number, seed: number): Promise<BadLine> {
  const random = randomOf(seed);
  const broken: BadLine['broken'] = [0, 0, 0];
  const ends = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    let middle = false;
    let after = false;
    const cut = (): void => {
      near.resetAndDestroy();
      far.destroy();
    };
    for (const end of [near, far]) ends.add(end.on('error', () => undefined).on('close', cut));
    near.on('data', (bytes) => {
      const draw = random();
      const way = draw < 1 / every ? Math.floor(draw * every * 3) : undefined;
      if (way !== undefined) broken[way as 0 | 1 | 2] += 1;
      if (way === 0) return cut();
      after = way === 1;
      middle = way === 2;
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (after) return cut();
      if (!middle) return void near.write(bytes);
      near.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => near.end());
      far.destroy();
    });
  });
  const address = await listening(server);
  return {
    url: `http://127.0.0.1:${address.port}`,
    broken,
    close: async () => {
      for (const end of ends) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
