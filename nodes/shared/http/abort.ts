/** Who waits for a signal. Node warns of a leak from the eleventh listener on, and many calls share one signal. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `listener` when the signal is aborted, however many wait for the same one. Returns what takes it back.
 * A signal that is aborted already is not told: look at `aborted` first.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  const listeners = waiting.get(signal) ?? listenTo(signal);
  // Wrapped, so that the same function may wait twice.
  const entry = () => listener();
  listeners.add(entry);
  return () => {
    listeners.delete(entry);
  };
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const listeners = new Set<() => void>();
  waiting.set(signal, listeners);
  const tellAll = () => {
    for (const listener of [...listeners]) listener();
  };
  signal.addEventListener('abort', tellAll, { once: true });
  return listeners;
}
