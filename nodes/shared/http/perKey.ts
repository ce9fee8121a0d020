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

  /** The instance of this key. Idle instances of all keys are removed here, so no timer is needed. */
  of(key: string): T {
    for (const [other, learned] of this.known) if (learned.isIdle) this.known.delete(other);
    let own = this.known.get(key);
    if (!own) this.known.set(key, (own = this.make()));
    return own;
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
