import { seededRandom } from './random';

/** What a fault rule may look at. The body is empty for faults that come before it is read. */
export interface FaultRequest {
  method: string;
  httpMethod: string;
  path: string;
  entries: number;
  body: string;
}

/** How a request goes wrong. */
export type Fault =
  /** An HTTP status. `retryAfter` is a number of seconds, or a text sent as it is (see `httpDate`). */
  | { kind: 'status'; status: number; retryAfter?: number | string }
  /**
   * A service that takes so many calls in any second and answers 429 to the rest; strikes at the rest only, however often
   * if `times` is `always`.
   */
  | { kind: 'limit'; perSecond: number; retryAfter?: number | string }
  /** A page for people, from a proxy or a load balancer. */
  | { kind: 'html'; status?: number }
  /** `shortBody`: fewer bytes than content-length says, then closed. `cutBody`: half a document, properly ended. */
  | { kind: 'truncated'; how?: 'shortBody' | 'cutBody' }
  | { kind: 'slow'; delayMs: number }
  /** The right answer, as soon as this is fulfilled. */
  | { kind: 'held'; until: Promise<unknown> }
  | { kind: 'hang' }
  | { kind: 'resetBeforeRead' }
  | { kind: 'resetAfterRead' }
  | { kind: 'wrongContentType'; contentType?: string }
  /** The right answer, its ids moved beyond 2^53 and written digit by digit. */
  | { kind: 'wideIds' }
  | { kind: 'faultIn200'; message?: string }
  /** A failure whose text repeats the credentials that were sent. */
  | { kind: 'echoSecret' };

/** The name of a fault. */
export type FaultKind = Fault['kind'];

/** A fault, and when it happens. */
export type FaultRule = Fault & {
  /** A documented method or SOAP operation, or a test of the request; every request if left out. */
  on?: string | ((request: FaultRequest) => boolean);
  /** How often; once if left out. */
  times?: number | 'always';
  /** How many matching requests go through first. */
  after?: number;
  /** Strikes this share of the matching requests, from 0 to 1; the seed decides which. All if left out. */
  share?: number;
  seed?: number;
  /** Whether the state still changes. If left out: yes if the vendor's answer is made, else no. */
  apply?: boolean;
};

/** A rule in force, and how often it struck. */
export interface ActiveFault {
  readonly rule: FaultRule;
  readonly matched: number;
  readonly used: number;
}

const APPLIED: ReadonlySet<FaultKind> = new Set([
  'truncated',
  'slow',
  'held',
  'resetAfterRead',
  'wrongContentType',
  'wideIds',
]);

/** Whether a fault leaves the state changed. */
export function applies(rule: FaultRule): boolean {
  return rule.apply ?? APPLIED.has(rule.kind);
}

/** A date for Retry-After, so many seconds from now; whole seconds, rounded up. */
export function httpDate(inSeconds: number): string {
  return new Date(Math.ceil(Date.now() / 1000 + inSeconds) * 1000).toUTCString();
}

/** A rule in force, the calls of the last second that it let through, and its random numbers. */
interface Active {
  rule: FaultRule;
  matched: number;
  used: number;
  taken: number[];
  random: () => number;
}

/** The faults of a simulator. The first rule that fits a request strikes. */
export class Faults {
  private active: Active[] = [];

  /** Adds a rule at the end. */
  add(rule: FaultRule): ActiveFault {
    const entry = { rule, matched: 0, used: 0, taken: [], random: seededRandom(rule.seed ?? 1) };
    this.active.push(entry);
    return entry;
  }

  /** Holds all answers of a method from now on. Out: a function that lets them go. */
  hold(on: string): () => void {
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    this.add({ kind: 'held', until, times: 'always', on });
    return release;
  }

  /** Drops every rule. */
  clear(): void {
    this.active = [];
  }

  /** The rules with their counts, predicates left out. */
  list(): Array<{ rule: Omit<FaultRule, 'on'> & { on?: string }; matched: number; used: number }> {
    return this.active.map(({ rule, matched, used }) => {
      const { on, ...rest } = rule;
      return { rule: typeof on === 'string' ? { ...rest, on } : rest, matched, used };
    });
  }

  /** The fault that strikes this request, if one does. `read` says whether the body is read by now. */
  take(request: FaultRequest, read: boolean): FaultRule | undefined {
    for (const entry of this.active) {
      if ((entry.rule.kind !== 'resetBeforeRead') !== read) continue;
      const limit = entry.rule.times ?? 1;
      if (limit !== 'always' && entry.used >= limit) continue;
      if (!matches(entry.rule, request)) continue;
      if (entry.rule.kind === 'limit' && isWithin(entry.rule.perSecond, entry.taken)) continue;
      entry.matched += 1;
      if (entry.matched <= (entry.rule.after ?? 0)) continue;
      if (entry.rule.share !== undefined && entry.random() >= entry.rule.share) continue;
      entry.used += 1;
      return entry.rule;
    }
    return undefined;
  }
}

/** Whether one more call fits into the last second; it is then counted. */
function isWithin(perSecond: number, taken: number[]): boolean {
  const now = performance.now();
  while (taken.length > 0 && (taken[0] ?? 0) <= now - 1000) taken.shift();
  if (taken.length >= perSecond) return false;
  taken.push(now);
  return true;
}

function matches(rule: FaultRule, request: FaultRequest): boolean {
  if (rule.on === undefined) return true;
  return typeof rule.on === 'string' ? rule.on === request.method : rule.on(request);
}
