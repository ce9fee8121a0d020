import { CallFailure } from '../errors';
import { callsToday, countCall } from '../http/dailyCount';
import { gateOf, type Entering, type Gate, type Passage } from '../http/gate';
import { rateLimiter, type RateLimiter } from '../http/rate';
import type { Attempt } from '../http/retry';
import { send } from '../http/send';
import { demandsSlowDown, failureOfStatus, isSuccess } from '../http/status';
import type { BodyReader, HttpRequest, HttpResponse } from '../http/types';
import type { Effect, Hint } from '../operation';
import type { Entrance } from './entrance';
import { dailyHint, SlowDowns, type Tally } from './pace';
import type { SignedIn } from './signedIn';

/**
 * The longest answer that is read. It holds 150,000 records of an ordinary list. n8n needs several times its size in memory.
 */
const MAX_ANSWER_BYTES = 40 * 1024 * 1024;

interface SenderSetup {
  entrance: Entrance;
  /** How many milliseconds an attempt may take. */
  timeoutMs: number;
  /** How many calls a second the user allows; 0: no limit. */
  perSecond: number;
  tally: Tally;
  signal?: AbortSignal;
  onDate?: (instant: number) => void;
}

/** Sends the attempts of a session, as soon as the service and the user's rate allow it. */
export class Sender {
  private readonly slowDowns = new SlowDowns();
  private readonly entering: Entering;
  private latest = { baseUrl: '', key: '' };

  constructor(
    private readonly signedIn: SignedIn,
    private readonly setup: SenderSetup,
  ) {
    this.entering = { signal: setup.signal, onPause: (ms) => this.slowDowns.waits(ms) };
  }

  /** Identifies the credential at its present address. After a move to another host, the pace is learned anew. */
  get key(): string {
    const { baseUrl } = this.signedIn.target;
    const { way, credentialId } = this.setup.entrance;
    if (this.latest.baseUrl !== baseUrl)
      this.latest = { baseUrl, key: `${way.credentialType}:${credentialId}:${baseUrl}` };
    return this.latest.key;
  }

  /** Makes one attempt. Throws CallFailure. */
  async send(
    request: HttpRequest,
    effect: Effect,
    attempt: Attempt,
    reader?: BodyReader,
  ): Promise<HttpResponse> {
    const budgeted = attempt.awaitBudget?.();
    if (budgeted) await budgeted;
    const { key } = this;
    const { tally, onDate } = this.setup;
    const admitted = this.admitted(key, attempt);
    const passage = admitted instanceof Promise ? await admitted : admitted;
    try {
      tally.calls += 1;
      if (attempt.n > 0) tally.retries += 1;
      const response = await this.sent(request, effect, reader);
      countCall(key);
      noteDate(response, onDate);
      const slowDown = slowDownIn(response);
      if (slowDown) this.slowDowns.count();
      passage.leave(slowDown ?? 'taken');
      return response;
    } catch (error) {
      if (error instanceof CallFailure && wasSent(error)) countCall(key);
      throw error;
    } finally {
      passage.leave();
    }
  }

  /** Hints about the pace: the service demanded fewer calls, or the daily limit is nearly used. */
  hints(): Hint[] {
    const { system, credential } = this.setup.entrance;
    const { connector } = system;
    return [this.slowDowns.hint(connector), dailyHint(connector, credential, callsToday(this.key))].filter(
      (hint) => hint !== undefined,
    );
  }

  /** Lets a call through; at once if nothing holds it back. */
  private admitted(key: string, attempt: Attempt): Passage | Promise<Passage> {
    const { perSecond, signal } = this.setup;
    const gate = gateOf(key);
    const isPaced = perSecond > 0;
    return (
      (isPaced ? undefined : gate.tryEnter(signal)) ??
      admittedBy({ gate, limiter: rateLimiter(key), perSecond }, attempt, this.entering)
    );
  }

  private sent(request: HttpRequest, effect: Effect, reader?: BodyReader): Promise<HttpResponse> {
    const { entrance, timeoutMs, signal } = this.setup;
    return send(request, {
      route: { ignoreSslIssues: this.signedIn.target.ignoreSslIssues, egress: entrance.egress },
      timeoutMs,
      signal,
      fresh: effect === 'once',
      maxBodyBytes: MAX_ANSWER_BYTES,
      reader,
    });
  }
}

interface Pace {
  gate: Gate;
  limiter: RateLimiter;
  perSecond: number;
}

/** Waits until both the service and the user allow a call. */
async function admittedBy(
  { gate, limiter, perSecond }: Pace,
  attempt: Attempt,
  entering: Entering,
): Promise<Passage> {
  for (;;) {
    const passage = await gate.enter(attempt, entering);
    if (!(perSecond > 0)) return passage;
    try {
      await limiter.take(perSecond, entering.signal);
      // The service may have demanded a pause while the call waited for the user's rate.
      if (gate.isOpen) return passage;
    } catch (cancellation) {
      passage.leave();
      throw cancellation;
    }
    passage.leave();
  }
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-date: a service without a clock sends no date. */
function noteDate({ headers }: HttpResponse, onDate: SenderSetup['onDate']): void {
  if (!onDate) return;
  const instant = Date.parse(headers.date ?? '');
  if (!Number.isNaN(instant)) onDate(instant);
}

const wasSent = ({ kind, sent = false }: CallFailure): boolean =>
  kind === 'lost' || kind === 'unreadable' || sent;

function slowDownIn(response: HttpResponse): CallFailure | undefined {
  if (isSuccess(response.status)) return undefined;
  const failure = failureOfStatus(response);
  return failure && demandsSlowDown(failure) ? failure : undefined;
}
