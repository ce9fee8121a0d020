import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isPlainObject } from '../operation';

/** What repeats of an event have in common, in few bytes, and how long that counts. */
export interface Mark {
  key: string;
  ms: number;
}

/** Marks that this process keeps for a trigger, and that n8n's database keeps for it. */
const MOST_IN_PROCESS = 5_000;
const MOST_SAVED = 200;
const MOST_TRIGGERS = 1_000;

/** What came at no time; it stands in the way of a mark that another call has saved meanwhile. */
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
 * Whether an event with these marks has come before; else they are remembered at once, so that of two at the same moment
 * the second is the repeat.
 *
 * n8n's static data is read before a call and saved after it, whole, without a lock: a mark that another process writes
 * meanwhile is lost. In regular mode n8n does not save what a call has written that starts a workflow. So this process
 * remembers by itself, and static data helps other processes, and this one after a restart, as far as it goes.
 */
export function isRepeat(context: IWebhookFunctions, marks: Mark[], now = Date.now()): boolean {
  const memory = memoryOf(context);
  const isKnown = marks.some(({ key, ms }) => now - (memory.get(key) ?? NEVER) < ms);
  if (!isKnown) for (const { key } of marks) remember(memory, key, now);
  save(context, memory);
  return isKnown;
}

/** n8n could not start the workflow: when the vendor sends the event again it must get in. */
export function forget(context: IWebhookFunctions, marks: Mark[]): void {
  const memory = memoryOf(context);
  for (const { key } of marks) remember(memory, key, NEVER);
}

/** As a new process; for tests. */
export const forgetRepeats = (): void => triggers.clear();

function remember(memory: Map<string, number>, key: string, at: number): void {
  memory.delete(key);
  memory.set(key, at);
  for (const oldest of memory.keys()) {
    if (memory.size <= MOST_IN_PROCESS) break;
    memory.delete(oldest);
  }
}

/** What this process remembers, with what was saved. */
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

/** Writes only what is new: each write makes n8n save the static data of the whole workflow. */
function save(context: IWebhookFunctions, memory: Map<string, number>): void {
  const saved = new Map(savedMarks(context));
  const latest = [...memory].filter(([, at]) => at !== NEVER).slice(-MOST_SAVED);
  if (latest.every(([key]) => saved.has(key))) return;
  (context.getWorkflowStaticData('node') as IDataObject).seen = Object.fromEntries(latest);
}
