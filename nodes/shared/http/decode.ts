import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzip,
  inflate,
  inflateRaw,
} from 'node:zlib';
import { codeOf } from './transportFailure';
import type { BodyReader } from './types';

/** What is asked for in Accept-Encoding, and decoded. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** The decoded body would be longer than allowed. */
export class BodyTooLarge extends Error {}

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: async (body, options) =>
    isZlib(body) ? await promisify(inflate)(body, options) : await promisify(inflateRaw)(body, options),
};

/**
 * Undoes Content-Encoding, the last coding first (RFC 9110, 8.4).
 * Throws BodyTooLarge above `maxBytes`, and any other error for a body that is damaged or coded otherwise.
 * https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  let decoded = body;
  for (const coding of codingsOf(contentEncoding)) {
    if (decoded.length === 0) return decoded;
    const decoder = DECODERS[coding];
    if (!decoder) throw new Error(`unknown content coding ${coding}`);
    decoded = await bounded(decoder, decoded, maxBytes);
  }
  return decoded;
}

/** Whether a body needs no decoding. */
export const isPlain = (contentEncoding: string | undefined): boolean =>
  codingsOf(contentEncoding).length === 0;

/** How much is unpacked at a time, in bytes. */
const PIECES = { chunkSize: 64 * 1024 };

const UNPACKERS: Readonly<Record<string, (body: Buffer) => Transform>> = {
  gzip: () => createGunzip(PIECES),
  'x-gzip': () => createGunzip(PIECES),
  br: () => createBrotliDecompress(PIECES),
  deflate: (body) => (isZlib(body) ? createInflate(PIECES) : createInflateRaw(PIECES)),
};

/**
 * Undoes Content-Encoding like decodeBody and hands the body to a reader piece by piece, the event loop turning in
 * between; nothing of a body that needs no decoding. Throws like decodeBody, and what an aborted signal says.
 */
export async function decodeInto(
  reader: BodyReader,
  body: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<void> {
  // What was done first is undone last.
  const [last, ...before] = codingsOf(contentEncoding).reverse();
  if (last === undefined) return;
  const packed = await decodeBody(body, before.join(','), maxBytes);
  if (packed.length === 0) return;
  const unpacker = UNPACKERS[last]?.(packed);
  if (!unpacker) throw new Error(`unknown content coding ${last}`);
  unpacker.end(packed);
  let size = 0;
  for await (const piece of unpacker as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) throw new BodyTooLarge();
    signal?.throwIfAborted();
    reader.add(piece);
  }
}

async function bounded(decoder: Decoder, body: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await decoder(body, { maxOutputLength: maxBytes });
  } catch (error) {
    throw codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? new BodyTooLarge() : error;
  }
}

function codingsOf(contentEncoding = ''): string[] {
  const codings = contentEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => coding !== '' && coding !== 'identity').reverse();
}

/** Some servers send `deflate` without the zlib wrapper; its header is told by RFC 1950, 2.2. */
function isZlib(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
