/** The Timeout option of the tests' calls, in milliseconds: no answered call takes that long, however busy the machine. */
export const TIMEOUT = 300_000;

/**
 * Runs `run`, whose calls have the timeout above and go one at a time. As soon as the service leaves one more call
 * unanswered (`unanswered` counts them), that call times out. So no test waits, and none depends on
 * how long other calls take.
 */
export async function withoutWaiting<T>(unanswered: () => number, run: () => Promise<T>): Promise<T> {
  const start = globalThis.setTimeout;
  let latest = (): void => undefined;
  const timers = jest.spyOn(globalThis, 'setTimeout').mockImplementation(((
    act: () => void,
    ms?: number,
    ...rest: unknown[]
  ) => {
    if (ms === TIMEOUT) latest = act;
    return start(act, ms, ...(rest as []));
  }) as typeof setTimeout);
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
    timers.mockRestore();
  }
}
