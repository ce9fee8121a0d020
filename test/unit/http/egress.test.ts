import dns from 'node:dns';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NodeEgressFilter } from 'n8n-workflow';
import { leases, openConnections } from '../../../nodes/shared/http/pools';
import { NO_PROXY_SET } from './proxies';
import { closeAll, failureOf, get, httpServer, withEnvironment } from './servers';

afterEach(closeAll);

function filter(changes: Partial<NodeEgressFilter> = {}): NodeEgressFilter {
  return {
    validateUrl: async () => await Promise.resolve({ ok: true, result: undefined }),
    validateConnectionHost: () => ({ ok: true, result: undefined }),
    createSecureLookup: () => (host, options, done) => dns.lookup(host, options, done),
    validateRedirectSync: () => undefined,
    ...changes,
  };
}

const refused = { ok: false as const, error: new Error('resolves to a restricted IP address') };

it('a call that the filter refuses is blocked and never connects', async () => {
  const server = await httpServer((_, response) => void response.end());
  const asked: string[] = [];
  const egress = filter({
    validateUrl: async (url) => {
      asked.push(String(url));
      return await Promise.resolve(refused);
    },
  });
  const failure = await failureOf(
    get(`${server.url}/path?token=secret`, { route: { ignoreSslIssues: false, egress } }),
  );
  expect(failure).toMatchObject({ kind: 'blocked', message: 'resolves to a restricted IP address' });
  expect(asked).toEqual([server.url]);
  expect(server.connections()).toBe(0);
});

it('a call that is stopped while the filter is asked never connects, and leaves no place in a pool', async () => {
  const server = await httpServer((_, response) => void response.end());
  const stop = new AbortController();
  const egress = filter({
    // The verdict comes after the stop.
    validateUrl: async () => {
      stop.abort();
      return await Promise.resolve({ ok: true, result: undefined });
    },
  });
  const route = { ignoreSslIssues: false, egress };
  expect(await failureOf(get(server.url, { route, signal: stop.signal }))).toMatchObject({
    kind: 'cancelled',
  });
  // A call after it shows that the first one has gone its way.
  await get(server.url, { route: { ignoreSslIssues: false, egress: filter() } });
  expect([server.connections(), leases()]).toEqual([1, 0]);
});

it('a filter that looks names up is consulted for each call, one that does not once for an origin', async () => {
  const server = await httpServer((_, response) => void response.end());
  const validateUrl = jest.fn(async () => await Promise.resolve({ ok: true as const, result: undefined }));
  const calls = async (egress: NodeEgressFilter): Promise<number> => {
    validateUrl.mockClear();
    for (let n = 0; n < 3; n += 1) await get(server.url, { route: { ignoreSslIssues: false, egress } });
    return validateUrl.mock.calls.length;
  };
  expect(await calls(filter({ validateUrl }))).toBe(3);
  const passing = filter({ validateUrl, createSecureLookup: () => dns.lookup });
  expect(await calls(passing)).toBe(1);
  const elsewhere = await httpServer((_, response) => void response.end());
  await get(elsewhere.url, { route: { ignoreSslIssues: false, egress: passing } });
  expect(validateUrl).toHaveBeenLastCalledWith(elsewhere.url);
});

it('an address that is refused only while connecting is blocked too', async () => {
  const server = await httpServer((_, response) => void response.end());
  const createSecureLookup = (): ReturnType<NodeEgressFilter['createSecureLookup']> => (_, __, done) =>
    done(refused.error, []);
  const url = server.url.replace('127.0.0.1', 'localhost');
  const route = { ignoreSslIssues: false, egress: filter({ createSecureLookup }) };
  expect(await failureOf(get(url, { route }))).toMatchObject({
    kind: 'blocked',
    message: 'resolves to a restricted IP address',
  });
});

it('a DNS error of the filter is a connection that was not made', async () => {
  const validateUrl = async () =>
    await Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' }));
  const route = { ignoreSslIssues: false, egress: filter({ validateUrl }) };
  expect(await failureOf(get('https://crm.example.invalid/a', { route }))).toMatchObject({
    kind: 'unsent',
    code: 'ENOTFOUND',
    message: 'Could not connect to crm.example.invalid: its name is not known to DNS',
  });
});

it('calls under one filter share connections, another filter gets its own', async () => {
  const server = await httpServer((_, response) => void response.end());
  const one = filter();
  await get(server.url, { route: { ignoreSslIssues: false, egress: one } });
  await get(server.url, { route: { ignoreSslIssues: false, egress: one } });
  expect(openConnections()).toBe(1);
  await get(server.url, { route: { ignoreSslIssues: false, egress: filter() } });
  expect(openConnections()).toBe(2);
});

it('a filter that lets everything pass shares connections with calls that have none', async () => {
  const server = await httpServer((_, response) => void response.end());
  const egress = filter({ createSecureLookup: () => dns.lookup });
  await get(server.url);
  await get(server.url, { route: { ignoreSslIssues: false, egress } });
  expect(openConnections()).toBe(1);
});

it('a proxy at an address that the filter refuses is not connected to', async () => {
  const proxy = await httpServer((_, response) => void response.end());
  const egress = filter({ validateConnectionHost: () => refused });
  await withEnvironment({ ...NO_PROXY_SET, HTTP_PROXY: proxy.url }, async () => {
    const call = get('http://example.com/', { route: { ignoreSslIssues: false, egress } });
    expect((await failureOf(call)).kind).toBe('blocked');
  });
  expect(proxy.connections()).toBe(0);
});

describe('without a filter', () => {
  const blocked = async (variables: Record<string, string | undefined>): Promise<boolean> => {
    const server = await httpServer((_, response) => void response.end());
    const clear = { N8N_SSRF_PROTECTION_ENABLED: undefined, N8N_SSRF_PROTECTION_ENABLED_FILE: undefined };
    let isBlocked = false;
    await withEnvironment({ ...clear, ...variables }, async () => {
      const failure = await failureOf(get(server.url)).catch(() => undefined);
      isBlocked = failure?.kind === 'blocked';
    });
    expect(server.connections()).toBe(isBlocked ? 0 : 1);
    return isBlocked;
  };

  it.each([
    ['true', true],
    ['1', true],
    ['True', true],
    ['false', false],
    ['0', false],
    ['', false],
    [undefined, false],
  ])('N8N_SSRF_PROTECTION_ENABLED=%s: a call is blocked: %s', async (value, expected) => {
    expect(await blocked({ N8N_SSRF_PROTECTION_ENABLED: value })).toBe(expected);
  });

  it('the switch is also read from the file that n8n reads it from', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'egress-'));
    for (const [text, expected] of [
      ['true\n', true],
      ['false\n', false],
    ] as const) {
      const file = path.join(folder, text.trim());
      writeFileSync(file, text);
      expect(await blocked({ N8N_SSRF_PROTECTION_ENABLED_FILE: file })).toBe(expected);
    }
    expect(await blocked({ N8N_SSRF_PROTECTION_ENABLED_FILE: path.join(folder, 'gone') })).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

it('a slow filter counts towards the time-out and can be cancelled', async () => {
  const never = filter({ validateUrl: async () => await new Promise(() => undefined) });
  const route = { ignoreSslIssues: false, egress: never };
  expect((await failureOf(get('http://example.com', { route, timeoutMs: 100 }))).kind).toBe('unsent');
  const signal = AbortSignal.timeout(50);
  expect((await failureOf(get('http://example.com', { route, signal }))).kind).toBe('cancelled');
});
