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

const ungzip = promisify(gunzip);

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: ungzip,
  'x-gzip': ungzip,
  br: promisify(brotliDecompress),
  deflate: async (body, options) =>
    isZlib(body) ? await promisify(inflate)(body, options) : await promisify(inflateRaw)(body, options),
};

/**
 * Codings that exist and are not undone here; they were not asked for. Any other word is no coding ("none", "utf-8",
 * "binary"), and the body is as it is.
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

/** Some proxies unpack an answer and leave the header. No gzip begins like JSON or XML. */
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

/** The codings to undo, in that order. */
function codingsOf(contentEncoding = ''): string[] {
  const words = contentEncoding.split(',').map((word) => word.replace(/;.*|["\s]/g, '').toLowerCase());
  return words.filter((word) => Object.hasOwn(DECODERS, word) || OTHER_CODINGS.has(word)).reverse();
}

/** Some servers send `deflate` without the zlib wrapper; its header is told by RFC 1950, 2.2. */
function isZlib(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
