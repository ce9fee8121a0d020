import { setTimeout as sleep } from 'node:timers/promises';

/** The CPU time of this process so far, in milliseconds. */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The CPU time that work takes, in milliseconds. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = cpuNow();
  await work();
  return cpuNow() - before;
}

/**
 * The longest that work keeps the event loop to itself, in milliseconds of CPU time: on a busy machine, the time on the
 * clock holds what other processes took.
 */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let isOver = false;
  let before = cpuNow();
  const look = (): void => {
    longest = Math.max(longest, cpuNow() - before);
    before = cpuNow();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  look();
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
