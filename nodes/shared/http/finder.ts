import { trimmed } from '../operation/invisible';
import { decodingsOf, ENCODED } from './decodings';

/** Shorter texts are searched only at the beginning of base64. Elsewhere, ordinary words would match. */
const SHORTEST_WITHIN_BASE64 = 8;

const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

const SURROUNDING = 8;

/** The longest text that is decoded to compare it as a whole. */
const LONGEST_ENCODED = 500;

type Range = [from: number, to: number];

/** Finds given texts inside other texts: in any letter case, in base64, and in encoded texts. */
export class Finder {
  private readonly pattern: RegExp;
  private readonly whole: RegExp;
  /** A text shorter than this contains none of them. */
  readonly shortest: number;
  /** The length of the longest form that is not encoded, with room for invisible characters around it. */
  private readonly longest: number;

  /** In: at least one text. If two of them begin at the same place, the first one is found. */
  constructor(wanted: string[]) {
    const written = wanted.flatMap((text) => [plain(text), ...base64Of(Buffer.from(text))]).join('|');
    this.pattern = new RegExp(written, 'gi');
    this.whole = new RegExp(`^(?:${written})$`, 'i');
    this.longest = Math.max(...wanted.map(({ length }) => 2 * length + SURROUNDING));
    this.shortest = Math.min(...wanted.map((text) => text.length - (GUID.test(text) ? 4 : 0)));
  }

  /** Whether the text contains one of them. */
  isIn(text: string): boolean {
    if (text.length < this.shortest) return false;
    if (text.search(this.pattern) >= 0) return true;
    for (const decoding of decodingsOf(text)) if (decoding.text.search(this.pattern) >= 0) return true;
    return false;
  }

  /** Whether the text is one of them, apart from invisible characters around it. */
  is(text: string): boolean {
    const isEncoded = ENCODED.test(text);
    if (text.length < this.shortest || (!isEncoded && text.trim().length > this.longest)) return false;
    if (this.whole.test(trimmed(text))) return true;
    if (!isEncoded || text.length > LONGEST_ENCODED) return false;
    for (const decoding of decodingsOf(text)) if (this.whole.test(trimmed(decoding.text))) return true;
    return false;
  }

  /** Where they are in the text, in order and without overlaps. */
  placesIn(text: string): Range[] {
    if (text.length < this.shortest) return [];
    const places: Range[] = this.literalIn(text);
    for (const { text: read, sourcesOf } of decodingsOf(text)) {
      // Matches do not overlap, so their beginnings and ends are in ascending order.
      const sources = sourcesOf(this.literalIn(read).flat());
      for (let at = 0; at < sources.length; at += 2) places.push([sources[at] ?? 0, sources[at + 1] ?? 0]);
    }
    return withoutOverlaps(places);
  }

  /** The text with each of them replaced. */
  replacedIn(text: string, replacement: string): string {
    const places = this.placesIn(text);
    if (places.length === 0) return text;
    const ends = [0, ...places.map(([, to]) => to)];
    const between = ends.map((end, index) => text.slice(end, places[index]?.[0]));
    return between.join(replacement);
  }

  private literalIn(text: string): Range[] {
    return [...text.matchAll(this.pattern)].map(({ index, 0: found }) => [index, index + found.length]);
  }
}

function withoutOverlaps(places: Range[]): Range[] {
  const inOrder = [...places].sort(([a], [b]) => a - b);
  const result: Range[] = [];
  for (const [from, to] of inOrder) {
    const last = result.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** A GUID may come without hyphens, a form writes a blank as a plus, and senders write lone surrogates as U+FFFD. */
function plain(text: string): string {
  const pattern = escaped(text).replace(/\s/g, String.raw`[\s+]`);
  return GUID.test(text) ? pattern.replaceAll(String.raw`\-`, '-?') : `${pattern}${inWellFormed(text)}`;
}

function inWellFormed(text: string): string {
  const sent = Buffer.from(text).toString();
  return sent === text ? '' : `|${escaped(sent)}`;
}

/**
 * Base64 writes three bytes in four characters, so a text inside a longer one has three forms. Its first and last
 * characters depend on its neighbours, so only those between them are searched.
 */
function base64Of(bytes: Buffer): string[] {
  const offsets = bytes.length < SHORTEST_WITHIN_BASE64 ? [0] : [0, 1, 2];
  return offsets.map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const bits = 8 * (offset + bytes.length);
    const core = encoded.slice(Math.ceil((8 * offset) / 6), Math.floor(bits / 6));
    const end = bits % 6 === 0 ? '' : '[\\w+/-]?';
    // Base64url uses other characters for + and /, and a form writes the plus as a blank.
    return `${core.replaceAll('+', '[ +-]').replaceAll('/', '[/_]')}${end}={0,2}`;
  });
}

/** A pattern that matches just this text. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
