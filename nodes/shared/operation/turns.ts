/** The longest that work on many records keeps the event loop to itself, in milliseconds. */
const STRETCH_MS = 20;

/**
 * Lets the event loop turn while long work goes on: n8n answers other workflows, timers fire, stopping works.
 * `if (turns.due()) await turns.take();` after each small piece.
 */
export class Turns {
  private since = performance.now();

  /** Whether the work has gone on for long enough. */
  due(): boolean {
    return performance.now() - this.since > STRETCH_MS;
  }

  /** Returns when all that waited has had its turn. */
  async take(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}

/** Makes all values of something that makes them one by one, letting the event loop turn in between. */
export async function gather<T>(values: Iterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  const turns = new Turns();
  for (const value of values) {
    gathered.push(value);
    if (turns.due()) await turns.take();
  }
  return gathered;
}
