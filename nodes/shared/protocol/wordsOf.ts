import type { CallFailure } from '../errors';
import { charsetOf } from '../http/charset';
import { wordsOfStatus } from '../http/status';
import type { HttpResponse } from '../http/types';
import { wordsIn, type Words } from '../operation';
import { tryJson } from './json/readJson';
import { readXml } from './soap/reader';

/** A longer body is not a message. */
const MOST_BYTES = 1_000_000;
/** How many characters of a plain text are quoted. */
const MOST_TEXT = 500;

/**
 * The vendor's error message in the body of an answer that is not a success: from any JSON or XML, or a plain text.
 * Undefined for a web page, which comes from a proxy and not from the service.
 */
export async function wordsOf(response: HttpResponse): Promise<Words | undefined> {
  const words = await wordsInBody(response);
  if (!words || isNews(words.message, response.status)) return words;
  const { description, ...rest } = words;
  return description === undefined ? undefined : { ...rest, message: description };
}

/** Whether a text says more than the HTTP status. "HTTP/1.1 400 Bad Request" and "Error 400" do not. */
function isNews(text: string, status: number): boolean {
  const known = new Set(`http error status code ${wordsOfStatus(status)}`.toLowerCase().split(' '));
  const words = text
    .toLowerCase()
    .replace(/http\/[\d.]+/, 'http')
    .split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => word !== '' && !known.has(word));
}

async function wordsInBody(response: HttpResponse): Promise<Words | undefined> {
  const { body } = response;
  if (body.length === 0 || body.length > MOST_BYTES) return undefined;
  const json = await tryJson(response);
  if (json !== undefined) return wordsIn(json);
  const { root } = await readXml(response);
  for (const [name, value] of Object.entries(root ?? {}))
    return name.toLowerCase() === 'html' ? undefined : wordsIn(value);
  return textWords(response);
}

function textWords({ body, headers }: HttpResponse): Words | undefined {
  if (body.length > MOST_TEXT) return undefined;
  const text = new TextDecoder(charsetOf(body, headers['content-type']).label).decode(body).trim();
  // Not binary data, and not a part of a document.
  return /^[^\p{Cc}\ufffd<{[][^\p{Cc}\ufffd]*$/u.test(text) ? wordsIn(text) : undefined;
}

/** Words of success, which don't explain a failure. */
const NO_REASON = /^(?:ok|success(?:ful|fully)?|done)\W*$/i;

/** The failure with the vendor's message, if there is one. A `blocked` failure keeps ours. */
export async function inWords(failure: CallFailure, response: HttpResponse): Promise<CallFailure> {
  if (failure.kind === 'blocked') return failure;
  const words = await wordsOf(response);
  return words === undefined || NO_REASON.test(words.message) ? failure : failure.with(words);
}
