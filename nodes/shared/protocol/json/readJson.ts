import { CallFailure } from '../../errors';
import { OutOfBounds } from '../../http/bounds';
import { joined, NO_BYTES } from '../../http/bytes';
import { charsetOf, Decoder, InvalidText, WESTERN, type Charset } from '../../http/charset';
import type { BodyReader, HttpResponse } from '../../http/types';
import { Yields } from '../../operation';
import type { AnswerOptions } from '../protocol';
import { AS_NUMBER, AS_TEXT } from './longNumbers';
import { NotUtf8 } from './pieces';
import { readShort, SHORT_BYTES } from './readShort';
import { SLICE_BYTES, SliceReader } from './readSlices';

/** How much of a body is read between two checks of the clock, in bytes. */
const STRIDE_BYTES = 64 * 1024;

/** How many bytes show whether it is JSON at all. */
const HEAD_BYTES = 512;

const LESS_THAN = 0x3c;
const LAST_OF_ASCII = 0x7f;
const SPACE = 0x20;
/** Space, tab, line feed, carriage return, vertical tab and form feed. */
const WHITE_SPACE: ReadonlySet<number> = new Set([SPACE, 0x09, 0x0a, 0x0d, 0x0b, 0x0c]);

/** How many times JSON may be wrapped in a text of other JSON. */
const MOST_WRAPPINGS = 3;

interface JsonReaderOptions extends AnswerOptions {
  /** Used instead of the charset that the answer names. */
  charset?: Charset;
}

/**
 * Reads the JSON of an answer while it arrives, in the charset that the answer names. A number that JavaScript can't hold
 * exactly becomes text, or an exact number if the options say so. A long answer is parsed in slices and never held as a whole.
 */
export class JsonReader implements BodyReader {
  private contentType = '';
  /** The beginning. A short answer is held as a whole. */
  private readonly head: Buffer[] = [];
  private size = 0;
  /** What was held, in UTF-8. Its first bytes show what it is if it is not JSON. */
  private beginning = NO_BYTES;
  private charset: Charset = { label: 'utf-8', mark: 0, declared: false };
  /** Converts the bytes to UTF-8, if they are in another charset. */
  private decoder?: Decoder;
  private slices?: SliceReader;
  private failure?: unknown;

  constructor(private readonly options: JsonReaderOptions = {}) {}

  begin(headers: HttpResponse['headers']): void {
    this.contentType = headers['content-type'] ?? '';
  }

  add(piece: Buffer): void {
    // After a failure the rest is not needed.
    if (this.failure !== undefined) return;
    try {
      if (this.slices) this.read(piece);
      else this.hold(piece);
    } catch (error) {
      this.failure = error;
    }
  }

  /**
   * The JSON value of the body that was added, or a promise of it; undefined if it is empty. JSON inside a text is parsed
   * too.
   * Throws `unreadable` if it is not JSON or not in its charset, and `blocked` if it exceeds the bounds.
   */
  value(status: number): unknown {
    const value = this.whole(status);
    return typeof value === 'string' ? unwrapped(value, this.options, status) : value;
  }

  private whole(status: number): unknown {
    try {
      if (this.failure !== undefined) throw this.failure;
      const held = this.slices ? undefined : this.begun();
      if (held && this.size <= HEAD_BYTES && isBlank(held)) return undefined;
      const short = held && !this.decoder ? readShort(held) : undefined;
      if (short) return short.value;
      if (held) this.cut(held);
      if (this.decoder) this.slices?.add(Buffer.from(this.decoder.end()));
      return this.slices?.end();
    } catch (error) {
      throw this.failureOf(error, status);
    }
  }

  private hold(piece: Buffer): void {
    this.head.push(piece);
    this.size += piece.length;
    if (this.size > SHORT_BYTES) this.cut(this.begun());
  }

  /** What is held, in UTF-8. Throws SyntaxError if it is not JSON. */
  private begun(): Buffer {
    const head = joined(this.head);
    this.charset = this.options.charset ?? charsetOf(head, this.contentType);
    if (this.charset.label !== 'utf-8') this.decoder = new Decoder(this.charset);
    const first = this.decoder ? Buffer.from(this.decoder.add(head)) : withoutMark(head, this.charset);
    this.beginning = first;
    // A web page or XML.
    if (firstLetter(first) === LESS_THAN) throw new SyntaxError('No JSON');
    return first;
  }

  /** Reads the rest in slices. */
  private cut(first: Buffer): void {
    this.slices = sliceReader(this.options);
    this.slices.add(first);
  }

  private read(piece: Buffer): void {
    this.slices?.add(this.decoder ? Buffer.from(this.decoder.add(piece)) : piece);
  }

  private failureOf(error: unknown, status: number): unknown {
    if (error instanceof OutOfBounds || error instanceof InvalidText) return error.failure(status);
    if (error instanceof NotUtf8) return new InvalidText(this.charset).failure(status);
    if (!(error instanceof SyntaxError)) return error;
    const beginning = this.beginning.toString('utf8', 0, HEAD_BYTES);
    return unreadable(status, `The service answered ${whatCame(beginning)}`);
  }
}

const sliceReader = ({ listing, exact }: JsonReaderOptions): SliceReader =>
  new SliceReader(listing, SLICE_BYTES, exact ? AS_NUMBER : AS_TEXT);

const withoutMark = (head: Buffer, { mark }: Charset): Buffer => (mark === 0 ? head : head.subarray(mark));

/** The first byte among the first ones that is not white space of ASCII; undefined if there is none. */
function firstLetter(bytes: Buffer): number | undefined {
  for (let at = 0; at < bytes.length && at < HEAD_BYTES; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > SPACE || !WHITE_SPACE.has(byte)) return byte;
  }
  return undefined;
}

/** Whether there is nothing but white space, of whatever kind. */
function isBlank(bytes: Buffer): boolean {
  const first = firstLetter(bytes);
  return first === undefined || (first > LAST_OF_ASCII && bytes.toString('utf8').trim() === '');
}

function whatCame(beginning: string): string {
  if (/^\s*<\?xml/.test(beginning)) return 'XML where JSON was expected';
  if (/^\s*</.test(beginning)) return 'a web page where JSON was expected';
  return 'with JSON that is cut short or malformed';
}

/**
 * The JSON of an answer that was received as a whole; undefined for an empty body. Yields to the event loop in between.
 * Throws like a JsonReader.
 */
export async function readJson(response: HttpResponse, options?: JsonReaderOptions): Promise<unknown> {
  const reader = new JsonReader(options);
  reader.begin(response.headers);
  await inStrides(response.body, (piece) => reader.add(piece));
  return await reader.value(response.status);
}

/**
 * The JSON of an answer, if it is JSON: it may be an error page. Bytes that are not in their charset are read as Western
 * letters, since an error message with a few wrong letters is better than none.
 */
export async function tryJson(response: HttpResponse): Promise<unknown> {
  for (const charset of [undefined, WESTERN]) {
    try {
      return await readJson(response, { charset });
    } catch {
      // Not JSON, or not in this charset.
    }
  }
  return undefined;
}

/** The JSON inside a text, or the text itself. */
async function unwrapped(text: string, options: JsonReaderOptions, status: number): Promise<unknown> {
  let value: unknown = text;
  for (let n = 0; n < MOST_WRAPPINGS && typeof value === 'string' && /^\s*[[{"]/.test(value); n += 1) {
    const slices = sliceReader(options);
    try {
      await textInStrides(value, (piece) => slices.add(piece));
      value = slices.end();
    } catch (error) {
      if (error instanceof OutOfBounds) throw error.failure(status);
      if (error instanceof SyntaxError) return value;
      throw error;
    }
  }
  return value;
}

async function inStrides(bytes: Buffer, add: (piece: Buffer) => void): Promise<void> {
  const yields = new Yields();
  for (let at = 0; at < bytes.length; at += STRIDE_BYTES) {
    add(bytes.subarray(at, at + STRIDE_BYTES));
    if (yields.due()) await yields.now();
  }
}

async function textInStrides(text: string, add: (piece: Buffer) => void): Promise<void> {
  const yields = new Yields();
  for (let at = 0, to = 0; at < text.length; at = to) {
    // Does not cut a surrogate pair.
    to = at + STRIDE_BYTES + (/[\ud800-\udbff]/.test(text.charAt(at + STRIDE_BYTES - 1)) ? 1 : 0);
    add(Buffer.from(text.slice(at, to)));
    if (yields.due()) await yields.now();
  }
}

const unreadable = (status: number, message: string) =>
  new CallFailure({ kind: 'unreadable', message, status });
