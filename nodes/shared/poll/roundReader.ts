import type { RoundCall } from './state';
import type { PollTask, Read } from './task';

/** Makes the calls of a round, and decides what a failed call means for the round. */
export class RoundReader {
  private hasRead = false;
  private isAnew = false;

  /** In: `first`, the answer to the first call, if it was already made. */
  constructor(
    private readonly task: PollTask,
    private first: Read | undefined,
  ) {}

  /**
   * Reads an answer. Undefined if a later call of a poll fails: earlier answers are kept, and the next poll continues with
   * this call. Throws if the first call of a poll fails.
   */
  async read(call: RoundCall): Promise<Read | undefined> {
    try {
      return this.done(this.first ?? (await this.task.read(call.values, call.at)));
    } catch (failure) {
      if (this.hasRead && !this.isAnew) return undefined;
      if (this.hasRead || call.at === undefined) throw failure;
      // The page mark of an earlier poll may have expired, so the list is read from its beginning, but only once.
      this.isAnew = true;
      return this.done(await this.task.read(call.values));
    }
  }

  private done(read: Read): Read {
    this.first = undefined;
    this.hasRead = true;
    return read;
  }
}
