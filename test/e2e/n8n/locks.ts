import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const beatMs = 5_000;
const abandonedAfterMs = 60_000;

/**
 * Does something that only one process may do at a time. The holder touches the lock every few seconds: one that was
 * killed is found out by its age, also where its process id means nothing (another container on the same cache).
 */
export async function exclusively<T>(
  lockDir: string,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(path.dirname(lockDir), { recursive: true });
  let told = false;
  while (!taken(lockDir)) {
    const age = Date.now() - (statSync(lockDir, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > abandonedAfterMs) rmSync(lockDir, { recursive: true, force: true });
    if (!told) onWait();
    told = true;
    await sleep(500);
  }
  // Also when the holder is made to end in the middle of its work.
  const release = () => rmSync(lockDir, { recursive: true, force: true });
  process.once('exit', release);
  const beat = setInterval(() => touch(lockDir), beatMs);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

function taken(lockDir: string): boolean {
  try {
    mkdirSync(lockDir);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function touch(lockDir: string): void {
  try {
    utimesSync(lockDir, new Date(), new Date());
  } catch {
    // Somebody cleared the cache: what is being made there fails by itself.
  }
}
