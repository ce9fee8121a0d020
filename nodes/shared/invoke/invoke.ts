import { CallFailure, type FailureKind, type FailureOutcome } from '../errors';
import type { Attempt } from '../http/retry';
import type { HttpRequest } from '../http/types';
import { compile, type Compiled } from '../compile/compile';
import type { FindBy, Hint, Judgement, Operation, Values } from '../operation';
import type { FoundFile } from '../protocol/file';
import type { WayIn, WholeArgument, Written } from '../protocol/protocol';
import { adviceOn } from './advice';
import { seconds } from './pace';
import { shortened, shortHint } from './secrets';
import type { Session } from './session';

/** What a successful call returned. */
export interface Answer {
  records: Array<Record<string, unknown>>;
  file?: FoundFile;
  /** The parsed body, or the SOAP result. */
  body: unknown;
  hints?: Hint[];
  /** How the record of a create or update was found. */
  foundBy?: FindBy;
}

/** A parsed answer, and whether it is a success. */
export interface Judged {
  body: unknown;
  judgement: Judgement;
  /** An earlier attempt got no answer, so it may have been carried out. */
  mayBeDone?: boolean;
}

/**
 * Makes one call, repeats it as far as its effect allows, and reads the answer. In: checked values by field name, and an
 * argument that replaces the values of its fields. Throws CallFailure with the vendor's message, cut to a readable length.
 */
export const invoke = (
  operation: Operation,
  values: Values,
  session: Session,
  whole?: WholeArgument,
): Promise<Answer> => called(operation, values, session, (compiled) => compiled.write(values, whole));

/** As {@link invoke}, for a link to the next page of a list. In: path and query of the link. */
export const invokeLink = (
  operation: Operation,
  values: Values,
  link: string,
  session: Session,
): Promise<Answer> => called(operation, values, session, (compiled) => compiled.follow(values, link));

async function called(
  operation: Operation,
  values: Values,
  session: Session,
  write: (compiled: Compiled) => Written,
): Promise<Answer> {
  const compiled = compile(operation, session.system.connector);
  try {
    const call = written(() => write(compiled), operation, session);
    return await answerOf(await send(compiled, call, session), compiled, values, session);
  } catch (failure) {
    if (meansNothingFound(failure, operation, session)) return { body: undefined, records: [] };
    throw failure;
  }
}

async function answerOf(
  { body, judgement, mayBeDone }: Judged,
  compiled: Compiled,
  values: Values,
  session: Session,
): Promise<Answer> {
  const { operation } = compiled;
  if (!judgement.ok) throw refusal(judgement, operation, session).with({ mayBeDone });
  try {
    const read = compiled.read(body, values);
    const { records, file } = read instanceof Promise ? await read : read;
    return { records, file, body, hints: hintsOf(judgement, session) };
  } catch (error) {
    throw afterSending(error, operation, session);
  }
}

/** Some vendors refuse to read an empty list. A single record that does not exist, and a change of it, still fail. */
const meansNothingFound = (failure: unknown, { effect, result }: Operation, session: Session): boolean =>
  failure instanceof CallFailure &&
  failure.kind === 'refused' &&
  effect === 'read' &&
  result.many &&
  session.system.connector.nothingFound?.test(failure.message) === true;

/**
 * Sends a call as often as its effect allows. The caller decides whether the answer is a refusal, since it knows about the
 * rows. Throws CallFailure.
 */
export async function send(compiled: Compiled, call: Written, session: Session): Promise<Judged> {
  const { operation } = compiled;
  const { effect } = operation;
  let mayBeDone = false;
  try {
    const failed = (error: unknown) => (mayBeDone ||= effect === 'idempotent' && isUnanswered(error));
    const judged = await session.retrying(effect, (attempt) =>
      sendOnce(compiled, call, session, attempt, failed),
    );
    return mayBeDone ? { ...judged, mayBeDone } : judged;
  } catch (failure) {
    const thrown = heard(asFailure(failure, operation, session), session);
    const final = advised(ofCredential(thrown, session), operation, session);
    throw mayBeDone ? final.with({ mayBeDone }) : final;
  }
}

/** Failures of an attempt that the vendor may have carried out. */
const UNANSWERED: ReadonlySet<FailureKind> = new Set<FailureKind>(['lost', 'unavailable', 'unreadable']);

/** Whether a call may have been carried out although it has failed. */
export const isUnanswered = (failure: unknown): boolean =>
  failure instanceof CallFailure && failure.sent !== false && UNANSWERED.has(failure.kind);

/** In: `failed`, which notes a failure as it came. */
async function sendOnce(
  compiled: Compiled,
  call: Written,
  session: Session,
  attempt: Attempt,
  failed: (error: unknown) => void,
): Promise<Judged> {
  const { operation } = compiled;
  try {
    const requested = requestOf(call, compiled, session);
    const request = requested instanceof Promise ? await requested : requested;
    const reader = compiled.reader();
    const response = await session.send(request, operation.effect, attempt, reader.body);
    const read = reader.answer(response);
    const body = read instanceof Promise ? ((await read) as unknown) : read;
    const judgement = compiled.judge(body);
    if (!judgement.ok && session.renewsTicket) assertTicket(judgement, operation, session);
    if (judgement.ok || !judgement.unreadable) return { body, judgement };
    throw unreadable(judgement.message, judgement.description);
  } catch (error) {
    failed(error);
    if (error instanceof CallFailure && session.renewsTicket) throw ofCredential(error, session);
    throw error;
  }
}

/** Made for each attempt: the credential may have been renewed in between. */
function requestOf(
  call: Written,
  { places }: Compiled,
  session: Session,
): HttpRequest | Promise<HttpRequest> {
  try {
    const request = call.request(wayIn(places, session));
    return request instanceof Promise ? request.catch(throwUnwritten) : request;
  } catch (error) {
    throw unwritten(error);
  }
}

function throwUnwritten(error: unknown): never {
  throw unwritten(error);
}

/** Where a call goes now, and what the credential adds to it. */
export const wayIn = (places: string[], session: Session): WayIn => ({
  baseUrl: session.target.baseUrl,
  access: session.access(places),
});

/** Some vendors report an expired ticket with HTTP 200. It is renewed as after 401. */
function assertTicket(judgement: Refused, operation: Operation, session: Session): void {
  const failure = ofCredential(refused(judgement, operation, session), session);
  if (failure.kind === 'unauthorized') throw failure;
}

const unreadable = (message: string, description?: string): CallFailure =>
  new CallFailure({ kind: 'unreadable', message, description, status: 200 });

/** The verdict on an answer that reports a failure. */
export type Refused = Extract<Judgement, { ok: false }>;

/** A failure that the vendor reports inside an answer of HTTP 200. */
export const refusal = (judgement: Refused, operation: Operation, session: Session): CallFailure =>
  advised(ofCredential(refused(judgement, operation, session), session), operation, session);

/** The failure of one entry of an accepted call. Whatever its message, the credential was accepted. */
export const rowRefusal = (judgement: Refused, operation: Operation, session: Session): CallFailure =>
  advised(refused(judgement, operation, session), operation, session);

function refused(judgement: Refused, operation: Operation, session: Session): CallFailure {
  const { message, description, code, open, unreadable: unread, details } = judgement;
  const outcome = open || unread ? openOutcome(operation) : 'failed';
  return heard(
    new CallFailure({ kind: 'refused', message, description, code, status: 200, outcome, details }),
    session,
  );
}

/** The vendor's message is cut before patterns search it: it may be as long as an answer. */
const heard = (failure: CallFailure, { redact }: Session): CallFailure => shortened(failure, redact);

/** The outcome of a call that was sent, if its answer does not say whether it was carried out. */
const openOutcome = ({ effect }: Operation): FailureOutcome => (effect === 'once' ? 'unknown' : 'failed');

export const hintsOf = (judgement: Judgement, session: Session): Hint[] | undefined =>
  judgement.ok && judgement.hint ? [shortHint(judgement.hint, session.redact)] : undefined;

/** If values can't be written, nothing was sent, whatever the operation. Throws CallFailure. */
export function written<T>(write: () => T, operation: Operation, session: Session): T {
  try {
    return write();
  } catch (error) {
    throw advised(ofCredential(heard(unwritten(error), session), session), operation, session);
  }
}

function unwritten(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  const message = `The call could not be written: ${reasonOf(error)}`;
  return new CallFailure({ kind: 'blocked', message, sent: false });
}

/** Turns what was thrown while a call was prepared into its failure: it was not sent. */
export const beforeSending = (error: unknown, operation: Operation, session: Session): CallFailure =>
  error instanceof CallFailure ? error : advised(unwritten(error), operation, session);

/** The failure of a call that was not sent because the credential was refused for an earlier one. */
export function notSent(because: CallFailure, operation: Operation, session: Session): CallFailure {
  const message = `Not sent, since the credential was not accepted: ${because.message}`;
  const failure = new CallFailure({ kind: because.kind, message, sent: false });
  // The advice is the same, unless the outcome of that call has to be looked up.
  return because.outcome === 'failed'
    ? failure.with({ description: because.description })
    : advised(failure, operation, session);
}

/**
 * Turns what was thrown while an answer was processed into the failure of the call: its outcome is not known. A
 * CallFailure already says what is known, unless it is `unreadable` and the call was sent.
 */
export function afterSending(error: unknown, operation: Operation, session: Session): CallFailure {
  if (error instanceof CallFailure)
    return error.kind === 'unreadable' && error.sent !== false
      ? error.with({ outcome: openOutcome(operation) })
      : error;
  return advised(asFailure(error, operation, session), operation, session);
}

/** Any other error is a failure of this call alone. JavaScript's message goes into the description. */
function asFailure(error: unknown, operation: Operation, { system }: Session): CallFailure {
  if (error instanceof CallFailure) return error;
  return new CallFailure({
    kind: 'unreadable',
    message: `${system.connector.vendor} sent an answer that this node can’t handle`,
    description: `The reason: ${reasonOf(error)}.`,
    outcome: openOutcome(operation),
  });
}

const MOST_REASON = 200;

const reasonOf = (error: unknown): string =>
  String((error as Error | undefined)?.message ?? 'not known').slice(0, MOST_REASON);

/** If the vendor does not answer 401, the message of a refusal shows whether it is about the credential. */
const ofCredential = (failure: CallFailure, { system }: Session): CallFailure =>
  failure.kind === 'refused' && system.connector.isUnauthorized?.(failure)
    ? failure.with({ kind: 'unauthorized' })
    : failure;

function advised(failure: CallFailure, operation: Operation, session: Session): CallFailure {
  const parts = [
    failure.description,
    waitText(failure.retryAfterMs, session),
    ...adviceOn(failure, operation, session.system.connector, session.way),
  ];
  const description = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return failure.with({ description: description || undefined });
}

function waitText(retryAfterMs: number | undefined, { maxWaitMs }: Session): string | undefined {
  if (!retryAfterMs) return undefined;
  const asked = `The service asks to wait ${seconds(retryAfterMs)} before the next call.`;
  return retryAfterMs > maxWaitMs
    ? `${asked} This node waits at most ${seconds(maxWaitMs)} per call.`
    : asked;
}
