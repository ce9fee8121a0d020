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

/** The value of Accept-Encoding: the codings that decodeBody can decode. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** The decoded body would be longer than allowed. */
export class BodyTooLarge extends Error {}

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const ungzip = promisify(gunzip);

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: ungzip,
  'x-gzip': ungzip,
  br: promisify(brotliDecompress),
  deflate: async (body, options) =>
    isZlib(body) ? await promisify(inflate)(body, options) : await promisify(inflateRaw)(body, options),
};

/**
 * Codings that exist, but that this node does not accept. Any other word ("none", "utf-8", "binary") is not a coding
 * and is ignored.
 * https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding
 */
const OTHER_CODINGS = new Set([
  'aes128gcm',
  'compress',
  'dcb',
  'dcz',
  'exi',
  'pack200-gzip',
  'x-compress',
  'zstd',
]);

/**
 * Decodes a body by its Content-Encoding, the last coding first (RFC 9110, 8.4).
 * Throws BodyTooLarge above `maxBytes`, and any other error for a body that is damaged or has an unknown coding.
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
    if (isUnpacked(coding, decoded)) continue;
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
 * Like decodeBody, but hands the decoded body to a reader piece by piece and yields in between. Does nothing if
 * the body needs no decoding. Throws like decodeBody, and a `cancelled` CallFailure when the signal is aborted.
 */
export async function decodeInto(
  reader: BodyReader,
  body: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<void> {
  // The coding that was applied first is decoded last, piece by piece.
  const [last, ...before] = [...codingsOf(contentEncoding)].reverse();
  if (last === undefined) return;
  const packed = await decodeBody(body, before.join(','), maxBytes);
  if (packed.length === 0) return;
  if (isUnpacked(last, packed)) return inPieces(reader, packed, signal);
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

/** Some proxies unpack an answer and keep the header. Compressed data never begins like JSON or XML. */
const isUnpacked = (coding: string, body: Buffer): boolean =>
  /gzip$/.test(coding) && /^(?:\xef\xbb\xbf)?\s*[[{"<]/.test(body.toString('latin1', 0, 64));

async function inPieces(reader: BodyReader, body: Buffer, signal?: AbortSignal): Promise<void> {
  for (let at = 0; at < body.length; at += PIECES.chunkSize) {
    signal?.throwIfAborted();
    reader.add(body.subarray(at, at + PIECES.chunkSize));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

async function bounded(decoder: Decoder, body: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await decoder(body, { maxOutputLength: maxBytes });
  } catch (error) {
    throw codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? new BodyTooLarge() : error;
  }
}

const NO_CODINGS: readonly string[] = [];

/** The codings of a body, in the order of decoding: the one that was applied last comes first. */
function codingsOf(contentEncoding: string | undefined): readonly string[] {
  if (contentEncoding === undefined) return NO_CODINGS;
  const words = contentEncoding.split(',').map((word) => word.replace(/;.*|["\s]/g, '').toLowerCase());
  return words.filter((word) => Object.hasOwn(DECODERS, word) || OTHER_CODINGS.has(word)).reverse();
}

/** Some servers send `deflate` without the zlib wrapper. RFC 1950, 2.2 defines the wrapper's header. */
function isZlib(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
