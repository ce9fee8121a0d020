import { stringify } from 'lossless-json';
import { CallFailure } from '../errors';
import { failureOfStatus } from '../http/status';
import type { HttpRequest } from '../http/types';
import type { HttpCall, Operation, SoapCall, Values } from '../operation';
import type { HttpParts } from './connector';
import { encodeHttp, encodeSoap } from './encode';
import { readJson, tryJson } from './readJson';
import type { Session } from './session';
import { soapPortOf } from './soapPort';

/**
 * One attempt at a call. Returns the parsed answer of a success as far as HTTP or SOAP can tell.
 * Throws CallFailure.
 */
export type Attempt = () => Promise<unknown>;

/** Writes the call once; the returned attempt sends it, as often as it is asked. */
export function prepare(operation: Operation, values: Values, session: Session): Attempt {
  return operation.call.kind === 'soap'
    ? soapAttempt(operation, operation.call, values, session)
    : httpAttempt(operation, operation.call, values, session);
}

function httpAttempt(operation: Operation, call: HttpCall, values: Values, session: Session): Attempt {
  const { connector } = session.system;
  const parts = encodeHttp(operation, values);
  return async () => {
    // Written for each attempt: between two of them the credential may have been renewed.
    const authorized = { ...parts, query: [...parts.query], headers: { ...parts.headers } };
    connector.authorize(authorized, call.token, session.credential);
    const response = await session.exchange(writeOut(authorized, session), operation.effect);
    const failure = failureOfStatus(response);
    if (!failure) return readJson(response);
    const words = connector.faultText(tryJson(response));
    throw words ? failure.with(words) : failure;
  };
}

function writeOut(parts: HttpParts, session: Session): HttpRequest {
  const { connector } = session.system;
  const search = new URLSearchParams(parts.query).toString();
  const body = parts.body === undefined ? undefined : stringify(parts.body);
  if (body !== undefined && connector.maxBodyBytes && Buffer.byteLength(body) > connector.maxBodyBytes) {
    throw new CallFailure({
      kind: 'blocked',
      message: `The request is larger than the ${connector.maxBodyBytes} bytes that ${connector.vendor} takes`,
    });
  }
  return {
    method: parts.method,
    url: `${session.target.baseUrl}${parts.path}${search ? `?${search}` : ''}`,
    headers: {
      ...connector.headers,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...parts.headers,
    },
    body,
  };
}

function soapAttempt(operation: Operation, call: SoapCall, values: Values, session: Session): Attempt {
  const { connector } = session.system;
  const dialect = connector.soap;
  if (!dialect) throw new Error(`${connector.vendor} is not spoken to over SOAP`);
  const token = { [call.token ?? dialect.token.element]: dialect.credential(session.credential) };
  const args = { ...token, ...encodeSoap(operation.fields, values) };
  return async () => {
    const answer = await soapPortOf(session.system).call(call.operation, args, async ({ xml, headers }) => {
      const request: HttpRequest = {
        method: 'POST',
        url: session.target.baseUrl,
        headers: { ...connector.headers, ...headers },
        body: xml,
      };
      return await session.exchange(request, operation.effect);
    });
    return answer.result;
  };
}
