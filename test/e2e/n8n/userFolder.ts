import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../../engine/harness/build';
import { installAsN8n, pack } from '../../packaging/install';
import type { Progress } from './install';
import { cacheDir } from './install';
import { exclusively } from './locks';

/** The pack's name in n8n's type names. */
export const packName = 'n8n-nodes-erp-sync';

const keptPacks = 4;
const temporary = new Set<string>();
let packed: Promise<string> | undefined;

/** A folder that is gone when this process ends. */
export function temporaryDir(name: string): string {
  if (temporary.size === 0) process.once('exit', removeTemporary);
  const dir = mkdtempSync(path.join(tmpdir(), `erp-sync-${name}-`));
  temporary.add(dir);
  return dir;
}

/** Builds the checkout where that is needed and packs it, once a process. Gives the tarball. */
export async function packTarball(progress: Progress = () => undefined): Promise<string> {
  packed ??= (async () => {
    progress('Building and packing the pack …');
    await ensureBuilt();
    return (await pack(temporaryDir('tarball'))).file;
  })();
  return await packed;
}

/**
 * Makes an `N8N_USER_FOLDER` for a new n8n, with the packed tarball installed in it the way n8n's "Install a community
 * node" does. An installed pack is kept in the cache by its tarball's hash and copied: installing takes half a minute.
 */
export async function makeUserFolder(
  tarball: string,
  progress: Progress = () => undefined,
  dir = temporaryDir('user'),
): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex').slice(0, 12);
  const kept = path.join(cacheDir, 'packs', hash);
  if (!existsSync(kept)) {
    await exclusively(
      `${kept}.lock`,
      () => undefined,
      async () => {
        if (existsSync(kept)) return;
        progress('Installing the packed tarball as n8n does …');
        rmSync(`${kept}.unfinished`, { recursive: true, force: true });
        await installAsN8n(tarball, packName, `${kept}.unfinished`);
        renameSync(`${kept}.unfinished`, kept);
        dropOldest(path.dirname(kept));
      },
    );
  }
  const nodes = path.join(dir, '.n8n', 'nodes');
  rmSync(nodes, { recursive: true, force: true });
  cpSync(kept, nodes, { recursive: true });
  return dir;
}

/** Where the pack lies in a user folder. */
export function installedPack(userFolder: string): string {
  return path.join(userFolder, '.n8n', 'nodes', 'node_modules', packName);
}

function dropOldest(dir: string): void {
  const packs = readdirSync(dir)
    .filter((name) => !name.includes('.'))
    .map((name) => ({ name, at: statSync(path.join(dir, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { name } of packs.slice(keptPacks))
    rmSync(path.join(dir, name), { recursive: true, force: true });
}

function removeTemporary(): void {
  for (const dir of temporary) {
    // Killed processes may take a moment to be gone.
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
