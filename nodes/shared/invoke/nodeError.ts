import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import type { CallFailure, FailureKind } from '../errors';
import type { Redactor } from '../http/redact';
import type { Problem } from '../operation';
import { masked } from './secrets';

/** How n8n names the cause of a failure, for the back-off of polling triggers. */
const CAUSES = {
  throttled: 'rate-limited',
  unavailable: 'temporarily-unavailable',
  unsent: 'temporarily-unavailable',
  lost: 'temporarily-unavailable',
  unauthorized: 'credential-invalid',
  blocked: 'configuration-invalid',
} as const satisfies Partial<Record<FailureKind, string>>;

type Cause = (typeof CAUSES)[keyof typeof CAUSES];

const causeOf = (kind: FailureKind): Cause | undefined =>
  (CAUSES as Partial<Record<FailureKind, Cause>>)[kind];

/** What stands before the message of a call whose outcome is unknown. */
export const UNKNOWN = 'Outcome unknown';

/** The message of a failure as people read it. */
export const messageOf = (failure: CallFailure): string =>
  failure.outcome === 'unknown' ? `${UNKNOWN}: ${failure.message}` : failure.message;

/**
 * The one error that n8n shows for a failed call: the vendor's words, what to do, nothing of the request, and no secret.
 * `summary` is added to the description.
 */
export function toNodeError(
  node: INode,
  received: CallFailure,
  redact: Redactor,
  itemIndex?: number,
  summary?: string,
): NodeApiError {
  const failure = masked(received, redact);
  const where = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
  const message = `${messageOf(failure)}${where}`;
  const description =
    [failure.description, summary && redact.text(summary)].filter(Boolean).join(' ') || undefined;
  const answer: JsonObject = { message: failure.message, ...(failure.code ? { code: failure.code } : {}) };
  const httpCode = failure.status === undefined ? undefined : String(failure.status);
  const cause = causeOf(failure.kind);
  const error = new NodeApiError(node, answer, {
    message,
    description,
    httpCode,
    itemIndex,
    ...(cause ? { failure: failureFor(cause, failure.retryAfterMs) } : {}),
  });
  // n8n replaces a message in which it finds an error code's letters, and reads 'code' itself.
  error.message = message;
  error.description = description;
  error.httpCode = httpCode ?? null;
  return error;
}

type DeclaredFailure = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure'];

function failureFor(cause: Cause, retryAfterMs: number | undefined): DeclaredFailure {
  const timed = cause === 'rate-limited' || cause === 'temporarily-unavailable';
  return timed && retryAfterMs !== undefined ? { cause, retryAfterMs } : ({ cause } as DeclaredFailure);
}

/** How many bad items are told in one error. */
const TOLD = 10;

/** The error for input that can't be sent: the first problem in the message, all of them in the description. */
export function toInputError(
  node: INode,
  bad: Array<{ itemIndex: number; problems: Problem[] }>,
): NodeOperationError {
  const first = bad[0];
  const lines = bad.flatMap(({ itemIndex, problems }) =>
    problems.map(({ message }) => `Item ${itemIndex}: ${message.replace(/\.$/, '')}.`),
  );
  const rest = lines.length > TOLD ? ` And ${lines.length - TOLD} more.` : '';
  const message = `${first?.problems[0]?.message ?? 'The input is not valid'} [item ${first?.itemIndex ?? 0}]`;
  const description = `Nothing was sent. ${lines.slice(0, TOLD).join(' ')}${rest}`;
  const error = new NodeOperationError(node, message, { description, itemIndex: first?.itemIndex });
  error.message = message;
  return error;
}
