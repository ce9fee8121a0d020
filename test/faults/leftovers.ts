import { setTimeout as sleep } from 'node:timers/promises';
import type { CredentialData, NodeJson } from '../engine/harness';
import { runNode } from '../engine/support';
import type { Column } from './columns';

/** How many timers and sockets keep this process alive now. */
export function resources(): { timers: number; sockets: number } {
  const held = process.getActiveResourcesInfo();
  const count = (kinds: string[]) => held.filter((kind) => kinds.includes(kind)).length;
  return { timers: count(['Timeout']), sockets: count(['TCPSocketWrap', 'TLSWrap', 'TCPConnectWrap']) };
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
