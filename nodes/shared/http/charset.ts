import { TextDecoder } from 'node:util';
import { CallFailure } from '../errors';

/** How the bytes of a JSON or XML body become text. */
export interface Charset {
  /** As TextDecoder names it. */
  label: string;
  /** The length of the byte order mark, in bytes. */
  mark: number;
  /** Whether the answer names its charset or has a byte order mark. */
  declared: boolean;
  /** The charset that the answer names, if this node doesn't know it. Then UTF-8 is tried. */
  unknown?: string;
}

/** The bytes are not in the charset of the answer. */
export class InvalidText extends Error {
  constructor(readonly charset: Charset) {
    super('invalid text');
  }

  /** The failure of the call: letters would be lost, so the answer is not used. */
  failure(status: number): CallFailure {
    const { unknown, label, declared } = this.charset;
    const wrong = declared
      ? `bytes that are not ${label.toUpperCase()}, the charset it names`
      : 'bytes that are not UTF-8, and names no other charset';
    const message =
      unknown === undefined
        ? `The service answered with ${wrong}`
        : `The service answered in the charset "${unknown.slice(0, 40)}", which this node can’t read`;
    return new CallFailure({ kind: 'unreadable', status, message });
  }
}

const MARKS: ReadonlyArray<[label: string, mark: Buffer]> = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/** Every mark begins with this byte or a larger one. JSON and XML never do. */
const FIRST_OF_MARKS = 0xef;

/** Most JSON begins with one of these. */
const BRACE = 0x7b;
const BRACKET = 0x5b;

/** A superset of the printable part of ISO 8859-1. Every byte is valid in it. */
export const WESTERN: Charset = { label: 'windows-1252', mark: 0, declared: false };

/**
 * The charset of a JSON or XML body. In: the body or its first few hundred bytes, and the Content-Type.
 * A byte order mark comes first, then Content-Type, then the XML declaration (RFC 7303, 3.2). The default is UTF-8.
 * https://www.rfc-editor.org/rfc/rfc7303#section-3.2
 */
export function charsetOf(head: Buffer, contentType = ''): Charset {
  if ((head[0] ?? 0) >= FIRST_OF_MARKS) {
    for (const [label, mark] of MARKS)
      if (head.subarray(0, mark.length).equals(mark)) return { label, mark: mark.length, declared: true };
  }
  const wide = wideIn(head);
  if (wide) return { label: wide, mark: 0, declared: true };
  const named = namedIn(contentType) ?? xmlEncoding(head);
  if (named === undefined) return { label: 'utf-8', mark: 0, declared: false };
  const label = labelOf(named);
  return label === undefined
    ? { label: 'utf-8', mark: 0, declared: true, unknown: named }
    : { label, mark: 0, declared: true };
}

/** JSON and XML begin with an ASCII character. A zero byte beside it means UTF-16. */
function wideIn(head: Buffer): string | undefined {
  const first = head[0];
  const second = head[1];
  if (first === 0 && second) return 'utf-16be';
  return first && second === 0 ? 'utf-16le' : undefined;
}

/** The charset that a Content-Type names. */
const namedIn = remembering((contentType) => {
  const found = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,"']+))/i.exec(contentType);
  const named = (found?.[1] ?? found?.[2] ?? found?.[3])?.trim();
  return named === '' ? undefined : named;
});

function xmlEncoding(head: Buffer): string | undefined {
  if (head[0] === BRACE || head[0] === BRACKET) return undefined;
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/.exec(head.toString('latin1', 0, 200))?.[1];
}

/**
 * The decoder for the charset that an answer names. ASCII is read as UTF-8, which contains it. UTF-16 is too: some
 * services name UTF-16 but send UTF-8. Real UTF-16 is recognized earlier, by wideIn.
 */
const labelOf = remembering((named) => {
  if (/^(?:us-?)?ascii$|^utf-?16/i.test(named)) return 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return undefined;
  }
});

/** Remembers what was made of the latest texts: a service sends the same ones each time. */
function remembering(make: (text: string) => string | undefined): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    const made = known.get(text);
    if (made !== undefined || known.has(text)) return made;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const fresh = make(text);
    known.set(text, fresh);
    return fresh;
  };
}

const MOST_REMEMBERED = 100;

/** Decodes a body piece by piece. A piece may end in the middle of a character. Throws InvalidText. */
export class Decoder {
  private readonly decoder: TextDecoder;
  private skip: number;

  constructor(private readonly charset: Charset) {
    this.skip = charset.mark;
    this.decoder = new TextDecoder(charset.label, { fatal: true, ignoreBOM: true });
  }

  add(piece: Buffer): string {
    const bytes = this.skip === 0 ? piece : piece.subarray(this.skip);
    this.skip -= piece.length - bytes.length;
    return this.decode(bytes, true);
  }

  /** The rest of the text, at the end of the body. */
  end(): string {
    return this.decode(Buffer.alloc(0), false);
  }

  private decode(bytes: Buffer, stream: boolean): string {
    try {
      return this.decoder.decode(bytes, { stream });
    } catch {
      throw new InvalidText(this.charset);
    }
  }
}
