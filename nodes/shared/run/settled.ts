import type { RunOptions } from '../describe/options';
import { allHints } from '../invoke/allHints';
import { beforeSending } from '../invoke/invoke';
import type { Session } from '../invoke/session';
import { watchWork, type Watch } from '../invoke/work';
import type { Operation } from '../operation';
import type { Unit, UnitOutcome } from './unit';

type Outcome = [Unit, UnitOutcome];

/** Whether a call is followed by work that the user waits for. */
export const isAwaited = ({ awaited }: Operation, { waitSeconds }: RunOptions): boolean =>
  awaited !== undefined && waitSeconds > 0;

/**
 * Makes a call, and waits for the work that continues after it. Throws what the call throws,
 * and CallFailure before the call if the work can't be watched.
 */
export async function settled(
  operation: Operation,
  { session, options }: { session: Session; options: RunOptions },
  call: () => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const { awaited } = operation;
  if (!awaited) return await call();
  const watch = await watchWork(awaited, session, options.waitSeconds).catch((error: unknown) => {
    throw beforeSending(error, operation, session);
  });
  const outcomes = await call();
  // Units of one call have one record; work that appears is that of the call as a whole.
  const ends = new Map<unknown, ReturnType<Watch>>();
  return await Promise.all(
    outcomes.map(async ([unit, outcome]): Promise<Outcome> => {
      if (!outcome.ok) return [unit, outcome];
      const [record = {}] = outcome.records;
      const key = awaited.appears ? awaited : outcome.records;
      const end = ends.get(key) ?? watch(record);
      ends.set(key, end);
      const { failure, members, hint } = await end;
      if (failure) return [unit, { ok: false, failure, workFailed: true }];
      const hints = allHints(outcome.hints, hint && [hint]);
      return [unit, { ...outcome, records: [{ ...record, ...members }], hints }];
    }),
  );
}

/** If work only appears in a list, it can't be matched to one of several concurrent calls. */
export const concurrencyOf = ({ awaited }: Operation, { concurrency, waitSeconds }: RunOptions): number =>
  awaited?.appears && waitSeconds > 0 ? 1 : concurrency;
