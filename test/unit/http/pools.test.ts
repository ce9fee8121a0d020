import http from 'node:http';
import net from 'node:net';
import { eventually } from '../../faults/leftovers';
import { openConnections, closePools } from '../../../nodes/shared/http/pools';
import type { Running } from './servers';
import { closeAll, failureOf, get, httpServer, httpsServer, rawServer, withEnvironment } from './servers';

afterEach(closeAll);

const noProxy = {
  http_proxy: undefined,
  https_proxy: undefined,
  no_proxy: undefined,
  HTTP_PROXY: undefined,
  HTTPS_PROXY: undefined,
  NO_PROXY: undefined,
};

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
  it('does not meet a socket that the server closes for idling at that very moment', async () => {
    // No Keep-Alive header warns the client, so that only our own rule protects.
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

/** Forwards plain requests and tunnels, and writes down what it was asked for. */
async function proxyServer(): Promise<Running & { asked: string[] }> {
  const asked: string[] = [];
  const forward: http.RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const onward = http.request(request.url ?? '', { method: request.method }, (answer) => {
      response.writeHead(answer.statusCode ?? 0);
      answer.pipe(response);
    });
    onward.end();
  };
  const server = await httpServer(forward);
  return { ...server, asked };
}

async function tunnelServer(): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = http.createServer();
  const ends = new Set<net.Socket>();
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(`CONNECT ${request.url}`);
    const [host, port] = (request.url ?? '').split(':');
    const onward = net.connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) ends.add(end.on('error', () => undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const close = () => {
    for (const end of ends) end.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

describe('a proxy in the environment', () => {
  it('is used for http, unless NO_PROXY names the host', async () => {
    const server = await httpServer((_, response) => void response.end('ok'));
    const proxy = await proxyServer();
    await withEnvironment({ ...noProxy, HTTP_PROXY: proxy.url }, async () => {
      expect((await get(`${server.url}/a`)).body.toString()).toBe('ok');
      expect(proxy.asked).toEqual([`GET ${server.url}/a`]);
      await get(`${server.url}/b`);
      expect(proxy.connections()).toBe(1);
    });
    await withEnvironment({ ...noProxy, HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' }, async () => {
      await get(`${server.url}/c`);
    });
    await withEnvironment(noProxy, async () => {
      await get(`${server.url}/d`);
    });
    expect(proxy.asked).toEqual([`GET ${server.url}/a`, `GET ${server.url}/b`]);
  });

  it('tunnels https, with the certificate rule of the credential', async () => {
    const server = await httpsServer((_, response) => void response.end('ok'));
    const proxy = await tunnelServer();
    await withEnvironment({ ...noProxy, https_proxy: proxy.url }, async () => {
      const failure = await failureOf(get(server.url));
      expect(failure).toMatchObject({ kind: 'blocked', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      const options = { route: { ignoreSslIssues: true } };
      expect((await get(server.url, options)).body.toString()).toBe('ok');
      expect((await get(server.url, { ...options, fresh: true })).body.toString()).toBe('ok');
      expect(proxy.asked).toContain(`CONNECT ${server.url.slice(8)}`);
      expect(openConnections()).toBe(2);
    });
    await closePools();
    proxy.close();
  });

  it.each(['http', 'https'])(
    'that asks for a password fails an %s call as not sent, for good',
    async (scheme) => {
      const proxy = http.createServer((_, response) => response.writeHead(407).end());
      proxy.on('connect', (_, socket: net.Socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const { port } = proxy.address() as net.AddressInfo;
      await withEnvironment({ ...noProxy, [`${scheme}_proxy`]: `http://127.0.0.1:${port}` }, async () => {
        const failure = await failureOf(get(`${scheme}://example.com/x`));
        expect(failure).toMatchObject({ kind: 'blocked', outcome: 'failed' });
        expect(failure.sent).not.toBe(true);
        expect(failure.description).toMatch(
          /^Nothing was sent\. Put user name and password into the address of the proxy/,
        );
      });
      await closePools();
      proxy.closeAllConnections();
      proxy.close();
    },
  );

  it('that is no URL fails the call without a crash', async () => {
    await withEnvironment({ ...noProxy, HTTP_PROXY: 'not a url' }, async () => {
      expect((await failureOf(get('http://example.com/'))).message).not.toContain('not a url');
    });
  });
});
