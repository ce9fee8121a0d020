import type { OfficeCall } from './call';
import { OfficeError } from './reply';

/** Keeps `If-Modified-Since` of a read: 304 if the record did not change since. HTTP dates have no parts of a second. */
export function checkModified(call: OfficeCall, changedAt: Date): void {
  const since = dateOf(call.headers['if-modified-since']);
  if (since !== undefined && wholeSeconds(changedAt) <= since) throw new OfficeError(304, 'Not modified');
}

/** Keeps `If-Unmodified-Since` of a change: 412 if somebody changed the record since. */
export function checkUnmodified(call: OfficeCall, changedAt: Date): void {
  const since = dateOf(call.headers['if-unmodified-since']);
  if (since !== undefined && wholeSeconds(changedAt) > since)
    throw new OfficeError(
      412,
      'The record was changed by somebody else',
      '',
      'SoPreconditionFailedException',
    );
}

function wholeSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000) * 1000;
}

function dateOf(header: string | undefined): number | undefined {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? undefined : time;
}
