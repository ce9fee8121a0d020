import type { ChildProcess } from 'node:child_process';
import { hasEnded, signalGroup } from '../n8n';

/** A server that n8n needs in queue mode. */
export interface Service {
  /** The settings that point n8n at it. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

const patienceMs = 20_000;

/** All that a program prints, from now on. */
export function collected(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  }
  child.once('error', (error) => (text += error.message));
  return () => text;
}

/** Ends a program by the signal that it takes for an orderly end, and waits until it is gone. */
export async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
