import type { SoRecord } from './blank';

/** Every third record was never changed. */
export function stamps(number: number): SoRecord {
  const isChanged = number % 3 !== 0;
  return {
    CreatedDate: day(number, '09:15:00'),
    CreatedBy: { AssociateId: 6 },
    UpdatedDate: isChanged ? day(number + 200, '14:30:00') : '0001-01-01T00:00:00',
    UpdatedBy: isChanged ? { AssociateId: 5 + (number % 3) } : null,
  };
}

/** A day of 2025, counted from its first. */
export function day(number: number, time: string): string {
  return `${new Date(Date.UTC(2025, 0, 1 + (number % 330))).toISOString().slice(0, 10)}T${time}`;
}

/** One of a list, in turn. */
export function pick<T>(list: T[], number: number): T {
  return list[number % list.length] as T;
}
