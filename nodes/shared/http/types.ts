import type { NodeEgressFilter } from 'n8n-workflow';

/** A request, ready to go out. `url` is absolute; `headers` are as they are sent. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Takes the body of an answer while it comes, decompressed; the pieces may be cut anywhere. Throws nothing. */
export interface BodyReader {
  /** The headers, their names in lower case, before any piece. */
  begin(headers: Record<string, string>): void;
  add(piece: Buffer): void;
}

/**
 * An answer read to its end. Header names are lower case; a repeated header is joined with ', '. The body is empty where
 * a reader has taken it.
 */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What decides over which pool a request leaves. */
export interface Route {
  /** Accept self-signed, expired and wrongly named certificates (the credential says so). */
  ignoreSslIssues: boolean;
  /** n8n's SSRF protection, where this n8n has it. */
  egress?: NodeEgressFilter;
}

export interface SendOptions {
  route: Route;
  /** Never reuse a socket that has been idle for more than a second: for calls that must not be repeated. */
  fresh: boolean;
  /** From the first byte out to the last byte in, in milliseconds. */
  timeoutMs: number;
  /** The longest answer that is read, in bytes after decompression. */
  maxBodyBytes: number;
  signal?: AbortSignal;
  /** Takes the body of a 2xx, which is then not held as a whole. A call cut short may have given it a part. */
  reader?: BodyReader;
}
