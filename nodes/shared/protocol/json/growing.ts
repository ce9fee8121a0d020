import { randomUUID } from 'node:crypto';
import { MOST_PARTS, OutOfBounds } from '../../http/bounds';
import { setMember } from '../../operation';
import type { Listing } from '../protocol';
import { AS_TEXT, type LongNumbers } from './longNumbers';
import type { LongTexts } from './longTexts';

/** An object or list that is still open at the end of a slice. `name`: its own, if it is a member of an object. */
export interface Opened {
  isList: boolean;
  name: string | undefined;
}

/** The name of the member that continues from an earlier slice. It is random, so no member of an answer has it. */
const GOES_ON = randomUUID();
const OPEN_OBJECT = `{${JSON.stringify(GOES_ON)}:`;

/** A document that is parsed slice by slice. */
export class Growing {
  /** The objects and lists that the last slice left open, the outermost first. */
  private branches: Branch[] = [];

  constructor(
    private readonly listing: Listing = () => undefined,
    private readonly longNumbers: LongNumbers = AS_TEXT,
  ) {}

  /**
   * Adds a slice, which ends before a comma. In: how many branches are still open, and what the slice opens.
   * Throws SyntaxError, OutOfBounds, and what the listing throws.
   */
  add(text: string, kept: number, opened: Opened[], texts: LongTexts): void {
    const open = [...this.branches.slice(0, kept), ...opened];
    const closing = open.map(({ isList }) => (isList ? ']' : '}')).reverse();
    const parts = this.parse(text + closing.join(''), texts);
    this.grow(parts, kept, opened.length > 0);
    this.branches.length = kept;
    let innermost = parts[kept - 1];
    for (const { isList, name } of opened) {
      innermost = innermost === undefined ? parts[0] : lastOf(innermost, name);
      const path = pathBelow(this.branches.at(-1), name);
      this.branches.push(new Branch(innermost, isList, path, this.listing));
    }
    if (isEmpty(innermost)) throw new SyntaxError('A comma with nothing before it');
    for (const branch of this.branches.slice(kept)) branch.begin(branch !== this.branches.at(-1));
  }

  /** Adds the last slice. Out: the document. Throws like `add`. */
  end(text: string, texts: LongTexts): unknown {
    const [root] = this.branches;
    if (!root) return this.restored(text, texts);
    this.grow(this.parse(text, texts), 0, false);
    return root.value;
  }

  /** Parses a slice within its open branches. Out: what each branch gets, or the slice if no branch is open. */
  private parse(text: string, texts: LongTexts): unknown[] {
    const { branches } = this;
    const last = branches.length - 1;
    const before = branches.map(({ isList }, index) => (isList ? '[' : index === last ? '{' : OPEN_OBJECT));
    const parts: unknown[] = [this.restored(before.join('') + text, texts)];
    for (const { isList } of branches.slice(0, -1)) {
      const part = parts.at(-1) as unknown[] & Record<string, unknown>;
      parts.push(isList ? part[0] : part[GOES_ON]);
    }
    if (last >= 0 && isEmpty(parts[last])) throw new SyntaxError('A comma with nothing behind it');
    return parts;
  }

  /** A parsed slice, with the long texts and numbers in their places. */
  private restored(slice: string, texts: LongTexts): unknown {
    return this.longNumbers.restore(texts.restore(JSON.parse(slice)));
  }

  /** Adds to the innermost branch first, since a row must be complete. `opens`: the last part of the last one is open. */
  private grow(parts: unknown[], kept: number, opens: boolean): void {
    const { branches } = this;
    for (let index = branches.length - 1; index >= 0; index -= 1) {
      // This slice adds nothing here but the part that is still open.
      if (index < kept - 1) return;
      branches[index]?.grow(parts[index], index < branches.length - 1, opens && index === kept - 1);
    }
  }
}

/** An object or list that is open at the end of a slice. */
class Branch {
  private readonly make?: (row: unknown) => unknown;
  /** The last row, while it is incomplete. */
  private held: unknown[] = [];

  constructor(
    readonly value: unknown,
    readonly isList: boolean,
    readonly path: string | undefined,
    listing: Listing,
  ) {
    if (isList && path !== undefined) this.make = listing(path, value as unknown[]);
  }

  /** Converts the rows of the slice that opened it. `opens`: the last row is still open. */
  begin(opens: boolean): void {
    if (this.make) this.addRows((this.value as unknown[]).splice(0), 0, opens);
  }

  /** Adds the content of a slice. `goesOn`: its first part continues from an earlier slice. */
  grow(part: unknown, goesOn: boolean, opens: boolean): void {
    if (this.isList) this.addRows(part as unknown[], goesOn ? 1 : 0, opens);
    else this.addMembers(part as Record<string, unknown>);
  }

  private addMembers(part: Record<string, unknown>): void {
    const object = this.value as Record<string, unknown>;
    for (const name of Object.keys(part)) {
      if (name !== GOES_ON) setMember(object, name, part[name]);
    }
  }

  private addRows(rows: unknown[], from: number, opens: boolean): void {
    const list = this.value as unknown[];
    if (!this.make) {
      for (let index = from; index < rows.length; index += 1) list.push(rows[index]);
      return;
    }
    const whole = [...this.held, ...rows.slice(from, opens ? -1 : undefined)];
    this.held = opens ? rows.slice(-1) : [];
    for (const row of whole) {
      const made = this.make(row);
      if (made !== undefined) list.push(made);
    }
    if (list.length > MOST_PARTS) throw OutOfBounds.parts('rows');
  }
}

/** The last entry of a list, or a member of an object. */
const lastOf = (whole: unknown, name: string | undefined): unknown =>
  Array.isArray(whole) ? whole.at(-1) : (whole as Record<string, unknown>)[name ?? ''];

/** The path to what opens within a branch; undefined inside the rows of a list. */
function pathBelow(parent: Branch | undefined, name: string | undefined): string | undefined {
  if (!parent) return '';
  if (parent.path === undefined || name === undefined) return undefined;
  return parent.path === '' ? name : `${parent.path}.${name}`;
}

function isEmpty(part: unknown): boolean {
  for (const _ in part as object) return false;
  return true;
}
