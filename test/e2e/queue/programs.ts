import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, inPath, runs } from '../debian';
import type { Progress } from '../n8n';

/** The programs that queue mode needs besides n8n. */
export interface Programs {
  redisServer: string;
  redisCli: string;
  /** The folder with initdb, postgres and pg_isready. */
  postgresDir: string;
}

const postgresHome = '/usr/lib/postgresql';

/** Finds Redis and PostgreSQL, or installs them where that is possible. */
export async function ensurePrograms(progress: Progress): Promise<Programs> {
  const wanted = { what: 'Redis and PostgreSQL are', packages: ['redis-server', 'postgresql'], find };
  return await ensureInstalled(wanted, progress);
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
