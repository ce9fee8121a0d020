import type { Dispatcher } from 'undici';
import type { CallFailure } from '../errors';
import { isPlain } from './decode';
import { isSuccess } from './status';
import { brokenFailure, connectFailure, proxyPassword, tooLargeFailure, type Peer } from './transportFailure';
import type { BodyReader, HttpResponse } from './types';

/**
 * One request and its answer, as undici tells it. It knows whether the request was put on a connected socket,
 * which decides if a failed call may be repeated.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /**
   * The answer, its body not yet decompressed; that of a success which needs no decompression has gone to the reader.
   * Rejects with a CallFailure.
   */
  readonly answer: Promise<HttpResponse>;

  private controller?: Dispatcher.DispatchController;
  private status?: number;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];
  /** Takes the body in place of `chunks`. */
  private into?: BodyReader;
  private size = 0;
  private settled = false;
  private resolve!: (answer: HttpResponse) => void;
  private reject!: (failure: CallFailure) => void;

  constructor(
    private readonly peer: Peer,
    private readonly maxBodyBytes: number,
    private readonly reader?: BodyReader,
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

  /** Whether the call has ended, one way or the other. */
  get ended(): boolean {
    return this.settled;
  }

  /** Ends the call with this failure; a request on the wire is broken off, one that waits is never sent. */
  stop(failure: CallFailure): void {
    if (this.settled) return;
    this.settled = true;
    this.reject(failure);
    this.controller?.abort(failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Thrown, not aborted: undici then drops the request and keeps the socket for others.
    if (this.settled) throw new Error('stopped before it was sent');
    // undici repeats a request only when pipelining; should it ever do so, the outcome of the first is not known.
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
      this.reader?.begin(this.headers);
      if (isPlain(this.headers['content-encoding'])) this.into = this.reader;
    }
    if (Number(this.headers['content-length']) > this.maxBodyBytes) this.tooLarge(status);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled || this.status === undefined) return;
    this.size += chunk.length;
    if (this.size > this.maxBodyBytes) this.tooLarge(this.status);
    else if (this.into) this.into.add(chunk);
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.settled || this.status === undefined) return;
    this.settled = true;
    const answer = { status: this.status, headers: this.headers, body: Buffer.concat(this.chunks) };
    // undici frees the socket in the next immediate. A caller that goes on before it would open another connection
    // for its next call, twice as many as there are calls in flight.
    setImmediate(() => setImmediate(() => this.resolve(answer)));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const failure = this.sent
      ? brokenFailure(this.peer, this.status, error)
      : connectFailure(this.peer, error);
    this.stop(failure);
  }

  private tooLarge(status: number): void {
    this.chunks.length = 0;
    this.stop(tooLargeFailure(status, this.maxBodyBytes));
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
