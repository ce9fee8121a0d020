import { STATUS_CODES } from 'node:http';
import { CallFailure } from '../errors';
import type { FailureKind } from '../errors';
import { parseRetryAfter } from './retryAfter';
import type { HttpResponse } from './types';

/** Statuses that say more than "refused"; https://www.rfc-editor.org/rfc/rfc9110#name-status-codes */
const KIND_OF_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  408: 'unavailable',
  421: 'misdirected',
  429: 'throttled',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Whether a status tells that the request was carried out. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/**
 * What an HTTP status says about a call: undefined for 2xx, else the failure. The body is not looked at.
 * `now` is milliseconds since the epoch, for Retry-After given as a date.
 */
export function failureOfStatus(response: HttpResponse, now = Date.now()): CallFailure | undefined {
  const { status, headers } = response;
  if (isSuccess(status)) return undefined;
  if (status >= 300 && status < 400) return redirect(response);
  const kind = KIND_OF_STATUS[status] ?? 'refused';
  const waits = kind === 'throttled' || kind === 'unavailable';
  return new CallFailure({
    kind,
    status,
    message: wordsOfStatus(status),
    // Not the service's "no": it broke, or what stands before it gave up, and nobody knows how far the request came.
    ...(kind === 'refused' && status >= 500 ? { sent: true } : {}),
    retryAfterMs: waits ? parseRetryAfter(headers['retry-after'], now) : undefined,
  });
}

/** What is said of an answer that says nothing itself but its status. */
export const wordsOfStatus = (status: number): string =>
  `The service answered ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();

/** Whether a failure is the service's request for fewer calls: 429, or one that names a time to wait for. */
export const asksToSlowDown = ({ kind, retryAfterMs }: CallFailure): boolean =>
  kind === 'throttled' || (kind === 'unavailable' && Boolean(retryAfterMs));

/**
 * After a POST they commonly mean "done, look there": https://www.rfc-editor.org/rfc/rfc9110#name-303-see-other, and
 * https://www.rfc-editor.org/rfc/rfc9110#name-302-found on how 302 is used.
 */
const MAY_MEAN_DONE: ReadonlySet<number> = new Set([302, 303]);

/** Not followed: the credential would go to an address that nobody has allowed. */
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
