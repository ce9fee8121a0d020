import fc from 'fast-check';
import { day, moment, parseFields, query, time, type Type } from '../../../nodes/shared/operation';

const MINUTE = 60_000;

const parsed = (type: Type, raw: unknown, timezone: string): unknown => {
  const { values, problems } = parseFields(
    [query('value', type, { label: 'Value' })],
    { value: raw },
    { timezone },
  );
  return problems[0]?.message ?? values.value;
};

/** A Luxon DateTime of another copy of Luxon, with the members that are read. */
const luxon = (iso: string) => ({ toMillis: () => Date.parse(iso), toISO: () => iso });

const ZONES = ['America/New_York', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Tokyo', 'Pacific/Auckland'];
const zone = fc.constantFrom(...ZONES);
const dayText = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const offset = fc
  .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }), fc.constantFrom('00', '30', '45'))
  .map(([sign, hours, minutes]) => `${sign}${String(hours).padStart(2, '0')}:${minutes}`);

describe.each<[name: string, type: Type]>([
  ['a day', day()],
  ['a day that is a lower bound', day({ since: true })],
])('%s that a database or a sheet gives as a midnight', (_, type) => {
  it.each<[raw: unknown, timezone: string]>([
    ['2026-03-02T00:00:00.000Z', 'America/New_York'],
    ['2026-03-02T00:00:00Z', 'America/New_York'],
    ['2026-03-02 00:00:00+00:00', 'America/New_York'],
    ['2026-03-02T00:00:00-05:00', 'America/Los_Angeles'],
    ['2026-03-02T00:00:00+09:00', 'Europe/Berlin'],
    [new Date('2026-03-02T00:00:00Z'), 'America/New_York'],
    [luxon('2026-03-02T00:00:00.000+01:00'), 'America/New_York'],
  ])('%p is the second of March, in %s too', (raw, timezone) =>
    expect(parsed(type, raw, timezone)).toBe('2026-03-02'),
  );

  it('keeps the day it is written with, whatever the zones', () =>
    fc.assert(
      fc.property(
        dayText,
        fc.oneof(fc.constant('Z'), offset),
        fc.constantFrom('', ':00', ':00.000'),
        zone,
        (date, at, rest, timezone) => expect(parsed(type, `${date}T00:00${rest}${at}`, timezone)).toBe(date),
      ),
    ));
});

it.each(['2026-02-30T00:00:00Z', '2026-02-30T08:00:00Z'])('%p is no day', (raw) =>
  expect(parsed(day(), raw, 'Asia/Tokyo')).toMatch(/^Value: expected a date such as 2026-01-31, got /),
);

describe('a point in time as a lower bound of days', () => {
  const since = day({ since: true });

  it.each([
    // Tokyo's second of March has begun; GMT's has not.
    ['2026-03-01T20:00:00Z', 'Asia/Tokyo', '2026-03-01'],
    ['2026-03-02T03:30:00Z', 'America/New_York', '2026-03-01'],
    ['2026-03-02T11:59:59Z', 'America/New_York', '2026-03-01'],
    ['2026-03-02T12:00:00Z', 'America/New_York', '2026-03-02'],
  ])('%s in %s is %s', (raw, timezone, expected) => {
    expect(parsed(since, raw, timezone)).toBe(expected);
    expect(parsed(since, new Date(raw), timezone)).toBe(expected);
    expect(parsed(since, luxon(raw), timezone)).toBe(expected);
  });

  it('has begun by then wherever the vendor’s days are', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0, 1) / MINUTE, max: Date.UTC(2090, 0, 1) / MINUTE }),
        zone,
        fc.integer({ min: -12, max: 14 }),
        (minutes, timezone, ahead) => {
          const instant = new Date(minutes * MINUTE + 1);
          const start = Date.parse(`${String(parsed(since, instant, timezone))}T00:00:00Z`);
          expect(start - ahead * 60 * MINUTE).toBeLessThanOrEqual(instant.getTime());
          // And at most two days are read unnecessarily.
          expect(instant.getTime() - start).toBeLessThan(48 * 60 * MINUTE);
        },
      ),
    ));

  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-02T09:30:00', '2026-03-02'],
  ])('%s is the day that it is', (raw, expected) => expect(parsed(since, raw, 'Asia/Tokyo')).toBe(expected));
});

describe('what databases and sheets give', () => {
  it.each<[raw: unknown, asDay: string, asMoment: string]>([
    ['2026-03-04 00:00:00+00', '2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026-03-04 00:00:00+0000', '2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026-03-04 00:00:00+05:30', '2026-03-04', '2026-03-03T18:30:00.000Z'],
    ['2026-03-04 00:00:00-08', '2026-03-04', '2026-03-04T08:00:00.000Z'],
    ['2026-03-04 00:00:00.123456+00', '2026-03-03', '2026-03-04T00:00:00.123Z'],
    ['2026-03-04 12:30:00.5+00', '2026-03-04', '2026-03-04T12:30:00.500Z'],
    ['2026-03-04 00:00:00.0000000 +00:00', '2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026-03-04 00:00:00 UTC', '2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026-03-04T00:00+01:00[Europe/Berlin]', '2026-03-04', '2026-03-03T23:00:00.000Z'],
    // MySQL and SQL Server name no zone: the workflow's, where New York is five hours behind GMT.
    ['2026-03-04 00:00:00', '2026-03-04', '2026-03-04T05:00:00.000Z'],
    ['2026-03-04 00:00:00.0000000', '2026-03-04', '2026-03-04T05:00:00.000Z'],
    ['\ufeff2026-03-04\u00a0', '2026-03-04', '2026-03-04T05:00:00.000Z'],
    [new Date('2026-03-04T00:00:00Z'), '2026-03-04', '2026-03-04T00:00:00.000Z'],
    [luxon('2026-03-04T00:00:00.000+01:00'), '2026-03-04', '2026-03-03T23:00:00.000Z'],
  ])('%p is a day and a moment', (raw, asDay, asMoment) => {
    expect(parsed(day(), raw, 'America/New_York')).toBe(asDay);
    expect(parsed(moment(), raw, 'America/New_York')).toBe(asMoment);
  });

  it.each<[raw: unknown, rest: string]>([
    [
      46085,
      '"46085". If a sheet counts days with it, convert it with DateTime.fromISO(\'1899-12-30\').plus({ days })',
    ],
    ['46085.5', '"46085.5". If a sheet counts days with it'],
    [1772582400, '"1772582400". If it counts seconds, convert it with DateTime.fromSeconds()'],
    [1772582400000, '"1772582400000". If it counts milliseconds, convert it with DateTime.fromMillis()'],
    ['20260304', '"20260304". Write year, month and day with hyphens'],
    ['2026-W10-3', '"2026-W10-3"'],
    ['03/04/2026', '"03/04/2026"'],
    ['0000-00-00 00:00:00', '"0000-00-00 00:00:00"'],
    ['2026-03-04 00:00:00+16', '"2026-03-04 00:00:00+16"'],
    [new Date(Number.NaN), 'an invalid date'],
  ])('%p is refused, and it is said how to convert it', (raw, rest) => {
    expect(parsed(day(), raw, 'UTC')).toContain(`expected a date such as 2026-01-31, got ${rest}`);
    expect(parsed(moment(), raw, 'UTC')).toContain(
      `expected a date and time such as 2026-01-31T08:00:00Z, got ${rest}`,
    );
  });

  it('a time of day may have the zeros of a database', () =>
    expect(parsed(time(), '14:30:00.000000', 'UTC')).toBe('14:30:00'));
});
