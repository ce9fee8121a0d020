import { DEEPEST, MOST_PARTS, OutOfBounds } from '../../http/bounds';
import type { Listing } from '../protocol';
import { Element, isAround } from './element';
import { memberPlan, type Plan } from './plan';

/** Turns elements into plain JSON values while they are read, so that nothing is in memory twice. */
export class Values {
  private readonly document: Element;
  private readonly open: Element[];
  private elements = 0;
  private roots = 0;

  /** In: the plan of the document, which contains the root element; the listing for the rows of the result list. */
  constructor(
    plan: Plan | undefined,
    private readonly listing?: Listing,
  ) {
    this.document = new Element('', plan, false, listing);
    this.open = [this.document];
  }

  /** Throws OutOfBounds, and what the listing throws. */
  begin(name: string, isNil: boolean): void {
    this.elements += 1;
    if (this.open.length > DEEPEST) throw OutOfBounds.depth();
    if (this.elements > MOST_PARTS) throw OutOfBounds.parts('elements');
    if (this.open.length === 1) this.roots += 1;
    const plan = planIn(this.innermost().plan, name);
    this.open.push(new Element(name, plan, isNil, this.listing));
  }

  text(text: string): void {
    this.innermost().text += text;
  }

  /** Throws like `begin`. */
  end(): void {
    const element = this.open.pop();
    if (element) this.innermost().add(element.name, element.value());
  }

  /** The root element as the only member of an object; undefined if there is not exactly one. */
  root(): Record<string, unknown> | undefined {
    return this.roots === 1 ? this.document.record : undefined;
  }

  private innermost(): Element {
    return this.open[this.open.length - 1] ?? this.document;
  }
}

/** Every element inside a list wrapper is an entry, so that a wrong name in a declaration loses nothing. */
function planIn(parent: Plan | undefined, name: string): Plan | undefined {
  if (isAround(parent)) return parent.entry;
  const member = parent?.kind === 'record' ? memberPlan(parent, name) : undefined;
  return member?.kind === 'list' && !member.isAround ? member.entry : member;
}
