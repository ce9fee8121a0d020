/** The proxies in their own process, so that delaying takes no time from what is measured. */
import { startProxy } from '../proxy/proxy';
import type { DelayProxy } from '../proxy/proxy';
import { serve, startRemote } from './remote';
import type { Remote } from './remote';

const proxies: DelayProxy[] = [];

const handlers = {
  /** Starts a proxy in front of a port, and returns the proxy's port. */
  open: async (upstreamPort: number, roundTripMs: number): Promise<number> => {
    const proxy = await startProxy(upstreamPort, roundTripMs);
    proxies.push(proxy);
    return proxy.port;
  },
  drop: (): void => proxies.forEach((proxy) => proxy.drop()),
};

/** The proxies, as the benchmark sees them. */
export type ProxyProcess = Remote<typeof handlers>;

/** Starts the process. */
export const startProxies = (): ProxyProcess => startRemote<typeof handlers>(__filename, ['open', 'drop']);

if (require.main === module) serve(handlers);
