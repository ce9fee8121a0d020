/**
 * n8n reads its settings from the environment the moment its packages load, and keeps an instance folder in the
 * user's home. Import this file before anything of n8n-core, so that a test never touches a real instance.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder of this package: where package.json and dist are. */
export const checkoutDir = path.resolve(__dirname, '..', '..', '..');

const checkout = createHash('sha256').update(checkoutDir).digest('hex').slice(0, 8);

/** A folder for what outlives a single test file (locks, n8n's instance settings), one a checkout. */
export const scratchDir = path.join(tmpdir(), `erp-sync-engine-${checkout}`);

// One instance folder a jest worker: two of them writing the same settings file would read halves of it.
const userFolder = path.join(scratchDir, `worker-${process.env.JEST_WORKER_ID ?? 'none'}`);
mkdirSync(userFolder, { recursive: true });

Object.assign(process.env, {
  N8N_USER_FOLDER: userFolder,
  N8N_ENCRYPTION_KEY: 'engine-harness',
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
});
