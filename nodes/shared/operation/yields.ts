/** The longest that work on many records keeps the event loop to itself, in milliseconds. */
const STRETCH_MS = 20;

/**
 * Yields to the event loop while long work goes on, so that n8n can serve other workflows, run timers and stop.
 * `if (yields.due()) await yields.now();` after each small piece.
 */
export class Yields {
  private since = performance.now();

  constructor(private readonly stretchMs = STRETCH_MS) {}

  /** Whether the work has gone on for long enough. */
  due(): boolean {
    return performance.now() - this.since > this.stretchMs;
  }

  /** Resolves when the event loop has served all that waited. */
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
