import type { IWebhookFunctions } from 'n8n-workflow';
import { exactAsText, parseJson } from '../operation';

/** Matches numbers that JavaScript may not hold exactly. */
const LONG_NUMBER = /\d{16}|[\d.]{17}/;

/**
 * The body of a call. n8n rounds numbers that JavaScript can't hold; here they become text, so that no digit is lost. JSON
 * without a JSON content type is read too. Undefined if there is no body.
 */
export function bodyOf(context: IWebhookFunctions): unknown {
  const read: unknown = context.getBodyData();
  if (typeof read === 'string') return exactAsText(parseJson(read));
  const { rawBody, encoding } = context.getRequestObject() as Raw;
  const text = rawBody ? textOf(rawBody, encoding) : '';
  if (!LONG_NUMBER.test(text)) return read;
  // A form, for example, is not JSON.
  return exactAsText(parseJson(text)) ?? read;
}

/**
 * The bytes of a body, with gzip and deflate already unpacked by n8n. Undefined for a multipart form, which n8n reads by
 * itself.
 */
export async function rawBodyOf(context: IWebhookFunctions): Promise<Buffer | undefined> {
  const request = context.getRequestObject() as Raw;
  try {
    if (!request.rawBody) await request.readRawBody?.();
  } catch {
    return undefined;
  }
  return request.rawBody;
}

/** The JSON in the bytes of a body, without losing a digit; undefined if it is not JSON. RFC 8259: JSON is UTF-8. */
export const jsonIn = (raw: Buffer): unknown => exactAsText(parseJson(textOf(raw)));

const textOf = (raw: Buffer, encoding: BufferEncoding = 'utf8'): string =>
  raw.toString(encoding).replace(/^\uFEFF/, '');

/** What n8n adds to a request. */
interface Raw {
  rawBody?: Buffer;
  encoding?: BufferEncoding;
  readRawBody?: () => Promise<void>;
}
