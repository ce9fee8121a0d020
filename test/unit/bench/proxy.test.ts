import { createServer } from 'node:http';
import { request as plainRequest, Agent } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startProxy } from '../../bench/proxy/proxy';
import type { DelayProxy } from '../../bench/proxy/proxy';

const ROUND_TRIP_MS = 100;

let server: Server;
let proxy: DelayProxy;
let agent: Agent;

beforeEach(async () => {
  server = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startProxy((server.address() as AddressInfo).port, ROUND_TRIP_MS);
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
});

afterEach(async () => {
  agent.destroy();
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
});

/** Makes a call and gives its answer and how long it took. */
async function call(): Promise<{ body: string; ms: number; reused: boolean }> {
  const start = performance.now();
  return await new Promise((resolve, reject) => {
    const request = plainRequest({ host: '127.0.0.1', port: proxy.port, agent }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        resolve({ body, ms: performance.now() - start, reused: request.reusedSocket });
      });
    });
    request.once('error', reject);
    request.end();
  });
}

describe('the proxy that adds a round trip', () => {
  it('takes two for the first call of a connection and one for the next', async () => {
    const first = await call();
    const next = [await call(), await call(), await call()];
    expect([first, ...next].map(({ body, reused }) => [body, reused])).toEqual([
      ['hello', false],
      ['hello', true],
      ['hello', true],
      ['hello', true],
    ]);
    // A busy machine can only take longer.
    const quickest = Math.min(...next.map(({ ms }) => ms));
    expect(first.ms).toBeGreaterThanOrEqual(2 * ROUND_TRIP_MS - 4);
    expect(quickest).toBeGreaterThanOrEqual(ROUND_TRIP_MS - 4);
    expect(quickest).toBeLessThan(2 * ROUND_TRIP_MS - 4);
  });

  it('breaks all connections on demand, and accepts new ones', async () => {
    await call();
    proxy.drop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const next = await call();
    expect([next.body, next.reused]).toEqual(['hello', false]);
  });
});
