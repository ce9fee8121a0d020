import { CallFailure } from '../errors';
import { takesFiles, type Operation } from '../operation';
import type { Dialect } from './protocol';

/** How many bytes the body of a call may have. A file has a documented size of its own, which was checked with it. */
export const mostBytes = ({ fields }: Operation, { maxBodyBytes = Infinity }: Dialect): number =>
  takesFiles(fields) ? Infinity : maxBodyBytes;

/** Throws a `blocked` CallFailure for a body that is larger than the vendor takes. */
export function assertFits(body: string | Uint8Array, operation: Operation, dialect: Dialect): void {
  const most = mostBytes(operation, dialect);
  if (most === Infinity || Buffer.byteLength(body) <= most) return;
  throw new CallFailure({
    kind: 'blocked',
    message: `The request is larger than the ${most} bytes that ${dialect.vendor} takes`,
    description: 'Shorten what the item gives: its texts and its lists.',
  });
}
