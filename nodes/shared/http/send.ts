import type { Dispatcher } from 'undici';
import { CallFailure } from '../errors';
import { derived } from '../operation/derived';
import { onAbort } from './abort';
import { ACCEPTED_ENCODINGS } from './decode';
import { onDeadline } from './deadline';
import { assertEgress } from './egress';
import { leasePool, type Lease } from './pools';
import { recentProxyFor, type Proxy } from './proxy';
import { connectFailure, timeOutFailure, type Peer } from './transportFailure';
import type { HttpRequest, HttpResponse, SendOptions } from './types';
import { cancelled } from './wait';
import { WireAttempt } from './wireAttempt';

/**
 * Sends a request once and reads the whole answer. Returns every status as an answer, redirects included.
 * The body comes back decompressed, the headers unchanged.
 * Throws a CallFailure, or rejects with one: `unsent`, `lost`, `unreadable` (a 2xx cut short), `blocked` or `cancelled`.
 */
export function send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
  const { signal, timeoutMs } = options;
  const address = addressOf(request.url);
  if (signal?.aborted) throw cancelled();
  const peer = { host: address.host, proxy: recentProxyFor(address.url, address.origin) };
  const attempt = new WireAttempt(peer, options);
  const { held } = attempt;
  held.removeDeadline = onDeadline(timeoutMs, () =>
    attempt.stop(timeOutFailure(peer, attempt.sent, timeoutMs)),
  );
  held.forgetSignal = onAbort(signal, () => attempt.stop(cancelled(attempt.sent)));
  start({ attempt, address, peer, request, options });
  return attempt.answer;
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
}

/** Gives the request to its pool: at once, if nothing must be awaited first. Any error ends the attempt. */
function start(sending: Sending): void {
  const { attempt, address, peer, options } = sending;
  const fail = (error: unknown) =>
    attempt.stop(error instanceof CallFailure ? error : connectFailure(peer, error));
  try {
    const lease = () => leasePool(address.origin, options.route, options.fresh, peer.proxy);
    const leased = assertEgress(options.route.egress, address.origin)?.then(lease) ?? lease();
    if (leased instanceof Promise) leased.then((each) => dispatch(sending, each)).catch(fail);
    else dispatch(sending, leased);
  } catch (error) {
    fail(error);
  }
}

function dispatch({ attempt, address, peer, request }: Sending, lease: Lease): void {
  if (attempt.ended) return lease.release();
  attempt.held.lease = lease;
  lease.dispatcher.dispatch(wireFormOf(address.origin, address.path, request, peer), attempt);
}

function wireFormOf(
  origin: string,
  path: string,
  { method, headers, body }: HttpRequest,
  { host, proxy }: Peer,
): Dispatcher.DispatchOptions {
  const sent = withEncoding(headers);
  if (!proxy?.plain) return { origin, path, method, headers: sent, body };
  return { origin, path: origin + path, method, headers: { ...sent, ...forProxy(host, proxy) }, body };
}

/** Headers with the encodings that are accepted. Many calls have the same ones. */
const withEncoding = derived((given: Record<string, string>) =>
  choosesEncoding(given) ? given : { ...given, 'accept-encoding': ACCEPTED_ENCODINGS },
);

function choosesEncoding(headers: Record<string, string>): boolean {
  for (const name in headers) if (name.toLowerCase() === 'accept-encoding') return true;
  return false;
}

const forProxy = (host: string, { authorization }: Proxy): Record<string, string> => ({
  host,
  ...(authorization && { 'proxy-authorization': authorization }),
});
