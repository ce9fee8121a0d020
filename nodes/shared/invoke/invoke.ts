import { CallFailure } from '../errors';
import {
  convertRecord,
  isPlainObject,
  type Hint,
  type Judgement,
  type Operation,
  type Values,
} from '../operation';
import { prepare, type Attempt } from './exchange';
import { redacted, type Session } from './session';

/** What a successful call brought back. */
export interface Answer {
  /** The parsed body, or the SOAP result. */
  body: unknown;
  /** The records in it, typed as declared. */
  records: Array<Record<string, unknown>>;
  hint?: Hint;
}

/** A parsed answer with what it says about success. */
export interface Judged {
  body: unknown;
  judgement: Judgement;
}

/**
 * Makes one call, repeating it as far as its effect allows, and reads its verdict.
 * In: checked values by field name. Throws CallFailure, its texts free of the credential's secrets.
 */
export async function invoke(operation: Operation, values: Values, session: Session): Promise<Answer> {
  const { body, judgement } = await call(operation, values, session);
  if (!judgement.ok) throw refusal(judgement, operation, session);
  return { body, records: recordsOf(operation, body), hint: hintOf(judgement, session) };
}

/** Makes one call and leaves a refusal told inside the answer to the caller, who knows of rows. */
export async function call(operation: Operation, values: Values, session: Session): Promise<Judged> {
  try {
    const attempt = written(operation, values, session);
    const judge = operation.verdict ?? session.system.connector.judge;
    return await session.retrying(operation.effect, async () => {
      const body = await attempt();
      const judgement = judge(body);
      if (judgement.ok || !judgement.unreadable) return { body, judgement };
      throw new CallFailure({ kind: 'unreadable', message: judgement.message, status: 200 });
    });
  } catch (failure) {
    throw advised(asFailure(failure, operation), operation, session);
  }
}

/** A failure that the vendor told inside an answer of HTTP 200. */
export function refusal(
  judgement: Extract<Judgement, { ok: false }>,
  operation: Operation,
  session: Session,
): CallFailure {
  const { message, description, code } = judgement;
  const failure = new CallFailure({ kind: 'refused', message, description, code, status: 200 });
  return advised(failure, operation, session);
}

export const hintOf = (judgement: Judgement, session: Session): Hint | undefined =>
  judgement.ok && judgement.hint
    ? { ...judgement.hint, message: session.redact.text(judgement.hint.message) }
    : undefined;

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

function advised(failure: CallFailure, operation: Operation, session: Session): CallFailure {
  const { connector } = session.system;
  const told =
    failure.kind === 'refused' && connector.isUnauthorized?.(failure)
      ? failure.with({ kind: 'unauthorized' })
      : failure;
  const parts = [
    told.description,
    connector.advice(told, operation),
    told.retryAfterMs
      ? `The service asks to wait ${Math.ceil(told.retryAfterMs / 1000)} seconds before the next call.`
      : undefined,
    told.outcome === 'unknown' ? operation.lookUp : undefined,
  ];
  const description = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return redacted(told.with({ description: description || undefined }), session);
}

function recordsOf(operation: Operation, body: unknown): Array<Record<string, unknown>> {
  const { at, many, shape } = operation.result;
  const found = at === '' ? body : isPlainObject(body) ? body[at] : undefined;
  const rows = many ? asRows(found) : [found ?? {}];
  return rows.map((row) => (isPlainObject(row) ? convertRecord(shape, row) : { value: row }));
}

/** A list in an answer: vendors leave out an empty one, and some send a single row without the list. */
export function asRows(found: unknown): unknown[] {
  if (Array.isArray(found)) return found as unknown[];
  return found === undefined || found === null || found === '' ? [] : [found];
}
