import type { IExecuteFunctions } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import { dry } from '../invoke/dryCall';
import { notSent } from '../invoke/invoke';
import type { Session } from '../invoke/session';
import { Yields, type Hint, type Operation, type Values } from '../operation';
import { keeper } from './context';
import { Doubt } from './doubt';
import { withFiles } from './files';
import { guardOf } from './guard';
import { guardedCalls, type Way } from './guardedCalls';
import { inFlight, type Task as WaitingTask } from './inFlight';
import type { Ledger } from './ledger';
import type { Prepared } from './prepare';
import { waitingKeys, type RecordOf } from './serialize';
import { concurrencyOf } from './settled';
import { allFailed, callTask, maskingOf, tasksOf, type Calling, type Outcomes, type Task } from './tasks';
import type { Unit } from './unit';

/** The units of a run: all of them, and those to call. */
interface UnitsOfRun {
  units: Unit[];
  open: Unit[];
  recordOf: RecordOf;
}

/**
 * Makes the calls for all open units. Calls about one record go one after another. With "Stop", no call starts after the
 * first failure. Every unit that was called then has an outcome, whatever was thrown. Out: hints about the run.
 */
export async function callAll(
  context: IExecuteFunctions,
  prepared: Prepared,
  opened: Session,
  { units, open, recordOf }: UnitsOfRun,
): Promise<Hint[]> {
  const { operation, options, isDry, ledger } = prepared;
  const session = isDry ? dry(opened) : opened;
  const calls = new Calls(operation, {
    session,
    options,
    isDry,
    recordOf,
    ledger,
    doubt: new Doubt(operation, recordOf, units, ledger),
    continues: context.continueOnFail(),
    mayBeDone: ({ id }) => operation.effect === 'idempotent' && ledger.mayBeDone(id),
    load: async (values) => await withFiles(context, operation, values),
    keepFile: keeper(context, operation, session.redact),
  });
  const guard = guardOf({ context, operation, session, options, calls: open.length });
  const tasks = await tasksOf(operation, open, calls.calling);
  if (guard) await guardedCalls(guard, tasks, calls);
  else await calls.callEach(tasks);
  return [guard?.hints ?? [], opened.paceHints()].flat();
}

interface RunCalling extends Calling {
  ledger: Ledger;
  doubt: Doubt;
  /** Whether the other calls are still made after a failure. */
  continues: boolean;
}

/** The calls of one run. It decides what a failure means for the calls that are not made yet. */
class Calls {
  readonly continues: boolean;
  private failed = false;
  /** If the credential was not accepted, each further call would fail too, and might lock the account. */
  private unauthorized: CallFailure | undefined;

  constructor(
    private readonly operation: Operation,
    readonly calling: RunCalling,
  ) {
    this.continues = calling.continues;
  }

  readonly goesOn = (): boolean => !this.calling.session.signal?.aborted && (this.continues || !this.failed);

  readonly callEach = async (tasks: Task[], way?: Way): Promise<void> => {
    const { operation, calling } = this;
    const waiting: WaitingTask[] = [];
    const yields = new Yields();
    for (const task of tasks) {
      const keys = waitingKeys(operation, task.units, calling.recordOf);
      waiting.push({ keys, run: () => this.call(task, way) });
      if (yields.due()) await yields.now();
    }
    await inFlight(waiting, concurrencyOf(operation, calling.options), this.goesOn);
  };

  private async call(task: Task, way?: Way): Promise<void> {
    const { operation, calling } = this;
    const { doubt, session } = calling;
    const failure = this.unauthorized
      ? notSent(this.unauthorized, operation, session)
      : doubt.about(task.units);
    if (failure) return this.record(allFailed(task, failure));
    const masking = maskingOf(operation, task, calling);
    const own = masking.session === session ? calling : { ...calling, session: masking.session };
    if (!way) return this.record(await callTask(operation, task, own, masking.mask));
    const send = async (more?: Values) => await callTask(operation, task, own, masking.mask, more);
    await way({ task, ...masking, send }, this.record);
  }

  private readonly record = (outcomes: Outcomes): void => {
    const { ledger, doubt } = this.calling;
    for (const [unit, outcome] of outcomes) {
      ledger.record(unit.id, outcome);
      doubt.note(unit, outcome);
      if (outcome.ok) continue;
      this.failed = true;
      if (outcome.failure.kind === 'unauthorized') this.unauthorized ??= outcome.failure;
    }
  };
}
