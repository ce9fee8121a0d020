import { STATUS_CODES } from 'node:http';
import { CallFailure } from '../errors';
import type { FailureKind } from '../errors';
import { parseRetryAfter } from './retryAfter';
import type { HttpResponse } from './types';

/** Statuses that mean more than "refused": https://www.rfc-editor.org/rfc/rfc9110#name-status-codes */
const KIND_OF_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  408: 'unavailable',
  421: 'misdirected',
  429: 'throttled',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Whether a status says that the request was carried out. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/**
 * The failure that an HTTP status stands for; undefined for 2xx. The body is not read.
 * `now`: milliseconds since the epoch, for a Retry-After that is a date. Default: the clock.
 */
export function failureOfStatus(response: HttpResponse, now?: number): CallFailure | undefined {
  const { status, headers } = response;
  if (isSuccess(status)) return undefined;
  if (status >= 300 && status < 400) return redirect(response);
  const kind = KIND_OF_STATUS[status] ?? 'refused';
  const waits = kind === 'throttled' || kind === 'unavailable';
  return new CallFailure({
    kind,
    status,
    message: wordsOfStatus(status),
    // The service or a proxy in front of it failed, so the request may have been carried out.
    ...(kind === 'refused' && status >= 500 ? { sent: true } : {}),
    retryAfterMs: waits ? parseRetryAfter(headers['retry-after'], now ?? Date.now()) : undefined,
  });
}

/** The message for an answer with nothing but a status. */
export const wordsOfStatus = (status: number): string =>
  `The service answered ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();

/** Whether a failure has no message of the service, only its HTTP status. */
export const isBare = ({ message, status = 0 }: CallFailure): boolean => message === wordsOfStatus(status);

/** Whether the service demands fewer calls: 429, or a failure with a Retry-After. */
export const demandsSlowDown = ({ kind, retryAfterMs }: CallFailure): boolean =>
  kind === 'throttled' || (kind === 'unavailable' && Boolean(retryAfterMs));

/**
 * After a POST, these often mean "done, see there": https://www.rfc-editor.org/rfc/rfc9110#name-303-see-other and
 * https://www.rfc-editor.org/rfc/rfc9110#name-302-found
 */
const MAY_MEAN_DONE: ReadonlySet<number> = new Set([302, 303]);

/** Not followed: it would send the credential to an address that the user has not allowed. */
function redirect({ status, headers }: HttpResponse): CallFailure {
  const host = hostOf(headers.location);
  return new CallFailure({
    kind: 'blocked',
    status,
    ...(MAY_MEAN_DONE.has(status) ? { sent: true } : {}),
    message: `The server answered with a redirect to another address${host}, which is not followed`,
    description: 'Check the address of the service in the credential.',
  });
}

function hostOf(location: string | undefined): string {
  if (!location || !URL.canParse(location)) return '';
  const { host } = new URL(location);
  return host ? ` (${host})` : '';
}
