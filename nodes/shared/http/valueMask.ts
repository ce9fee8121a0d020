import { isPlainObject, MASK } from '../operation';
import type { Finder } from './finder';

/** What to mask in values. */
export interface Hidden {
  /** Masks values that equal one of these. */
  equal?: Finder;
  /** Masks these inside texts. */
  within?: Finder;
  /** By member name in lower case: masks the member's value if it equals one of these. */
  named?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether any of these is a number. */
  hasNumbers: boolean;
}

type Holder = Record<string, unknown> | unknown[];

/** A place in a copy that still waits for its list or object. */
interface Gap {
  holder: Holder;
  at: string | number;
  original: object;
}

/** Masks JSON values. It does not recurse, since an answer may be nested deeper than the stack allows. */
export class ValueMask {
  private readonly shortest: number;

  constructor(private readonly hidden: Hidden) {
    const { equal, within } = hidden;
    this.shortest = Math.min(equal?.shortest ?? Infinity, within?.shortest ?? Infinity);
  }

  /** Returns the value itself if it contains no secret (nearly always), otherwise a masked copy. */
  masked(value: unknown): unknown {
    return this.isClean(value) ? value : this.copyOf(value);
  }

  private isClean(value: unknown): boolean {
    const open: unknown[] = [value];
    while (open.length > 0) {
      const next = open.pop();
      if (Array.isArray(next)) {
        for (const element of next as unknown[]) {
          if (isNested(element)) open.push(element);
          else if (this.hides(element)) return false;
        }
      } else if (isPlainObject(next)) {
        for (const name of Object.keys(next)) {
          const member = next[name];
          if (this.hides(name) || this.hidesMember(name, member)) return false;
          if (isNested(member)) open.push(member);
          else if (this.hides(member)) return false;
        }
      } else if (this.hides(next)) return false;
    }
    return true;
  }

  private hides(value: unknown): boolean {
    if (typeof value === 'number') return this.hidden.hasNumbers && this.hides(String(value));
    if (typeof value !== 'string' || value.length < this.shortest) return false;
    return this.hidden.within?.isIn(value) === true || this.isEqual(value);
  }

  private hidesMember(name: string, value: unknown): boolean {
    return this.hidden.named?.get(name.toLowerCase())?.has(String(value)) === true;
  }

  private isEqual(text: string): boolean {
    return this.hidden.equal?.is(text) === true;
  }

  private copyOf(value: unknown): unknown {
    const top: unknown[] = [];
    const gaps: Gap[] = [];
    const put = (holder: Holder, at: string | number, each: unknown): void => {
      // Reserves a place for what is copied later, so that members keep their order.
      setMember(holder, at, isNested(each) ? undefined : this.scalar(each));
      if (isNested(each)) gaps.push({ holder, at, original: each });
    };
    put(top, 0, value);
    for (let gap = gaps.pop(); gap; gap = gaps.pop()) {
      const { holder, at, original } = gap;
      const copy: Holder = Array.isArray(original) ? [] : {};
      setMember(holder, at, copy);
      if (Array.isArray(original)) original.forEach((each, index) => put(copy, index, each));
      else
        for (const [name, each] of Object.entries(original)) {
          put(copy, this.freeName(copy, name), this.hidesMember(name, each) ? MASK : each);
        }
    }
    return top[0];
  }

  private scalar(value: unknown): unknown {
    if (!this.hides(value)) return value;
    const text = String(value);
    return this.isEqual(text) ? MASK : (this.hidden.within?.replacedIn(text, MASK) ?? MASK);
  }

  /** A member's name without secrets. Equal names are numbered, so that no member is lost. */
  private freeName(holder: Holder, name: string): string {
    const masked = String(this.scalar(name));
    let free = masked;
    for (let count = 2; Object.hasOwn(holder, free); count += 1) free = `${masked} ${count}`;
    return free;
  }
}

/** Whether a value is a JSON list or object, not a date or a file. */
const isNested = (value: unknown): value is object => Array.isArray(value) || isPlainObject(value);

/** Sets a member. `__proto__` becomes an ordinary member. */
function setMember(holder: Holder, at: string | number, value: unknown): void {
  if (at !== '__proto__') (holder as Record<string | number, unknown>)[at] = value;
  else Object.defineProperty(holder, at, { value, configurable: true, enumerable: true, writable: true });
}
