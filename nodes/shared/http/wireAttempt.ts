import type { Dispatcher } from 'undici';
import type { CallFailure } from '../errors';
import { joined } from './bytes';
import { isPlain } from './decode';
import { isSuccess } from './status';
import { brokenFailure, connectFailure, proxyPassword, tooLargeFailure, type Peer } from './transportFailure';
import type { BodyReader, HttpResponse } from './types';

/**
 * One attempt on the wire. Collects what undici reports about a request and its answer. Knows whether the request was
 * written to a connected socket, which decides whether a failed call may be repeated.
 */
export class WireAttempt implements Dispatcher.DispatchHandler {
  /**
   * The answer, with its body still compressed. The body is empty if the reader has taken it, which happens for a success
   * that needs no decompression. Rejects with a CallFailure.
   */
  readonly answer: Promise<HttpResponse>;

  private controller?: Dispatcher.DispatchController;
  private status?: number;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];
  /** Takes the body instead of `chunks`. */
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

  /** Whether the attempt has ended, with an answer or a failure. */
  get ended(): boolean {
    return this.settled;
  }

  /** Ends the attempt with this failure. A request on the wire is aborted; a waiting one is never sent. */
  stop(failure: CallFailure): void {
    if (this.settled) return;
    this.settled = true;
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
    const answer = { status: this.status, headers: this.headers, body: joined(this.chunks) };
    // undici frees the socket in an immediate that it sets right after this method. The answer comes in a later one: any
    // earlier, the caller's next call would open a new connection.
    queueMicrotask(() => setImmediate(() => this.resolve(answer)));
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
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
