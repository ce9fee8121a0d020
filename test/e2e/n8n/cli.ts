import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { n8nEnvironment } from './environment';
import { ensureN8n } from './install';
import { freePort } from './ports';
import type { Finished } from './processes';
import { runToEnd, tail } from './processes';
import { temporaryDir } from './userFolder';

/** A credential as `n8n import:credentials` takes it; `data` in plain is encrypted there. */
export interface CredentialJson {
  id: string;
  name: string;
  type: string;
  data: object;
}

/** Runs a command of n8n (`import:workflow`, `execute` …) on a user folder. Never throws for its exit code. */
export async function runCommand(
  userFolder: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const { node, bin } = await ensureN8n(() => undefined);
  return await runToEnd(node, [bin, ...args], {
    cwd: userFolder,
    env: n8nEnvironment(userFolder, { N8N_RUNNERS_BROKER_PORT: String(await freePort()), ...env }),
  });
}

/** Imports credentials; those of the same id are replaced. */
export async function importCredentials(
  userFolder: string,
  credentials: CredentialJson[],
  env?: NodeJS.ProcessEnv,
): Promise<void> {
  await importJson(userFolder, 'import:credentials', credentials, env);
}

/** Imports workflows as the editor exports them, inactive; those of the same id are replaced. */
export async function importWorkflows(
  userFolder: string,
  workflows: object[],
  env?: NodeJS.ProcessEnv,
): Promise<void> {
  await importJson(userFolder, 'import:workflow', workflows, env);
}

async function importJson(
  userFolder: string,
  command: string,
  list: object[],
  env?: NodeJS.ProcessEnv,
): Promise<void> {
  const file = path.join(temporaryDir('import'), 'list.json');
  writeFileSync(file, JSON.stringify(list), { mode: 0o600 });
  const { code, output } = await runCommand(userFolder, [command, `--input=${file}`], env);
  // n8n ends with 0 also when it could not import.
  if (code !== 0 || !output.includes(`Successfully imported ${list.length} `)) {
    throw new Error(`"n8n ${command}" failed:\n${tail(output)}`);
  }
}
