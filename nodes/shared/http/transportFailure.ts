import { CallFailure } from '../errors';
import { EgressRefusal, blockedByEgress } from './egress';
import type { Proxy } from './proxy';
import { ProxyRefusal, ProxyUnreachable } from './tunnel';

/** Where a call goes, for messages. */
export interface Peer {
  /** `host:port` of the service. */
  host: string;
  proxy?: Proxy;
}

/**
 * Socket and TLS errors in words. Messages contain no raw codes: if a message has a code such as ENOTFOUND or
 * ECONNREFUSED, n8n replaces it with its own message.
 */
const CONNECTING: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'its name is not known to DNS',
  EAI_AGAIN: 'the DNS server does not answer',
  ECONNRESET: 'the connection was closed',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  EHOSTUNREACH: 'the host can’t be reached',
  ENETUNREACH: 'the network can’t be reached',
  ETIMEDOUT: 'no answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
};

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is not trusted (self-signed)',
  SELF_SIGNED_CERT_IN_CHAIN: 'is not trusted (self-signed certificate in its chain)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is not trusted (its issuer is unknown)',
  UNABLE_TO_GET_ISSUER_CERT: 'is not trusted (its issuer is unknown)',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'is not trusted (its issuer is unknown)',
  CERT_SIGNATURE_FAILURE: 'is not trusted (its signature is not its issuer’s)',
  CERT_CHAIN_TOO_LONG: 'is not trusted (its chain is too long)',
  INVALID_CA: 'is not trusted (its issuer may not issue certificates)',
  INVALID_PURPOSE: 'was not issued for a server',
  CERT_REJECTED: 'is not trusted',
  CERT_UNTRUSTED: 'is not trusted',
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  CERT_REVOKED: 'was revoked',
  HOSTNAME_MISMATCH: 'was issued for another name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'was issued for another name',
};

/** An error before the request was written to a connected socket. */
export function connectFailure(peer: Peer, error: unknown): CallFailure {
  const isProxy = error instanceof ProxyUnreachable;
  const cause = isProxy ? error.cause : error;
  if (cause instanceof EgressRefusal) return blockedByEgress(cause.message);
  if (error instanceof ProxyRefusal && peer.proxy) return refusedByProxy(peer, peer.proxy, error.status);
  const where = isProxy && peer.proxy ? `the proxy ${peer.proxy.host}` : nameOf(peer);
  const code = codeOf(cause);
  if (code === 'UND_ERR_INVALID_ARG') {
    return new CallFailure({
      kind: 'blocked',
      code,
      message: 'The request has a header or a path with characters that HTTP does not allow',
      description: 'Look for line breaks and the like in the values that were sent, and in the credential.',
    });
  }
  const flaw = code && CERTIFICATE[code];
  if (flaw) {
    return new CallFailure({
      kind: 'blocked',
      code,
      message: `The certificate of ${where} ${flaw}`,
      description: isProxy
        ? 'Nothing was sent. Ask who runs the proxy to replace its certificate, or let n8n trust its issuer with NODE_EXTRA_CA_CERTS.'
        : 'Nothing was sent. Ask who runs the server to replace its certificate, or let the credential ignore SSL issues if it can.',
    });
  }
  return new CallFailure({
    kind: 'unsent',
    code,
    message: `Could not connect to ${where}: ${reasonOf(code)}`,
  });
}

const nameOf = ({ host, proxy }: Peer): string => (proxy ? `${host} through the proxy ${proxy.host}` : host);

function refusedByProxy(peer: Peer, proxy: Proxy, status: number): CallFailure {
  if (status === 407) return proxyPassword(proxy);
  const mayPass = status >= 500 || status === 408 || status === 429;
  return new CallFailure({
    kind: mayPass ? 'unsent' : 'blocked',
    message: `The proxy ${proxy.host} did not open a connection to ${peer.host}: it answered ${status}`,
    description: 'Nothing was sent. Ask who runs the proxy to allow the connection.',
  });
}

/** The proxy answered 407: it needs a user name and password, or rejects the ones it got. */
export function proxyPassword({ host, authorization }: Proxy): CallFailure {
  return new CallFailure({
    kind: 'blocked',
    message: authorization
      ? `The proxy ${host} does not accept the user name and password in its address`
      : `The proxy ${host} requires a password`,
    description:
      'Nothing was sent. Put user name and password into the address of the proxy: HTTPS_PROXY, HTTP_PROXY or ALL_PROXY.',
  });
}

function reasonOf(code: string | undefined): string {
  if (code && CONNECTING[code]) return CONNECTING[code];
  if (code && /^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return 'no secure connection could be agreed on';
  return 'no connection could be made';
}

/** An error after the request was sent and before its answer was complete. */
export function brokenFailure(peer: Peer, status: number | undefined, error: unknown): CallFailure {
  const code = codeOf(error);
  if (status === undefined) {
    return new CallFailure({
      kind: 'lost',
      code,
      message: `The connection to ${nameOf(peer)} broke before an answer came`,
    });
  }
  return cutShort(peer, status, code);
}

/** The body of the answer ended too early or can't be decompressed. Only a 2xx means that the call was carried out. */
export function cutShort(peer: Peer, status: number, code?: string): CallFailure {
  const kind = status >= 200 && status < 300 ? 'unreadable' : 'lost';
  return new CallFailure({
    kind,
    status,
    code,
    message: `The answer of ${nameOf(peer)} was cut short or damaged`,
  });
}

/** The time ran out. `sent`: whether the request was already on the wire. */
export function timeOutFailure(peer: Peer, sent: boolean, timeoutMs: number): CallFailure {
  const within = `within ${timeoutMs / 1000} ${timeoutMs === 1000 ? 'second' : 'seconds'}`;
  if (!sent)
    return new CallFailure({ kind: 'unsent', message: `Could not connect to ${nameOf(peer)} ${within}` });
  const way = peer.proxy ? ` through the proxy ${peer.proxy.host}` : '';
  return new CallFailure({ kind: 'lost', message: `No answer ${within}${way}` });
}

/** The answer is longer than `maxBytes`, so the rest was not read. */
export function tooLargeFailure(status: number, maxBytes: number): CallFailure {
  const megabytes = Number((maxBytes / 1024 / 1024).toPrecision(2));
  return new CallFailure({
    kind: 'blocked',
    status,
    sent: true,
    message: `The answer is larger than ${megabytes} MB`,
    description: 'Ask for fewer records at a time.',
  });
}

/** The `code` of a Node or undici error, if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
