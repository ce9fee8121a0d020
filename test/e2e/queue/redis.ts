import { freePort, hasEnded, runToEnd, spawnGroup, temporaryDir, waitFor } from '../n8n';
import type { Programs } from './programs';
import { collected, stopped } from './service';
import type { Service } from './service';

/** Starts a Redis that keeps nothing, on a free port of this machine. */
export async function startRedis({ redisServer, redisCli }: Programs): Promise<Service> {
  const port = String(await freePort());
  const dir = temporaryDir('redis');
  const settings = { port, bind: '127.0.0.1', dir, save: '', appendonly: 'no', daemonize: 'no' };
  const child = spawnGroup(
    redisServer,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    { cwd: dir },
  );
  const log = collected(child);
  await waitFor(
    async () => {
      if (hasEnded(child)) throw new Error(`Redis ended before it was ready:\n${log()}`);
      const { output } = await runToEnd(redisCli, ['-h', '127.0.0.1', '-p', port, 'ping']);
      return output.includes('PONG');
    },
    { what: 'Redis to answer', state: log },
  );
  return {
    env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port },
    stop: async () => await stopped(child, 'SIGTERM'),
  };
}
