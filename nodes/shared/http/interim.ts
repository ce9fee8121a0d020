import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { NO_BYTES } from './bytes';

/** The beginning of an interim answer; `#` is a digit. */
const INTERIM = 'HTTP/1.# 1##';
const SWITCHING_PROTOCOLS = '101';

const LF = 10;
const CR = 13;
const LETTER_H = 0x48;
const DIGIT_1 = 0x31;
const PLACE_OF_STATUS = INTERIM.indexOf('1##');

/**
 * A connector whose sockets hide interim answers (100, 102, 103 …). undici closes the connection at a 100 that it does
 * not expect, although the final answer follows. 101 stays: no call requests another protocol.
 * https://www.rfc-editor.org/rfc/rfc9110#section-15.2
 */
export function withoutInterim(connect: buildConnector.connector): buildConnector.connector {
  return (options, done) =>
    connect(options, (...[error, socket]) => {
      if (error) done(error, null);
      else done(null, skipInterim(socket));
    });
}

/** undici writes one whole request at a time, so the first bytes after a write begin an answer. */
function skipInterim<S extends Socket>(socket: S): S {
  const filter = new InterimFilter();
  const read = socket.read.bind(socket);
  const write = socket.write.bind(socket) as (...parts: [unknown, unknown, unknown]) => boolean;
  socket.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
    filter.expectAnswer();
    return write(chunk, encoding, done);
  };
  socket.read = (size?: number) => {
    for (;;) {
      const piece = read(size) as Buffer | null;
      if (piece === null) return null;
      const shown = filter.take(piece);
      if (shown.length > 0) return shown;
    }
  };
  return socket;
}

/** Removes interim answers from bytes that may be cut anywhere. It looks only at the beginning of an answer. */
export class InterimFilter {
  private state: 'start' | 'interim' | 'passing' = 'passing';
  /** The beginning of a status line, still too short to recognize. */
  private held: Buffer = NO_BYTES;
  /** Inside an interim answer: whether the line is still empty. A CR does not count. */
  private lineIsEmpty = false;

  /** A request is sent: the next byte begins an answer. */
  expectAnswer(): void {
    this.state = 'start';
  }

  /** Returns these bytes without interim answers. */
  take(piece: Buffer): Buffer {
    let rest = piece;
    while (this.state !== 'passing' && rest.length > 0) {
      rest = this.state === 'start' ? this.judge(rest) : this.skip(rest);
    }
    return rest;
  }

  private judge(piece: Buffer): Buffer {
    if (this.held.length === 0 && isFinal(piece)) {
      this.state = 'passing';
      return piece;
    }
    const bytes = this.held.length > 0 ? Buffer.concat([this.held, piece]) : piece;
    this.held = NO_BYTES;
    // Empty lines before a status line are allowed.
    const start = bytes.findIndex((byte) => byte !== CR && byte !== LF);
    if (start === -1) return NO_BYTES;
    const head = bytes.toString('latin1', start, start + INTERIM.length);
    if (!mayBeInterim(head)) {
      this.state = 'passing';
      return bytes;
    }
    if (head.length < INTERIM.length) {
      this.held = bytes.subarray(start);
      return NO_BYTES;
    }
    this.state = 'interim';
    this.lineIsEmpty = false;
    return bytes.subarray(start + INTERIM.length);
  }

  /** Drops bytes up to the empty line that ends an interim answer. */
  private skip(bytes: Buffer): Buffer {
    for (const [at, byte] of bytes.entries()) {
      if (byte === LF && this.lineIsEmpty) {
        this.state = 'start';
        return bytes.subarray(at + 1);
      }
      if (byte !== CR) this.lineIsEmpty = byte === LF;
    }
    return NO_BYTES;
  }
}

/** Whether this is surely the beginning of a final answer, as nearly always: "HTTP/1.1 " and a digit above 1. */
function isFinal(piece: Buffer): boolean {
  return piece[0] === LETTER_H && (piece[PLACE_OF_STATUS] ?? 0) > DIGIT_1;
}

function mayBeInterim(head: string): boolean {
  if (head.endsWith(SWITCHING_PROTOCOLS)) return false;
  return [...head].every((char, at) => (INTERIM[at] === '#' ? /\d/.test(char) : char === INTERIM[at]));
}
