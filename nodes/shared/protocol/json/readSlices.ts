import { DEEPEST, MOST_ENTRIES, MOST_MEMBERS, MOST_PARTS, OutOfBounds } from '../../http/bounds';
import type { Listing } from '../protocol';
import { Growing } from './growing';
import { AS_TEXT, type LongNumbers } from './longNumbers';
import { LongTexts, MARK_BYTES } from './longTexts';
import { Pieces, type Place } from './pieces';

/** How much text is parsed at a time, in bytes: a few milliseconds' worth. */
export const SLICE_BYTES = 256 * 1024;

/** The most bytes between two commas, texts aside. */
const MOST_WITHOUT_COMMA = 4 * 1024 * 1024;

/** How much is scanned at a time, in bytes. */
const PIECE_BYTES = 64 * 1024;

/** The most long numbers in a slice. Each is checked by itself, which is slow. */
const MOST_LONG_NUMBERS = 2_000;

/** The most characters of a number. */
const LONGEST_NUMBER = 1_000;

/** The length of "\\u00e9", the longest escape. */
const ESCAPE_BYTES = 6;

/** JavaScript holds shorter numbers without an exponent exactly. */
const LONG_NUMBER = 16;

const [QUOTE, BACKSLASH, COMMA, MINUS, PLUS, POINT] = [0x22, 0x5c, 0x2c, 0x2d, 0x2b, 0x2e];
const [DIGIT_0, DIGIT_9, SMALL_E, LARGE_E] = [0x30, 0x39, 0x65, 0x45];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** An object or list that is open at this point of the document. */
interface Level {
  isList: boolean;
  /** Commas in it so far. */
  commas: number;
  /** The place of its name, if it is a member. */
  name: Place;
}

/**
 * Parses a JSON document while it arrives. It cuts slices at commas, so neither the text nor the bytes are ever held as
 * a whole. A number that JavaScript can't hold exactly becomes text, unless exact numbers are wanted.
 */
export class SliceReader {
  private readonly pieces: Pieces;
  private readonly growing: Growing;
  private readonly levels: Level[] = [];
  /** Objects and lists so far. */
  private parts = 0;
  /** How many levels are open since the last slice. */
  private kept = 0;
  /** Where the next slice begins. */
  private from = 0;
  private inText = false;
  private inNumber = false;
  /** The last byte was a backslash that begins an escape. */
  private escaped = false;
  /** The place of the last text. In an object, it is the name of what opens next. */
  private readonly text: Place = [0, 0];
  /** Where the current number begins, and whether it has an exponent. */
  private numberFrom = 0;
  private hasExponent = false;
  private longNumbers: Place[] = [];
  /** The place of the last backslash that begins an escape. */
  private escape = -ESCAPE_BYTES;
  /** The long texts of this slice, and whether the current text is one of them. */
  private readonly texts = new LongTexts();
  private isLongText = false;

  constructor(
    listing?: Listing,
    private readonly sliceBytes = SLICE_BYTES,
    numbers: LongNumbers = AS_TEXT,
  ) {
    this.pieces = new Pieces(numbers);
    this.growing = new Growing(listing, numbers);
  }

  /**
   * Takes the next bytes of the document: UTF-8 without byte order mark, cut anywhere.
   * Throws SyntaxError, NotUtf8, OutOfBounds, and what the listing throws.
   */
  add(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      this.scan(!this.inText && isBlank(piece) ? piece.subarray(0, 1) : piece);
      if (this.inText) this.shorten();
      const unread = this.pieces.end - this.from;
      const number = this.inNumber ? this.pieces.end - this.numberFrom : 0;
      if (unread > MOST_WITHOUT_COMMA || number > LONGEST_NUMBER) throw new SyntaxError('No JSON');
    }
  }

  private scan(piece: Buffer): void {
    const before = this.pieces.end;
    this.pieces.add(piece);
    const { length } = piece;
    let at = 0;
    if (this.inText) at = this.endOfText(piece, 0, before);
    else if (this.inNumber) at = this.endOfNumber(piece, 0, before);
    while (at < length) {
      const byte = piece[at] ?? 0;
      at += 1;
      if (byte === QUOTE) {
        this.text[0] = before + at - 1;
        this.isLongText = false;
        this.escape = -ESCAPE_BYTES;
        at = this.endOfText(piece, at, before);
      } else if ((byte >= DIGIT_0 && byte <= DIGIT_9) || byte === MINUS) {
        this.numberFrom = before + at - 1;
        this.hasExponent = false;
        at = this.endOfNumber(piece, at, before);
      } else if (byte === COMMA) this.comma(before + at - 1);
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.open(byte === OPEN_LIST);
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.close(byte === CLOSE_LIST);
    }
  }

  /** The whole document, after the last `add`. Throws like `add`. */
  end(): unknown {
    if (this.levels.length > 0) throw new SyntaxError('The document is cut short');
    if (this.inNumber) this.numberEnds(this.pieces.end);
    return this.growing.end(this.pieces.take(this.pieces.end, this.longNumbers).text, this.texts);
  }

  /** Where the current text ends, searched from `from`; the piece's length if it goes on in the next piece. */
  private endOfText(piece: Buffer, from: number, before: number): number {
    const { length } = piece;
    let at = this.escaped ? from + 1 : from;
    while (at < length) {
      const byte = piece[at];
      at += 1;
      if (byte === QUOTE) {
        this.inText = this.escaped = false;
        this.text[1] = before + at;
        return at;
      }
      if (byte !== BACKSLASH) continue;
      this.escape = before + at - 1;
      at += 1;
    }
    this.inText = true;
    this.escaped = at > length;
    return length;
  }

  /** As endOfText, for a number. */
  private endOfNumber(piece: Buffer, from: number, before: number): number {
    const { length } = piece;
    for (let at = from; at < length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte === SMALL_E || byte === LARGE_E) this.hasExponent = true;
      else if (!((byte >= DIGIT_0 && byte <= DIGIT_9) || byte === POINT || byte === MINUS || byte === PLUS)) {
        this.numberEnds(before + at);
        return at;
      }
    }
    this.inNumber = true;
    return length;
  }

  private numberEnds(to: number): void {
    this.inNumber = false;
    if (this.hasExponent || to - this.numberFrom >= LONG_NUMBER) this.longNumbers.push([this.numberFrom, to]);
  }

  /** Moves what has arrived of a long text out of the document. */
  private shorten(): void {
    const { pieces, text } = this;
    const from = text[0] + 1 + (this.isLongText ? MARK_BYTES : 0);
    if (pieces.end - from < this.sliceBytes) return;
    // Does not cut an escape.
    const to = pieces.end - this.escape <= ESCAPE_BYTES ? this.escape : pieces.end;
    const mark = this.isLongText ? '' : this.texts.begin();
    const { text: taken, length } = pieces.replace(from, to, Buffer.from(mark));
    this.texts.add(JSON.parse(`"${taken}"`) as string);
    this.escape += mark.length - length;
    this.isLongText = true;
  }

  private open(isList: boolean): void {
    const { levels } = this;
    if (levels.length >= DEEPEST) throw OutOfBounds.depth();
    this.parts += 1;
    if (this.parts > MOST_PARTS) throw OutOfBounds.parts('objects and lists');
    if (levels.length === 0 && this.parts > 1) throw new SyntaxError('The document goes on behind its end');
    levels.push({ isList, commas: 0, name: [this.text[0], this.text[1]] });
  }

  private close(isList: boolean): void {
    if (this.levels.pop()?.isList !== isList) throw new SyntaxError('Brackets don’t match');
    if (this.levels.length < this.kept) this.kept = this.levels.length;
  }

  private comma(at: number): void {
    const { levels } = this;
    const level = levels[levels.length - 1];
    if (!level) throw new SyntaxError('The document goes on behind its end');
    level.commas += 1;
    if (!level.isList && level.commas >= MOST_MEMBERS) throw OutOfBounds.members('An object', 'members');
    if (level.commas >= MOST_ENTRIES) throw OutOfBounds.entries();
    if (at - this.from >= this.sliceBytes || this.longNumbers.length >= MOST_LONG_NUMBERS) this.cut(at);
  }

  /** Parses what has arrived since the last slice. */
  private cut(at: number): void {
    const { levels, kept, pieces } = this;
    const opened = levels.slice(kept);
    const isMember = (index: number) => levels[index - 1]?.isList === false;
    const named = opened.filter((_, index) => isMember(kept + index));
    const { text, keys } = pieces.take(
      at,
      this.longNumbers,
      named.map(({ name }) => name),
    );
    const names = opened.map((_, index) => (isMember(kept + index) ? this.nameIn(keys.shift()) : undefined));
    this.growing.add(
      text,
      kept,
      opened.map(({ isList }, index) => ({ isList, name: names[index] })),
      this.texts,
    );
    pieces.drop(at + 1);
    this.from = at + 1;
    this.kept = levels.length;
    this.longNumbers = [];
  }

  private nameIn(text = ''): string {
    return this.texts.textOf(JSON.parse(text) as string);
  }
}

const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);

const isBlank = (piece: Buffer): boolean => piece.every((byte) => SPACES.has(byte));
