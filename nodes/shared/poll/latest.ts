import { MINUTE } from './clock';
import { isPlainObject } from '../operation';

/** A state with a unique stamp. */
interface Stamped {
  stamp?: string;
}

/** A state that n8n may not have saved, since its poll emitted nothing. */
interface Unsaved {
  /** The stamp of the saved state that it follows; undefined if nothing was saved. */
  after: string | undefined;
  state: Stamped;
  at: number;
}

/** The newest states of this process, by trigger. */
const newest = new Map<string, Unsaved>();
const MOST_TRIGGERS = 500;

/** How long the first scheduled poll may use the state of the activation. */
const ACTIVATION = 10 * MINUTE;

/**
 * Keeps the state of a poll that emitted nothing. n8n's durable scheduler gives each poll the state in the database. Unless
 * durable cursors are on, n8n saves a state there only with items, and it never saves the state of an activation.
 */
export function noteUnsaved(trigger: string, kept: unknown, state: object, now: number): void {
  newest.delete(trigger);
  newest.set(trigger, { after: stampOf(kept), state, at: now });
  const [oldest] = newest.keys();
  if (newest.size > MOST_TRIGGERS && oldest !== undefined) newest.delete(oldest);
}

/** Forgets the state: n8n saves the next one with the items. */
export const noteSaved = (trigger: string): void => void newest.delete(trigger);

/**
 * The newest state of a trigger: the one that n8n saved, or a newer one of this process that follows it.
 * In: `scheduled`: n8n's scheduler started the poll, and it is not the first one of this trigger.
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
