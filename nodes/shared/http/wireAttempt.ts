import type { Dispatcher } from 'undici';
import type { CallFailure } from '../errors';
import { joined, NO_BYTES } from './bytes';
import { BodyTooLarge, decodeBody, decodeInto, isPlain } from './decode';
import type { Lease } from './pools';
import { isSuccess } from './status';
import {
  brokenFailure,
  connectFailure,
  cutShort,
  proxyPassword,
  tooLargeFailure,
  type Peer,
} from './transportFailure';
import type { BodyReader, HttpResponse, SendOptions } from './types';
import { cancelled } from './wait';

/** What an attempt gives back when it ends. */
interface Held {
  removeDeadline: (() => void) | undefined;
  /** Stops listening to the signal. */
  forgetSignal: (() => void) | undefined;
  /** Its place in a pool, as soon as it has one. */
  lease: Lease | undefined;
}

/** How the body of an answer is read. */
type Reading = Pick<SendOptions, 'maxBodyBytes' | 'reader' | 'signal'>;

/**
 * One attempt on the wire. Collects what undici reports about a request and its answer. Knows whether the request was
 * written to a connected socket, which decides whether a failed call may be repeated.
 */
export class WireAttempt implements Dispatcher.DispatchHandler {
  /**
   * The answer, with its body decompressed. The body is empty if the reader has taken it, which happens for a success.
   * Rejects with a CallFailure.
   */
  readonly answer: Promise<HttpResponse>;

  /** What it holds until it has ended. */
  readonly held: Held = { removeDeadline: undefined, forgetSignal: undefined, lease: undefined };

  private controller?: Dispatcher.DispatchController;
  private status?: number;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];
  /** Takes the body instead of `chunks`. */
  private into?: BodyReader;
  private size = 0;
  private settled = false;
  private resolve!: (answer: HttpResponse | Promise<HttpResponse>) => void;
  private reject!: (failure: CallFailure) => void;

  constructor(
    private readonly peer: Peer,
    private readonly options: Reading,
  ) {
    this.answer = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** Whether the service may have seen the request. */
  get sent(): boolean {
    return this.controller !== undefined;
  }

  /** Whether the attempt has ended, with an answer or a failure. */
  get ended(): boolean {
    return this.settled;
  }

  /** Ends the attempt with this failure. A request on the wire is aborted; a waiting one is never sent. */
  stop(failure: CallFailure): void {
    if (this.settled) return;
    this.end();
    this.reject(failure);
    this.controller?.abort(failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A throw, unlike an abort, makes undici drop the request and keep the socket.
    if (this.settled) throw new Error('stopped before it was sent');
    // undici repeats a request only when pipelining. If it ever does, the first outcome is unknown.
    if (this.sent) throw new Error('sent before');
    this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status === 407 && this.peer.proxy?.plain) this.stop(proxyPassword(this.peer.proxy));
    this.status = status;
    this.headers = flatten(headers);
    if (isSuccess(status)) {
      const { reader } = this.options;
      reader?.begin(this.headers);
      if (isPlain(this.headers['content-encoding'])) this.into = reader;
    }
    if (Number(this.headers['content-length']) > this.options.maxBodyBytes) this.tooLarge(status);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled || this.status === undefined) return;
    this.size += chunk.length;
    if (this.size > this.options.maxBodyBytes) this.tooLarge(this.status);
    else if (this.into) this.into.add(chunk);
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.settled || this.status === undefined) return;
    this.end();
    const answer = { status: this.status, headers: this.headers, body: joined(this.chunks) };
    const plain = isPlain(answer.headers['content-encoding']);
    // undici frees the socket in an immediate that it sets right after this method. The answer comes in a later one: any
    // earlier, the caller's next call would open a new connection.
    queueMicrotask(() =>
      setImmediate(() => this.resolve(plain ? answer : decoded(answer, this.peer, this.options))),
    );
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const failure = this.sent
      ? brokenFailure(this.peer, this.status, error)
      : connectFailure(this.peer, error);
    this.stop(failure);
  }

  private end(): void {
    const { held } = this;
    this.settled = true;
    held.removeDeadline?.();
    held.forgetSignal?.();
    held.lease?.release();
    // What is still reachable from an attempt that has ended would outlive many collections of V8's young heap.
    held.removeDeadline = held.forgetSignal = held.lease = undefined;
  }

  private tooLarge(status: number): void {
    this.chunks.length = 0;
    this.stop(tooLargeFailure(status, this.options.maxBodyBytes));
  }
}

async function decoded(
  { status, headers, body }: HttpResponse,
  peer: Peer,
  { maxBodyBytes, reader, signal }: Reading,
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

/** One text for each header. undici gives the names in lower case. */
function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) headers[name] = value.join(', ');
  }
  return headers as Record<string, string>;
}
