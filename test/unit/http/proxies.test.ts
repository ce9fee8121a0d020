import tls from 'node:tls';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveProxyUrl } from '@n8n/backend-network/proxy';
import { openConnections } from '../../../nodes/shared/http/pools';
import { proxyFor, proxySecrets } from '../../../nodes/shared/http/proxy';
import { NO_PROXY_SET, proxyServer } from './proxies';
import {
  closeAll,
  failureOf,
  get,
  httpServer,
  httpsServer,
  rawServer,
  refusedUrl,
  withEnvironment,
} from './servers';

afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

type Variables = Record<string, string>;

const HTTP = 'http://api.example.com/x';
const HTTPS = 'https://api.example.com/x';
const UP = 'http://up:3128';

describe('the proxy of a call is the one that n8n takes', () => {
  it.each<[string, Variables, string, string | undefined]>([
    ['ALL_PROXY alone', { ALL_PROXY: UP }, HTTPS, UP],
    ['ALL_PROXY alone, http', { ALL_PROXY: UP }, HTTP, UP],
    ['all_proxy alone', { all_proxy: UP }, HTTPS, UP],
    [
      'the proxy of its own scheme before ALL_PROXY',
      { ALL_PROXY: 'http://all:1', HTTPS_PROXY: UP },
      HTTPS,
      UP,
    ],
    ['HTTP_PROXY is not for https', { HTTP_PROXY: UP }, HTTPS, undefined],
    ['HTTPS_PROXY is not for http', { HTTPS_PROXY: UP }, HTTP, undefined],
    ['no scheme', { HTTP_PROXY: 'up:3128' }, HTTP, UP],
    ['no scheme, https', { HTTPS_PROXY: 'up:3128' }, HTTPS, 'https://up:3128'],
    ['no port', { HTTP_PROXY: 'http://up' }, HTTP, 'http://up:80'],
    ['lower case before upper case', { HTTP_PROXY: 'http://upper:1', http_proxy: UP }, HTTP, UP],
    ['an empty lower case hides nothing', { HTTP_PROXY: UP, http_proxy: '' }, HTTP, UP],
    ['an empty HTTPS_PROXY does not hide ALL_PROXY', { HTTPS_PROXY: '', ALL_PROXY: UP }, HTTPS, UP],
    [
      'an empty no_proxy does not hide NO_PROXY',
      { ALL_PROXY: UP, no_proxy: '', NO_PROXY: '*' },
      HTTPS,
      undefined,
    ],
    ['NO_PROXY *', { ALL_PROXY: UP, NO_PROXY: '*' }, HTTPS, undefined],
    ['NO_PROXY * among others', { ALL_PROXY: UP, NO_PROXY: 'other.com, *' }, HTTPS, undefined],
    ['NO_PROXY host', { ALL_PROXY: UP, NO_PROXY: 'a.com,API.example.com' }, HTTPS, undefined],
    ['NO_PROXY other host', { ALL_PROXY: UP, NO_PROXY: 'example.com' }, HTTPS, UP],
    ['NO_PROXY leading dot', { ALL_PROXY: UP, NO_PROXY: '.example.com' }, HTTPS, undefined],
    ['NO_PROXY leading star', { ALL_PROXY: UP, NO_PROXY: '*.example.com' }, HTTPS, undefined],
    ['NO_PROXY by spaces', { ALL_PROXY: UP, NO_PROXY: 'a.com api.example.com' }, HTTPS, undefined],
    ['NO_PROXY port', { ALL_PROXY: UP, NO_PROXY: 'api.example.com:443' }, HTTPS, undefined],
    ['NO_PROXY other port', { ALL_PROXY: UP, NO_PROXY: 'api.example.com:8443' }, HTTPS, UP],
    ['NO_PROXY IPv6', { ALL_PROXY: UP, NO_PROXY: '[::1]' }, 'http://[::1]:8080/', undefined],
    ['nothing', {}, HTTPS, undefined],
  ])('%s', async (_, variables, target, expected) => {
    await withEnvironment({ ...NO_PROXY_SET, ...variables }, async () => {
      await Promise.resolve();
      const n8ns = resolveProxyUrl(target);
      expect(proxyFor(new URL(target))?.origin).toBe(expected);
      expect(n8ns && new URL(n8ns).host).toBe(expected && new URL(expected).host);
    });
  });
});

describe('calls go through the proxy', () => {
  it.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'])(
    '%s: http as plain requests, over one connection',
    async (name) => {
      const server = await httpServer((request, response) => void response.end(request.headers.host));
      const proxy = await proxyServer();
      await withEnvironment({ ...NO_PROXY_SET, [name]: proxy.url.slice(7) }, async () => {
        for (const path of ['/a?b=1', '/c']) {
          expect((await get(server.url + path)).body.toString()).toBe(server.url.slice(7));
        }
        expect(proxy.asked).toEqual([`GET ${server.url}/a?b=1`, `GET ${server.url}/c`]);
        expect([proxy.connections(), openConnections()]).toEqual([1, 1]);
      });
      await withEnvironment({ ...NO_PROXY_SET, [name]: proxy.url, NO_PROXY: 'x.com,*' }, async () => {
        expect((await get(`${server.url}/direct`)).status).toBe(200);
      });
      expect(proxy.asked).toHaveLength(2);
    },
  );

  it.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])(
    '%s: https through a tunnel, with the certificate rule of the credential',
    async (name) => {
      const server = await httpsServer((_, response) => void response.end('ok'));
      const proxy = await proxyServer();
      await withEnvironment({ ...NO_PROXY_SET, [name]: proxy.url }, async () => {
        expect(await failureOf(get(server.url))).toMatchObject({
          kind: 'blocked',
          code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
          message: `The certificate of ${server.url.slice(8)} through the proxy ${proxy.url.slice(7)} is not trusted (self-signed)`,
        });
        const options = { route: { ignoreSslIssues: true } };
        for (let n = 0; n < 3; n++) expect((await get(server.url, options)).body.toString()).toBe('ok');
        expect((await get(server.url, { ...options, fresh: true })).body.toString()).toBe('ok');
        expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${server.url.slice(8)}`]));
        expect([proxy.asked.length, openConnections()]).toEqual([3, 2]);
      });
    },
  );

  it('https://: the proxy’s own certificate is checked, whatever the credential says of the service’s', async () => {
    const server = await httpServer((_, response) => void response.end('ok'));
    const proxy = await proxyServer({ tls: true });
    const options = { route: { ignoreSslIssues: true } };
    await withEnvironment({ ...NO_PROXY_SET, ALL_PROXY: proxy.url }, async () => {
      for (const url of [server.url, 'https://api.example.com']) {
        const failure = await failureOf(get(url, options));
        expect(failure).toMatchObject({
          kind: 'blocked',
          message: `The certificate of the proxy ${proxy.url.slice(8)} is not trusted (self-signed)`,
        });
        expect(failure.description).toContain('NODE_EXTRA_CA_CERTS');
      }
      expect(proxy.asked).toEqual([]);

      trustTestCertificate();
      expect((await get(`${server.url}/a`, { ...options, fresh: true })).body.toString()).toBe('ok');
      const secure = await httpsServer((_, response) => void response.end('ok'));
      expect((await get(secure.url, options)).body.toString()).toBe('ok');
      expect(proxy.asked).toEqual([`GET ${server.url}/a`, `CONNECT ${secure.url.slice(8)}`]);
    });
  });

  it('user and password go to the proxy alone, decoded', async () => {
    const seen: unknown[] = [];
    const server = await httpServer((request, response) => {
      seen.push(request.headers['proxy-authorization']);
      response.end('ok');
    });
    const secure = await httpsServer((request, response) => {
      seen.push(request.headers['proxy-authorization']);
      response.end('ok');
    });
    const proxy = await proxyServer();
    const address = proxy.url.replace('://', '://us%40er:pa%3Ass@');
    const basic = `Basic ${Buffer.from('us@er:pa:ss').toString('base64')}`;
    await withEnvironment({ ...NO_PROXY_SET, ALL_PROXY: address }, async () => {
      expect((await get(`${server.url}/a`)).body.toString()).toBe('ok');
      expect((await get(secure.url, { route: { ignoreSslIssues: true } })).body.toString()).toBe('ok');
    });
    expect(proxy.asked).toEqual([`GET ${server.url}/a ${basic}`, `CONNECT ${secure.url.slice(8)} ${basic}`]);
    expect(seen[1]).toBeUndefined();
  });

  it('each proxy has its own connections', async () => {
    const server = await httpServer((_, response) => void response.end('ok'));
    const proxies = [await proxyServer(), await proxyServer()];
    for (const { url } of [...proxies, ...proxies]) {
      await withEnvironment({ ...NO_PROXY_SET, ALL_PROXY: url }, async () => void (await get(server.url)));
    }
    expect(proxies.map(({ asked, connections }) => [asked.length, connections()])).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });
});

describe('a proxy that does not let a call through is named, without its user info', () => {
  const USER = 'proxy-user:proxy-password';
  const targets = ['http://api.example.com/x', 'https://api.example.com/x'];

  async function failureThrough(address: string, target: string, options = {}) {
    let found: unknown;
    await withEnvironment({ ...NO_PROXY_SET, ALL_PROXY: address }, async () => {
      const failure = await failureOf(get(target, options));
      const { message, description = '', kind } = failure;
      expect(`${message} ${description}`).not.toMatch(/proxy-user|proxy-password|a page of the proxy/);
      expect(failure.sent).not.toBe(true);
      found = { kind, message };
    });
    return found;
  }

  it.each(targets)('gone: %s', async (target) => {
    const { host } = new URL(await refusedUrl());
    expect(await failureThrough(`http://${USER}@${host}`, target)).toEqual({
      kind: 'unsent',
      message: `Could not connect to the proxy ${host}: connection refused`,
    });
  });

  it.each(targets)('unknown to DNS: %s', async (target) => {
    expect(await failureThrough(`http://${USER}@proxy.invalid:3128`, target)).toMatchObject({
      kind: 'unsent',
      message: expect.stringMatching(/^Could not connect to the proxy proxy\.invalid:3128: /) as string,
    });
  });

  it.each(targets)('that demands a password: %s', async (target) => {
    const { url } = await proxyServer({ status: 407 });
    const { host } = new URL(url);
    expect(await failureThrough(url, target)).toEqual({
      kind: 'blocked',
      message: `The proxy ${host} requires a password`,
    });
    expect(await failureThrough(`http://${USER}@${host}`, target)).toEqual({
      kind: 'blocked',
      message: `The proxy ${host} does not accept the user name and password in its address`,
    });
  });

  it.each([
    [403, 'blocked'],
    [502, 'unsent'],
  ])('answering CONNECT with %i', async (status, kind) => {
    const { url } = await proxyServer({ status });
    const { host } = new URL(url);
    expect(await failureThrough(`http://${USER}@${host}`, HTTPS)).toEqual({
      kind,
      message: `The proxy ${host} did not open a connection to api.example.com: it answered ${status}`,
    });
  });

  it('silent', async () => {
    const { url } = await rawServer(() => undefined);
    const { host } = new URL(url);
    expect(await failureThrough(`http://${USER}@${host}`, HTTPS, { timeoutMs: 300 })).toEqual({
      kind: 'unsent',
      message: `Could not connect to api.example.com through the proxy ${host} within 0.3 seconds`,
    });
  });

  it.each<[string, string, string]>([
    ['that gives no answer', '', 'No answer within 0.3 seconds through the proxy HOST'],
    [
      'that breaks off',
      'reset',
      'The connection to api.example.com through the proxy HOST broke before an answer came',
    ],
    [
      'that cuts the answer short',
      'cut',
      'The answer of api.example.com through the proxy HOST was cut short or damaged',
    ],
  ])('%s, after it took a plain request', async (_, how, message) => {
    const { url } = await rawServer((socket) =>
      socket.once('data', () => {
        if (how === 'reset') socket.resetAndDestroy();
        if (how === 'cut') socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc');
      }),
    );
    const { host } = new URL(url);
    await withEnvironment({ ...NO_PROXY_SET, HTTP_PROXY: `http://${USER}@${host}` }, async () => {
      const failure = await failureOf(get(HTTP, { timeoutMs: 300 }));
      expect(failure.message).toBe(message.replace('HOST', host));
    });
  });

  it.each(['socks5://', 'socks://', 'socks4a://', 'ftp://'])('%s', async (scheme) => {
    expect(await failureThrough(`${scheme}${USER}@proxy:1080`, HTTPS)).toEqual({
      kind: 'blocked',
      message: `The proxy proxy:1080 can’t be used: its address begins with ${scheme}`,
    });
  });

  it.each(['http://', `http://${USER}@not a url`, `${USER}@`])('no URL: %s', async (address) => {
    expect(await failureThrough(address, HTTP)).toEqual({
      kind: 'blocked',
      message: 'The address of the proxy for api.example.com is not a valid URL',
    });
  });
});

describe('the secrets of the proxies in the environment', () => {
  it('are user info and password, raw, decoded and as they are sent', async () => {
    await withEnvironment(
      { ...NO_PROXY_SET, HTTP_PROXY: 'http://me:pa%40ss@p:1', all_proxy: 'u:other@p:2' },
      async () => {
        await Promise.resolve();
        expect(proxySecrets()).toEqual([
          'me:pa%40ss',
          'me:pa@ss',
          'pa%40ss',
          'pa@ss',
          Buffer.from('me:pa@ss').toString('base64'),
          'u:other',
          'other',
          Buffer.from('u:other').toString('base64'),
        ]);
      },
    );
  });

  it('are found in an address that is not a URL; without user info there are none', async () => {
    await withEnvironment(
      { ...NO_PROXY_SET, HTTP_PROXY: 'http://me:p%zz/#@p:1', HTTPS_PROXY: 'http://p:3128' },
      async () => {
        await Promise.resolve();
        expect(proxySecrets()).toEqual(['me:p%zz/#', 'p%zz/#', Buffer.from('me:p%zz/#').toString('base64')]);
      },
    );
  });
});

/** Does what NODE_EXTRA_CA_CERTS does, which Node reads only at its start. */
function trustTestCertificate(): void {
  const connect = tls.connect;
  const ca = readFileSync(path.join(__dirname, 'fixtures', 'cert.pem'));
  jest
    .spyOn(tls, 'connect')
    .mockImplementation(((options: tls.ConnectionOptions) =>
      connect({ ...options, ca })) as typeof tls.connect);
}
