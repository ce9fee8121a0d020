import type { Dispatcher } from 'undici';
import { CallFailure } from '../errors';
import { onAbort } from './abort';
import { NO_BYTES } from './bytes';
import { ACCEPTED_ENCODINGS, BodyTooLarge, decodeBody, decodeInto, isPlain } from './decode';
import { assertEgress } from './egress';
import { leasePool, type Lease } from './pools';
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
  const address = addressOf(request.url);
  if (options.signal?.aborted) throw cancelled();
  const peer = { host: address.host, proxy: recentProxyFor(address.url, address.origin) };
  const attempt = new WireAttempt(peer, options.maxBodyBytes, options.reader);
  const timer = setTimeout(
    () => attempt.stop(timeOutFailure(peer, attempt.sent, options.timeoutMs)),
    options.timeoutMs,
  );
  const forget = onAbort(options.signal, () => attempt.stop(cancelled(attempt.sent)));
  const sending: Sending = { attempt, address, peer, request, options };
  try {
    void start(sending);
    const answer = await attempt.answer;
    return isPlain(answer.headers['content-encoding']) ? answer : await decoded(answer, peer, options);
  } finally {
    clearTimeout(timer);
    forget();
    sending.lease?.release();
  }
}

/** A URL and its parts: each of them would be cut out of the URL again whenever it is read. */
interface Address {
  url: URL;
  origin: string;
  host: string;
  /** With the query. */
  path: string;
}

/** The latest address without a query, which may have a secret: many calls go to the same one. */
let latest: { text: string; address: Address } | undefined;

function addressOf(text: string): Address {
  if (latest?.text === text) return latest.address;
  try {
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') {
      const address = { url, origin: url.origin, host: url.host, path: url.pathname + url.search };
      if (url.search === '') latest = { text, address };
      return address;
    }
  } catch {
    // Throws the failure below.
  }
  throw new CallFailure({
    kind: 'blocked',
    message: 'The address of the service is not a valid URL',
    description: 'It begins with https:// and is set in the credential.',
  });
}

/** A request on its way. */
interface Sending {
  attempt: WireAttempt;
  address: Address;
  peer: Peer;
  request: HttpRequest;
  options: SendOptions;
  /** Its place in a pool, as soon as it has one. */
  lease?: Lease;
}

/** Gives the request to its pool. Any error ends the attempt. */
async function start(sending: Sending): Promise<void> {
  const { attempt, address, peer, request, options } = sending;
  const { origin, path } = address;
  const { route, fresh } = options;
  try {
    await assertEgress(route.egress, origin);
    if (attempt.ended) return;
    const leased = leasePool(origin, route, fresh, peer.proxy);
    const lease = leased instanceof Promise ? await leased : leased;
    if (attempt.ended) return lease.release();
    sending.lease = lease;
    lease.dispatcher.dispatch(wireFormOf(origin, path, request, peer), attempt);
  } catch (error) {
    attempt.stop(error instanceof CallFailure ? error : connectFailure(peer, error));
  }
}

function wireFormOf(
  origin: string,
  path: string,
  { method, headers, body }: HttpRequest,
  { host, proxy }: Peer,
): Dispatcher.DispatchOptions {
  const sent = choosesEncoding(headers) ? headers : { ...headers, 'accept-encoding': ACCEPTED_ENCODINGS };
  if (!proxy?.plain) return { origin, path, method, headers: sent, body };
  return { origin, path: origin + path, method, headers: { ...sent, ...forProxy(host, proxy) }, body };
}

function choosesEncoding(headers: Record<string, string>): boolean {
  for (const name in headers) if (name.toLowerCase() === 'accept-encoding') return true;
  return false;
}

const forProxy = (host: string, { authorization }: Proxy): Record<string, string> => ({
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
    return { status, headers, body: NO_BYTES };
  } catch (error) {
    if (signal?.aborted) throw cancelled(true);
    throw error instanceof BodyTooLarge ? tooLargeFailure(status, maxBodyBytes) : cutShort(peer, status);
  }
}
