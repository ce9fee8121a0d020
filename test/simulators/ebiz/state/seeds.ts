/** What the seeds of all kinds share. */

/** The merchant's number, as each record carries it. */
export const MERCHANT_ID = '2290';

/** The integration that wrote the seeded records. */
export const OWN_SOFTWARE = 'KometSales';

/** The day so many days from now, `YYYY-MM-DD`, UTC. */
export function day(offset: number, now: Date): string {
  return new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
}

/** The internal id of a seeded record: the eight digits of its kind, and its number. */
export function seededId(prefix: string, number: number): string {
  return `${prefix}-61b1-4457-a4d1-${String(number).padStart(12, '0')}`;
}
