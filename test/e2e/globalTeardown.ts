import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptLog } from './shared';

/** Ends the n8n that all test files shared, and keeps what it printed for whoever looks into a failure. */
export default async function globalTeardown(): Promise<void> {
  const n8n = globalThis.n8nOfTestRun;
  if (n8n === undefined) return;
  await n8n.stop();
  mkdirSync(path.dirname(keptLog), { recursive: true });
  writeFileSync(keptLog, n8n.log());
  process.stdout.write(`What n8n printed: ${keptLog}\n`);
}
