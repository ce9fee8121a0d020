import { charsetOf } from '../http/charset';
import { wordsOfStatus } from '../http/status';
import type { HttpResponse } from '../http/types';
import { wordsIn, type Words } from '../operation';
import { readTree } from '../soap/answer';
import { valueOf } from '../soap/value';
import { tryJson } from './readJson';

/** A longer body is no message. */
const MOST_BYTES = 1_000_000;
/** A text without form is quoted up to here. */
const MOST_TEXT = 500;

/**
 * The vendor's words in the body of an answer whose HTTP status is no success: in JSON or XML of any form, or a plain text.
 * Web pages have none: they come from what stands before the service.
 */
export async function wordsOf(response: HttpResponse): Promise<Words | undefined> {
  const { body } = response;
  if (body.length === 0 || body.length > MOST_BYTES) return undefined;
  const json = await tryJson(response);
  if (json !== undefined) return wordsIn(json);
  const { document } = await readTree(response);
  if (document)
    return document.name.toLowerCase() === 'html' ? undefined : wordsIn(valueOf(document, undefined));
  return textWords(response);
}

function textWords({ body, status, headers }: HttpResponse): Words | undefined {
  if (body.length > MOST_TEXT) return undefined;
  const text = new TextDecoder(charsetOf(body, headers['content-type']).label).decode(body).trim();
  // What the status says already, binary data, and pieces of documents say nothing to people.
  const isNews = !wordsOfStatus(status).toLowerCase().includes(text.toLowerCase());
  return isNews && /^[^\p{Cc}\ufffd<{[][^\p{Cc}\ufffd]*$/u.test(text) ? wordsIn(text) : undefined;
}
