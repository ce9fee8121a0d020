import type { Values } from '../operation';
import type { Session } from './session';

/** What is done once in a run, whatever number of items needs it. Calls in flight share it; a failure is tried again. */
export class OncePerRun<T> {
  private readonly done = new WeakMap<Session, Map<string, Promise<T>>>();

  /** In: the names and values that make it one thing. Throws what `work` throws. */
  async get(session: Session, names: string[], values: Values, work: () => Promise<T>): Promise<T> {
    const key = JSON.stringify([...names, values], (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
    const known = this.done.get(session) ?? new Map<string, Promise<T>>();
    this.done.set(session, known);
    const doing = known.get(key) ?? work();
    known.set(key, doing);
    try {
      return await doing;
    } catch (failure) {
      known.delete(key);
      throw failure;
    }
  }
}
