import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Progress } from './n8n';
import { runToEnd, tail } from './n8n';

/** Something that a test needs and Debian has. */
export interface Wanted<T> {
  /** For messages: "Chromium". */
  what: string;
  /** The names of Debian's packages. */
  packages: string[];
  /** Looks for it on this machine. */
  find(): T | undefined;
  /** What a person may do who has no Debian. */
  elsewhere?: string;
}

/** Finds programs; where they are missing, installs Debian's packages as root, else throws saying what to install. */
export async function ensureInstalled<T>(wanted: Wanted<T>, progress: Progress): Promise<T> {
  const { what, packages, find, elsewhere = '' } = wanted;
  const present = find();
  if (present !== undefined) return present;
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(`${what} needed. On Debian: "sudo apt-get install ${packages.join(' ')}". ${elsewhere}`);
  }
  progress(`Installing ${packages.join(' and ')} …`);
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', ...packages);
  const installed = find();
  if (installed === undefined) {
    throw new Error(`Debian's ${packages.join(' and ')} were installed, but their programs can't be found.`);
  }
  return installed;
}

/** The full name of a program that is in the path. */
export function inPath(name: string): string | undefined {
  const dirs = (process.env.PATH ?? '').split(path.delimiter);
  return dirs.map((dir) => path.join(dir, name)).find(runs);
}

/** Whether a file is a program that may be run. */
export function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Not Ubuntu: its package "chromium" only fetches a snap, which does not run everywhere. */
function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function apt(...args: string[]): Promise<void> {
  // In runlevel 1 Debian's packages leave their services stopped: tests start servers of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  // Another test may be installing what it needs: apt then waits for its turn instead of giving up.
  const { code, output } = await runToEnd('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  if (code !== 0) throw new Error(`"apt-get ${args.join(' ')}" failed:\n${tail(output)}`);
}
