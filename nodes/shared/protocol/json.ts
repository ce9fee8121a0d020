import type { CallFailure } from '../errors';
import { failureOfStatus } from '../http/status';
import type { HttpRequest, HttpResponse } from '../http/types';
import { failureIn, isPlainObject } from '../operation';
import { derived } from '../operation/derived';
import { ANY_FILE, rawFile } from './file';
import { FixedHeaders, hasNoMembers } from './headers';
import { entriesWriter } from './json/entries';
import { JsonReader, tryJson } from './json/readJson';
import { httpWriter, searchOf, textsOf, type WrittenParts } from './json/write';
import type { Dialect } from './dialect';
import type { Access, AnswerReader, Codec, Protocol, WayIn, Written } from './protocol';
import { SizeLimit } from './size';
import { inWords } from './wordsOf';

/** JSON over HTTP: values in paths, queries, headers and a body. The body is JSON unless the call declares another form. */
export const json: Protocol = {
  codec(operation, dialect, reading) {
    const write = httpWriter(operation);
    const isFile = operation.result.file?.codec === 'raw';
    const limit = new SizeLimit(operation, dialect);
    const fixed = new FixedHeaders(isFile ? [dialect.headers, FOR_FILES] : [dialect.headers]);
    const finish = (parts: WrittenParts): Written => new JsonCall(parts, fixed, limit);
    return {
      write: (values, whole) => finish(textsOf(write(values, whole))),
      follow: (values, link) => finish(linked(textsOf(write(values)), link)),
      entries: entriesWriter(operation, finish),
      reader: () => (isFile ? fileReader(dialect) : valueReader(new JsonReader(reading))),
    } satisfies Codec;
  },
};

function linked(parts: WrittenParts, link: string): WrittenParts {
  const at = link.indexOf('?');
  return at < 0
    ? { ...parts, path: link, search: '' }
    : { ...parts, path: link.slice(0, at), search: link.slice(at + 1) };
}

/** If JSON is requested, vendors send a file as text. */
const FOR_FILES = { Accept: `${ANY_FILE}, */*;q=0.5` };

/** Many web servers refuse a longer request line. */
const MAX_URL_BYTES = 8_000;

class JsonCall implements Written {
  constructor(
    private readonly parts: WrittenParts,
    private readonly fixed: FixedHeaders,
    private readonly limit: SizeLimit,
  ) {}

  size(way: WayIn): number {
    const body = this.bodyFor(way.access) ?? '';
    return Math.max(this.urlFor(way).length / MAX_URL_BYTES, this.limit.shareOf(Buffer.byteLength(body)));
  }

  request(way: WayIn): HttpRequest {
    const { method, headers, contentType } = this.parts;
    const body = this.bodyFor(way.access);
    if (body !== undefined) this.limit.assertFits(body);
    return {
      method,
      url: this.urlFor(way),
      headers: this.fixed.with(body === undefined ? undefined : contentType, headers, way.access.headers),
      body,
    };
  }

  private urlFor({ baseUrl, access }: WayIn): string {
    const { path, search } = this.parts;
    if (access.query.length === 0 && search === '') return `${baseUrl}${path}`;
    const whole = [searchOf(access.query), search].filter((text) => text !== '').join('&');
    return `${baseUrl}${path}?${whole}`;
  }

  private bodyFor({ body: members }: Access): string | Uint8Array | undefined {
    const { body, isForm } = this.parts;
    if (hasNoMembers(members)) return body;
    if (isForm) return [searchOf(Object.entries(members)), body].filter(Boolean).join('&');
    return withMembers(members, body ?? '{}');
  }
}

/** Adds members at the beginning of an object, as text. Throws for any other body. */
function withMembers(members: Access['body'], text: string | Uint8Array): string {
  if (typeof text !== 'string' || !text.startsWith('{'))
    throw new Error('the credential can’t go into a body that is not an object');
  const added = textOf(members).text;
  return text === '{}' ? `{${added}}` : `{${added},${text.slice(1)}`;
}

/** Members as they stand in an object. The calls of a session share them. */
const textOf = derived((members: Access['body']) => ({ text: JSON.stringify(members).slice(1, -1) }));

const valueReader = (body: JsonReader): AnswerReader => ({
  body,
  answer(response) {
    const failure = failureOfStatus(response);
    return failure ? thrownInWords(failure, response) : body.value(response.status);
  },
});

async function thrownInWords(failure: CallFailure, response: HttpResponse): Promise<never> {
  throw await inWords(failure, response);
}

/**
 * Reads a file. A JSON body that reports a failure goes to the verdict, unless the vendor calls it a file; any other body is
 * the file.
 */
const fileReader = ({ judge }: Dialect): AnswerReader => ({
  async answer(response) {
    const failure = failureOfStatus(response);
    if (failure) throw await inWords(failure, response);
    const isFile = response.headers['content-type']?.startsWith(ANY_FILE);
    const isJson = /^\s*\{/.test(response.body.toString('latin1', 0, 64));
    const said = isJson && !isFile ? await tryJson(response) : undefined;
    const isNo = isPlainObject(said) && (!judge(said).ok || failureIn(said) !== undefined);
    return isNo ? said : rawFile(response);
  },
});
