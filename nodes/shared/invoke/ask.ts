import type { ICredentialDataDecryptedObject, NodeEgressFilter } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import { assertAllowedDomain } from '../http/domains';
import { withRetries } from '../http/retry';
import { send } from '../http/send';
import { failureOfStatus, isBare } from '../http/status';
import type { HttpRequest } from '../http/types';
import type { Ask, Question } from './connector';
import { readJson } from '../protocol/json/readJson';
import { inWords } from '../protocol/wordsOf';

/** All executions share the answer, so the options of a single one don't apply. */
const TIMEOUT_MS = 20_000;
const POLICY = { effect: 'read', maxRetries: 2, maxTotalWaitMs: 10_000 } as const;

const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Makes the function that calls the vendor outside of operations, with a credential. It answers the JSON of a 2xx answer,
 * undefined if that is empty, and throws CallFailure. An answer that is not JSON, such as a web page, says nothing.
 */
export function asker(credential: ICredentialDataDecryptedObject, egress?: NodeEgressFilter): Ask {
  return async (question) => {
    assertAllowedDomain(question.url, credential);
    return await withRetries(async () => await once(written(question), egress), POLICY);
  };
}

/** The egress filter, which n8n does not document for credentials: some versions have it. */
export function egressOf({ helpers }: { helpers: object }): NodeEgressFilter | undefined {
  const offered = helpers as { getSecureEgressFilter?: () => NodeEgressFilter };
  return offered.getSecureEgressFilter?.();
}

async function once(request: HttpRequest, egress: NodeEgressFilter | undefined): Promise<unknown> {
  const response = await send(request, {
    route: { ignoreSslIssues: false, egress },
    timeoutMs: TIMEOUT_MS,
    maxBodyBytes: MAX_ANSWER_BYTES,
    fresh: false,
  });
  const failure = failureOfStatus(response);
  if (failure) throw named(await inWords(failure, response), request.url);
  return await readJson(response);
}

/** Without words of the vendor, the message names what was asked: the host may be another than that of calls. */
function named(failure: CallFailure, url: string): CallFailure {
  if (!isBare(failure)) return failure;
  const { host, pathname } = new URL(url);
  return failure.with({ message: `${host} answered ${failure.status} to ${pathname}` });
}

function written({ method, url, headers, json }: Question): HttpRequest {
  if (json === undefined) return { method, url, headers: { Accept: 'application/json', ...headers } };
  return {
    method,
    url,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(json),
  };
}
