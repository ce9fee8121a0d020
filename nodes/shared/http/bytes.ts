/** No bytes at all. */
export const NO_BYTES: Buffer = Buffer.alloc(0);

/** Pieces as one buffer. A single piece is not copied. */
export function joined(pieces: Buffer[]): Buffer {
  const [first = NO_BYTES] = pieces;
  return pieces.length > 1 ? Buffer.concat(pieces) : first;
}
