import * as fc from 'fast-check';
import { isWithin, windowsOf, type DateRange } from '../../../nodes/shared/operation';

const range = (length: Pick<DateRange, 'days' | 'months'>): DateRange => ({
  from: 'from',
  to: 'to',
  ...length,
});

const windows = (length: Pick<DateRange, 'days' | 'months'>, from: string, to: string) =>
  [...windowsOf(range(length), { from, to })].map((window) => [window.from, window.to]);

const DAY_MS = 86_400_000;
const dayAt = (days: number) => new Date(days * DAY_MS).toISOString().slice(0, 10);

describe('windows over a range of dates', () => {
  it.each([
    [{ days: 4 }, '2026-02-27', '2026-03-02', true],
    [{ days: 4 }, '2026-02-27', '2026-03-03', false],
    [{ months: 6 }, '2026-03-01', '2026-08-31', true],
    [{ months: 6 }, '2026-03-01', '2026-09-01', false],
    [{ months: 1 }, '2026-01-31', '2026-02-27', true],
    [{ months: 1 }, '2026-01-31', '2026-02-28', false],
    [{ days: 1 }, '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', true],
    [{ days: 1 }, '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:01.000Z', false],
  ])('with %j, %s to %s fits one call: %p', (length, from, to, expected) =>
    expect(isWithin(range(length), { from, to })).toBe(expected),
  );

  it.each([
    [{ from: '2026-01-01', to: '2026-12-31', order: '5' }, true],
    [{ from: '2026-01-01', to: '2026-12-31' }, false],
    [{ from: '2026-01-01', to: '2026-12-31', other: '5' }, false],
  ])('are not needed where the range does not count: %j fits one call: %p', (values, expected) =>
    expect(isWithin({ ...range({ days: 4 }), ignoredWith: ['day', 'order'] }, values)).toBe(expected),
  );

  it('begin a day after the one before with days, and at its end with moments', () => {
    expect(windows({ months: 6 }, '2025-08-31', '2026-08-30')).toEqual([
      ['2025-08-31', '2026-02-27'],
      ['2026-02-28', '2026-08-27'],
      ['2026-08-28', '2026-08-30'],
    ]);
    expect(windows({ days: 1 }, '2026-01-01T06:00:00.000Z', '2026-01-02T12:00:00.000Z')).toEqual([
      ['2026-01-01T06:00:00.000Z', '2026-01-02T06:00:00.000Z'],
      ['2026-01-02T06:00:00.000Z', '2026-01-02T12:00:00.000Z'],
    ]);
  });

  it('cover each day once, none of them longer than one call takes', () => {
    const length = fc.oneof(
      fc.record({ days: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ months: fc.integer({ min: 1, max: 7 }) }),
    );
    fc.assert(
      fc.property(
        length,
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 0, max: 900 }),
        (most, first, more) => {
          const covered = windows(most, dayAt(first), dayAt(first + more)).flatMap(([from = '', to = '']) => {
            expect(isWithin(range(most), { from, to })).toBe(true);
            const [start, end] = [Date.parse(from) / DAY_MS, Date.parse(to) / DAY_MS];
            return Array.from({ length: end - start + 1 }, (_, index) => dayAt(start + index));
          });
          expect(covered).toEqual(Array.from({ length: more + 1 }, (_, index) => dayAt(first + index)));
        },
      ),
    );
  });
});
