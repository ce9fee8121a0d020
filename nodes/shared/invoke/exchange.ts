import { stringify } from 'lossless-json';
import type { Turn } from '../http/retry';
import { failureOfStatus } from '../http/status';
import type { HttpRequest, HttpResponse } from '../http/types';
import { failureIn, isPlainObject, type HttpCall, type Operation, type Values } from '../operation';
import { listingOf } from './answer';
import type { Access, Codec } from '../protocol/protocol';
import type { System } from './connector';
import { encodeHttp, type HttpParts } from '../protocol/json/encode';
import { rawFile } from '../protocol/file';
import { JsonReader, tryJson } from '../protocol/json/readJson';
import { assertFits, mostBytes } from '../protocol/size';
import { soap } from '../protocol/soap';
import type { Session } from './session';
import { inWords } from '../protocol/wordsOf';

/**
 * One attempt at a call. Returns the parsed answer of a success as far as HTTP or SOAP can tell.
 * Throws CallFailure.
 */
export type Attempt = (turn: Turn) => Promise<unknown>;

/** Writes the call once; the returned attempt sends it, as often as it is asked. */
export function prepare(operation: Operation, values: Values, session: Session): Attempt {
  return operation.call.kind === 'soap'
    ? soapAttempt(operation, values, session)
    : httpAttempt(operation, operation.call, values, session);
}

function httpAttempt(operation: Operation, call: HttpCall, values: Values, session: Session): Attempt {
  const parts = encodeHttp(operation, values);
  const isFile = operation.result.file?.codec === 'raw';
  const listing = listingOf(operation, session.system.connector);
  return async (turn) => {
    // Written for each attempt: between two of them the credential may have been renewed.
    const authorized = withAccess(parts, session.access(call.token));
    const request = writeOut(operation, authorized, session);
    const reader = isFile ? undefined : new JsonReader({ listing });
    const response = await session.exchange(request, operation.effect, turn, reader);
    const failure = failureOfStatus(response);
    if (failure) throw await inWords(failure, response);
    return reader ? await reader.value(response.status) : await fileOrRefusal(response, session.system);
  };
}

const withAccess = (parts: HttpParts, { query, headers, body }: Access): HttpParts => ({
  ...parts,
  query: [...query, ...parts.query],
  headers: { ...parts.headers, ...headers },
  body: Object.keys(body).length > 0 ? { ...body, ...(parts.body as object | undefined) } : parts.body,
});

/** Where a file was asked for, JSON that says no is left to the verdict, whatever its type; any other body is the file. */
async function fileOrRefusal(response: HttpResponse, { connector }: System): Promise<unknown> {
  const isJson = /^\s*\{/.test(response.body.toString('latin1', 0, 64));
  const told = isJson ? await tryJson(response) : undefined;
  const isNo = isPlainObject(told) && (!connector.judge(told).ok || failureIn(told) !== undefined);
  return isNo ? told : rawFile(response);
}

function writeOut(operation: Operation, parts: HttpParts, session: Session): HttpRequest {
  const { connector } = session.system;
  const { url, body } = compose(parts, session);
  if (body !== undefined) assertFits(body, operation, connector);
  return {
    method: parts.method,
    url,
    headers: {
      ...connector.headers,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...parts.headers,
    },
    body,
  };
}

function compose(parts: HttpParts, { target }: Session): { url: string; body: string | undefined } {
  const search = new URLSearchParams(parts.query).toString();
  return {
    url: `${target.baseUrl}${parts.path}${search ? `?${search}` : ''}`,
    body: parts.body === undefined ? undefined : stringify(parts.body),
  };
}

/** Web servers commonly refuse a longer request line. */
const MAX_URL_BYTES = 8_000;

/** The size of a call as a share of what the vendor, and web servers, take: more than 1 does not fit. */
export function sizeShare(operation: Operation, values: Values, session: Session): number {
  if (operation.call.kind !== 'http') return 0;
  const { connector } = session.system;
  const parts = withAccess(encodeHttp(operation, values), session.access(operation.call.token));
  const { url, body = '' } = compose(parts, session);
  return Math.max(url.length / MAX_URL_BYTES, Buffer.byteLength(body) / mostBytes(operation, connector));
}

const codecs = new WeakMap<Operation, Codec>();

function codecOf(operation: Operation, { system }: Session): Codec {
  const codec = codecs.get(operation) ?? soap.codec(operation, system.connector, listingOf(operation));
  codecs.set(operation, codec);
  return codec;
}

function soapAttempt(operation: Operation, values: Values, session: Session): Attempt {
  const codec = codecOf(operation, session);
  const written = codec.write(values);
  return async (turn) => {
    const request = await written.request({ baseUrl: session.target.baseUrl, access: session.access([]) });
    const reader = codec.reader();
    return await reader.answer(await session.exchange(request, operation.effect, turn, reader.body));
  };
}
