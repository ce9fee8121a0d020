import { MINUTE } from './clock';
import { isPlainObject } from '../operation';

/** A state with what distinguishes it from every other one. */
interface Stamped {
  stamp?: string;
}

/** A state that n8n may not have saved, since nothing was emitted with it. */
interface Unsaved {
  /** The stamp of the saved state that it goes on from; undefined where nothing was saved. */
  after: string | undefined;
  state: Stamped;
  at: number;
}

/** The newest states of this process, by trigger. */
const newest = new Map<string, Unsaved>();
const MOST_TRIGGERS = 500;

/** How long the state of an activation is good for a first scheduled poll. */
const ACTIVATION = 10 * MINUTE;

/**
 * Notes the state of a poll that emitted nothing. n8n's durable scheduler hands each poll what is in the database, where
 * n8n puts a state only together with items, unless durable cursors are on; and it never saves that of an activation.
 */
export function noteUnsaved(trigger: string, kept: unknown, state: object, now: number): void {
  newest.delete(trigger);
  newest.set(trigger, { after: stampOf(kept), state, at: now });
  const [oldest] = newest.keys();
  if (newest.size > MOST_TRIGGERS && oldest !== undefined) newest.delete(oldest);
}

/** Forgets it: what follows is saved with the items. */
export const noteSaved = (trigger: string): void => void newest.delete(trigger);

/**
 * The newest state of a trigger: what n8n has kept, or one of this process that goes on from just that.
 * In: `scheduled`, that n8n's scheduler has made the poll, which was not the first of this trigger.
 */
export function newestOf(trigger: string, kept: unknown, now: number, scheduled: boolean): unknown {
  const known = newest.get(trigger);
  if (!known || known.after !== stampOf(kept)) return kept;
  const isActivation = known.after === undefined;
  return !isActivation || (scheduled && kept === undefined && Math.abs(now - known.at) < ACTIVATION)
    ? known.state
    : kept;
}

const stampOf = (kept: unknown): string | undefined =>
  isPlainObject(kept) && typeof kept.stamp === 'string' ? kept.stamp : undefined;
