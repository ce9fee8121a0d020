import { randomUUID } from 'node:crypto';
import { isPlainObject, Turns } from '../operation';

/** How much text is parsed at a time, in bytes: a few milliseconds' worth. */
const SLICE_BYTES = 256 * 1024;

/** How much is looked through between two looks at the clock, in bytes. */
const STRIDE_BYTES = 64 * 1024;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A long list of the document, its rows parsed. Stands in the rest of the document as a list of its mark alone. */
interface LongList {
  mark: string;
  rows: unknown[];
}

/**
 * Parses a JSON document in slices between which the event loop turns. Only lists that are the document or a member of
 * it are sliced: there lie the records of long answers.
 * In: UTF-8 without byte order mark, and the parser for each slice. Throws what the parser throws, or a SyntaxError.
 */
export async function readSlices(
  body: Buffer,
  parse: (text: string) => unknown,
  sliceBytes = SLICE_BYTES,
): Promise<unknown> {
  const scan = new Scan(body, parse, sliceBytes);
  const turns = new Turns();
  while (scan.goOn()) if (turns.due()) await turns.take();
  return scan.whole();
}

/** Goes through a document once, noting how deep it is in lists and objects. */
class Scan {
  private at = 0;
  private depth = 0;
  /** The list at hand: its depth, where its first and its next slice begin, and what was parsed of it. */
  private list?: { depth: number; begin: number; from: number; cut?: LongList };
  /** What is not in a long list. */
  private readonly rest: string[] = [];
  private restFrom = 0;
  private readonly long: LongList[] = [];

  constructor(
    private readonly body: Buffer,
    private readonly parse: (text: string) => unknown,
    private readonly sliceBytes: number,
  ) {}

  /** Goes through the next piece and says whether there is more. */
  goOn(): boolean {
    const { body } = this;
    const until = Math.min(this.at + STRIDE_BYTES, body.length);
    while (this.at < until) {
      const byte = body[this.at];
      if (byte === QUOTE) this.at = this.endOfText(this.at);
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.open(byte);
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.close();
      else if (byte === COMMA && this.depth === this.list?.depth) {
        if (this.at - this.list.from >= this.sliceBytes) return this.cut(this.list);
      }
      this.at += 1;
    }
    return this.at < body.length;
  }

  /** The document, when it has been gone through. */
  whole(): unknown {
    this.rest.push(this.textOf(this.restFrom, this.body.length));
    const document = this.parse(this.rest.join(''));
    if (this.long.length === 0) return document;
    const rowsOf = (value: unknown): unknown[] | undefined =>
      Array.isArray(value) ? this.long.find(({ mark }) => value[0] === mark)?.rows : undefined;
    const rows = rowsOf(document);
    if (rows) return rows;
    if (!isPlainObject(document)) return document;
    return Object.fromEntries(
      Object.entries(document).map(([name, value]) => [name, rowsOf(value) ?? value]),
    );
  }

  /** Where a text ends that begins here; the end of the document for one that does not. */
  private endOfText(from: number): number {
    const { body } = this;
    for (let at = from + 1; at < body.length; at += 1) {
      const byte = body[at];
      if (byte === QUOTE) return at;
      if (byte === BACKSLASH) at += 1;
    }
    return body.length;
  }

  private open(byte: number): void {
    this.depth += 1;
    if (byte === OPEN_LIST && this.depth <= 2 && !this.list)
      this.list = { depth: this.depth, begin: this.at + 1, from: this.at + 1 };
  }

  private close(): void {
    const { list } = this;
    if (list && this.depth === list.depth) {
      if (list.cut) {
        this.take(list.cut, list.from);
        this.restFrom = this.at;
      }
      this.list = undefined;
    }
    this.depth -= 1;
  }

  /** Parses what has come of a list since its last slice. */
  private cut(list: NonNullable<Scan['list']>): boolean {
    if (!list.cut) {
      list.cut = { mark: randomUUID(), rows: [] };
      this.long.push(list.cut);
      this.rest.push(this.textOf(this.restFrom, list.begin), JSON.stringify(list.cut.mark));
      // What was skipped is left out of the rest, also when the list is never closed.
      this.restFrom = this.body.length;
    }
    this.take(list.cut, list.from);
    this.at += 1;
    list.from = this.at;
    return true;
  }

  private take({ rows }: LongList, from: number): void {
    const slice = this.parse(`[${this.textOf(from, this.at)}]`) as unknown[];
    // Between two commas, or behind the last, there must be something.
    if (slice.length === 0) throw new SyntaxError('A list has an empty place');
    for (const row of slice) rows.push(row);
  }

  private textOf(from: number, to: number): string {
    return this.body.toString('utf8', from, to);
  }
}
