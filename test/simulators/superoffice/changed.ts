import type { OfficeCall } from './call';
import { OfficeError } from './reply';

/**
 * Keeps the date headers of one record: 304 if it did not change since `If-Modified-Since`, 412 if it changed since
 * `If-Unmodified-Since`. HTTP dates have no parts of a second.
 */
export function checkChanged(call: OfficeCall, changedAt: Date): void {
  const changed = Math.floor(changedAt.getTime() / 1000) * 1000;
  const since = dateOf(call.headers['if-modified-since']);
  if (since !== undefined && changed <= since) throw new OfficeError(304, 'Not modified');
  const unless = dateOf(call.headers['if-unmodified-since']);
  if (unless !== undefined && changed > unless)
    throw new OfficeError(
      412,
      'The record was changed by somebody else',
      '',
      'SoPreconditionFailedException',
    );
}

function dateOf(header: string | undefined): number | undefined {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? undefined : time;
}
