import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import type { Part } from './part';
import { stamp } from './stamp';

/** Documented states of a background task that this simulator uses. */
export type BatchTaskState = 'New' | 'Started' | 'Succeeded' | 'Failed';

/** What a task's work came to. */
export interface BatchTaskResult {
  state: 'Succeeded' | 'Failed';
  /** The texts that the task keeps of it. */
  result: string;
}

/** A background task: its carrier `BatchTaskInfo`, and its work, which is done when it ends. */
export interface BatchTask {
  id: number;
  carrier: Carrier;
  work: () => BatchTaskResult;
}

/**
 * Background tasks. A task goes on when somebody looks at it: `New`, then `Started`, then `Succeeded` or `Failed`,
 * so that whoever waits sees each state once and no test waits for a clock.
 */
export class BatchTasks implements Part {
  private tasks = new Map<number, BatchTask>();
  private last = 0;
  /** Set to keep tasks in `Started` until `finish`. */
  held = false;

  constructor(private readonly now: () => Date = () => new Date()) {
    this.reset();
  }

  /** Two tasks of the past: one that succeeded, one that failed. */
  reset(): void {
    this.tasks.clear();
    this.last = 0;
    this.held = false;
    this.seed('Mailing export', 'Succeeded', '2026-03-27T08:00:00', '1204 recipients');
    this.seed('Document conversion', 'Failed', '2026-03-28T21:30:00', 'The archive was not found.');
  }

  private seed(name: string, state: 'Succeeded' | 'Failed', created: string, result: string): void {
    const { carrier } = this.add({ Name: name, Created: created }, () => ({ state, result }));
    Object.assign(carrier, { State: state, Result: result, LastStarted: created, StartCount: 1 });
    carrier.ProgressPercent = state === 'Succeeded' ? 100 : 40;
  }

  /** Queues a task. Its work is done once, at its end. */
  add(
    members: Carrier & { Name: string },
    work: () => BatchTaskResult = () => ({ state: 'Succeeded', result: '' }),
  ): BatchTask {
    this.last += 1;
    const given = { AssociateId: 5, Created: stamp(this.now()), ...members, Id: this.last, State: 'New' };
    const task = { id: this.last, carrier: whole('BatchTaskInfo', given), work };
    this.tasks.set(task.id, task);
    return task;
  }

  /** The carriers of all tasks as they are now, the oldest first. Each unfinished one then goes on by one state. */
  list(): Carrier[] {
    return [...this.tasks.values()].map((task) => this.looked(task));
  }

  /** The carrier of a task as it is now; then it goes on by one state. */
  get(id: number): Carrier | undefined {
    const task = this.tasks.get(id);
    return task && this.looked(task);
  }

  private looked(task: BatchTask): Carrier {
    const seen = structuredClone(task.carrier);
    this.goOn(task);
    return seen;
  }

  private goOn(task: BatchTask): void {
    if (task.carrier.State === 'New') {
      const started = { LastStarted: stamp(this.now()), StartCount: 1, ProgressPercent: 50 };
      Object.assign(task.carrier, { State: 'Started', ...started });
    } else if (task.carrier.State === 'Started' && !this.held) this.finish(task.id);
  }

  /** Ends a task: does its work unless another result is given. Returns whether there was something to end. */
  finish(id: number, result?: BatchTaskResult): boolean {
    const task = this.tasks.get(id);
    if (!task || ['Succeeded', 'Failed'].includes(String(task.carrier.State))) return false;
    const ended = result ?? task.work();
    Object.assign(task.carrier, { State: ended.state, Result: ended.result, Response: ended.result });
    if (ended.state === 'Succeeded') task.carrier.ProgressPercent = 100;
    return true;
  }

  /** Replaces a task as a whole, except for what the server keeps of it. Undefined where there is none. */
  replace(id: number, sent: Carrier): Carrier | undefined {
    const task = this.tasks.get(id);
    if (!task) return undefined;
    const { Created, LastStarted, StartCount } = task.carrier;
    task.carrier = whole('BatchTaskInfo', { ...sent, Id: id, Created, LastStarted, StartCount });
    return structuredClone(task.carrier);
  }

  /** Removes a task. Returns whether there was one. */
  remove(id: number): boolean {
    return this.tasks.delete(id);
  }

  /** Nobody looks: no task goes on. */
  snapshot(): unknown {
    return [...this.tasks.values()].map(({ carrier }) => carrier);
  }
}
