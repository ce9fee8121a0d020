import { randomUUID } from 'node:crypto';
import { isPlainObject } from '../operation';

/** How much text is parsed at a time, in bytes: a few milliseconds' worth. */
export const SLICE_BYTES = 256 * 1024;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [DIGIT_0, DIGIT_9, POINT] = [0x30, 0x39, 0x2e];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * What becomes of the rows of a long list as they are read; left out where they stay as they are parsed.
 * In: the member that the list is, '' where it is the document; the array that will hold the rows.
 */
export type Listing = (name: string, rows: unknown[]) => ((row: unknown) => unknown) | undefined;

/** A long list of the document, its rows read. Stands in the rest of the document as a list of its mark alone. */
interface LongList {
  mark: string;
  rows: unknown[];
  made?: (row: unknown) => unknown;
}

/**
 * Parses a JSON document while it comes, in slices, so that neither its text nor its bytes are ever held as a whole. Only
 * lists that are the document or a member of it are sliced: there lie the records of long answers.
 */
export class SliceReader {
  private readonly pieces: Pieces;
  private depth = 0;
  private inText = false;
  /** The byte to come is one that a backslash stands before. */
  private escaped = false;
  /** How many digits stand before the byte to come, outside of texts; the most that did since the last slice. */
  private digits = 0;
  private mostDigits = 0;
  /** The list at hand: its depth, where its first and its next slice begin, and what was parsed of it. */
  private list?: { depth: number; begin: number; from: number; cut?: LongList };
  /** What is not in a long list. */
  private readonly rest: string[] = [];
  private readonly long: LongList[] = [];

  /** `parse` is the parser of each slice; it is told how many digits the longest run in a number has. */
  constructor(
    private readonly parse: (text: string, digits: number) => unknown,
    private readonly listing: Listing = () => undefined,
    private readonly sliceBytes = SLICE_BYTES,
  ) {
    this.pieces = new Pieces();
  }

  /** Takes the next bytes of the document: UTF-8 without byte order mark, cut anywhere. Throws what the parser throws. */
  add(piece: Buffer): void {
    const before = this.pieces.end;
    this.pieces.add(piece);
    const { length } = piece;
    let at = this.inText ? this.endOfText(piece, 0) : 0;
    while (at < length) {
      const byte = piece[at] ?? 0;
      at += 1;
      if ((byte >= DIGIT_0 && byte <= DIGIT_9) || byte === POINT) {
        this.digits += 1;
        continue;
      }
      if (this.digits > 0) this.endOfNumber();
      if (byte === QUOTE) at = this.endOfText(piece, at);
      else if (byte === COMMA) this.comma(before + at - 1);
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.open(byte, before + at);
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.close(before + at - 1);
    }
  }

  /** The document, when all of it was added. Throws what the parser throws. */
  end(): unknown {
    // A list that was cut and never closed is not in the rest, which is then no JSON either.
    if (!this.list?.cut) this.rest.push(this.pieces.take(this.pieces.end));
    // Of the rest it is not known where it has long numbers.
    const document = this.parse(this.rest.join(''), Infinity);
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

  /** Where what follows a text begins, the text going on at `from`; the piece's length where it does not end in it. */
  private endOfText(piece: Buffer, from: number): number {
    const { length } = piece;
    let at = this.escaped ? from + 1 : from;
    while (at < length) {
      const byte = piece[at];
      at += 1;
      if (byte === QUOTE) {
        this.inText = this.escaped = false;
        return at;
      }
      if (byte === BACKSLASH) at += 1;
    }
    this.inText = true;
    this.escaped = at > length;
    return length;
  }

  private endOfNumber(): void {
    this.mostDigits = Math.max(this.mostDigits, this.digits);
    this.digits = 0;
  }

  private open(byte: number, begin: number): void {
    this.depth += 1;
    if (byte === OPEN_LIST && this.depth <= 2 && !this.list)
      this.list = { depth: this.depth, begin, from: begin };
  }

  private close(at: number): void {
    const { list } = this;
    if (list && this.depth === list.depth) {
      if (list.cut) this.take(list.cut, at);
      this.list = undefined;
    }
    this.depth -= 1;
  }

  private comma(at: number): void {
    const { list } = this;
    if (!list || this.depth !== list.depth || at - list.from < this.sliceBytes) return;
    list.cut ??= this.cut(list.begin);
    this.take(list.cut, at);
    this.pieces.drop(at + 1);
    list.from = at + 1;
  }

  /** Begins a long list: what stands before it goes to the rest. */
  private cut(begin: number): LongList {
    const head = this.pieces.take(begin);
    const cut: LongList = { mark: randomUUID(), rows: [] };
    cut.made = this.listing(nameBefore(head), cut.rows);
    this.rest.push(head, JSON.stringify(cut.mark));
    this.long.push(cut);
    return cut;
  }

  /** Parses what has come of a list since its last slice. */
  private take({ rows, made }: LongList, to: number): void {
    const slice = this.parse(`[${this.pieces.take(to)}]`, this.mostDigits) as unknown[];
    this.mostDigits = 0;
    // Between two commas, or behind the last, there must be something.
    if (slice.length === 0) throw new SyntaxError('A list has an empty place');
    for (const row of slice) rows.push(made ? made(row) : row);
  }
}

/** The longest name of a list, with what stands around it. */
const MOST_BEFORE = 256;

/** The member whose list begins behind this text; '' for a list without a name. */
function nameBefore(head: string): string {
  // Only the end is looked at: before it may stand texts of any length.
  const name = /("(?:[^"\\]|\\.)*")\s*:\s*\[$/.exec(head.slice(-MOST_BEFORE))?.[1];
  return name === undefined ? '' : (JSON.parse(name) as string);
}

/** The bytes of a document that are still needed. Places are counted from the document's beginning. */
class Pieces {
  private readonly held: Buffer[] = [];
  /** Where pieces are put together; used again and again, since one for each slice would be left to be collected. */
  private table = Buffer.alloc(0);
  private begin = 0;
  end = 0;

  add(piece: Buffer): void {
    this.held.push(piece);
    this.end += piece.length;
  }

  /** The text up to a place, which is then dropped. */
  take(to: number): string {
    const length = to - this.begin;
    if (this.table.length < length) this.table = Buffer.allocUnsafeSlow(length);
    let at = 0;
    this.drop(to, (bytes) => (at += bytes.copy(this.table, at)));
    return this.table.toString('utf8', 0, length);
  }

  /** Lets go of everything before a place, handing it to `last` once more. */
  drop(to: number, last?: (bytes: Buffer) => void): void {
    while (this.begin < to) {
      const [first] = this.held;
      if (!first) return;
      const wanted = to - this.begin;
      last?.(wanted < first.length ? first.subarray(0, wanted) : first);
      if (wanted < first.length) this.held[0] = first.subarray(wanted);
      else this.held.shift();
      this.begin += Math.min(wanted, first.length);
    }
  }
}
