import * as sources from '../../nodes/shared/http/deadline';

/** The Timeout option of the tests' calls, in milliseconds: no answered call takes that long, however busy the machine. */
export const TIMEOUT = 300_000;

/**
 * Runs `run`, whose calls have the timeout above and go one at a time. As soon as the service leaves one more call
 * unanswered (`unanswered` counts them), that call times out. So no test waits, and none depends on
 * how long other calls take. `deadlines`: the module that the calls take their deadlines from, if not that of the sources.
 */
export async function withoutWaiting<T>(
  unanswered: () => number,
  run: () => Promise<T>,
  deadlines = sources,
): Promise<T> {
  const { onDeadline } = deadlines;
  let latest = (): void => undefined;
  const spy = jest.spyOn(deadlines, 'onDeadline').mockImplementation((ms, listener) => {
    if (ms === TIMEOUT) latest = listener;
    return onDeadline(ms, listener);
  });
  let over = unanswered();
  const watch = setInterval(() => {
    if (unanswered() <= over) return;
    over += 1;
    latest();
  }, 1);
  try {
    return await run();
  } finally {
    clearInterval(watch);
    spy.mockRestore();
  }
}
