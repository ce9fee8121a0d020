import type { IWebhookFunctions } from 'n8n-workflow';
import { isLosslessNumber } from 'lossless-json';
import { isPlainObject, parseJson } from '../operation';

/** A number of fewer digits is exact as n8n reads it. */
const LONG_NUMBER = /\d{16}|[\d.]{17}/;

/**
 * The body of a call. n8n reads JSON with the numbers that JavaScript can hold; here those that are longer come as text, so
 * that no digit is lost. A body that was sent as JSON without saying so is read too; undefined where it is none.
 */
export function bodyOf(context: IWebhookFunctions): unknown {
  const read: unknown = context.getBodyData();
  if (typeof read === 'string') return withText(parseJson(read));
  const { rawBody, encoding } = context.getRequestObject() as Raw;
  const text = rawBody ? textOf(rawBody, encoding) : '';
  if (!LONG_NUMBER.test(text)) return read;
  // A body of another kind, such as a form, is no JSON.
  return withText(parseJson(text)) ?? read;
}

/**
 * The bytes of a body. n8n has unpacked gzip and deflate by then, keeps the bytes of whatever else is sent, and reads a
 * multipart form by itself: undefined.
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

/** The JSON that is in the bytes of a body, no digit lost; undefined where it is none. RFC 8259: JSON is UTF-8. */
export const jsonIn = (raw: Buffer): unknown => withText(parseJson(textOf(raw)));

const textOf = (raw: Buffer, encoding: BufferEncoding = 'utf8'): string =>
  raw.toString(encoding).replace(/^\uFEFF/, '');

/** What n8n adds to a request. */
interface Raw {
  rawBody?: Buffer;
  encoding?: BufferEncoding;
  readRawBody?: () => Promise<void>;
}

/** The value with its exact numbers as text: items hold none. */
function withText(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (isLosslessNumber(value)) return value.value;
  if (Array.isArray(value)) return value.map(withText);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withText(part)]));
}
