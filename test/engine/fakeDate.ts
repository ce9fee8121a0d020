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

/** Gives the tests of a file a date of their own; timers stay real. Out: a function that moves the date on. */
export function useFakeDate(now: string): (ms: number) => void {
  beforeEach(() => jest.useFakeTimers({ doNotFake: [...REAL], now: new Date(now) }));
  afterEach(() => jest.useRealTimers());
  return (ms) => jest.setSystemTime(Date.now() + ms);
}
