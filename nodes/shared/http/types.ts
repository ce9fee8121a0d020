import type { NodeEgressFilter } from 'n8n-workflow';

/** A request, ready to be sent. `url` is absolute. `headers` are sent unchanged. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Takes the decompressed body of an answer as it arrives. Pieces may be cut anywhere. Never throws. */
export interface BodyReader {
  /** Called with the headers before the first piece. Names are lower case. */
  begin(headers: Record<string, string>): void;
  add(piece: Buffer): void;
}

/**
 * A complete HTTP answer. Header names are lower case; a repeated header is joined with ', '. The body is empty if a
 * reader has taken it.
 */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Together with the origin, this decides which pool sends a request. */
export interface Route {
  /** Accept self-signed, expired and mismatched certificates, as set in the credential. */
  ignoreSslIssues: boolean;
  /** n8n's SSRF protection, if this n8n has it. */
  egress?: NodeEgressFilter;
}

export interface SendOptions {
  route: Route;
  /** Never reuse a socket that has been idle for more than a second: for calls that must not be repeated. */
  fresh: boolean;
  /** The longest time of one attempt, in milliseconds: with the wait for a connection, to the last byte of the answer. */
  timeoutMs: number;
  /** The longest answer that is read, in bytes after decompression. */
  maxBodyBytes: number;
  signal?: AbortSignal;
  /** Takes the body of a 2xx, so that the whole body is never in memory. Gets only a part if the call is cut short. */
  reader?: BodyReader;
}
