/**
 * Why a call did not succeed, seen from what is known about its fate.
 * The retry table (http/retry.ts) switches on it, never on status codes.
 */
export type FailureKind =
  /** No connection was made: DNS, refused, TLS handshake, connect time-out. The request was not sent; waiting may help. */
  | 'unsent'
  /** HTTP 429. */
  | 'throttled'
  /** HTTP 408, 502, 503, 504: an answer that does not say whether the request was carried out. */
  | 'unavailable'
  /** The connection broke or the time ran out after the request may have been read. */
  | 'lost'
  /** A 2xx answer that is cut short, can't be parsed or has the wrong content type. */
  | 'unreadable'
  /** HTTP 421: this host no longer serves the tenant. */
  | 'misdirected'
  /** HTTP 401, or the vendor's own way of saying that a session has ended. */
  | 'unauthorized'
  /** The vendor understood and said no: other statuses, a fault, a failure told inside HTTP 200. */
  | 'refused'
  /** Not sent, or not read on, by our own rule: certificate, egress filter, allowed domains, redirect, size bound. */
  | 'blocked'
  /** The execution was stopped. */
  | 'cancelled';

/** What is known of a call's outcome when it has ended without success. */
export type FailureOutcome = 'failed' | 'unknown';

/** Everything about a failed call that may be shown; nothing in it echoes a request. */
export interface FailureFacts {
  kind: FailureKind;
  /** The vendor's words where there are any, else ours. */
  message: string;
  /** More of the vendor's words, or what the user can do. */
  description?: string;
  /** HTTP status, where an answer came. */
  status?: number;
  /** The vendor's error code, or the socket's (`ECONNRESET`). */
  code?: string;
  /** What Retry-After asked for, in milliseconds from now. */
  retryAfterMs?: number;
  /**
   * Where the kind does not say it. True: the request may have been carried out. It was on the wire when it was `cancelled`
   * or `blocked`, was answered with 302 or 303, or was `refused` by an error within the service or by a fault that is not
   * known as a no. False: it was not sent, whatever else was answered before it.
   */
  sent?: boolean;
  /** `unknown`: the request may have been carried out. Set by the retry table; `failed` until then. */
  outcome?: FailureOutcome;
  /** What the failed item has under `details` besides: an authorization number, the key of a charge, records found. */
  details?: Readonly<Record<string, unknown>>;
}

/** The one error that http/, protocol/ and invoke/ throw. It holds no request, no header and no secret. */
export class CallFailure extends Error {
  readonly kind: FailureKind;
  readonly description?: string;
  readonly status?: number;
  readonly code?: string;
  readonly retryAfterMs?: number;
  readonly sent?: boolean;
  readonly outcome: FailureOutcome;
  readonly details?: Readonly<Record<string, unknown>>;

  constructor(facts: FailureFacts) {
    super(facts.message);
    this.name = 'CallFailure';
    this.kind = facts.kind;
    this.description = facts.description;
    this.status = facts.status;
    this.code = facts.code;
    this.retryAfterMs = facts.retryAfterMs;
    this.sent = facts.sent;
    this.outcome = facts.outcome ?? 'failed';
    this.details = facts.details;
  }

  /** The same failure with some facts replaced. */
  with(facts: Partial<FailureFacts>): CallFailure {
    return new CallFailure({
      kind: this.kind,
      message: this.message,
      description: this.description,
      status: this.status,
      code: this.code,
      retryAfterMs: this.retryAfterMs,
      sent: this.sent,
      outcome: this.outcome,
      details: this.details,
      ...facts,
    });
  }
}
