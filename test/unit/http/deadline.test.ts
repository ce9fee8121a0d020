import type * as deadlines from '../../../nodes/shared/http/deadline';
import { onDeadline } from '../../../nodes/shared/http/deadline';

describe('deadlines', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.advanceTimersByTime(3 * 60_000);
    jest.useRealTimers();
  });

  it('come each at its time, whatever their order, and not before', () => {
    const came: string[] = [];
    for (const [name, ms] of Object.entries({ late: 90_000, soon: 1_000, middle: 30_000, too: 1_000 }))
      onDeadline(ms, () => came.push(name));
    jest.advanceTimersByTime(999);
    expect(came).toEqual([]);
    jest.advanceTimersByTime(2);
    expect(came.sort()).toEqual(['soon', 'too']);
    jest.advanceTimersByTime(29_000);
    expect(came).toEqual(['soon', 'too', 'middle']);
    jest.advanceTimersByTime(60_000);
    expect(came).toEqual(['soon', 'too', 'middle', 'late']);
  });

  it('do not come once they are removed, and leave those of others', () => {
    const came: string[] = [];
    const remove = onDeadline(1_000, () => came.push('removed'));
    onDeadline(2_000, () => came.push('other'));
    remove();
    remove();
    jest.advanceTimersByTime(1_500);
    expect(came).toEqual([]);
    jest.advanceTimersByTime(1_000);
    expect(came).toEqual(['other']);
  });

  it('may be set and removed by one that has come', () => {
    const came: string[] = [];
    const remove = onDeadline(1_000, () => came.push('removed'));
    onDeadline(500, () => {
      remove();
      onDeadline(100, () => came.push('next'));
    });
    jest.advanceTimersByTime(2_000);
    expect(came).toEqual(['next']);
  });

  it('do not come if one that comes with them removes them', () => {
    const came: string[] = [];
    const removers: Array<() => void> = [];
    for (const name of ['a', 'b', 'c'])
      removers.push(
        onDeadline(1_000, () => {
          came.push(name);
          for (const remove of removers) remove();
        }),
      );
    jest.advanceTimersByTime(2_000);
    expect(came).toEqual(['a']);
  });

  it.each([
    ['before them', 2_000],
    ['with them', 1_000],
  ])('come although one that comes %s throws', (_, ms) => {
    const came: string[] = [];
    onDeadline(1_000, () => {
      throw new Error('a bug');
    });
    onDeadline(ms, () => came.push('other'));
    expect(() => jest.advanceTimersByTime(1_000)).toThrow('a bug');
    expect(came).toEqual([]);
    jest.advanceTimersByTime(1_001);
    expect(came).toEqual(['other']);
  });

  it('need one timer for many calls', () => {
    const before = jest.getTimerCount();
    const removers = Array.from({ length: 100 }, () => onDeadline(60_000, () => undefined));
    expect(jest.getTimerCount() - before).toBe(1);
    for (const remove of removers) remove();
    jest.advanceTimersByTime(60_001);
    expect(jest.getTimerCount()).toBe(before);
  });

  it('may be further away than a timer of Node reaches', () => {
    let came = false;
    const remove = onDeadline(2 ** 31 + 60_000, () => (came = true));
    jest.advanceTimersByTime(2 ** 31 - 1);
    expect(came).toBe(false);
    jest.advanceTimersByTime(60_002);
    expect(came).toBe(true);
    remove();
  });
});

it('a deadline keeps the process running until it has come or is removed', () => {
  jest.isolateModules(() => {
    // A module of its own, whose timer was never a fake one.
    const { onDeadline: set } = jest.requireActual<typeof deadlines>('../../../nodes/shared/http/deadline');
    const held = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = held();
    for (const ms of [60_000, 90_000]) {
      const removers = [ms, 30_000].map((each) => set(each, () => undefined));
      expect(held() - before).toBe(1);
      removers[1]?.();
      expect(held() - before).toBe(1);
      removers[0]?.();
      removers[0]?.();
      expect(held() - before).toBe(0);
    }
  });
});
