import { setTimeout as sleep } from 'node:timers/promises';
import { waitingDeadlines } from '../../nodes/shared/http/deadline';
import { leases } from '../../nodes/shared/http/pools';
import type { CredentialData, NodeJson } from '../engine/harness';
import { runNode } from '../engine/support';
import type { Column } from './columns';

/** What is held now. */
interface Resources {
  /** Timers that keep this process alive, and the deadlines of calls, which share one. */
  timers: number;
  /** Sockets that keep this process alive. */
  sockets: number;
  /** Calls with a place in a pool. */
  leases: number;
}

/** Counts what calls of the sources hold. */
export function resources(): Resources {
  const held = process.getActiveResourcesInfo();
  const count = (kinds: string[]) => held.filter((kind) => kinds.includes(kind)).length;
  return {
    timers: count(['Timeout']) + waitingDeadlines(),
    sockets: count(['TCPSocketWrap', 'TLSWrap', 'TCPConnectWrap']),
    leases: leases(),
  };
}

/** Polls until `value` gives what is wanted, ten seconds at most; gives what it gave last. */
export async function eventually<T>(
  value: () => T,
  wanted: (value: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const now = value();
    if (wanted(now) || performance.now() > until) return now;
    await sleep(2);
  }
}

/** A first run, after which n8n holds all the timers that it will hold. */
export async function warmUp(column: Column, credentials: CredentialData): Promise<void> {
  const node = {
    type: column.type,
    name: 'Node',
    parameters: { ...column.parameters, options: {} },
  } as NodeJson;
  await runNode(node, [{ id: column.id(0) }], { credentials, packDir: column.packDir });
}
