import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDir } from './n8n/install';
import type { RestSession } from './n8n';

/** What the global set-up leaves for the test files, which run in other processes or contexts. */
export interface Shared {
  url: string;
  /** The owner's login. */
  session: RestSession;
  userFolder: string;
  tarball: string;
  /** Where each file of the pack is noted when n8n loads it. */
  loadsFile: string;
  /** The files of the pack that had been loaded when n8n was ready. */
  loadedAtBoot: string[];
}

/** The variable that names the file where `Shared` is written. */
export const sharedVariable = 'ERP_SYNC_E2E_SHARED';

/** What the global set-up left. */
export function readShared(): Shared {
  const file = process.env[sharedVariable];
  if (file === undefined)
    throw new Error('No n8n was started: run this with jest -c test/e2e/jest.config.js');
  return JSON.parse(readFileSync(file, 'utf8')) as Shared;
}

/** The files of the pack that an n8n started with `recordsLoads` has loaded so far. */
export function loadsIn(loadsFile: string): string[] {
  return readFileSync(loadsFile, 'utf8').split('\n').filter(Boolean);
}

/** Settings that make n8n note each file of the pack that it loads. */
export function recordsLoads(loadsFile: string): NodeJS.ProcessEnv {
  return {
    NODE_OPTIONS: `--require ${path.join(__dirname, 'recordLoads.cjs')}`,
    ERP_SYNC_E2E_LOADS: loadsFile,
  };
}

/** What a failed run leaves behind: n8n's log. */
export const keptLog = path.join(cacheDir, 'last-e2e-n8n.log');
