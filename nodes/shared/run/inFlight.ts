/**
 * Runs tasks in order, at most `most` at a time, until all are done or `goOn` says no more are to be started.
 * Tasks already started are always waited for. Rejects with the first rejection, after the others have settled.
 */
export async function inFlight(
  tasks: Array<() => Promise<void>>,
  most: number,
  goOn: () => boolean = () => true,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (goOn()) {
      const task = tasks[next++];
      if (!task) return;
      await task();
    }
  };
  const workers = Array.from({ length: Math.min(most, tasks.length) }, worker);
  const settled = await Promise.allSettled(workers);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
