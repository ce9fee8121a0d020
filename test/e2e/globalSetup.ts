import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeTestNodes } from './fixtures';
import type { N8n } from './n8n';
import { ensureN8n, installedPack, makeUserFolder, packTarball, startN8n, temporaryDir } from './n8n';
import type { Shared } from './shared';
import { loadsIn, recordsLoads, sharedVariable } from './shared';

declare global {
  /** The n8n of this test run; jest's tear-down runs in the same context as the set-up. */
  var n8nOfTestRun: N8n | undefined;
}

/** Starts the n8n that all test files share. */
export default async function globalSetup(): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print('');
  await ensureN8n(print);
  const tarball = await packTarball(print);
  const userFolder = await makeUserFolder(tarball, print);
  const loadsFile = path.join(temporaryDir('loads'), 'loads.txt');
  writeFileSync(loadsFile, '');
  const testNodes = temporaryDir('nodes');
  writeTestNodes(testNodes);
  print('Starting n8n …');
  const n8n = await startN8n({
    userFolder,
    env: {
      ...recordsLoads(loadsFile),
      N8N_CUSTOM_EXTENSIONS: testNodes,
      ERP_SYNC_E2E_PACK: installedPack(userFolder),
      // The default of this n8n; said, since a test is about it.
      N8N_EXPRESSION_ENGINE: 'vm',
    },
  });
  print(`n8n is ready on ${n8n.url}`);
  globalThis.n8nOfTestRun = n8n;

  const { url } = n8n;
  const { session } = n8n.rest;
  const loadedAtBoot = loadsIn(loadsFile);
  const shared: Shared = { url, session, userFolder, tarball, loadsFile, loadedAtBoot };
  const file = path.join(temporaryDir('shared'), 'shared.json');
  writeFileSync(file, JSON.stringify(shared));
  process.env[sharedVariable] = file;
}
