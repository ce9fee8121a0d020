import { CallFailure } from '../errors';
import {
  convertRecord,
  isPlainObject,
  type Hint,
  type Judgement,
  type Operation,
  type Values,
} from '../operation';
import { prepare } from './exchange';
import { redacted, type Session } from './session';

/** What a successful call brought back. */
export interface Answer {
  /** The parsed body, or the SOAP result. */
  body: unknown;
  /** The records in it, typed as declared. */
  records: Array<Record<string, unknown>>;
  hint?: Hint;
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
export async function call(
  operation: Operation,
  values: Values,
  session: Session,
): Promise<{ body: unknown; judgement: Judgement }> {
  try {
    const attempt = prepare(operation, values, session);
    const body = await session.retrying(operation.effect, attempt);
    const judge = operation.verdict ?? session.system.connector.judge;
    return { body, judgement: judge(body) };
  } catch (failure) {
    throw failure instanceof CallFailure ? advised(failure, operation, session) : failure;
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

function advised(failure: CallFailure, operation: Operation, session: Session): CallFailure {
  const { connector } = session.system;
  const lookUp = failure.outcome === 'unknown' ? operation.lookUp : undefined;
  const parts = [failure.description, connector.advice(failure, operation), lookUp];
  const description = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return redacted(failure.with({ description: description || undefined }), session);
}

function recordsOf(operation: Operation, body: unknown): Array<Record<string, unknown>> {
  const { at, many, shape } = operation.result;
  const found = at === '' ? body : isPlainObject(body) ? body[at] : undefined;
  const rows: unknown[] = many ? (Array.isArray(found) ? (found as unknown[]) : []) : [found ?? {}];
  return rows.map((row) => (isPlainObject(row) ? convertRecord(shape, row) : { value: row }));
}
