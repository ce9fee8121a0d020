import type { Answer, Call, Head, Plan, Vendor } from '../server/exchange';

const DAY_MS = 86_400_000;
const DATE = /\b\d{4}-\d{2}-\d{2}(?!\d)/g;

/** How many days after `seedToday` the machine's day in GMT is: `YYYY-MM-DD` in. */
export function daysSince(seedToday: string): number {
  return Math.floor(Date.now() / DAY_MS) - Math.floor(Date.parse(seedToday) / DAY_MS);
}

/** Every date of a text, so many days later. */
export function moveDates(text: string, days: number): string {
  return text.replace(DATE, (date) => {
    const at = Date.parse(date);
    return Number.isNaN(at) ? date : new Date(at + days * DAY_MS).toISOString().slice(0, 10);
  });
}

/**
 * A vendor whose seeded day is today: dates are moved back on the way in and forward on the way out. So a workflow that
 * requests the last thirty days finds the same records whenever it runs.
 */
export class MovedVendor implements Vendor {
  readonly secretParameters: string[];

  constructor(
    private readonly vendor: Vendor,
    private readonly days: () => number,
  ) {
    this.secretParameters = vendor.secretParameters;
  }

  identify(head: Head): string {
    return this.vendor.identify(head);
  }

  examine(call: Call): Plan {
    const plan = this.vendor.examine(this.back(call));
    // Months differ in length: the rules of a page apply to the days that were sent.
    plan.findings.splice(0, Infinity, ...this.vendor.examine(call).findings);
    return { ...plan, run: async () => this.forth(await plan.run()) };
  }

  failIn200(call: Call, message: string): Answer {
    return this.vendor.failIn200(call, message);
  }

  fail(call: Call, message: string): Answer {
    return this.vendor.fail(call, message);
  }

  secretsOf(call: Call): string[] {
    return this.vendor.secretsOf(call);
  }

  widen(answer: Answer): Answer {
    return this.vendor.widen(answer);
  }

  snapshot(): unknown {
    return this.vendor.snapshot();
  }

  reset(): void {
    this.vendor.reset();
  }

  private back(call: Call): Call {
    const days = -this.days();
    const query = new URLSearchParams();
    for (const [name, value] of call.query) query.append(name, moveDates(value, days));
    return { ...call, query, body: moveDates(call.body, days) };
  }

  private forth(answer: Answer): Answer {
    return { ...answer, body: moveDates(answer.body, this.days()) };
  }
}
