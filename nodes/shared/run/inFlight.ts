import { Yields } from '../operation';

/** A piece of work, and its keys: of tasks that have a key in common, each starts when the one before it is done. */
export interface Task {
  keys: Iterable<string>;
  run: () => Promise<void>;
}

/**
 * Runs tasks in order, at most `most` at a time, until all are done or `goOn` says no more are to be started.
 * A waiting task blocks only the tasks that share its key. Tasks already started are always waited for.
 * Rejects with the first rejection, after the others have settled. Tasks that wait for nothing still let other work run.
 */
export async function inFlight(tasks: Task[], most: number, goOn: () => boolean = () => true): Promise<void> {
  const line = new Line(tasks);
  const failures: unknown[] = [];
  let running = 0;
  let wake = (): void => undefined;
  const start = async (index: number, task: Task): Promise<void> => {
    running += 1;
    try {
      await task.run();
    } catch (error) {
      failures.push(error);
    }
    running -= 1;
    line.finish(index);
    wake();
  };
  const fill = (): void => {
    while (running < most && failures.length === 0 && goOn()) {
      const index = line.next();
      const task = index === undefined ? undefined : tasks[index];
      if (index === undefined || !task) return;
      void start(index, task);
    }
  };
  const yields = new Yields();
  for (fill(); running > 0; fill()) {
    await new Promise<void>((resolve) => (wake = resolve));
    fill();
    // Tasks may end meanwhile, and all of them: others are begun before the end is looked for.
    if (yields.due()) await yields.now();
  }
  if (failures.length > 0) throw failures[0];
}

/** Tasks by their places, and who waits for whom. */
class Line {
  private place = 0;
  /** For each task, how many it still waits for. */
  private readonly waitsFor: number[] = [];
  private readonly followers: Array<number[] | undefined> = [];
  /** Tasks that had to wait when their place was reached, and need not any more. */
  private readonly free: number[] = [];

  constructor(tasks: Task[]) {
    const last = new Map<string, number>();
    for (const [index, { keys }] of tasks.entries()) {
      const before = new Set<number>();
      for (const key of keys) {
        const holder = last.get(key);
        if (holder !== undefined && holder !== index) before.add(holder);
        last.set(key, index);
      }
      this.waitsFor.push(before.size);
      for (const holder of before) (this.followers[holder] ??= []).push(index);
    }
  }

  /** The next task that may start; undefined where none may, at the end or until another has finished. */
  next(): number | undefined {
    const freed = this.free.shift();
    if (freed !== undefined) return freed;
    while (this.place < this.waitsFor.length) {
      const index = this.place++;
      if (this.waitsFor[index] === 0) return index;
    }
    return undefined;
  }

  finish(index: number): void {
    for (const follower of this.followers[index] ?? []) {
      const left = (this.waitsFor[follower] ?? 0) - 1;
      this.waitsFor[follower] = left;
      if (left === 0 && follower < this.place) this.free.push(follower);
    }
  }
}
