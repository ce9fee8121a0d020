import { stringify } from 'lossless-json';
import { CallFailure } from '../errors';
import type { Turn } from '../http/retry';
import { failureOfStatus, wordsOfStatus } from '../http/status';
import type { HttpRequest, HttpResponse } from '../http/types';
import {
  failureIn,
  isPlainObject,
  type HttpCall,
  type Operation,
  type SoapCall,
  type Values,
  takesFiles,
} from '../operation';
import { listingOf } from './answer';
import type { HttpParts, SoapDialect, System } from './connector';
import { encodeHttp, encodeSoap } from './encode';
import { rawFile } from './file';
import { JsonReader, tryJson } from './readJson';
import type { SoapMessage } from '../soap/port';
import type { Session } from './session';
import { soapPortOf } from './soapPort';
import { wordsOf } from './wordsOf';

/**
 * One attempt at a call. Returns the parsed answer of a success as far as HTTP or SOAP can tell.
 * Throws CallFailure.
 */
export type Attempt = (turn: Turn) => Promise<unknown>;

/** Writes the call once; the returned attempt sends it, as often as it is asked. */
export function prepare(operation: Operation, values: Values, session: Session): Attempt {
  return operation.call.kind === 'soap'
    ? soapAttempt(operation, operation.call, values, session)
    : httpAttempt(operation, operation.call, values, session);
}

function httpAttempt(operation: Operation, call: HttpCall, values: Values, session: Session): Attempt {
  const { connector } = session.system;
  const parts = encodeHttp(operation, values);
  const isFile = operation.result.file?.codec === 'raw';
  const listing = listingOf(operation);
  return async (turn) => {
    // Written for each attempt: between two of them the credential may have been renewed.
    const authorized = { ...parts, query: [...parts.query], headers: { ...parts.headers } };
    connector.authorize(authorized, call.token, session.credential);
    const request = writeOut(operation, authorized, session);
    const reader = isFile ? undefined : new JsonReader({ listing });
    const response = await session.exchange(request, operation.effect, turn, reader);
    const failure = failureOfStatus(response);
    if (failure) throw await inWords(failure, response);
    return reader ? await reader.value(response.status) : await fileOrRefusal(response, session.system);
  };
}

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
  // A file has a documented size of its own, which was checked with it.
  const most = takesFiles(operation.fields) ? Infinity : (connector.maxBodyBytes ?? Infinity);
  if (body !== undefined && Buffer.byteLength(body) > most) {
    throw new CallFailure({
      kind: 'blocked',
      message: `The request is larger than the ${most} bytes that ${connector.vendor} takes`,
      description: 'Shorten what the item gives: its texts and its lists.',
    });
  }
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
  const parts = encodeHttp(operation, values);
  connector.authorize(parts, operation.call.token, session.credential);
  const { url, body = '' } = compose(parts, session);
  return Math.max(url.length / MAX_URL_BYTES, Buffer.byteLength(body) / (connector.maxBodyBytes ?? Infinity));
}

function soapAttempt(operation: Operation, call: SoapCall, values: Values, session: Session): Attempt {
  const { connector } = session.system;
  const dialect = connector.soap;
  if (!dialect) throw new Error(`${connector.vendor} is not spoken to over SOAP`);
  const token = { [call.token ?? dialect.token.element]: dialect.credential(session.credential) };
  const args = { ...token, ...encodeSoap(operation.fields, values) };
  return async (turn) => {
    let response: HttpResponse | undefined;
    const exchange = async ({ xml, headers }: SoapMessage): Promise<HttpResponse> => {
      const request: HttpRequest = {
        method: 'POST',
        url: session.target.baseUrl,
        headers: { ...connector.headers, ...headers },
        body: xml,
      };
      response = await session.exchange(request, operation.effect, turn);
      return response;
    };
    try {
      return (await soapPortOf(session.system).call(call.operation, args, exchange)).result;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      if (isNo(error, dialect)) throw error.with({ sent: undefined });
      throw response && isBare(error) ? await inWords(error, response) : error;
    }
  };
}

/** Whether a failure is a fault by which the vendor says no. Any other may come in the middle of the work. */
const isNo = (failure: CallFailure, { meansNo }: SoapDialect): boolean =>
  failure.kind === 'refused' && meansNo(failure);

/** Whether all that is known of a failure is its HTTP status. */
const isBare = (failure: CallFailure): boolean => failure.message === wordsOfStatus(failure.status ?? 0);

/** What a body says of a success is no reason for a failure. */
const NO_REASON = /^(?:ok|success(?:ful|fully)?|done)\W*$/i;

/** The failure in the vendor's words, where it has any. Why a call was blocked we say ourselves. */
async function inWords(failure: CallFailure, response: HttpResponse): Promise<CallFailure> {
  if (failure.kind === 'blocked') return failure;
  const words = await wordsOf(response);
  return words === undefined || NO_REASON.test(words.message) ? failure : failure.with(words);
}
