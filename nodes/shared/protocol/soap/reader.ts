import { isUtf8 } from 'node:buffer';
import { OutOfBounds } from '../../http/bounds';
import { joined } from '../../http/bytes';
import { charsetOf, Decoder, InvalidText, WESTERN } from '../../http/charset';
import type { BodyReader, HttpResponse } from '../../http/types';
import { Yields } from '../../operation';
import type { Listing } from '../protocol';
import { Malformed, XmlParser } from './parser';
import type { Plan } from './plan';
import { Values } from './values';

/** How much is read between two checks of the clock, in bytes: one or two milliseconds of work. */
const STRIDE_BYTES = 16 * 1024;

/** How long to read before a yield. It is half of the usual time, since reading XML takes long. */
const STRETCH_MS = 10;

/** How many bytes show whether it is XML at all. */
const HEAD_BYTES = 512;

/** A shorter answer is read at once, without a decoder, if it is UTF-8. */
const SHORT_BYTES = STRIDE_BYTES;

/** What was read of an XML body. */
export interface ReadXml {
  /** The root element as the only member of an object, if the document is well-formed. */
  root?: Record<string, unknown>;
  /** Why it can't be used as the answer: it exceeds the bounds, or is not in its charset and was read as Western. */
  problem?: InvalidText | OutOfBounds;
  /** The first letters, which show what it is if it is not XML. */
  beginning: string;
}

/** Reads the XML of an answer while it arrives, and yields in between. The answer is never held as a whole. */
export class XmlReader implements BodyReader {
  private readonly values: Values;
  private readonly parser: XmlParser;
  private readonly yields = new Yields(STRETCH_MS);
  private contentType = '';
  /** The beginning. A short answer is held as a whole. */
  private head: Buffer[] = [];
  private size = 0;
  private beginning = '';
  private decoder?: Decoder;
  /** What has arrived and is not read yet. */
  private waiting: Buffer[] = [];
  private reading = Promise.resolve();
  private isReading = false;
  private problem?: ReadXml['problem'];
  /** Why the rest is not read. */
  private failure?: unknown;

  constructor(plan?: Plan, listing?: Listing) {
    this.values = new Values(plan, listing);
    this.parser = new XmlParser(this.values);
  }

  begin(headers: HttpResponse['headers']): void {
    this.contentType = headers['content-type'] ?? '';
  }

  add(piece: Buffer): void {
    if (this.decoder) this.take(piece);
    else this.hold(piece);
  }

  /** The result, after the last `add`. Throws what the listing threw. */
  async end(): Promise<ReadXml> {
    if (!this.decoder && !this.readShort()) this.start();
    if (this.decoder) {
      await this.reading;
      this.unlessFailed((decoder) => {
        this.parser.add(decoder.end());
        this.parser.end();
      });
    }
    const { problem, beginning, failure } = this;
    if (failure === undefined) return { root: this.values.root(), problem, beginning };
    if (failure instanceof Malformed) return { problem, beginning };
    if (failure instanceof OutOfBounds) return { problem: failure, beginning };
    throw failure;
  }

  private hold(piece: Buffer): void {
    this.head.push(piece);
    this.size += piece.length;
    if (this.size > SHORT_BYTES) this.start();
  }

  /** Reads what is held, if it is UTF-8. Out: whether it is. */
  private readShort(): boolean {
    const head = joined(this.head);
    const { label, mark } = charsetOf(head, this.contentType);
    if (label !== 'utf-8' || !isUtf8(head)) return false;
    this.beginning = head.toString('latin1', 0, HEAD_BYTES);
    try {
      this.parser.add(head.toString('utf8', mark));
      this.parser.end();
    } catch (error) {
      this.failure = error;
    }
    return true;
  }

  private start(): void {
    const head = joined(this.head);
    this.head = [];
    this.beginning = head.toString('latin1', 0, HEAD_BYTES);
    this.decoder = new Decoder(charsetOf(head, this.contentType));
    this.take(head);
  }

  /** Reads until the next yield is due. Pieces may arrive faster, so they wait in `waiting`. */
  private take(piece: Buffer): void {
    this.waiting.push(piece);
    if (!this.isReading) this.reading = this.readOn();
  }

  private async readOn(): Promise<void> {
    this.isReading = true;
    for (let piece = this.waiting.shift(); piece; piece = this.waiting.shift()) {
      for (let at = 0; at < piece.length; at += STRIDE_BYTES) {
        if (this.yields.due()) await this.yields.now();
        const stride = piece.subarray(at, at + STRIDE_BYTES);
        this.unlessFailed((decoder) => this.parser.add(decoder.add(stride)));
      }
    }
    this.isReading = false;
  }

  /** After a failure nothing more is read. */
  private unlessFailed(work: (decoder: Decoder) => void): void {
    if (this.failure !== undefined || !this.decoder) return;
    try {
      work(this.decoder);
    } catch (error) {
      if (error instanceof InvalidText && !this.problem) this.goOnInWestern(error, work);
      else this.failure = error;
    }
  }

  /** A fault with a few wrong letters is better than none. */
  private goOnInWestern(problem: InvalidText, work: (decoder: Decoder) => void): void {
    this.problem = problem;
    this.decoder = new Decoder(WESTERN);
    this.unlessFailed(work);
  }
}

/** Reads a body that was received as a whole. Throws like an XmlReader. */
export async function readXml(
  { headers, body }: HttpResponse,
  plan?: Plan,
  listing?: Listing,
): Promise<ReadXml> {
  const reader = new XmlReader(plan, listing);
  reader.begin(headers);
  reader.add(body);
  return await reader.end();
}
