import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';
import type { CallFailure, FailureKind } from '../errors';
import type { Redactor } from '../http/redact';
import { masked, shortened } from './secrets';

/** n8n's names for causes of failures. The back-off of polling triggers uses them. */
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

/** The prefix of a message about an unknown outcome. */
export const UNKNOWN = 'Outcome unknown';

/** The message of a failure as people read it. */
export const messageOf = (failure: CallFailure): string =>
  failure.outcome === 'unknown' ? `${UNKNOWN}: ${failure.message}` : failure.message;

/** What the description adds to the message. n8n shows both, so the description does not repeat the message. */
export function descriptionOf({ message, description = '' }: CallFailure): string | undefined {
  const words = message.trim().replace(/\.$/, '');
  const rest = description.startsWith(words)
    ? description.slice(words.length).replace(/^[.\s]+/, '')
    : description;
  return rest === '' ? undefined : rest;
}

/** The HTTP status if it reports a failure. A refusal with HTTP 200 has none. */
const errorStatus = ({ status = 0 }: CallFailure): number | undefined => (status >= 300 ? status : undefined);

/**
 * The one error that n8n shows for a failed call: the vendor's message and what to do, without the request or any secret.
 * In: `items`, the items that it is about, if there are several ("items 24–39"); `summary`, added to the description.
 */
export function toNodeError(
  node: INode,
  received: CallFailure,
  redact: Redactor,
  itemIndex?: number,
  summary?: string,
  items = itemIndex === undefined ? undefined : `item ${itemIndex}`,
): NodeApiError {
  const failure = masked(shortened(received, redact), redact);
  const message = `${messageOf(failure)}${items === undefined ? '' : ` [${items}]`}`;
  const description =
    [descriptionOf(failure), detailsText(failure, redact), summary && redact.text(summary)]
      .filter(Boolean)
      .join(' ') || undefined;
  const answer: JsonObject = { message: failure.message, ...(failure.code ? { code: failure.code } : {}) };
  const status = errorStatus(failure);
  const httpCode = status === undefined ? undefined : String(status);
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

/** The details as a sentence: an error that stops a run has no other place for them. */
function detailsText({ details = {} }: CallFailure, { cut }: Redactor): string | undefined {
  const texts = Object.entries(details).map(([name, value]) => `${name} ${textOf(value)}`);
  return texts.length === 0 ? undefined : cut(`Details: ${texts.join(', ')}.`);
}

const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value as string);

type DeclaredFailure = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure'];

function failureFor(cause: Cause, retryAfterMs: number | undefined): DeclaredFailure {
  const timed = cause === 'rate-limited' || cause === 'temporarily-unavailable';
  return timed && retryAfterMs !== undefined ? { cause, retryAfterMs } : ({ cause } as DeclaredFailure);
}
