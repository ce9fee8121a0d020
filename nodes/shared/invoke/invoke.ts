import { CallFailure, type FailureOutcome } from '../errors';
import { gather, judgeBy, type Hint, type Judgement, type Operation, type Values } from '../operation';
import { adviceOn } from './advice';
import { brings, contentsOf, otherList, type Contents } from './answer';
import { prepare, type Attempt } from './exchange';
import { RawFile } from './file';
import { seconds } from './pace';
import { shortened, shortHint } from './secrets';
import type { Session } from './session';

/** What a successful call brought back. */
export interface Answer extends Omit<Contents, 'records'> {
  records: Array<Record<string, unknown>>;
  /** The parsed body, or the SOAP result. */
  body: unknown;
  hint?: Hint;
}

/** A parsed answer with what it says about success. */
export interface Judged {
  body: unknown;
  judgement: Judgement;
}

/**
 * Makes one call, repeating it as far as its effect allows, and reads its verdict.
 * In: checked values by field name. Throws CallFailure, in the vendor's words as they came, cut to a readable length.
 */
export async function invoke(operation: Operation, values: Values, session: Session): Promise<Answer> {
  try {
    const { body, judgement } = await call(operation, values, session);
    if (!judgement.ok) throw refusal(judgement, operation, session);
    const { records, file } = contentsOf(operation, body, session.system.connector.envelope);
    return { body, records: await gather(records), file, hint: hintOf(judgement, session) };
  } catch (failure) {
    if (meansNothingFound(failure, operation, session)) return { body: undefined, records: [] };
    throw failure;
  }
}

/** Some vendors refuse to list what there is none of. A single record that is not there, and a change of it, fail. */
const meansNothingFound = (failure: unknown, { effect, result }: Operation, session: Session): boolean =>
  failure instanceof CallFailure &&
  failure.kind === 'refused' &&
  effect === 'read' &&
  result.many &&
  session.system.connector.nothingFound?.test(failure.message) === true;

/** Makes one call and leaves a refusal told inside the answer to the caller, who knows of rows. */
export async function call(operation: Operation, values: Values, session: Session): Promise<Judged> {
  try {
    const attempt = written(operation, values, session);
    const judge = judgeBy(operation.verdict ?? session.system.connector.judge);
    return await session.retrying(operation.effect, async (turn) => {
      const body = await attempt(turn);
      const judgement = body instanceof RawFile ? { ok: true as const } : judge(body);
      if (judgement.ok && judgement.bare && !brings(operation, body, session.system.connector.envelope))
        throw unreadable(`${session.system.connector.vendor} sent an answer without what was asked for`);
      const other = judgement.ok ? otherList(operation, body) : undefined;
      if (other !== undefined)
        throw unreadable(
          `${session.system.connector.vendor} sent the list "${other}" where "${operation.result.at}" is documented`,
        );
      if (judgement.ok || !judgement.unreadable) return { body, judgement };
      throw unreadable(judgement.message);
    });
  } catch (failure) {
    throw advised(ofCredential(heard(asFailure(failure, operation), session), session), operation, session);
  }
}

const unreadable = (message: string): CallFailure =>
  new CallFailure({ kind: 'unreadable', message, status: 200 });

type Refused = Extract<Judgement, { ok: false }>;

/** A failure that the vendor told inside an answer of HTTP 200. */
export const refusal = (judgement: Refused, operation: Operation, session: Session): CallFailure =>
  advised(ofCredential(told(judgement, 'failed', session), session), operation, session);

/** What became of one entry by an answer whose call was accepted: whatever the words, they are not of the credential. */
export const rowRefusal = (
  judgement: Refused,
  operation: Operation,
  session: Session,
  outcome: FailureOutcome = 'failed',
): CallFailure => advised(told(judgement, outcome, session), operation, session);

const told = (
  { message, description, code }: Refused,
  outcome: FailureOutcome,
  session: Session,
): CallFailure =>
  heard(new CallFailure({ kind: 'refused', message, description, code, status: 200, outcome }), session);

/** The vendor's words are cut before anything is read out of them: they may be as long as an answer. */
const heard = (failure: CallFailure, { redact }: Session): CallFailure => shortened(failure, redact);

export const hintOf = (judgement: Judgement, session: Session): Hint | undefined =>
  judgement.ok && judgement.hint ? shortHint(judgement.hint, session.redact) : undefined;

/** Values that can't be written out have not been sent, whatever the operation. */
function written(operation: Operation, values: Values, session: Session): Attempt {
  try {
    return prepare(operation, values, session);
  } catch (error) {
    if (error instanceof CallFailure) throw error;
    const message = `The call could not be written: ${(error as Error).message}`;
    throw new CallFailure({ kind: 'blocked', message, sent: false });
  }
}

/** Whatever else goes wrong is a failure of this call alone; after it was sent, its outcome is not known. */
function asFailure(error: unknown, operation: Operation): CallFailure {
  if (error instanceof CallFailure) return error;
  const message = `The answer could not be handled: ${(error as Error).message}`;
  return new CallFailure({
    kind: 'blocked',
    message,
    sent: true,
    outcome: operation.effect === 'once' ? 'unknown' : 'failed',
  });
}

/** A refusal that is about the credential is known by its words where the vendor does not answer 401. */
const ofCredential = (failure: CallFailure, { system }: Session): CallFailure =>
  failure.kind === 'refused' && system.connector.isUnauthorized?.(failure)
    ? failure.with({ kind: 'unauthorized' })
    : failure;

function advised(failure: CallFailure, operation: Operation, session: Session): CallFailure {
  const parts = [
    failure.description,
    waitText(failure.retryAfterMs, session),
    ...adviceOn(failure, operation, session.system.connector),
  ];
  const description = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return failure.with({ description: description || undefined });
}

function waitText(retryAfterMs: number | undefined, { maxWaitMs }: Session): string | undefined {
  if (!retryAfterMs) return undefined;
  const asked = `The service asks to wait ${seconds(retryAfterMs)} before the next call.`;
  return retryAfterMs > maxWaitMs ? `${asked} Here a call waits ${seconds(maxWaitMs)} at most.` : asked;
}
