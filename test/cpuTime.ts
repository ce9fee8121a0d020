import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The CPU time of this process so far, in milliseconds. Its other threads count too: most of them collect garbage. */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The CPU time of this thread so far, in milliseconds. Linux gives it in nanoseconds, as the first number of this file;
 * elsewhere it is that of the process.
 */
export const threadCpuNow = ((): (() => number) => {
  if (process.platform !== 'linux') return cpuNow;
  return () => parseInt(readFileSync('/proc/thread-self/schedstat', 'latin1')) / 1e6;
})();

/** The CPU time that work takes, in milliseconds: of the process, or by another clock. */
export async function cpuOf(work: () => unknown, now = cpuNow): Promise<number> {
  const before = now();
  await work();
  return now() - before;
}

/**
 * The longest that work keeps the event loop to itself, in milliseconds of CPU time: on a busy machine, the time on the
 * clock contains what other processes took. Only this thread counts, because no other one blocks the event loop.
 */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let isOver = false;
  let before = threadCpuNow();
  const look = (): void => {
    const now = threadCpuNow();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  try {
    await work();
  } finally {
    isOver = true;
    look();
  }
  return longest;
}

/** The longest block of this process while it does nothing for so many milliseconds. */
export const idleFloor = async (ms: number): Promise<number> =>
  await longestBlock(async () => await sleep(ms));

/** The CPU time of one turn of work, in microseconds: the least of five times `turns`. */
export async function perTurn(turns: number, work: (turn: number) => unknown): Promise<number> {
  const all = (): void => {
    for (let turn = 0; turn < turns; turn += 1) work(turn);
  };
  all();
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await cpuOf(all));
  return (Math.min(...times) * 1000) / turns;
}
