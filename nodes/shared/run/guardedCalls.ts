import { CallFailure } from '../errors';
import type { Values } from '../operation';
import type { Guard } from './guard';
import type { Masking, Outcomes, Task } from './tasks';
import type { Unit, UnitOutcome } from './unit';

/** A task whose turn has come. */
export interface Due extends Masking {
  task: Task;
  /** Makes the call with values known by now. Never throws. */
  send: (more?: Values) => Promise<Outcomes>;
}

/** How a task is called. In: `record`, which keeps its outcomes. */
export type Way = (due: Due, record: (outcomes: Outcomes) => void) => Promise<void>;

interface Calls {
  /** Calls each task, as long as the run goes on. Tasks about one record go one after another. */
  callEach: (tasks: Task[], way: Way) => Promise<void>;
  goesOn: () => boolean;
  continues: boolean;
}

/**
 * Makes the calls of a guarded operation. Calls that an earlier run may have in flight come last. An unknown outcome is
 * settled before the next call. If the run continues on error, it is settled while other calls are made.
 */
export async function guardedCalls(
  guard: Guard,
  tasks: Task[],
  { callEach, goesOn, continues }: Calls,
): Promise<void> {
  const late: Task[] = [];
  const settling: Array<Promise<void>> = [];

  const keep = async (
    { task, session, mask }: Due,
    outcome: UnitOutcome,
    record: (outcomes: Outcomes) => void,
  ) => {
    const unit = unitOf(task);
    if (outcome.ok || outcome.failure.outcome !== 'unknown') return record([[unit, mask(outcome)]]);
    const settled = guard.settle(unit, session, outcome.failure).then((end) => record([[unit, mask(end)]]));
    // If the run is stopped meanwhile, the outcome stays unknown.
    if (continues) record([[unit, mask(outcome)]]);
    if (continues) settling.push(settled);
    else await settled;
  };
  const first: Way = async (due, record) => {
    const { task, session, send } = due;
    const outcome = await attempt(async () => await guard.call(unitOf(task), session, only(send)));
    if (outcome === 'later') late.push(task);
    else await keep(due, outcome, record);
  };
  const last: Way = async (due, record) => {
    const { task, session, send } = due;
    const outcome = await attempt(async () => await guard.callLate(unitOf(task), session, only(send)));
    await keep(due, outcome, record);
  };

  try {
    await callEach(tasks, first);
    if (late.length > 0 && goesOn() && (await isShown(guard))) await callEach(late, last);
    await Promise.all(settling);
  } finally {
    await guard.close();
  }
}

/** Waits until postponed calls may be made. False if the run was stopped. */
const isShown = async (guard: Guard): Promise<boolean> =>
  await guard.untilShown().then(
    () => true,
    () => false,
  );

/** A guarded call carries one unit. */
function unitOf({ units }: Task): Unit {
  const [unit] = units.flat();
  if (!unit) throw new Error('A call without a unit');
  return unit;
}

const only =
  (send: (more?: Values) => Promise<Outcomes>) =>
  async (more?: Values): Promise<UnitOutcome> => {
    const [first] = await send(more);
    if (!first) throw new Error('A call without an outcome');
    return first[1];
  };

/**
 * If the call can't be recorded or looked up, nothing was sent and its unit has failed. If the node itself fails, the call
 * may have been sent.
 */
async function attempt<T>(call: () => Promise<T>): Promise<T | UnitOutcome> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof CallFailure) return { ok: false, failure: error };
    const message = String((error as Error | undefined)?.message ?? error);
    return {
      ok: false,
      failure: new CallFailure({ kind: 'unreadable', message, outcome: 'unknown', sent: true }),
    };
  }
}
