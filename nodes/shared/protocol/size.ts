import { CallFailure } from '../errors';
import { takesFiles, type Operation } from '../operation';
import type { Dialect } from './dialect';

/** How large the body of a call may be. A file has a limit of its own, which is checked with the file. */
export class SizeLimit {
  private readonly most: number;

  constructor(
    { fields }: Operation,
    private readonly dialect: Dialect,
  ) {
    this.most = takesFiles(fields) ? Infinity : (dialect.maxBodyBytes ?? Infinity);
  }

  /** So many bytes as a share of what fits. */
  shareOf(bytes: number): number {
    return bytes / this.most;
  }

  /** Throws a `blocked` CallFailure for a body that is larger than the vendor accepts. */
  assertFits(body: string | Uint8Array): void {
    const { most } = this;
    if (most === Infinity || Buffer.byteLength(body) <= most) return;
    throw new CallFailure({
      kind: 'blocked',
      message: `The request is larger than the ${most} bytes that ${this.dialect.vendor} accepts`,
      description: 'Shorten the texts and lists of the item.',
    });
  }
}
