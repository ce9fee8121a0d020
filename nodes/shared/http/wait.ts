import { CallFailure } from '../errors';
import { onAbort } from './abort';

/** The longest delay of a Node timer, in milliseconds. A longer one would fire at once. */
export const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** The failure of a call that ends because the execution was stopped. `sent`: it was already on the wire. */
export function cancelled(sent = false): CallFailure {
  return new CallFailure({ kind: 'cancelled', message: 'The execution was stopped', sent });
}

/** Waits `ms` milliseconds. Throws a `cancelled` CallFailure as soon as the signal is aborted. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled());
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
    const forget = onAbort(signal, () => {
      clearTimeout(timer);
      reject(cancelled());
    });
  });
}

/** Throws a `cancelled` CallFailure when the execution was stopped. */
export function assertGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}
