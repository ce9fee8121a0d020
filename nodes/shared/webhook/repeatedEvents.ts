import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isPlainObject } from '../operation';

/** A short key that an event and its repeats share, and how long it counts. */
export interface Mark {
  key: string;
  ms: number;
}

/** How many marks this process keeps for a trigger, and how many n8n's database keeps. */
const MOST_IN_PROCESS = 5_000;
const MOST_SAVED = 200;
const MOST_TRIGGERS = 1_000;

/** The time of a forgotten mark. It overrides the same mark if another call saved it in the meantime. */
const NEVER = -Infinity;

/** By the trigger's workflow and node: when each mark came first, oldest first. */
const triggers = new Map<string, Map<string, number>>();

export const markOf = (of: number, parts: string[], minutes = Infinity): Mark => ({
  key: createHash('sha256')
    .update(JSON.stringify([of, parts]))
    .digest('base64url')
    .slice(0, 16),
  ms: minutes * 60_000,
});

/**
 * Whether an event with these marks came before. If not, they are remembered at once, so that of two equal events at the
 * same moment the second is the repeat.
 *
 * n8n reads static data before a call and saves it after, whole and without a lock, so marks of other processes may be
 * lost. In regular mode it does not save static data when the call starts a workflow. So this process remembers by itself;
 * static data only helps other processes, and this one after a restart.
 */
export function isRepeat(context: IWebhookFunctions, marks: Mark[], now = Date.now()): boolean {
  const memory = memoryOf(context);
  const isKnown = marks.some(({ key, ms }) => now - (memory.get(key) ?? NEVER) < ms);
  if (!isKnown) for (const { key } of marks) remember(memory, key, now);
  save(context, memory);
  return isKnown;
}

/** Forgets an event whose workflow could not start, so that the vendor's repeat is accepted. */
export function forget(context: IWebhookFunctions, marks: Mark[]): void {
  const memory = memoryOf(context);
  for (const { key } of marks) remember(memory, key, NEVER);
}

/** Forgets all, as a new process, for tests. */
export const forgetRepeats = (): void => triggers.clear();

function remember(memory: Map<string, number>, key: string, at: number): void {
  memory.delete(key);
  memory.set(key, at);
  for (const oldest of memory.keys()) {
    if (memory.size <= MOST_IN_PROCESS) break;
    memory.delete(oldest);
  }
}

/** The marks of this process, together with the saved ones. */
function memoryOf(context: IWebhookFunctions): Map<string, number> {
  const trigger = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
  const memory = triggers.get(trigger) ?? new Map<string, number>();
  triggers.delete(trigger);
  triggers.set(trigger, memory);
  for (const oldest of triggers.keys()) {
    if (triggers.size <= MOST_TRIGGERS) break;
    triggers.delete(oldest);
  }
  for (const [key, at] of savedMarks(context)) if (!memory.has(key)) remember(memory, key, at);
  return memory;
}

function savedMarks(context: IWebhookFunctions): Array<[key: string, at: number]> {
  const { seen } = context.getWorkflowStaticData('node');
  return isPlainObject(seen) ? Object.entries(seen).map(([key, at]) => [key, Number(at)]) : [];
}

/** Writes only new marks: each write makes n8n save the static data of the whole workflow. */
function save(context: IWebhookFunctions, memory: Map<string, number>): void {
  const saved = new Map(savedMarks(context));
  const latest = [...memory].filter(([, at]) => at !== NEVER).slice(-MOST_SAVED);
  if (latest.every(([key]) => saved.has(key))) return;
  (context.getWorkflowStaticData('node') as IDataObject).seen = Object.fromEntries(latest);
}
