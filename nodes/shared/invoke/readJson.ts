import { parse } from 'lossless-json';
import { CallFailure } from '../errors';
import type { HttpResponse } from '../http/types';

/** Numbers of fewer digits are exact in JSON.parse, which is several times faster. */
const LONG_NUMBER = /\d{16}/;

/**
 * The JSON of an answer. A number that JavaScript can't hold exactly comes as text.
 * Throws `unreadable` when the body is no JSON; an empty body is undefined.
 */
export function readJson(response: HttpResponse): unknown {
  const text = response.body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return undefined;
  const type = response.headers['content-type'] ?? '';
  if (/html/i.test(type) || /^\s*</.test(text)) {
    throw unreadable(
      response,
      `The service answered ${/^\s*<\?xml/.test(text) ? 'XML' : 'a web page'} where JSON was expected`,
    );
  }
  try {
    return LONG_NUMBER.test(text)
      ? parse(text, null, { parseNumber: exactNumber })
      : (JSON.parse(text) as unknown);
  } catch {
    throw unreadable(response, 'The service answered with JSON that is cut short or malformed');
  }
}

/** The JSON of an answer that need not be any, such as an error page. */
export function tryJson(response: HttpResponse): unknown {
  try {
    return readJson(response);
  } catch {
    return undefined;
  }
}

const unreadable = (response: HttpResponse, message: string) =>
  new CallFailure({ kind: 'unreadable', message, status: response.status });

function exactNumber(digits: string): number | string {
  if (/^-?\d+$/.test(digits)) return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
  return digits.replace(/[eE].*$|\D/g, '').length <= 15 ? Number(digits) : digits;
}
