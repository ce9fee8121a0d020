import dns from 'node:dns';
import http from 'node:http';
import net from 'node:net';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import type { NodeApiError, NodeEgressFilter } from 'n8n-workflow';
import { NO_PROXY_SET } from '../unit/http/proxies';
import { forgetServices } from '../engine/support';
import { closeAll, httpServer, withEnvironment } from '../unit/http/servers';
import { callsTo, leaked } from './calls';
import type { Column } from './columns';
import type { Effect } from './expected';

const VENDORS: Array<Column['vendor']> = ['komet', 'ebiz', 'superOffice'];

afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

const ANSWER = '{"result":1,"automaticAdditionalChargeId":320,"message":"OK"}';

/** A service that answers a charge, and records the request. */
async function service() {
  const asked: Array<{ url: string; headers: http.IncomingHttpHeaders; body: string }> = [];
  const server = await httpServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push({ url: request.url ?? '', headers: request.headers, body });
      response.setHeader('content-type', 'application/json').end(ANSWER);
    });
  });
  return { ...server, asked };
}

describe('a redirect to another host', () => {
  const redirecting = async (status: number, location: string) =>
    await httpServer((request, response) => {
      request.resume().on('end', () => response.writeHead(status, { location }).end());
    });

  describe.each([301, 302, 303, 307, 308])('with %i', (status) => {
    it.each(VENDORS)('is reported and not followed: the credential of %s stays here', async (vendor) => {
      const elsewhere = await service();
      const { port } = new URL(elsewhere.url);
      const here = await redirecting(status, `http://localhost:${port}/login?from=here`);
      const run = await callsTo(here.url, vendor, 'idempotent', { options: { maxRetries: 2 } });

      expect(run.failure?.message).toBe(
        `The server answered with a redirect to another address (localhost:${port}), which is not followed [item 0]`,
      );
      expect(run.failure?.description).toContain('Check the address of the service in the credential.');
      expect((run.failure as NodeApiError).failure).toEqual({ cause: 'configuration-invalid' });
      expect([here.connections(), elsewhere.connections()]).toEqual([1, 0]);
      expect(leaked(run, vendor)).toEqual([]);
    });
  });
});

describe('a proxy in the environment', () => {
  beforeEach(forgetServices);
  /** Forwards requests, and records for which address. */
  const proxy = async () => {
    const asked: string[] = [];
    const server = await httpServer((request, response) => {
      asked.push(request.url ?? '');
      const { method, headers } = request;
      const onward = http.request(request.url ?? '', { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    return { ...server, asked };
  };

  it('is taken, unless NO_PROXY names the host', async () => {
    const there = await service();
    const way = await proxy();
    await withEnvironment({ ...NO_PROXY_SET, HTTP_PROXY: way.url }, async () => {
      expect((await callsTo(there.url, 'komet', 'idempotent')).status).toBe('success');
      expect((await callsTo(there.url, 'komet', 'once')).status).toBe('success');
    });
    expect(way.asked).toHaveLength(2);
    expect(way.asked[0]).toContain(`${there.url}/automatic-additional-charge?`);
    await forgetServices();
    await withEnvironment({ ...NO_PROXY_SET, HTTP_PROXY: way.url, NO_PROXY: '127.0.0.1' }, async () => {
      expect((await callsTo(there.url, 'komet', 'idempotent')).status).toBe('success');
    });
    expect([way.asked.length, there.asked.length]).toEqual([2, 3]);
  });

  it.each<Effect>(['idempotent', 'once'])(
    'that is gone fails a call that is %s as not sent, and its own password stays hidden',
    async (effect) => {
      const there = await service();
      const gone = net.createServer();
      await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
      const { port } = gone.address() as net.AddressInfo;
      await new Promise((resolve) => gone.close(resolve));
      const address = `http://proxy-user:proxy-secret-password@127.0.0.1:${port}`;
      await withEnvironment({ ...NO_PROXY_SET, HTTP_PROXY: address }, async () => {
        const { failure, run } = await callsTo(there.url, 'komet', effect);

        expect(failure?.message).toBe(
          `Could not connect to the proxy 127.0.0.1:${port}: connection refused [item 0]`,
        );
        expect((failure as NodeApiError).failure).toEqual({ cause: 'temporarily-unavailable' });
        expect(run.everything()).not.toContain('proxy-secret-password');
      });
      expect(there.asked).toEqual([]);
    },
  );

  it.each<[Column['vendor'], Effect]>([
    ['komet', 'idempotent'],
    ['komet', 'once'],
    ['superOffice', 'read'],
  ])('that repeats its password in an answer to %s (%s) does not give it away', async (vendor, effect) => {
    const password = 'proxy-secret-p%40ss';
    const echoing = await httpServer((request, response) => {
      const authorization = String(request.headers['proxy-authorization']);
      const decoded = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
      const text = `no way: ${authorization}, ${decoded}, ${password}`;
      response.setHeader('content-type', 'application/json').writeHead(502);
      response.end(JSON.stringify({ message: text, Message: text, status: 0 }));
    });
    const address = echoing.url.replace('://', `://proxy-user:${password}@`);
    await withEnvironment({ ...NO_PROXY_SET, ALL_PROXY: address }, async () => {
      const { run, failure } = await callsTo('http://api.example.com', vendor, effect);
      expect(`${failure?.message} ${failure?.description}`).toContain('no way: Basic ***');
      expect(run.everything()).not.toMatch(/proxy-secret|cHJveHktdXNlcjpwcm94/);
    });
  });
});

describe('n8n’s protection against server-side request forgery', () => {
  const refused = () => ({ ok: false as const, error: new Error('The request was blocked: restricted IP') });
  const filterOf = (parts: Partial<NodeEgressFilter>): NodeEgressFilter => ({
    validateUrl: async () => await Promise.resolve({ ok: true, result: undefined }),
    validateConnectionHost: () => ({ ok: true, result: undefined }),
    createSecureLookup: () => (host, options, done) => dns.lookup(host, options, done),
    validateRedirectSync: () => undefined,
    ...parts,
  });
  const filters: Array<[string, NodeEgressFilter]> = [
    ['address', filterOf({ validateUrl: async () => await Promise.resolve(refused()) })],
    ['IP address it connects to', filterOf({ validateConnectionHost: refused })],
  ];

  describe.each(filters)('refusing the %s', (_, filter) => {
    it.each<[Column['vendor'], Effect]>([
      ['komet', 'idempotent'],
      ['komet', 'once'],
      ['ebiz', 'idempotent'],
      ['superOffice', 'read'],
    ])('blocks a call of %s that is %s, in its own words, and tries no more', async (vendor, effect) => {
      jest.spyOn(Container.get(OutboundHttp), 'egressFilter').mockReturnValue(filter);
      const there = await service();
      const run = await callsTo(there.url, vendor, effect, { options: { maxRetries: 2 } });

      expect(run.failure?.message).toBe('The request was blocked: restricted IP [item 0]');
      expect((run.failure as NodeApiError).failure).toEqual({ cause: 'configuration-invalid' });
      expect(there.connections()).toBe(0);
      expect(leaked(run, vendor)).toEqual([]);
    });
  });

  it('refusing what a name resolves to blocks the call too', async () => {
    const lookup = jest.fn((_host: unknown, _options: unknown, done: (error: Error) => void) =>
      done(new Error('The request was blocked: restricted IP')),
    );
    const filter = filterOf({
      createSecureLookup: () => lookup as unknown as ReturnType<NodeEgressFilter['createSecureLookup']>,
    });
    jest.spyOn(Container.get(OutboundHttp), 'egressFilter').mockReturnValue(filter);
    const there = await service();
    const url = there.url.replace('127.0.0.1', 'localhost');
    const { failure } = await callsTo(url, 'komet', 'once', { options: { maxRetries: 2 } });

    expect(failure?.message).toBe('The request was blocked: restricted IP [item 0]');
    expect([lookup.mock.calls.length, there.connections()]).toEqual([1, 0]);
  });
});
