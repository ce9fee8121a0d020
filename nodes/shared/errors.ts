/**
 * Why a call failed, by what it says about whether the call was carried out.
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
  /** The vendor understood and said no: any other status, a fault, or a failure reported inside HTTP 200. */
  | 'refused'
  /** Stopped by our own rule: certificate, egress filter, allowed domains, redirect, size bound. */
  | 'blocked'
  /** The execution was stopped. */
  | 'cancelled';

/** What is known about the outcome of a call that did not succeed. */
export type FailureOutcome = 'failed' | 'unknown';

/** Everything about a failed call that may be shown. Nothing in it comes from the request. */
export interface FailureFacts {
  kind: FailureKind;
  /** The vendor's words if there are any, else ours. */
  message: string;
  /** More of the vendor's words, or what the user can do. */
  description?: string;
  /** The HTTP status, if there was an answer. */
  status?: number;
  /** The vendor's error code, or the socket's (`ECONNRESET`). */
  code?: string;
  /** The wait that Retry-After demands, in milliseconds. */
  retryAfterMs?: number;
  /**
   * Set where the kind does not say it. True: the request may have been carried out. It was on the wire when it was
   * `cancelled` or `blocked`, the answer was 302 or 303, or it was `refused` by an error in the service or by a fault that
   * is not known to mean "no". False: it was not sent, even if an earlier call got an answer.
   */
  sent?: boolean;
  /** An earlier attempt of the same call got no answer, so it may have been carried out. */
  mayBeDone?: boolean;
  /** `unknown`: the request may have been carried out. Set by the retry table; `failed` until then. */
  outcome?: FailureOutcome;
  /** More that the failed item shows under `details`: an authorization number, the key of a charge, records found. */
  details?: Readonly<Record<string, unknown>>;
}

/** The only error that http/, protocol/ and invoke/ throw. It holds no request, no header and no secret. */
export class CallFailure extends Error {
  readonly kind: FailureKind;
  readonly description?: string;
  readonly status?: number;
  readonly code?: string;
  readonly retryAfterMs?: number;
  readonly sent?: boolean;
  readonly mayBeDone?: boolean;
  readonly outcome: FailureOutcome;
  readonly details?: Readonly<Record<string, unknown>>;

  /** Made without a stack trace, which is slow and says nothing about the vendor. The limit may be read-only (frozen intrinsics). */
  constructor(facts: FailureFacts) {
    const { stackTraceLimit } = Error;
    Reflect.set(Error, 'stackTraceLimit', 0);
    super(facts.message);
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.name = 'CallFailure';
    this.kind = facts.kind;
    this.description = facts.description;
    this.status = facts.status;
    this.code = facts.code;
    this.retryAfterMs = facts.retryAfterMs;
    this.sent = facts.sent;
    this.mayBeDone = facts.mayBeDone;
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
      mayBeDone: this.mayBeDone,
      outcome: this.outcome,
      details: this.details,
      ...facts,
    });
  }
}
