import { createHash } from 'node:crypto';
import type { Dispatcher, Pool, buildConnector } from 'undici';
import { egressIdentity, refusalOfAddress, secureLookup } from './egress';
import { withoutInterim } from './interim';
import type { Proxy } from './proxy';
import { throughTunnel, toProxy } from './tunnel';
import type { Route } from './types';

/** The longest time for DNS, TCP and TLS together, in milliseconds. */
export const CONNECT_TIMEOUT_MS = 10_000;

const CONNECTIONS_PER_POOL = 32;
const KEEP_ALIVE_MS = 60_000;
/** For calls that must not be repeated. Servers close idle sockets after 2 seconds at the earliest. */
const FRESH_KEEP_ALIVE_MS = 1_000;
const IDLE_POOL_MS = 5 * 60_000;

/** A pool in use. Call `release` once, when the call ends: calls share the pool, and it counts them. */
export interface Lease {
  dispatcher: Dispatcher;
  release(): void;
}

interface Entry extends Lease {
  /** The pool that opens tunnels through a proxy, if there is one. */
  tunnels?: Pool;
  inUse: number;
  open: number;
  idle: NodeJS.Timeout;
}

/** Shared by all executions of this process. */
const pools = new Map<string, Entry>();

type Undici = typeof import('undici');

/** undici, loaded at the first call: it takes as long to load as the rest of a node, and the editor does not need it. */
let loaded: Undici | undefined;

/**
 * The pool for an origin (`https://host:port`) and route, made on first use and closed after 5 idle minutes.
 * `fresh`: its sockets are reused only within one second. Each proxy for an origin has its own pool.
 */
export function leasePool(
  origin: string,
  route: Route,
  fresh: boolean,
  proxy?: Proxy,
): Lease | Promise<Lease> {
  return loaded ? lease(loaded, origin, route, fresh, proxy) : leaseFirst(origin, route, fresh, proxy);
}

async function leaseFirst(...wanted: Parameters<typeof leasePool>): Promise<Lease> {
  loaded ??= await import('undici');
  return lease(loaded, ...wanted);
}

function lease(
  undici: Undici,
  origin: string,
  route: Route,
  fresh: boolean,
  proxy: Proxy | undefined,
): Lease {
  const key = keyOf(origin, route, fresh, proxy);
  const entry = pools.get(key) ?? open(undici, key, origin, route, fresh, proxy);
  entry.inUse += 1;
  return entry;
}

/** The key of the latest call: the next one mostly has the same. */
let latest: (Route & { origin: string; fresh: boolean; proxy?: Proxy; key: string }) | undefined;

function keyOf(origin: string, { ignoreSslIssues, egress }: Route, fresh: boolean, proxy?: Proxy): string {
  if (
    latest?.origin === origin &&
    latest.ignoreSslIssues === ignoreSslIssues &&
    latest.egress === egress &&
    latest.fresh === fresh &&
    latest.proxy === proxy
  )
    return latest.key;
  const via = proxy ? `${proxy.origin} ${proxy.authorization ? digest(proxy.authorization) : ''}` : '';
  // No part contains a space.
  const key = `${origin} ${ignoreSslIssues} ${egressIdentity(egress)} ${fresh} ${via}`;
  latest = { origin, ignoreSslIssues, egress, fresh, proxy, key };
  return key;
}

/** The key of a pool lives as long as the pool, so it must not contain a password. */
const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** How many connections all pools hold open now, for tests and benchmarks. */
export function openConnections(): number {
  return [...pools.values()].reduce((sum, entry) => sum + entry.open, 0);
}

/** How many calls hold a place in a pool now, for tests. */
export function leases(): number {
  return [...pools.values()].reduce((sum, entry) => sum + entry.inUse, 0);
}

/** Closes all pools and aborts calls in flight, for the end of tests. */
export async function closePools(): Promise<void> {
  const entries = [...pools.values()];
  pools.clear();
  for (const entry of entries) clearTimeout(entry.idle);
  await Promise.all(entries.flatMap(({ dispatcher, tunnels }) => [dispatcher.destroy(), tunnels?.destroy()]));
}

function open(
  undici: Undici,
  key: string,
  origin: string,
  route: Route,
  fresh: boolean,
  proxy: Proxy | undefined,
): Entry {
  const idle = setTimeout(() => closeIdle(key), IDLE_POOL_MS).unref();
  const tunnels = proxy && !proxy.plain ? tunnelPool(undici, proxy, route) : undefined;
  const dispatcher = poolOf(
    undici,
    proxy?.plain ? proxy.origin : origin,
    fresh,
    connectorFor(undici, route, proxy, tunnels),
  );
  const entry: Entry = { dispatcher, tunnels, inUse: 0, open: 0, idle, release: () => release(entry) };
  dispatcher.on('connect', () => (entry.open += 1)).on('disconnect', () => (entry.open -= 1));
  pools.set(key, entry);
  return entry;
}

function release(entry: Entry): void {
  entry.inUse -= 1;
  if (entry.inUse === 0) entry.idle.refresh();
}

function closeIdle(key: string): void {
  const entry = pools.get(key);
  if (!entry) return;
  if (entry.inUse > 0) {
    entry.idle.refresh();
    return;
  }
  pools.delete(key);
  // No call waits for an idle socket, so its errors don't matter.
  for (const pool of [entry.dispatcher, entry.tunnels]) pool?.close().catch(() => undefined);
}

function poolOf(undici: Undici, origin: string, fresh: boolean, connect: buildConnector.connector): Pool {
  const keepAlive = fresh ? FRESH_KEEP_ALIVE_MS : KEEP_ALIVE_MS;
  return new undici.Pool(origin, {
    connect: withoutInterim(connect),
    connections: CONNECTIONS_PER_POOL,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: keepAlive,
    keepAliveMaxTimeout: keepAlive,
    // send() sets one deadline for the whole attempt.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** Connections to the proxy that open tunnels. An open tunnel leaves the pool. */
function tunnelPool(undici: Undici, proxy: Proxy, route: Route): Pool {
  return new undici.Pool(proxy.origin, {
    connect: withoutInterim(proxyConnector(undici, route)),
    pipelining: 1,
    allowH2: false,
    headersTimeout: CONNECT_TIMEOUT_MS,
  });
}

function connectorFor(
  undici: Undici,
  route: Route,
  proxy: Proxy | undefined,
  tunnels: Pool | undefined,
): buildConnector.connector {
  if (proxy && tunnels) return throughTunnel(proxy, tunnels, undici.buildConnector(connectOptions(route)));
  return proxy ? proxyConnector(undici, route) : guarded(undici, route);
}

/** The proxy's own certificate is always checked: "Ignore SSL Issues" in the credential applies only to the service. */
const proxyConnector = (undici: Undici, route: Route): buildConnector.connector =>
  toProxy(guarded(undici, { ...route, ignoreSslIssues: false }));

/** Checks addresses that need no DNS lookup against n8n's filter. */
function guarded(undici: Undici, route: Route): buildConnector.connector {
  const connect = undici.buildConnector(connectOptions(route));
  return (options, done) => {
    const refusal = refusalOfAddress(route.egress, options.hostname);
    if (refusal) done(refusal, null);
    else connect(options, done);
  };
}

function connectOptions(route: Route): buildConnector.BuildOptions {
  const lookup = secureLookup(route.egress);
  return {
    timeout: CONNECT_TIMEOUT_MS,
    rejectUnauthorized: !route.ignoreSslIssues,
    autoSelectFamily: true,
    ...(lookup && { lookup }),
  } as buildConnector.BuildOptions;
}
