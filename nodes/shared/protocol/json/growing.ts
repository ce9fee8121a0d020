import { randomUUID } from 'node:crypto';
import { MOST_PARTS, OutOfBounds } from '../../http/bounds';
import { setMember } from '../../operation';
import type { Listing } from '../protocol';
import type { LongTexts } from './longTexts';

/** An object or list that is open at the end of a slice. Name: that of the member it is, in an object. */
export interface Opened {
  isList: boolean;
  name: string | undefined;
}

/** Names what goes on from an earlier slice. Nobody can guess it, so no member of an answer has this name. */
const GOES_ON = randomUUID();
const OPEN_OBJECT = `{${JSON.stringify(GOES_ON)}:`;

/** A document that is parsed slice by slice. */
export class Growing {
  /** The objects and lists that the last slice left open, the outermost first. */
  private branches: Branch[] = [];

  constructor(private readonly listing: Listing = () => undefined) {}

  /**
   * One more slice, which ends before a comma. In: how many of the branches are still open, and what was opened since.
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

  /** The document, by its last slice. Throws like `add`. */
  end(text: string, texts: LongTexts): unknown {
    const [root] = this.branches;
    const parts = this.parse(text, texts);
    if (!root) return parts[0];
    this.grow(parts, 0, false);
    return root.value;
  }

  /** Parses a slice within what it goes on with. Out: what each branch gets, or the document where there is none yet. */
  private parse(text: string, texts: LongTexts): unknown[] {
    const { branches } = this;
    const last = branches.length - 1;
    const before = branches.map(({ isList }, index) => (isList ? '[' : index === last ? '{' : OPEN_OBJECT));
    const parts: unknown[] = [texts.restore(JSON.parse(before.join('') + text))];
    for (const { isList } of branches.slice(0, -1)) {
      const part = parts.at(-1) as unknown[] & Record<string, unknown>;
      parts.push(isList ? part[0] : part[GOES_ON]);
    }
    if (last >= 0 && isEmpty(parts[last])) throw new SyntaxError('A comma with nothing behind it');
    return parts;
  }

  /** The innermost first: a row is whole when its parts are. `opens`: the last part of the last open branch is open. */
  private grow(parts: unknown[], kept: number, opens: boolean): void {
    const { branches } = this;
    for (let index = branches.length - 1; index >= 0; index -= 1) {
      // The part of it that is still open is all that this slice goes on with.
      if (index < kept - 1) return;
      branches[index]?.grow(parts[index], index < branches.length - 1, opens && index === kept - 1);
    }
  }
}

/** An object or list that a slice has left open. */
class Branch {
  private readonly make?: (row: unknown) => unknown;
  /** The row at the end that is not yet whole. */
  private held: unknown[] = [];

  constructor(
    readonly value: unknown,
    readonly isList: boolean,
    readonly path: string | undefined,
    listing: Listing,
  ) {
    if (isList && path !== undefined) this.make = listing(path, value as unknown[]);
  }

  /** Makes the rows that came with the slice that opened it. `opens`: the last of them is still open. */
  begin(opens: boolean): void {
    if (this.make) this.addRows((this.value as unknown[]).splice(0), 0, opens);
  }

  /** Takes what a slice brought. `goesOn`: its first part is one that an earlier slice has left open. */
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

/** What stands last in an object, by its name, or in a list. */
const lastOf = (whole: unknown, name: string | undefined): unknown =>
  Array.isArray(whole) ? whole.at(-1) : (whole as Record<string, unknown>)[name ?? ''];

/** The path of members to what opens within a branch; undefined within the rows of a list. */
function pathBelow(parent: Branch | undefined, name: string | undefined): string | undefined {
  if (!parent) return '';
  if (parent.path === undefined || name === undefined) return undefined;
  return parent.path === '' ? name : `${parent.path}.${name}`;
}

function isEmpty(part: unknown): boolean {
  for (const _ in part as object) return false;
  return true;
}
