import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { codeOf } from './transportFailure';

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
