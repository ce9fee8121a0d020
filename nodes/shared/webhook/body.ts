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
  const { rawBody, encoding = 'utf8' } = context.getRequestObject() as Raw;
  const text = rawBody?.toString(encoding).replace(/^\uFEFF/, '') ?? '';
  if (!LONG_NUMBER.test(text)) return read;
  // A body of another kind, such as a form, is no JSON.
  return withText(parseJson(text)) ?? read;
}

/** What n8n adds to a request. */
interface Raw {
  rawBody?: Buffer;
  encoding?: BufferEncoding;
}

/** The value with its exact numbers as text: items hold none. */
function withText(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (isLosslessNumber(value)) return value.value;
  if (Array.isArray(value)) return value.map(withText);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withText(part)]));
}
