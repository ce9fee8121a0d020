import type { Dispatcher } from 'undici';
import { CallFailure } from '../errors';
import { onAbort } from './abort';
import { ACCEPTED_ENCODINGS, BodyTooLarge, decodeBody, decodeInto } from './decode';
import { assertEgress } from './egress';
import { leasePool } from './pools';
import { recentProxyFor, type Proxy } from './proxy';
import { isSuccess } from './status';
import { connectFailure, cutShort, timeOutFailure, tooLargeFailure, type Peer } from './transportFailure';
import type { HttpRequest, HttpResponse, SendOptions } from './types';
import { cancelled } from './wait';
import { WireAttempt } from './wireAttempt';

/**
 * Sends a request once and reads the whole answer. Returns every status as an answer, redirects included.
 * The body comes back decompressed, the headers unchanged.
 * Throws a CallFailure: `unsent`, `lost`, `unreadable` (a 2xx cut short), `blocked` or `cancelled`.
 */
export async function send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
  const url = addressOf(request.url);
  if (options.signal?.aborted) throw cancelled();
  const peer = { host: url.host, proxy: recentProxyFor(url) };
  const attempt = new WireAttempt(peer, options.maxBodyBytes, options.reader);
  const timer = setTimeout(
    () => attempt.stop(timeOutFailure(peer, attempt.sent, options.timeoutMs)),
    options.timeoutMs,
  );
  const forget = onAbort(options.signal, () => attempt.stop(cancelled(attempt.sent)));
  try {
    void start(attempt, url, peer, request, options);
    return await decoded(await attempt.answer, peer, options);
  } finally {
    clearTimeout(timer);
    forget();
  }
}

function addressOf(text: string): URL {
  try {
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
  } catch {
    // Throws the failure below.
  }
  throw new CallFailure({
    kind: 'blocked',
    message: 'The address of the service is not a valid URL',
    description: 'It begins with https:// and is set in the credential.',
  });
}

/** Gives the request to its pool. Any error ends the attempt. */
async function start(
  attempt: WireAttempt,
  url: URL,
  peer: Peer,
  request: HttpRequest,
  options: SendOptions,
): Promise<void> {
  const { route, fresh } = options;
  try {
    await assertEgress(route.egress, url.origin);
    if (attempt.ended) return;
    const lease = await leasePool(url.origin, route, fresh, peer.proxy);
    if (attempt.ended) return lease.release();
    attempt.answer.then(lease.release, lease.release);
    lease.dispatcher.dispatch(wireFormOf(url, request, peer.proxy), attempt);
  } catch (error) {
    attempt.stop(error instanceof CallFailure ? error : connectFailure(peer, error));
  }
}

function wireFormOf(
  url: URL,
  { method, headers, body }: HttpRequest,
  proxy: Proxy | undefined,
): Dispatcher.DispatchOptions {
  const chosen = Object.keys(headers).some((name) => name.toLowerCase() === 'accept-encoding');
  const path = url.pathname + url.search;
  return {
    origin: url.origin,
    path: proxy?.plain ? url.origin + path : path,
    method,
    headers: {
      ...headers,
      ...(!chosen && { 'accept-encoding': ACCEPTED_ENCODINGS }),
      ...(proxy?.plain && forProxy(url, proxy)),
    },
    body,
  };
}

const forProxy = ({ host }: URL, { authorization }: Proxy): Record<string, string> => ({
  host,
  ...(authorization && { 'proxy-authorization': authorization }),
});

async function decoded(
  { status, headers, body }: HttpResponse,
  peer: Peer,
  { maxBodyBytes, reader, signal }: SendOptions,
): Promise<HttpResponse> {
  const coding = headers['content-encoding'];
  try {
    if (!reader || !isSuccess(status))
      return { status, headers, body: await decodeBody(body, coding, maxBodyBytes) };
    await decodeInto(reader, body, coding, maxBodyBytes, signal);
    return { status, headers, body: Buffer.alloc(0) };
  } catch (error) {
    if (signal?.aborted) throw cancelled(true);
    throw error instanceof BodyTooLarge ? tooLargeFailure(status, maxBodyBytes) : cutShort(peer, status);
  }
}
