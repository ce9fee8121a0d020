import { Pending } from './pending';
import { LONGEST_WAIT_MS } from './wait';

interface Entry {
  listener: () => void;
  /** By the monotonic clock. */
  at: number;
  place: number;
}

const waiting = new Pending<Entry>();

let timer: NodeJS.Timeout | undefined;
let ringsAt = Infinity;

/**
 * Calls `listener` in so many milliseconds. Returns a function that removes the listener. One timer of Node serves all calls:
 * nearly every call ends before its deadline, and a timer that is set and cleared costs more than the rest of this file.
 * It keeps the process running as long as a call waits.
 */
export function onDeadline(ms: number, listener: () => void): () => void {
  const entry: Entry = { listener, at: performance.now() + ms, place: -1 };
  waiting.add(entry);
  if (entry.at < ringsAt) ringAt(entry.at);
  else if (waiting.size === 1) timer?.ref();
  return () => forget(entry);
}

function forget(entry: Entry): void {
  if (waiting.remove(entry) && waiting.size === 0) timer?.unref();
}

function ringAt(at: number): void {
  clearTimeout(timer);
  ringsAt = at;
  const ms = Math.max(0, Math.ceil(at - performance.now()));
  timer = setTimeout(ring, Math.min(ms, LONGEST_WAIT_MS));
}

function ring(): void {
  ringsAt = Infinity;
  const now = performance.now();
  try {
    // A listener may remove another one that is due.
    for (const entry of waiting.all) if (entry.at <= now && waiting.remove(entry)) entry.listener();
  } finally {
    const next = waiting.all.reduce((least, { at }) => Math.min(least, at), Infinity);
    if (next < Infinity) ringAt(next);
  }
}

/** How many deadlines are set and have neither come nor been removed, for tests. */
export const waitingDeadlines = (): number => waiting.size;
