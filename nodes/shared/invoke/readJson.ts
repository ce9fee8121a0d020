import { parse } from 'lossless-json';
import { CallFailure } from '../errors';
import type { HttpResponse } from '../http/types';
import { readSlices } from './readSlices';

/** Numbers of fewer digits are exact in JSON.parse, which is several times faster. */
const LONG_NUMBER = /\d{16}/;

/** Longer answers would keep the event loop for too long, in bytes. */
const LONG_ANSWER = 1024 * 1024;

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * The JSON of an answer. A number that JavaScript can't hold exactly comes as text.
 * Throws `unreadable` when the body is no JSON; an empty body is undefined.
 */
export async function readJson(response: HttpResponse): Promise<unknown> {
  const { body, headers } = response;
  const marked = body.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  const json = marked ? body.subarray(BYTE_ORDER_MARK.length) : body;
  const long = json.length > LONG_ANSWER;
  const text = json.toString('utf8', 0, long ? LONG_ANSWER : json.length);
  if (!long && text.trim() === '') return undefined;
  if (/html/i.test(headers['content-type'] ?? '') || /^\s*</.test(text)) {
    throw unreadable(
      response,
      `The service answered ${/^\s*<\?xml/.test(text) ? 'XML' : 'a web page'} where JSON was expected`,
    );
  }
  try {
    return long ? await readSlices(json, parseExactly) : parseExactly(text);
  } catch {
    throw unreadable(response, 'The service answered with JSON that is cut short or malformed');
  }
}

/** The JSON of an answer that need not be any, such as an error page. */
export async function tryJson(response: HttpResponse): Promise<unknown> {
  try {
    return await readJson(response);
  } catch {
    return undefined;
  }
}

const unreadable = (response: HttpResponse, message: string) =>
  new CallFailure({ kind: 'unreadable', message, status: response.status });

function parseExactly(text: string): unknown {
  return LONG_NUMBER.test(text)
    ? parse(text, null, { parseNumber: exactNumber })
    : (JSON.parse(text) as unknown);
}

function exactNumber(digits: string): number | string {
  if (/^-?\d+$/.test(digits)) return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
  return digits.replace(/[eE].*$|\D/g, '').length <= 15 ? Number(digits) : digits;
}
