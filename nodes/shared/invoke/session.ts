import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { budgetOf, RunBudget } from '../http/budget';
import { MAX_TOTAL_WAIT_MS } from '../http/patience';
import type { Redactor } from '../http/redact';
import type { Attempt } from '../http/retry';
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
import { Attempts } from './attempts';
import type { Access } from '../protocol/protocol';
import type { System, Target, Way } from './connector';
import type { Entrance } from './entrance';
import { outageHint, paceOf, WaitedTime, type Tally } from './pace';
import { Sender } from './sender';
import { SignedIn } from './signedIn';

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
  /** Identifies the credential in n8n. */
  readonly credentialId: string;
  /** Where calls go now. */
  readonly target: Target;
  /** Whether a call whose credential or ticket is refused can be sent again with another ticket. */
  readonly renewsTicket: boolean;
  /** What the credential, or the current ticket, adds to a call. Not to be changed: calls share it. */
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

/** Makes the function that gives what the credential adds. The calls of an operation share it until the ticket changes. */
function accessBy({ way, credential, headers }: SessionSetup, signedIn: SignedIn): Session['access'] {
  let latest: { places: string[]; ticket: string; access: Access } | undefined;
  return (places) => {
    const { ticket } = signedIn;
    if (latest?.places === places && latest.ticket === ticket) return latest.access;
    const access: Access = { query: [], headers: { ...headers }, body: {} };
    way.authorize(access, places, credential, ticket);
    latest = { places, ticket, access };
    return access;
  };
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
  const { system, way, credential, credentialId, redact, signal, maxWaitMs = MAX_TOTAL_WAIT_MS } = setup;
  const { connector } = system;
  const { timeout, maxRetries, requestsPerSecond } = { ...DEFAULT_CALL_OPTIONS, ...setup.options };
  const signedIn = await opened(setup);
  const sender = new Sender(signedIn, {
    entrance: setup,
    timeoutMs: timeout,
    perSecond: requestsPerSecond ?? paceOf(connector, credential),
    tally: setup.tally ?? { calls: 0, retries: 0 },
    signal,
    onDate: setup.onDate,
  });
  const down = new WaitedTime();
  const onWaited = (ms: number) => down.ends(ms);
  const budget = new RunBudget(() => budgetOf(sender.key), { maxWaitMs, signal, onWaited });
  const attempts = new Attempts(signedIn, { maxRetries, maxWaitMs, budget, signal });
  const session: Session = {
    run: {},
    system,
    way,
    credential,
    credentialId,
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
    access: accessBy(setup, signedIn),
    send: (request, effect, attempt, reader) => sender.send(request, effect, attempt, reader),
    retrying: (effect, tryOnce) => attempts.make(effect, tryOnce),
    paceHints: () => [...sender.hints(), outageHint(connector, down)].filter((hint) => hint !== undefined),
    masking: (more) => Object.create(session, { redact: { value: more } }) as Session,
  };
  return session;
}
