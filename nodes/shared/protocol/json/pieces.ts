import { isUtf8 } from 'node:buffer';
import { isExact } from '../../operation';
import { AS_TEXT, type LongNumbers } from './longNumbers';

/** The bytes of a document are not UTF-8. */
export class NotUtf8 extends Error {}

/** Where something stands in a document, in bytes from its beginning. */
export type Place = [from: number, to: number];

/** The bytes of a document that are still needed. */
export class Pieces {
  private readonly held: Buffer[] = [];
  /** Where pieces are joined. It is reused for each slice to spare the garbage collector. */
  private table = Buffer.alloc(0);
  private begin = 0;
  end = 0;

  constructor(private readonly longNumbers: LongNumbers = AS_TEXT) {}

  add(piece: Buffer): void {
    this.held.push(piece);
    this.end += piece.length;
  }

  /**
   * Takes out the text up to a place. Of the numbers at `numbers`, those that JavaScript can't hold exactly are replaced.
   * `keys`: the places of texts to return separately. Throws NotUtf8.
   */
  take(to: number, numbers: Place[] = [], keys: Place[] = []): { text: string; keys: string[] } {
    const { begin } = this;
    const bytes = this.taken(to - begin);
    if (!isUtf8(bytes)) throw new NotUtf8();
    const between = (from: number, end: number) => bytes.toString('utf8', from - begin, end - begin);
    let text = '';
    let from = begin;
    for (const [start, end] of numbers) {
      const digits = between(start, end);
      if (!JSON_NUMBER.test(digits) || isExact(digits)) continue;
      text += `${between(from, start)}${this.longNumbers.replaced(digits)}`;
      from = end;
    }
    return { text: text + between(from, to), keys: keys.map((place) => between(...place)) };
  }

  /** Takes out so many bytes. */
  private taken(length: number): Buffer {
    const to = this.begin + length;
    const [first] = this.held;
    if (first && first.length >= length) {
      this.drop(to);
      return first.subarray(0, length);
    }
    if (this.table.length < length) this.table = Buffer.allocUnsafeSlow(length);
    let at = 0;
    this.drop(to, (bytes) => (at += bytes.copy(this.table, at)));
    return this.table.subarray(0, length);
  }

  /**
   * Replaces the whole letters between two places near the end by other bytes; later places move.
   * Throws NotUtf8. Out: the old text, and its length in bytes.
   */
  replace(from: number, to: number, others: Buffer): { text: string; length: number } {
    const tail: Buffer[] = [];
    let begin = this.end;
    while (begin > from) {
      const last = this.held.pop() ?? Buffer.alloc(0);
      begin -= last.length;
      tail.unshift(last);
    }
    const bytes = Buffer.concat(tail);
    const taken = bytes.subarray(from - begin, lastLetter(bytes, to - begin));
    if (!isUtf8(taken)) throw new NotUtf8();
    // A copy, so that a few bytes don't keep whole pieces in memory.
    this.held.push(
      Buffer.concat([bytes.subarray(0, from - begin), others, bytes.subarray(from - begin + taken.length)]),
    );
    this.end += others.length - taken.length;
    return { text: taken.toString('utf8'), length: taken.length };
  }

  /** Drops everything before a place, after passing it to `last`. */
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

/** The parser refuses any other number. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Where the last letter before a place begins. All bytes of a letter but the first are 10xxxxxx. */
function lastLetter(bytes: Buffer, place: number): number {
  let at = Math.min(place, bytes.length - 1);
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}
