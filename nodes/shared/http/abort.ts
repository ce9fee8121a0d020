/** The listeners of a signal. Many calls share one signal, and Node warns of a leak at the eleventh listener. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `listener` when the signal is aborted. Returns a function that removes the listener.
 * Check `aborted` first: a signal that is already aborted never calls its listeners.
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
  const callAll = () => {
    for (const listener of [...listeners]) listener();
  };
  signal.addEventListener('abort', callAll, { once: true });
  return listeners;
}
