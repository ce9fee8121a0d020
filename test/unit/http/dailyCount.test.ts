import { callsToday, countCall } from '../../../nodes/shared/http/dailyCount';

const at = (text: string) => jest.setSystemTime(new Date(text));

describe('the calls of a day', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are counted for each credential and address', () => {
    at('2026-03-01T10:00:00Z');
    countCall('a');
    countCall('a');
    countCall('b');
    expect([callsToday('a'), callsToday('b'), callsToday('c')]).toEqual([2, 1, 0]);
  });

  it('begin again at midnight UTC, also for a reader of the count', () => {
    at('2026-03-02T23:59:59.999Z');
    countCall('a');
    expect(callsToday('a')).toBe(1);
    at('2026-03-03T00:00:00Z');
    expect(callsToday('a')).toBe(0);
    countCall('a');
    expect(callsToday('a')).toBe(1);
  });
});
