const REAL = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** Gives the tests of a file their own date; timers stay real. Returns a function that advances the date. */
export function useFakeDate(now: string): (ms: number) => void {
  beforeEach(() => jest.useFakeTimers({ doNotFake: [...REAL], now: new Date(now) }));
  afterEach(() => jest.useRealTimers());
  return (ms) => jest.setSystemTime(Date.now() + ms);
}
