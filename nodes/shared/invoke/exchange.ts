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
import type { Access, SoapDialect } from '../protocol/protocol';
import type { System } from './connector';
import { encodeHttp, encodeSoap, type HttpParts } from '../protocol/json/encode';
import { rawFile } from '../protocol/file';
import { JsonReader, tryJson } from '../protocol/json/readJson';
import type { SoapMessage } from '../protocol/soap/port';
import type { Session } from './session';
import { soapPortOf } from './soapPort';
import { inWords } from '../protocol/wordsOf';

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
  const parts = withAccess(encodeHttp(operation, values), session.access(operation.call.token));
  const { url, body = '' } = compose(parts, session);
  return Math.max(url.length / MAX_URL_BYTES, Buffer.byteLength(body) / (connector.maxBodyBytes ?? Infinity));
}

function soapAttempt(operation: Operation, call: SoapCall, values: Values, session: Session): Attempt {
  const { connector } = session.system;
  const dialect = connector.soap;
  if (!dialect) throw new Error(`${connector.vendor} is not spoken to over SOAP`);
  const encoded = encodeSoap(operation.fields, values);
  return async (turn) => {
    const args = { [call.token ?? dialect.token.element]: session.access([]).body, ...encoded };
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
