import type { SoapRecord } from '../record';
import { text } from '../state/store';

/** A schedule of payments with a stored method. */
export interface Schedule {
  id: string;
  customerInternalId: string;
  customerId: string;
  custNum: string;
  methodId: string;
  /** The RecurringBilling as it was sent. */
  billing: SoapRecord;
  /** 0 active, 1 suspended, 3 deleted. */
  status: string;
  /** The day of the next payment, `YYYY-MM-DD`. */
  next: string;
  /** Payments left; undefined where there is no end. */
  left: number | undefined;
  created: string;
  modified: string;
}

/** The schedules of the merchant's customers. */
export class Schedules {
  private readonly schedules = new Map<string, Schedule>();

  constructor(private readonly now: () => Date) {}

  reset(): void {
    this.schedules.clear();
  }

  add(
    given: Pick<Schedule, 'customerInternalId' | 'customerId' | 'custNum' | 'methodId' | 'billing'>,
  ): Schedule {
    const moment = this.now().toISOString().slice(0, 19);
    const schedule: Schedule = {
      ...given,
      id: `5c4ed001-0000-4000-8000-${String(this.schedules.size + 1).padStart(12, '0')}`,
      status: '0',
      ...plan(given.billing, moment),
      created: moment,
      modified: moment,
    };
    this.schedules.set(schedule.id, schedule);
    return schedule;
  }

  /** One that is not deleted. */
  find(id: string): Schedule | undefined {
    const found = this.schedules.get(id.trim().toLowerCase());
    return found?.status === '3' ? undefined : found;
  }

  list(): Schedule[] {
    return [...this.schedules.values()].filter(({ status }) => status !== '3');
  }

  /** Changes a schedule; a new billing replaces the old one whole. */
  change(schedule: Schedule, changes: Partial<Pick<Schedule, 'billing' | 'methodId' | 'status'>>): void {
    const moment = this.now().toISOString().slice(0, 19);
    Object.assign(schedule, changes, { modified: moment });
    if (changes.billing) Object.assign(schedule, plan(changes.billing, moment));
  }

  /** Moves a schedule on after a payment. */
  paid(schedule: Schedule): void {
    schedule.next = dayAfter(schedule.next, text(schedule.billing, 'Schedule').toLowerCase());
    if (schedule.left !== undefined) schedule.left = Math.max(0, schedule.left - 1);
  }

  snapshot(): unknown {
    return [...this.schedules.values()];
  }
}

function plan(billing: SoapRecord, moment: string): Pick<Schedule, 'next' | 'left'> {
  const next = (text(billing, 'Next') || text(billing, 'Start') || moment).slice(0, 10);
  const repeats = text(billing, 'RepeatCount');
  if (text(billing, 'Schedule').toLowerCase() === 'once') return { next, left: 1 };
  return { next, left: repeats === '' ? undefined : Number(repeats) };
}

const DAYS: Record<string, number> = { daily: 1, weekly: 7, 'bi-weekly': 14, 'four-week': 28 };

const MONTHS: Record<string, number> = {
  monthly: 1,
  'bi-monthly': 2,
  quarterly: 3,
  'bi-annually': 6,
  annually: 12,
};

function dayAfter(day: string, schedule: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + (DAYS[schedule] ?? 0));
  date.setUTCMonth(date.getUTCMonth() + (MONTHS[schedule] ?? 0));
  return date.toISOString().slice(0, 10);
}
