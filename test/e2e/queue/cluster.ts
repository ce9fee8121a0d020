import { ensureN8n, freePort, makeUserFolder, packTarball, startN8n } from '../n8n';
import type { N8n, Progress } from '../n8n';
import { startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { ensurePrograms } from './programs';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

/** A running n8n in queue mode, as an operator has it. */
export interface Cluster {
  main: N8n;
  workers: [N8n, N8n];
  /** Takes the calls of other systems: its address is the one that n8n gives them. */
  webhook: N8n;
  /** In this process: every call of every worker is counted here. */
  simulators: Simulators;
  stop(): Promise<void>;
}

/** How many executions a worker runs at a time. */
export const workerConcurrency = 5;

/**
 * How soon n8n finds out that a worker is dead, in milliseconds; by default it is a minute and half a minute. A third
 * of it still is many times what a busy machine makes a living worker late.
 */
const deathIsNoticed = {
  QUEUE_WORKER_LOCK_DURATION: '20000',
  QUEUE_WORKER_LOCK_RENEW_TIME: '4000',
  QUEUE_WORKER_STALLED_INTERVAL: '10000',
};

/** A machine that also does other work may take its time to start n8n. */
const timeoutMs = 300_000;

/** Starts Redis, PostgreSQL, the simulators, a main, two workers and a webhook process, each with the packed tarball in its own folder. */
export async function startCluster(progress: Progress): Promise<Cluster> {
  const programs = await ensurePrograms(progress);
  await ensureN8n(progress);
  const tarball = await packTarball(progress);

  const running: Array<() => Promise<void>> = [];
  const stop = async () => {
    for (const end of running.splice(0).reverse()) await end();
  };
  try {
    const simulators = await startAll();
    running.push(simulators.close);
    progress('Starting Redis and PostgreSQL …');
    const redis = await startRedis(programs);
    running.push(redis.stop);
    const postgres = await startPostgres(programs);
    running.push(postgres.stop);

    const webhookPort = await freePort();
    const env = {
      ...redis.env,
      ...postgres.env,
      ...deathIsNoticed,
      EXECUTIONS_MODE: 'queue',
      OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
      WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
    };
    const startAt = async (port: number | undefined, ...command: string[]) => {
      const userFolder = await makeUserFolder(tarball, progress);
      const n8n = await startN8n({ userFolder, port, command, env, timeoutMs });
      running.push(n8n.stop);
      return n8n;
    };
    const start = async (...command: string[]) => await startAt(undefined, ...command);
    progress('Starting the main …');
    // Alone: it makes the tables that the workers need.
    const main = await start('start');
    progress('Starting two workers and a webhook process …');
    const worker = async () => await start('worker', `--concurrency=${workerConcurrency}`);
    const [webhook, ...workers] = await Promise.all([startAt(webhookPort, 'webhook'), worker(), worker()]);
    progress('Queue mode is ready.');
    return { main, workers, webhook, simulators, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
