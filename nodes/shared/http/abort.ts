import { Pending } from './pending';

interface Entry {
  listener: () => void;
  place: number;
}

/** The listeners of a signal. Many calls share one signal, and Node warns of a leak at the eleventh listener. */
const waiting = new WeakMap<AbortSignal, Pending<Entry>>();

/**
 * Calls `listener` when the signal is aborted. Returns a function that removes the listener.
 * Check `aborted` first: a signal that is already aborted never calls its listeners.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  const entries = waiting.get(signal) ?? listenTo(signal);
  const entry: Entry = { listener, place: -1 };
  entries.add(entry);
  return () => void entries.remove(entry);
}

function listenTo(signal: AbortSignal): Pending<Entry> {
  const entries = new Pending<Entry>();
  waiting.set(signal, entries);
  const callAll = () => {
    for (const { listener } of entries.all) listener();
  };
  signal.addEventListener('abort', callAll, { once: true });
  return entries;
}
