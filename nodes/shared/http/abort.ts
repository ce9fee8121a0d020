/** A listener in the list of its signal. */
interface Entry {
  listener: () => void;
  /** Its place in the list. */
  at: number;
}

/**
 * The listeners of a signal. Many calls share one signal, and Node warns of a leak at the eleventh listener. A list and not
 * a Set: a Set that changes all the time leaves a chain of former tables, and V8 keeps the calls in them until it collects
 * its whole heap.
 */
const waiting = new WeakMap<AbortSignal, Entry[]>();

/**
 * Calls `listener` when the signal is aborted. Returns a function that removes the listener.
 * Check `aborted` first: a signal that is already aborted never calls its listeners.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  const entries = waiting.get(signal) ?? listenTo(signal);
  const entry: Entry = { listener, at: entries.length };
  entries.push(entry);
  return () => remove(entries, entry);
}

/** Removes an entry, if it is still there. The last one takes its place. */
function remove(entries: Entry[], entry: Entry): void {
  if (entries[entry.at] !== entry) return;
  const last = entries.pop();
  if (!last || last === entry) return;
  entries[entry.at] = last;
  last.at = entry.at;
}

function listenTo(signal: AbortSignal): Entry[] {
  const entries: Entry[] = [];
  waiting.set(signal, entries);
  const callAll = () => {
    for (const { listener } of [...entries]) listener();
  };
  signal.addEventListener('abort', callAll, { once: true });
  return entries;
}
