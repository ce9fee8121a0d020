import type { ICredentialDataDecryptedObject, NodeEgressFilter } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { callsToday, countCall } from '../http/dailyCount';
import { assertAllowedDomain } from '../http/domains';
import { gateOf, heldBack, type Entering, type Gate, type Passage } from '../http/gate';
import { rateLimiter, type RateLimiter } from '../http/rate';
import type { Redactor } from '../http/redact';
import { MAX_TOTAL_WAIT_MS, withRetries, type Turn } from '../http/retry';
import { send } from '../http/send';
import { asksToSlowDown, failureOfStatus } from '../http/status';
import type { BodyReader, HttpRequest, HttpResponse } from '../http/types';
import { DEFAULT_CALL_OPTIONS, type CallOptions, type Effect, type Hint } from '../operation';
import type { System, Target } from './connector';
import { dailyHint, SlowDowns } from './pace';
import { redactorOf } from './secrets';

/** The longest answer that is read; 150,000 records of an ordinary list. What is larger costs n8n several times its size in memory. */
const MAX_ANSWER_BYTES = 40 * 1024 * 1024;

/** What a session is opened with. */
export interface SessionSetup {
  system: System;
  credential: ICredentialDataDecryptedObject;
  /** Tells credentials apart, so that executions with the same one share its limits. */
  credentialId: string;
  options?: Partial<CallOptions>;
  /** All waits of one call together, in milliseconds; two minutes if left out. */
  maxWaitMs?: number;
  egress?: NodeEgressFilter;
  signal?: AbortSignal;
  /** Takes the moment of each answer by the service's clock: its `Date`. */
  onDate?: (instant: number) => void;
}

/** Everything a call needs besides its operation and values; one an execution. */
export interface Session {
  readonly system: System;
  readonly credential: ICredentialDataDecryptedObject;
  readonly target: Target;
  /** Masks the credential's secrets in what leaves the pack: an item, an error, a hint, an entry of a list. */
  readonly redact: Redactor;
  readonly signal?: AbortSignal;
  /** All waits of one call together, in milliseconds. */
  readonly maxWaitMs: number;
  /** One attempt, as soon as the service's wishes and the user's rate allow it. */
  exchange(request: HttpRequest, effect: Effect, turn: Turn, reader?: BodyReader): Promise<HttpResponse>;
  /** Repeats an attempt as far as the effect allows. */
  retrying<T>(effect: Effect, attempt: (turn: Turn) => Promise<T>): Promise<T>;
  /** What is to be told of the pace: that the service asked to slow down, that the day's calls run out. */
  paceHints(): Hint[];
}

/** Of a session for somebody who is looking at an open list or at the Test button: it waits less than a run's. */
export const WATCHED = { options: { timeout: 20_000, maxRetries: 1 }, maxWaitMs: 10_000 };

/** Throws CallFailure when the credential's address is no URL or is not among its allowed domains. */
export function openSession(setup: SessionSetup): Session {
  const { system, credential, signal, maxWaitMs = MAX_TOTAL_WAIT_MS } = setup;
  const { connector } = system;
  const options = { ...DEFAULT_CALL_OPTIONS, ...setup.options };
  const target = connector.target(credential);
  assertAllowedDomain(target.baseUrl, credential);
  const key = `${connector.credentialType}:${setup.credentialId}:${target.baseUrl}`;
  const route = { ignoreSslIssues: target.ignoreSslIssues, egress: setup.egress };
  const slowDowns = new SlowDowns();
  const onPause = (ms: number) => slowDowns.waits(ms);
  const ways = { gate: gateOf(key), limiter: rateLimiter(key), perSecond: options.requestsPerSecond };
  const wall = new Wall(maxWaitMs);
  return {
    system,
    credential,
    target,
    redact: redactorOf(connector, credential),
    signal,
    maxWaitMs,
    async exchange(request, effect, turn, reader) {
      const passage = await admitted(ways, turn, { signal, onPause });
      try {
        const response = await send(request, {
          route,
          timeoutMs: options.timeout,
          signal,
          fresh: effect === 'once',
          maxBodyBytes: MAX_ANSWER_BYTES,
          reader,
        });
        countCall(key);
        noteDate(response, setup.onDate);
        const slowDown = slowDownIn(response);
        if (slowDown) slowDowns.count();
        passage.leave(slowDown ?? 'taken');
        return response;
      } catch (error) {
        if (error instanceof CallFailure && wasSent(error)) countCall(key);
        throw error;
      } finally {
        passage.leave();
      }
    },
    async retrying(effect, attempt) {
      const { maxRetries } = options;
      const policy = {
        effect,
        maxRetries,
        signal,
        maxTotalWaitMs: maxWaitMs,
        waitsElsewhere: asksToSlowDown,
      };
      return await wall.guard(async () => await withRetries(attempt, policy));
    },
    paceHints: () =>
      [slowDowns.hint(connector), dailyHint(connector, credential, callsToday(key))].filter(
        (hint) => hint !== undefined,
      ),
  };
}

interface Ways {
  gate: Gate;
  limiter: RateLimiter;
  perSecond: number;
}

/** Lets a call through when both the service and the user allow it. */
async function admitted(
  { gate, limiter, perSecond }: Ways,
  turn: Turn,
  entering: Entering,
): Promise<Passage> {
  for (;;) {
    const passage = await gate.enter(turn, entering);
    if (!(perSecond > 0)) return passage;
    try {
      await limiter.take(perSecond, entering.signal);
      // The service may have asked for a pause while the call waited for its second.
      if (gate.isOpen) return passage;
    } catch (cancellation) {
      passage.leave();
      throw cancellation;
    }
    passage.leave();
  }
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-date: a service without a clock sends none. */
function noteDate({ headers }: HttpResponse, onDate: SessionSetup['onDate']): void {
  const instant = Date.parse(headers.date ?? '');
  if (!Number.isNaN(instant)) onDate?.(instant);
}

const wasSent = ({ kind, sent = false }: CallFailure): boolean =>
  kind === 'lost' || kind === 'unreadable' || sent;

function slowDownIn(response: HttpResponse): CallFailure | undefined {
  const failure = failureOfStatus(response);
  return failure && asksToSlowDown(failure) ? failure : undefined;
}

/** A pause that no call of this session can wait for: the others are not sent into it. */
class Wall {
  private until = 0;

  constructor(private readonly maxWaitMs: number) {}

  async guard<T>(call: () => Promise<T>): Promise<T> {
    const leftMs = this.until - performance.now();
    if (leftMs > this.maxWaitMs) throw heldBack(leftMs);
    try {
      return await call();
    } catch (failure) {
      const askedMs = (failure instanceof CallFailure && failure.retryAfterMs) || 0;
      if (askedMs > this.maxWaitMs) this.until = Math.max(this.until, performance.now() + askedMs);
      throw failure;
    }
  }
}
