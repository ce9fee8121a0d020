import type { CallFailure } from '../errors';
import { charsetOf } from '../http/charset';
import { wordsOfStatus } from '../http/status';
import type { HttpResponse } from '../http/types';
import { wordsIn, type Words } from '../operation';
import { tryJson } from './json/readJson';
import { readXml } from './soap/reader';

/** A longer body is no message. */
const MOST_BYTES = 1_000_000;
/** A text without form is quoted up to here. */
const MOST_TEXT = 500;

/**
 * The vendor's words in the body of an answer whose HTTP status is no success: in JSON or XML of any form, or a plain text.
 * Web pages have none: they come from what stands before the service.
 */
export async function wordsOf(response: HttpResponse): Promise<Words | undefined> {
  const words = await wordsInBody(response);
  if (!words || isNews(words.message, response.status)) return words;
  const { description, ...rest } = words;
  return description === undefined ? undefined : { ...rest, message: description };
}

/** Whether all that is known of a failure is its HTTP status. */
export const isBare = (failure: CallFailure): boolean =>
  failure.message === wordsOfStatus(failure.status ?? 0);

/** Whether a text says more than the status of its answer, as "HTTP/1.1 400 Bad Request" and "Error 400" do not. */
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
  // Binary data and pieces of documents say nothing to people.
  return /^[^\p{Cc}\ufffd<{[][^\p{Cc}\ufffd]*$/u.test(text) ? wordsIn(text) : undefined;
}

/** What a body says of a success is no reason for a failure. */
const NO_REASON = /^(?:ok|success(?:ful|fully)?|done)\W*$/i;

/** The failure in the vendor's words, where it has any. Why a call was blocked we say ourselves. */
export async function inWords(failure: CallFailure, response: HttpResponse): Promise<CallFailure> {
  if (failure.kind === 'blocked') return failure;
  const words = await wordsOf(response);
  return words === undefined || NO_REASON.test(words.message) ? failure : failure.with(words);
}
