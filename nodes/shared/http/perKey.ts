/** Five minutes. */
export const IDLE_MS = 5 * 60_000;

/** State that is learned from calls and forgotten after five idle minutes. */
interface Learning {
  readonly isIdle: boolean;
}

/** One instance for each key (a credential and where its calls go), shared by all executions of this process. */
export class PerKey<T extends Learning> {
  private readonly known = new Map<string, T>();

  constructor(private readonly make: () => T) {}

  /** The instance of this key. Idle ones of all keys are removed when one is made, so no timer is needed. */
  of(key: string): T {
    const known = this.known.get(key);
    if (known && !known.isIdle) return known;
    for (const [other, learned] of this.known) if (learned.isIdle) this.known.delete(other);
    const made = this.make();
    this.known.set(key, made);
    return made;
  }

  /** How many instances are remembered, for tests. */
  get size(): number {
    return this.known.size;
  }

  /** Forgets all instances, for tests. */
  clear(): void {
    this.known.clear();
  }
}
