import type { ICredentialDataDecryptedObject, NodeEgressFilter } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import { assertAllowedDomain } from '../http/domains';
import { rateLimiter } from '../http/rate';
import { redactor, type Redactor } from '../http/redact';
import { withRetries } from '../http/retry';
import { send } from '../http/send';
import type { HttpRequest, HttpResponse } from '../http/types';
import { DEFAULT_CALL_OPTIONS, type CallOptions, type Effect } from '../operation';
import type { System, Target } from './connector';

/** All waits of one call together, in milliseconds. */
const MAX_TOTAL_WAIT_MS = 120_000;

/** A secret this long is no ordinary word: where an answer repeats it, nothing is lost by taking it out. */
const UNMISTAKABLE = 16;

/** The longest answer that is read; 150,000 records of an ordinary list. What is larger costs n8n several times its size in memory. */
const MAX_ANSWER_BYTES = 40 * 1024 * 1024;

/** What a session is opened with. */
export interface SessionSetup {
  system: System;
  credential: ICredentialDataDecryptedObject;
  /** Tells credentials apart, so that executions with the same one share its limits. */
  credentialId: string;
  options?: Partial<CallOptions>;
  egress?: NodeEgressFilter;
  signal?: AbortSignal;
}

/** Everything a call needs besides its operation and values; one an execution. */
export interface Session {
  readonly system: System;
  readonly credential: ICredentialDataDecryptedObject;
  readonly target: Target;
  readonly redact: Redactor;
  readonly signal?: AbortSignal;
  /** One attempt, within the user's rate. */
  exchange(request: HttpRequest, effect: Effect): Promise<HttpResponse>;
  /** Repeats an attempt as far as the effect allows. */
  retrying<T>(effect: Effect, attempt: () => Promise<T>): Promise<T>;
}

/** Throws CallFailure when the credential's address is no URL or is not among its allowed domains. */
export function openSession(setup: SessionSetup): Session {
  const { system, credential, signal } = setup;
  const options = { ...DEFAULT_CALL_OPTIONS, ...setup.options };
  const target = system.connector.target(credential);
  assertAllowedDomain(target.baseUrl, credential);
  const limiter = rateLimiter(`${system.connector.credentialType}:${setup.credentialId}:${target.baseUrl}`);
  const secrets = system.connector.secrets(credential);
  const inAnswers = redactor(secrets.filter(({ length }) => length >= UNMISTAKABLE));
  const route = { ignoreSslIssues: target.ignoreSslIssues, egress: setup.egress };
  return {
    system,
    credential,
    target,
    redact: redactor(secrets),
    signal,
    async exchange(request, effect) {
      if (options.requestsPerSecond > 0) await limiter.take(options.requestsPerSecond, signal);
      const response = await send(request, {
        route,
        timeoutMs: options.timeout,
        signal,
        fresh: effect === 'once',
        maxBodyBytes: MAX_ANSWER_BYTES,
      });
      if (!inAnswers.isIn(response.body)) return response;
      return { ...response, body: Buffer.from(inAnswers.text(response.body.toString('utf8'))) };
    },
    async retrying(effect, attempt) {
      const { maxRetries } = options;
      return await withRetries(attempt, { effect, maxRetries, signal, maxTotalWaitMs: MAX_TOTAL_WAIT_MS });
    },
  };
}

/** The failure with every secret of the credential taken out of its texts. */
export function redacted(failure: CallFailure, session: Session): CallFailure {
  const clean = (text: string | undefined) => (text === undefined ? undefined : session.redact.text(text));
  return failure.with({
    message: session.redact.text(failure.message),
    description: clean(failure.description),
    code: clean(failure.code),
  });
}
