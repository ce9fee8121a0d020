import { EnvHttpProxyAgent, Pool } from 'undici';
import type { Dispatcher, buildConnector } from 'undici';
import { egressIdentity, refusalOfAddress, secureLookup } from './egress';
import { proxyFromEnvironment } from './proxy';
import type { ProxySettings } from './proxy';
import type { Route } from './types';

/** The longest time for DNS, TCP and TLS together, in milliseconds. */
export const CONNECT_TIMEOUT_MS = 10_000;

const CONNECTIONS_PER_POOL = 32;
const KEEP_ALIVE_MS = 60_000;
/** For calls that must not be repeated: servers close idle sockets after 2 seconds at the earliest. */
const FRESH_KEEP_ALIVE_MS = 1_000;
const IDLE_POOL_MS = 5 * 60_000;

/** A pool in use. `release` must be called once when the call has ended. */
export interface Lease {
  dispatcher: Dispatcher;
  release(): void;
}

interface Entry {
  dispatcher: Dispatcher;
  inUse: number;
  open: number;
  idle: NodeJS.Timeout;
}

/** Shared by all executions of this process. */
const pools = new Map<string, Entry>();

/**
 * The pool for an origin (`https://host:port`) and route, made on first use and closed after 5 idle minutes.
 * `fresh`: its sockets are reused within one second only. The proxy variables are part of what tells pools apart.
 */
export function leasePool(origin: string, route: Route, fresh: boolean): Lease {
  const proxy = proxyFromEnvironment();
  const key = JSON.stringify([origin, route.ignoreSslIssues, egressIdentity(route.egress), fresh, proxy]);
  const entry = pools.get(key) ?? open(key, origin, route, fresh, proxy);
  entry.inUse += 1;
  return {
    dispatcher: entry.dispatcher,
    release: () => {
      entry.inUse -= 1;
      entry.idle.refresh();
    },
  };
}

/** How many connections all pools hold open now, for tests and benchmarks. */
export function openConnections(): number {
  return [...pools.values()].reduce((sum, entry) => sum + entry.open, 0);
}

/** Closes all pools and breaks what is in flight, for the end of tests. */
export async function closePools(): Promise<void> {
  const entries = [...pools.values()];
  pools.clear();
  for (const entry of entries) clearTimeout(entry.idle);
  await Promise.all(entries.map(async ({ dispatcher }) => await dispatcher.destroy()));
}

function open(
  key: string,
  origin: string,
  route: Route,
  fresh: boolean,
  proxy: ProxySettings | undefined,
): Entry {
  const idle = setTimeout(() => closeIdle(key), IDLE_POOL_MS).unref();
  const count = (change: number) => () => {
    entry.open += change;
  };
  const make = poolMaker(route, fresh, count);
  const dispatcher = proxy ? overProxy(proxy, route, make) : make(origin, { connect: connectOptions(route) });
  const entry: Entry = { dispatcher, inUse: 0, open: 0, idle };
  pools.set(key, entry);
  return entry;
}

function closeIdle(key: string): void {
  const entry = pools.get(key);
  if (!entry) return;
  if (entry.inUse > 0) {
    entry.idle.refresh();
    return;
  }
  pools.delete(key);
  // A broken idle socket has nobody to be told to.
  entry.dispatcher.close().catch(() => undefined);
}

type PoolMaker = (origin: string | URL, options: Pool.Options) => Pool;

function poolMaker(route: Route, fresh: boolean, count: (change: number) => () => void): PoolMaker {
  const keepAlive = fresh ? FRESH_KEEP_ALIVE_MS : KEEP_ALIVE_MS;
  return (origin, options) => {
    const refusal = refusalOfAddress(route.egress, new URL(origin).hostname);
    const pool = new Pool(origin, {
      ...options,
      ...(refusal && { connect: (_, done) => done(refusal, null) }),
      connections: CONNECTIONS_PER_POOL,
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: keepAlive,
      keepAliveMaxTimeout: keepAlive,
      // send() has one clock for the whole attempt.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return pool.on('connect', count(1)).on('disconnect', count(-1));
  };
}

/** EnvHttpProxyAgent reads NO_PROXY; the variables are handed over, so that the pool keeps to what its key says. */
function overProxy(proxy: ProxySettings, route: Route, make: PoolMaker): Dispatcher {
  return new EnvHttpProxyAgent({
    ...proxy,
    // http:// goes to the proxy as a plain request: many allow CONNECT to port 443 only.
    proxyTunnel: false,
    connect: connectOptions(route),
    requestTls: connectOptions(route),
    // The proxy's own certificate is checked in any case: the credential speaks of the service.
    proxyTls: connectOptions({ ...route, ignoreSslIssues: false }),
    factory: (origin, options: Pool.Options) => make(origin, options),
    clientFactory: (origin, options: Pool.Options) => make(origin, options),
  });
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
