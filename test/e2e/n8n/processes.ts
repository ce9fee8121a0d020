import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';

const running = new Set<ChildProcess>();
let guarded = false;

/**
 * Starts a program as the head of a process group of its own, so that what it starts in turn (n8n's task runners, npm's
 * scripts) ends with it. Whatever still runs when this process ends, also by Ctrl-C, is killed.
 */
export function spawnGroup(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  guard();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('close', () => running.delete(child));
  return child;
}

/** Sends a signal to a program and all that it started; harmless when they are gone. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether a program has ended. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** What a program printed, and how it ended. */
export interface Finished {
  code: number | null;
  output: string;
}

/** Runs a program to its end. Never throws for its exit code. */
export async function runToEnd(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<Finished> {
  const child = spawnGroup(command, args, options);
  const printed = collect(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output: printed() };
}

/** Keeps what a program prints, both streams in the order in which they came. */
export function collect(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** The last lines of an output, for messages. */
export function tail(output: string, lines = 30): string {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

function killAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

function guard(): void {
  if (guarded) return;
  guarded = true;
  // First of all, so that folders are removed when nobody writes into them any more.
  process.prependOnceListener('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Kept after the first: npm and tsx send a signal on that the terminal has sent too, and the second must not
    // end this process before its folders are removed.
    process.on(signal, () => {
      killAll();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}
