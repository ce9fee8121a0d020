import type { Values } from '../operation';
import type { Session } from './session';

/** What is done once in a run, whatever number of items needs it. Calls in flight share it; a failure is tried again. */
export class OncePerRun<T> {
  private readonly done = new WeakMap<object, Map<string, Promise<T>>>();

  /** In: the names and values that make it one thing. Throws what `work` throws. */
  async get({ run }: Session, names: string[], values: Values, work: () => Promise<T>): Promise<T> {
    const key = keyOf(names, values);
    const known = this.done.get(run) ?? new Map<string, Promise<T>>();
    this.done.set(run, known);
    const doing = known.get(key) ?? work();
    known.set(key, doing);
    try {
      return await doing;
    } catch (failure) {
      if (known.get(key) === doing) known.delete(key);
      throw failure;
    }
  }

  /** It is done again when it is needed next. */
  forget({ run }: Session, names: string[], values: Values): void {
    this.done.get(run)?.delete(keyOf(names, values));
  }
}

const keyOf = (names: string[], values: Values): string =>
  JSON.stringify([...names, values], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
