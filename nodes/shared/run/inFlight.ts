import { Yields } from '../operation';

/** A piece of work with its keys. Tasks that share a key run one after another. */
export interface Task {
  keys: string[];
  run: () => Promise<void>;
}

/**
 * Runs tasks in order, at most `most` at a time, until all are done or `goOn` returns false. A waiting task blocks only the
 * tasks that share its key. Tasks that have started are always waited for. Rejects with the first rejection, after the
 * others have settled. Yields to the event loop even if no task waits for anything.
 */
export async function inFlight(tasks: Task[], most: number, goOn: () => boolean = () => true): Promise<void> {
  const line = new Line(tasks);
  const failures: unknown[] = [];
  const yields = new Yields();
  let running = 0;
  await new Promise<void>((resolve) => {
    const start = (index: number, task: Task): void => {
      running += 1;
      const end = (): void => {
        running -= 1;
        line.finish(index);
        if (yields.due()) void yields.now().then(fill);
        else fill();
      };
      task.run().then(end, (error: unknown) => {
        failures.push(error);
        end();
      });
    };
    const fill = (): void => {
      while (running < most && failures.length === 0 && goOn()) {
        const index = line.next();
        const task = index === undefined ? undefined : tasks[index];
        if (index === undefined || !task) break;
        start(index, task);
      }
      if (running === 0) resolve();
    };
    fill();
  });
  if (failures.length > 0) throw failures[0];
}

/** The tasks in order, and which task waits for which. */
class Line {
  private place = 0;
  /** For each task, how many tasks it still waits for. */
  private readonly waitsFor: number[] = [];
  private readonly followers: Array<number[] | undefined> = [];
  /** Tasks that were passed over while they waited, and that may start now. */
  private readonly free: number[] = [];

  constructor(tasks: Task[]) {
    const last = new Map<string, number>();
    for (const [index, { keys }] of tasks.entries()) {
      let waitsFor = 0;
      for (const key of keys) {
        const holder = last.get(key);
        if (holder !== undefined && holder !== index && this.follows(index, holder)) waitsFor += 1;
        last.set(key, index);
      }
      this.waitsFor.push(waitsFor);
    }
  }

  /** Notes that a task waits for an earlier one. False if that was noted before. */
  private follows(index: number, holder: number): boolean {
    const followers = this.followers[holder];
    // Tasks are noted in order, so a task that was noted before is the last one.
    if (followers?.at(-1) === index) return false;
    if (followers) followers.push(index);
    else this.followers[holder] = [index];
    return true;
  }

  /** The next task that may start; undefined at the end, or if none may start until another has finished. */
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
    const followers = this.followers[index];
    if (!followers) return;
    for (const follower of followers) {
      const left = (this.waitsFor[follower] ?? 0) - 1;
      this.waitsFor[follower] = left;
      if (left === 0 && follower < this.place) this.free.push(follower);
    }
  }
}
