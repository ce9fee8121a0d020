/** The longest time that work on many records may block the event loop, in milliseconds. */
const STRETCH_MS = 20;

/**
 * Yields to the event loop during long work, so that n8n can serve other workflows, run timers and stop.
 * `if (yields.due()) await yields.now();` after each small piece.
 */
export class Yields {
  private since = performance.now();

  constructor(private readonly stretchMs = STRETCH_MS) {}

  /** Whether the work has gone on long enough. */
  due(): boolean {
    return performance.now() - this.since > this.stretchMs;
  }

  /** Resolves after the event loop has served what was waiting. */
  async now(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}

/** Collects all values of an iterable, and yields to the event loop in between. */
export async function gather<T>(values: Iterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  const yields = new Yields();
  for (const value of values) {
    gathered.push(value);
    if (yields.due()) await yields.now();
  }
  return gathered;
}
