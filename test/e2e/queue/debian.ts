import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Progress } from '../n8n';
import { runToEnd, tail } from '../n8n';

/** The programs that queue mode needs besides n8n. */
export interface Programs {
  redisServer: string;
  redisCli: string;
  /** The folder with initdb, postgres and pg_isready. */
  postgresDir: string;
}

const packages = ['redis-server', 'postgresql'];
const postgresHome = '/usr/lib/postgresql';

/** Finds Redis and PostgreSQL; where they are missing, installs Debian's packages as root, else says what to install. */
export async function ensurePrograms(progress: Progress): Promise<Programs> {
  const present = find();
  if (present !== undefined) return present;
  if (process.getuid?.() !== 0 || inPath('apt-get') === undefined) {
    throw new Error(
      `Queue mode needs Redis and PostgreSQL. Install them, on Debian by "sudo apt-get install ${packages.join(' ')}".`,
    );
  }
  progress(`Installing ${packages.join(' and ')} …`);
  await apt(['update']);
  await apt(['install', '-y', '--no-install-recommends', ...packages]);
  const installed = find();
  if (installed === undefined) throw new Error(`Installed ${packages.join(' and ')}, but can't find them.`);
  return installed;
}

async function apt(args: string[]): Promise<void> {
  // In runlevel 1 Debian's packages leave their services stopped: the test starts servers of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { code, output } = await runToEnd('apt-get', args, { env });
  if (code !== 0) throw new Error(`"apt-get ${args.join(' ')}" failed:\n${tail(output)}`);
}

function find(): Programs | undefined {
  const redisServer = inPath('redis-server');
  const redisCli = inPath('redis-cli');
  const postgresDir = newestPostgres();
  return redisServer && redisCli && postgresDir ? { redisServer, redisCli, postgresDir } : undefined;
}

/** Debian keeps PostgreSQL out of the path, a folder for each version. */
function newestPostgres(): string | undefined {
  const versions = existsSync(postgresHome) ? readdirSync(postgresHome) : [];
  const dirs = versions
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => path.join(postgresHome, version, 'bin'));
  const inPathToo = inPath('initdb');
  if (inPathToo !== undefined) dirs.push(path.dirname(inPathToo));
  return dirs.find((dir) => ['initdb', 'postgres', 'pg_isready'].every((name) => runs(path.join(dir, name))));
}

function inPath(name: string): string | undefined {
  const dirs = (process.env.PATH ?? '').split(path.delimiter);
  return dirs.map((dir) => path.join(dir, name)).find(runs);
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
