import { randomUUID } from 'node:crypto';
import { setMember } from '../../operation';

/** The beginning of each mark. It is random, so no text of an answer begins with it. */
const MARK = randomUUID();
const DIGITS = 9;

/** The length of a mark. */
export const MARK_BYTES = MARK.length + DIGITS;

/** Texts of a slice that are too long to parse at once. In the slice, a mark replaces all but the end of each. */
export class LongTexts {
  private texts: string[][] = [];

  /** Begins a text. Out: its mark. */
  begin(): string {
    this.texts.push([]);
    return MARK + String(this.texts.length - 1).padStart(DIGITS, '0');
  }

  /** Adds to the text that was begun last. */
  add(text: string): void {
    this.texts.at(-1)?.push(text);
  }

  /** Puts the texts back into the parsed slice, and forgets them. */
  restore(parsed: unknown): unknown {
    if (this.texts.length === 0) return parsed;
    const whole = this.wholeOf(parsed);
    this.texts = [];
    return whole;
  }

  private wholeOf(part: unknown): unknown {
    if (typeof part === 'string') return this.textOf(part);
    if (Array.isArray(part)) return part.map((each) => this.wholeOf(each));
    if (typeof part !== 'object' || part === null) return part;
    const object: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(part))
      setMember(object, this.textOf(name), this.wholeOf(value));
    return object;
  }

  /** A text, its mark replaced. */
  textOf(text: string): string {
    if (!text.startsWith(MARK)) return text;
    const parts = this.texts[Number(text.slice(MARK.length, MARK_BYTES))] ?? [];
    return parts.join('') + text.slice(MARK_BYTES);
  }
}
