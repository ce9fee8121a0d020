import type { ChildProcess } from 'node:child_process';
import { n8nEnvironment } from './environment';
import { fetchOnce } from './fetchOnce';
import { ensureN8n } from './install';
import { freePort } from './ports';
import { collect, hasEnded, signalGroup, spawnGroup, tail } from './processes';
import { RestClient } from './rest';
import { waitFor } from './wait';

/** What is started. */
export interface StartOptions {
  /** Made by `makeUserFolder`. Workers that run at the same time need one each. */
  userFolder: string;
  /** By default a free one. */
  port?: number;
  /** n8n's command with its arguments, such as `['worker', '--concurrency=5']`; by default a main, `['start']`. */
  command?: string[];
  /** Settings besides those that all get. */
  env?: NodeJS.ProcessEnv;
  /** How long it may take to be ready. */
  timeoutMs?: number;
}

/** A running n8n. */
export interface N8n {
  url: string;
  port: number;
  process: ChildProcess;
  /** n8n's interface, logged in as the owner; of a main only. */
  rest: RestClient;
  /** All that it printed. */
  log(): string;
  /** Ends it as an operator does, and waits until it and all that it started is gone. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** How long a stopping n8n may take before it is killed; n8n itself gives running executions 30 seconds. */
const patienceMs = 40_000;

/** Starts n8n and waits until it is ready: a main with its owner made and logged in, a worker that takes jobs. */
export async function startN8n(options: StartOptions): Promise<N8n> {
  const { userFolder, command = ['start'], env = {}, timeoutMs = 120_000 } = options;
  const { node, bin } = await ensureN8n(() => undefined);
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const isMain = command[0] === 'start';
  const child = spawnGroup(node, [bin, ...command], {
    cwd: userFolder,
    env: n8nEnvironment(userFolder, {
      N8N_PORT: String(port),
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
      // What a worker answers "are you ready" on; a main answers on its own port.
      ...(isMain ? {} : { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) }),
      ...env,
    }),
  });
  const log = collect(child);
  const rest = new RestClient(url);
  const n8n: N8n = {
    url,
    port,
    process: child,
    rest,
    log,
    stop: async () => await end(child, 'SIGTERM'),
    kill: async () => await end(child, 'SIGKILL'),
  };
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  try {
    await waitFor(
      async () => {
        if (failure !== undefined) throw failure;
        if (hasEnded(child)) throw new Error(`n8n ended before it was ready:\n${tail(log())}`);
        return await isReady(url);
      },
      { what: `n8n (${command.join(' ')}) to be ready`, timeoutMs, state: () => tail(log()) },
    );
    if (isMain) await rest.setUpOwner();
  } catch (error) {
    await n8n.kill();
    throw error;
  }
  return n8n;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetchOnce(`${url}/healthz/readiness`)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!hasEnded(child) && child.pid !== undefined) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // A stop is for n8n alone, which then ends its task runners; a kill is for all at once.
    if (signal === 'SIGKILL') signalGroup(child, signal);
    else child.kill(signal);
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMs);
    await ended;
    clearTimeout(timer);
  }
  signalGroup(child, 'SIGKILL');
}
