import { CallFailure } from '../errors';
import { takesFiles, type Operation } from '../operation';
import type { Dialect } from './protocol';

/** The most bytes in the body of a call. A file has a limit of its own, which is checked with the file. */
export const mostBytes = ({ fields }: Operation, { maxBodyBytes = Infinity }: Dialect): number =>
  takesFiles(fields) ? Infinity : maxBodyBytes;

/** Throws a `blocked` CallFailure for a body that is larger than the vendor accepts. */
export function assertFits(body: string | Uint8Array, operation: Operation, dialect: Dialect): void {
  const most = mostBytes(operation, dialect);
  if (most === Infinity || Buffer.byteLength(body) <= most) return;
  throw new CallFailure({
    kind: 'blocked',
    message: `The request is larger than the ${most} bytes that ${dialect.vendor} accepts`,
    description: 'Shorten the texts and lists of the item.',
  });
}
