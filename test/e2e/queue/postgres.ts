import { chownSync } from 'node:fs';
import path from 'node:path';
import { freePort, hasEnded, runToEnd, spawnGroup, tail, temporaryDir, waitFor } from '../n8n';
import type { Programs } from './programs';
import { collected, stopped } from './service';
import type { Service } from './service';

interface Account {
  uid: number;
  gid: number;
}

const user = 'n8n';

/** Starts a PostgreSQL on a free port of this machine, with a new database that is gone when this process ends. */
export async function startPostgres({ postgresDir }: Programs): Promise<Service> {
  const port = String(await freePort());
  const account = await unprivileged();
  const dir = temporaryDir('postgres');
  if (account !== undefined) chownSync(dir, account.uid, account.gid);
  const options = { cwd: dir, ...account };
  const data = path.join(dir, 'data');
  const program = (name: string) => path.join(postgresDir, name);

  const made = await runToEnd(
    program('initdb'),
    ['-D', data, '-U', user, '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    options,
  );
  if (made.code !== 0) throw new Error(`PostgreSQL can't make its database:\n${tail(made.output)}`);

  // No socket in the file system, and no care for a power cut: the data lives as long as the test.
  const settings = ['-h', '127.0.0.1', '-p', port, '-k', '', '-F'];
  const child = spawnGroup(program('postgres'), ['-D', data, ...settings], options);
  const log = collected(child);
  await waitFor(
    async () => {
      if (hasEnded(child)) throw new Error(`PostgreSQL ended before it was ready:\n${log()}`);
      const { code } = await runToEnd(program('pg_isready'), ['-h', '127.0.0.1', '-p', port, '-U', user]);
      return code === 0;
    },
    { what: 'PostgreSQL to answer', state: log },
  );
  return {
    env: {
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: port,
      DB_POSTGRESDB_USER: user,
      DB_POSTGRESDB_DATABASE: 'postgres',
    },
    // The "fast" shutdown: connections that are left are broken.
    stop: async () => await stopped(child, 'SIGINT'),
  };
}

/** PostgreSQL refuses to run as root: the user of Debian's package then, or nobody. */
async function unprivileged(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody".');
}

async function idOf(option: string, name: string): Promise<number | undefined> {
  const { code, output } = await runToEnd('id', [option, name]);
  return code === 0 ? Number(output) : undefined;
}
