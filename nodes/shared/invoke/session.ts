import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { budgetOf, RunBudget } from '../http/budget';
import { callsToday, countCall } from '../http/dailyCount';
import { gateOf, heldBack, type Entering, type Gate, type Passage } from '../http/gate';
import { MAX_TOTAL_WAIT_MS } from '../http/patience';
import { rateLimiter, type RateLimiter } from '../http/rate';
import type { Redactor } from '../http/redact';
import { withRetries, type Attempt } from '../http/retry';
import { send } from '../http/send';
import { demandsSlowDown, failureOfStatus } from '../http/status';
import type { BodyReader, HttpRequest, HttpResponse } from '../http/types';
import {
  DEFAULT_CALL_OPTIONS,
  readZoneOf,
  type CallOptions,
  type Effect,
  type Hint,
  type ReadZone,
} from '../operation';
import { generalAdvice } from './advice';
import { SignedIn, type Standing } from './signedIn';
import type { Access } from '../protocol/protocol';
import type { System, Target, Way } from './connector';
import type { Entrance } from './entrance';
import { dailyHint, outageHint, paceOf, SlowDowns, WaitedTime, type Tally } from './pace';

/**
 * The longest answer that is read. It holds 150,000 records of an ordinary list. n8n needs several times its size in memory.
 */
const MAX_ANSWER_BYTES = 40 * 1024 * 1024;

/** What a session is opened with. */
export interface SessionSetup extends Entrance {
  options?: Partial<CallOptions>;
  /** The longest time that one call may wait in all, in milliseconds. Default: two minutes. */
  maxWaitMs?: number;
  signal?: AbortSignal;
  /** Requests the address and signs in even if both are known, to test whether that works. */
  anew?: boolean;
  /** Counts what is sent. */
  tally?: Tally;
  /** Gets the moment of each answer by the service's clock: its `Date`. */
  onDate?: (instant: number) => void;
}

/** Everything a call needs besides its operation and values. Each execution has one. */
export interface Session {
  /** Identifies the execution. Sessions that are made of this one have the same. */
  readonly run: object;
  readonly system: System;
  readonly way: Way;
  readonly credential: ICredentialDataDecryptedObject;
  /** Where calls go now. */
  readonly target: Target;
  /** Whether a call whose credential or ticket is refused can be sent again with another ticket. */
  readonly renewsTicket: boolean;
  /** What the credential, or the current ticket, adds to a call. */
  access(places: string[]): Access;
  /** Masks the credential's secrets in all that leaves the pack: an item, an error, a hint, an entry of a list. */
  readonly redact: Redactor;
  /** Masks a secret of a record that was read, from now on and in the whole execution. `member`: its name there. */
  learn(secret: string, member: string): void;
  /** The zone in which the vendor reads moments of conditions, if not GMT. */
  readonly readIn?: ReadZone;
  readonly signal?: AbortSignal;
  /** The longest time that one call may wait in all, in milliseconds. */
  readonly maxWaitMs: number;
  /** The same session, which also masks the secrets of one call. */
  masking(redact: Redactor): Session;
  /** Makes one attempt, as soon as the service and the user's rate allow it. */
  send(request: HttpRequest, effect: Effect, attempt: Attempt, reader?: BodyReader): Promise<HttpResponse>;
  /** Repeats an attempt as far as the effect allows. */
  retrying<T>(effect: Effect, tryOnce: (attempt: Attempt) => Promise<T>): Promise<T>;
  /** Hints about the pace: the service demanded fewer calls, was down, or the daily limit is nearly used. */
  paceHints(): Hint[];
}

/** For a user who waits in the editor, for a list or a credential test: shorter waits than in a run. */
export const WATCHED = { options: { timeout: 20_000, maxRetries: 1 }, maxWaitMs: 10_000 };

/** A failure that says no more than what happened gets the advice for its kind. */
async function opened(setup: SessionSetup): Promise<SignedIn> {
  try {
    return await SignedIn.open(setup, setup);
  } catch (error) {
    if (!(error instanceof CallFailure) || error.description !== undefined) throw error;
    throw error.with({ description: generalAdvice(error, setup.system.connector) });
  }
}

/**
 * Throws CallFailure if the credential's address is not a URL or not among its allowed domains, or if the vendor
 * accepts no calls now.
 */
export async function openSession(setup: SessionSetup): Promise<Session> {
  const { system, way, credential, redact, signal, maxWaitMs = MAX_TOTAL_WAIT_MS } = setup;
  const { connector } = system;
  const options = { ...DEFAULT_CALL_OPTIONS, ...setup.options };
  const perSecond = options.requestsPerSecond ?? paceOf(connector, credential);
  const signedIn = await opened(setup);
  // After a move to another host, the pace is learned anew.
  const keyAt = keysOf(`${way.credentialType}:${setup.credentialId}`);
  const keyNow = () => keyAt(signedIn.target.baseUrl);
  const slowDowns = new SlowDowns();
  const onPause = (ms: number) => slowDowns.waits(ms);
  const wall = new Wall(maxWaitMs);
  const { tally = { calls: 0, retries: 0 } } = setup;
  const down = new WaitedTime();
  const onWaited = (ms: number) => down.ends(ms);
  const budget = new RunBudget(() => budgetOf(keyNow()), { maxWaitMs, signal, onWaited });
  const session: Session = {
    run: {},
    system,
    way,
    credential,
    redact,
    readIn: readZoneOf(connector.headerOptions, setup.headers),
    learn: (secret) => redact.learn(secret),
    signal,
    maxWaitMs,
    get target() {
      return signedIn.target;
    },
    get renewsTicket() {
      return signedIn.renewsTicket;
    },
    access(places) {
      const access: Access = { query: [], headers: { ...setup.headers }, body: {} };
      way.authorize(access, places, credential, signedIn.ticket);
      return access;
    },
    async send(request, effect, attempt, reader) {
      const budgeted = attempt.awaitBudget?.();
      if (budgeted) await budgeted;
      const key = keyNow();
      const gate = gateOf(key);
      const isPaced = perSecond > 0;
      const passage =
        (isPaced ? undefined : gate.tryEnter(signal)) ??
        (await admitted({ gate, limiter: rateLimiter(key), perSecond }, attempt, { signal, onPause }));
      try {
        tally.calls += 1;
        if (attempt.n > 0) tally.retries += 1;
        const response = await send(request, {
          route: { ignoreSslIssues: signedIn.target.ignoreSslIssues, egress: setup.egress },
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
    async retrying(effect, tryOnce) {
      const { maxRetries } = options;
      let used = signedIn.now;
      const policy = {
        effect,
        maxRetries,
        signal,
        maxTotalWaitMs: maxWaitMs,
        budget,
        waitsElsewhere: demandsSlowDown,
        renew: async (failure: CallFailure) => await signedIn.renew(failure, used),
      };
      const noted = async (attempt: Attempt) => {
        used = signedIn.now;
        try {
          const result = await tryOnce(attempt);
          signedIn.note(used);
          return result;
        } catch (failure) {
          noteFailure(signedIn, used, failure);
          throw failure;
        }
      };
      wall.assertPassable();
      try {
        if (!signedIn.isReady) await signedIn.ready();
        return await withRetries(noted, policy);
      } catch (failure) {
        wall.note(failure);
        throw failure;
      }
    },
    paceHints: () =>
      [
        slowDowns.hint(connector),
        outageHint(connector, down),
        dailyHint(connector, credential, callsToday(keyNow())),
      ].filter((hint) => hint !== undefined),
    masking: (more) => Object.create(session, { redact: { value: more } }) as Session,
  };
  return session;
}

/** Makes the function that gives the key of a credential at an address. The latest one is kept, since it rarely changes. */
function keysOf(credential: string): (baseUrl: string) => string {
  let latest = { baseUrl: '', key: '' };
  return (baseUrl) => {
    if (latest.baseUrl !== baseUrl) latest = { baseUrl, key: `${credential}:${baseUrl}` };
    return latest.key;
  };
}

interface Pace {
  gate: Gate;
  limiter: RateLimiter;
  perSecond: number;
}

/** Lets a call through when both the service and the user allow it. */
async function admitted(
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

/** Notes what a failed attempt shows about its address and ticket. */
function noteFailure(signedIn: SignedIn, used: Standing, failure: unknown): void {
  if (!(failure instanceof CallFailure)) return;
  if (failure.kind === 'unsent') signedIn.unreached();
  // Without a status, the service did not check the credential.
  if (failure.status !== undefined) signedIn.note(used, failure.kind);
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-date: a service without a clock sends no date. */
function noteDate({ headers }: HttpResponse, onDate: SessionSetup['onDate']): void {
  if (!onDate) return;
  const instant = Date.parse(headers.date ?? '');
  if (!Number.isNaN(instant)) onDate(instant);
}

const wasSent = ({ kind, sent = false }: CallFailure): boolean =>
  kind === 'lost' || kind === 'unreadable' || sent;

function slowDownIn(response: HttpResponse): CallFailure | undefined {
  const failure = failureOfStatus(response);
  return failure && demandsSlowDown(failure) ? failure : undefined;
}

/** A pause that is too long for any call of this session. Until it ends, no other call is sent. */
class Wall {
  private until = 0;

  constructor(private readonly maxWaitMs: number) {}

  /** Before a call. Throws CallFailure while the pause lasts. */
  assertPassable(): void {
    if (this.until === 0) return;
    const leftMs = this.until - performance.now();
    if (leftMs > this.maxWaitMs) throw heldBack(leftMs);
  }

  /** After a failed call. */
  note(failure: unknown): void {
    const askedMs = (failure instanceof CallFailure && failure.retryAfterMs) || 0;
    if (askedMs > this.maxWaitMs) this.until = Math.max(this.until, performance.now() + askedMs);
  }
}
