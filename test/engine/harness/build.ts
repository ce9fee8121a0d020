import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkoutDir, scratchDir } from './environment';

const sources = ['nodes', 'credentials', 'package.json', 'tsconfig.json', 'gulpfile.js'];
/** Written last by the build, so it is there only when all else is. */
const lastProduct = path.join('dist', 'types', 'nodes.json');
const lockDir = path.join(scratchDir, 'build.lock');
const abandonedAfterMs = 5 * 60_000;

/**
 * Builds the pack when dist is missing or older than the sources. Several jest workers may ask at once: one builds, the
 * others wait for it and find dist fresh.
 */
export async function ensureBuilt(): Promise<void> {
  if (isFresh()) return;
  await takeLock();
  try {
    if (!isFresh()) await build();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

function isFresh(): boolean {
  const built = modifiedAt(path.join(checkoutDir, lastProduct));
  return built !== undefined && sources.every((source) => newest(path.join(checkoutDir, source)) <= built);
}

function modifiedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** The latest change in a file or a folder; a folder's own time counts too, since it shows deleted files. */
function newest(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(file).reduce(
    (latest, name) => Math.max(latest, newest(path.join(file, name))),
    stats.mtimeMs,
  );
}

async function takeLock(): Promise<void> {
  mkdirSync(scratchDir, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lockDir);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    // A build that was killed leaves its lock behind.
    const lockedAt = modifiedAt(lockDir);
    if (lockedAt !== undefined && Date.now() - lockedAt > abandonedAfterMs)
      rmSync(lockDir, { recursive: true });
    await sleep(100);
  }
}

async function build(): Promise<void> {
  const output: Buffer[] = [];
  const npm = spawn('npm', ['run', 'build'], { cwd: checkoutDir, stdio: ['ignore', 'pipe', 'pipe'] });
  npm.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  npm.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    npm.on('error', reject);
    npm.on('close', resolve);
  });
  if (code !== 0) throw new Error(`"npm run build" failed:\n${Buffer.concat(output).toString()}`);
}
