import type { RoundCall } from './state';
import type { PollTask, Read } from './task';

/** Makes the calls of a round, and says what becomes of it when one fails. */
export class RoundReader {
  private hasRead = false;
  private isAnew = false;

  /** In: `first`, the answer to the first call where it is there already. */
  constructor(
    private readonly task: PollTask,
    private first: Read | undefined,
  ) {}

  /**
   * Reads an answer. Undefined where that fails after others: what they have shown is kept, and the next poll goes on with
   * this call. Throws where the first call of a poll fails.
   */
  async read(call: RoundCall): Promise<Read | undefined> {
    try {
      return this.done(this.first ?? (await this.task.read(call.values, call.at)));
    } catch (failure) {
      if (this.hasRead && !this.isAnew) return undefined;
      if (this.hasRead || call.at === undefined) throw failure;
      // The mark of an earlier poll may be good no longer. A list that fails anew in its midst has no end.
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
