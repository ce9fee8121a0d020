import { CallFailure } from '../errors';
import { assertAllowedDomain } from './domains';
import { withRetries } from './retry';
import { send } from './send';
import { failureOfStatus } from './status';
import type { HttpResponse, Route } from './types';

const MOST_REDIRECTS = 3;

/** How a file is downloaded. */
export interface DownloadOptions {
  route: Route;
  /** Its allowed domains apply to every address, redirects included. None of its data is sent. */
  credential: Readonly<Record<string, unknown>>;
  timeoutMs: number;
  maxBytes: number;
}

/**
 * Downloads the file behind a link, without a credential. Follows redirects to allowed addresses, but never from https
 * to http. Throws CallFailure.
 */
export async function download(link: string, options: DownloadOptions): Promise<HttpResponse> {
  const policy = { effect: 'read' as const, maxRetries: 1, maxTotalWaitMs: 5_000 };
  return await withRetries(async () => await follow(link, options), policy);
}

async function follow(link: string, options: DownloadOptions): Promise<HttpResponse> {
  const { credential, route, timeoutMs, maxBytes } = options;
  let address = link;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    assertAllowedDomain(address, credential);
    const request = { method: 'GET' as const, url: address, headers: {} };
    const response = await send(request, { route, timeoutMs, maxBodyBytes: maxBytes, fresh: false });
    const next = nextOf(response, address);
    if (next === undefined) {
      const failure = failureOfStatus(response);
      if (failure) throw failure;
      return response;
    }
    if (address.startsWith('https:') && !next.startsWith('https:')) throw notFollowed('leaves https');
    address = next;
  }
  throw notFollowed('leads on more than 3 times');
}

function nextOf({ status, headers }: HttpResponse, from: string): string | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || !location) return undefined;
  return URL.canParse(location, from) ? new URL(location, from).href : undefined;
}

const notFollowed = (why: string): CallFailure =>
  new CallFailure({ kind: 'blocked', message: `The link ${why}, and was not followed` });
