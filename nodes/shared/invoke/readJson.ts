import { parse } from 'lossless-json';
import { CallFailure } from '../errors';
import type { BodyReader, HttpResponse } from '../http/types';
import { Turns } from '../operation';
import { SLICE_BYTES, SliceReader, type Listing } from './readSlices';

/** Numbers of fewer digits, the point aside, are exact in JSON.parse, which is several times faster. */
const LONG_NUMBER = /\d{16}|[\d.]{17}/;
const LONG_DIGITS = 16;

/** How much of a body is read between two looks at the clock, in bytes. */
const STRIDE_BYTES = 64 * 1024;

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

interface JsonReaderOptions {
  /** What becomes of the rows of long lists. */
  listing?: Listing;
}

/**
 * Reads the JSON of an answer while it comes. A number that JavaScript can't hold exactly comes as text.
 * A long answer is parsed in slices, and never held as a whole.
 */
export class JsonReader implements BodyReader {
  /** The beginning, until it is known that the answer is a long one. */
  private pieces: Buffer[] = [];
  private size = 0;
  private slices?: SliceReader;
  private malformed = false;

  constructor(private readonly options: JsonReaderOptions = {}) {}

  add(piece: Buffer): void {
    // What was no JSON in its beginning will be none: the rest is let go by.
    if (this.malformed) return;
    try {
      if (this.slices) this.slices.add(piece);
      else this.begin(piece);
    } catch {
      this.malformed = true;
    }
  }

  /** The JSON of the answer whose body was added; an empty one is undefined. Throws `unreadable` when it is no JSON. */
  value(response: HttpResponse): unknown {
    const beginning = this.slices ? '' : withoutMark(joined(this.pieces)).toString('utf8');
    const isHtml = /html/i.test(response.headers['content-type'] ?? '');
    if (this.size === 0 || (!this.slices && beginning.trim() === '')) return undefined;
    if (isHtml || /^\s*</.test(beginning)) {
      throw unreadable(
        response,
        `The service answered ${/^\s*<\?xml/.test(beginning) ? 'XML' : 'a web page'} where JSON was expected`,
      );
    }
    try {
      if (this.malformed) throw new SyntaxError('No JSON');
      return this.slices ? this.slices.end() : parseExactly(beginning);
    } catch {
      throw unreadable(response, 'The service answered with JSON that is cut short or malformed');
    }
  }

  private begin(piece: Buffer): void {
    this.pieces.push(piece);
    this.size += piece.length;
    if (this.size <= SLICE_BYTES) return;
    const beginning = withoutMark(joined(this.pieces));
    // A web page or XML is kept in its beginning, to be told what it is.
    if (/^\s*</.test(beginning.toString('latin1', 0, SLICE_BYTES))) throw new SyntaxError('No JSON');
    this.pieces = [];
    this.slices = new SliceReader(parseExactly, this.options.listing);
    this.slices.add(beginning);
  }
}

/**
 * The JSON of an answer that was read as a whole, as a JsonReader reads it; the event loop turns in between.
 * Throws `unreadable` when the body is no JSON; an empty body is undefined.
 */
export async function readJson(response: HttpResponse): Promise<unknown> {
  const { body } = response;
  const reader = new JsonReader();
  const turns = new Turns();
  for (let at = 0; at < body.length; at += STRIDE_BYTES) {
    reader.add(body.subarray(at, at + STRIDE_BYTES));
    if (turns.due()) await turns.take();
  }
  return reader.value(response);
}

/** The JSON of an answer that need not be any, such as an error page. */
export async function tryJson(response: HttpResponse): Promise<unknown> {
  try {
    return await readJson(response);
  } catch {
    return undefined;
  }
}

const unreadable = (response: HttpResponse, message: string) =>
  new CallFailure({ kind: 'unreadable', message, status: response.status });

function joined(pieces: Buffer[]): Buffer {
  const [first] = pieces;
  return pieces.length === 1 && first ? first : Buffer.concat(pieces);
}

function withoutMark(bytes: Buffer): Buffer {
  const marked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return marked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

/** `digits`: no number in the text has more in a row, its point counted, as far as that is known. */
function parseExactly(text: string, digits = Infinity): unknown {
  return digits >= LONG_DIGITS && LONG_NUMBER.test(text)
    ? parse(text, null, { parseNumber: exactNumber, onDuplicateKey: ({ newValue }) => newValue })
    : (JSON.parse(text) as unknown);
}

function exactNumber(digits: string): number | string {
  if (/^-?\d+$/.test(digits)) return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
  return digits.replace(/[eE].*$|\D/g, '').length <= 15 ? Number(digits) : digits;
}
