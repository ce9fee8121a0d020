import type { Dispatcher } from 'undici';
import { CallFailure } from '../errors';
import { onAbort } from './abort';
import { ACCEPTED_ENCODINGS, BodyTooLarge, decodeBody, decodeInto } from './decode';
import { assertEgress } from './egress';
import { Exchange } from './exchange';
import { leasePool } from './pools';
import { isSuccess } from './status';
import { connectFailure, cutShort, timeOutFailure, tooLargeFailure } from './transportFailure';
import type { HttpRequest, HttpResponse, SendOptions } from './types';
import { cancelled } from './wait';

/**
 * Sends a request once and reads the answer to its end; every status, redirects included, is an answer.
 * The body comes back decompressed, the headers as they were sent.
 * Throws a CallFailure: `unsent`, `lost`, `unreadable` (a 2xx cut short), `blocked` or `cancelled`.
 */
export async function send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
  const url = addressOf(request.url);
  if (options.signal?.aborted) throw cancelled();
  const exchange = new Exchange(url.host, options.maxBodyBytes, options.reader);
  const timer = setTimeout(
    () => exchange.stop(timeOutFailure(url.host, exchange.sent, options.timeoutMs)),
    options.timeoutMs,
  );
  const forget = onAbort(options.signal, () => exchange.stop(cancelled(exchange.sent)));
  try {
    void start(exchange, url, request, options);
    return await decoded(await exchange.answer, url.host, options);
  } finally {
    clearTimeout(timer);
    forget();
  }
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new CallFailure({
    kind: 'blocked',
    message: 'The address of the service is not a valid URL',
    description: 'It begins with https:// and is set in the credential.',
  });
}

/** Puts the request into its pool; whatever goes wrong ends the exchange. */
async function start(
  exchange: Exchange,
  url: URL,
  request: HttpRequest,
  options: SendOptions,
): Promise<void> {
  const { route, fresh } = options;
  try {
    if (route.egress) await assertEgress(route.egress, url.origin);
    if (exchange.ended) return;
    const lease = leasePool(url.origin, route, fresh);
    exchange.answer.then(lease.release, lease.release);
    lease.dispatcher.dispatch(wireFormOf(url, request), exchange);
  } catch (error) {
    exchange.stop(error instanceof CallFailure ? error : connectFailure(url.host, error));
  }
}

function wireFormOf(url: URL, { method, headers, body }: HttpRequest): Dispatcher.DispatchOptions {
  const chosen = Object.keys(headers).some((name) => name.toLowerCase() === 'accept-encoding');
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: chosen ? { ...headers } : { ...headers, 'accept-encoding': ACCEPTED_ENCODINGS },
    body,
  };
}

async function decoded(
  { status, headers, body }: HttpResponse,
  host: string,
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
    throw error instanceof BodyTooLarge ? tooLargeFailure(status, maxBodyBytes) : cutShort(host, status);
  }
}
