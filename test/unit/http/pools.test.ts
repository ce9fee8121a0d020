import { eventually } from '../../faults/leftovers';
import { openConnections, closePools } from '../../../nodes/shared/http/pools';
import { closeAll, failureOf, get, httpServer, httpsServer, rawServer } from './servers';

afterEach(closeAll);

describe('connections', () => {
  it('are kept: requests one after another use a single one', async () => {
    const server = await httpServer((_, response) => void response.end('ok'));
    for (let i = 0; i < 50; i++) await get(`${server.url}/${i}`);
    expect(server.connections()).toBe(1);
    expect(openConnections()).toBe(1);
  });

  it('are as many as calls in flight', async () => {
    const server = await httpServer((_, response) => void setTimeout(() => response.end('ok'), 2));
    const urls = Array.from({ length: 200 }, (_, i) => `${server.url}/${i}`);
    const worker = async () => {
      for (let url = urls.pop(); url; url = urls.pop()) await get(url);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect(server.connections()).toBeLessThanOrEqual(8);
  });

  it('are at most 32 to a server', async () => {
    const held: Array<() => void> = [];
    let holds = true;
    const server = await httpServer((_, response) => {
      if (holds) held.push(() => response.end('ok'));
      else response.end('ok');
    });
    const calls = Array.from({ length: 100 }, async () => await get(server.url));
    expect(
      await eventually(
        () => held.length,
        (count) => count === 32,
        20_000,
      ),
    ).toBe(32);
    holds = false;
    for (const answer of held) answer();
    await Promise.all(calls);
    expect(server.connections()).toBe(32);
  });

  it('are closed with the pools', async () => {
    const server = await httpServer((_, response) => void response.end('ok'));
    await get(server.url);
    await closePools();
    expect(openConnections()).toBe(0);
  });

  it('that ignored a bad certificate are not used by calls that must check it', async () => {
    const server = await httpsServer((_, response) => void response.end('ok'));
    await get(server.url, { route: { ignoreSslIssues: true } });
    expect((await failureOf(get(server.url))).kind).toBe('blocked');
  });

  it('are usable again after a failure', async () => {
    let broken = true;
    const server = await httpServer((request, response) => {
      if (broken) request.socket.destroy();
      else response.end('ok');
    });
    await failureOf(get(server.url));
    broken = false;
    expect((await get(server.url)).status).toBe(200);
  });
});

describe('a fresh call', () => {
  it('does not use a socket that the server closes at that moment for idling', async () => {
    // No Keep-Alive header warns the client, so only our own rule protects.
    const server = await rawServer((socket) => {
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
      socket.setTimeout(1500, () => socket.resetAndDestroy());
    });
    for (let i = 0; i < 4; i++) {
      expect((await get(server.url, { fresh: true })).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    expect(server.connections()).toBe(4);
  });

  it('opens a new connection after more than a second', async () => {
    const server = await httpServer((_, response) => void response.end('ok'), { keepAliveTimeout: 60_000 });
    await get(server.url, { fresh: true });
    await get(server.url, { fresh: true });
    expect(server.connections()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await get(server.url, { fresh: true });
    expect(server.connections()).toBe(2);
  });
});
