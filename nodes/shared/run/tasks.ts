import type { IBinaryKeyData } from 'n8n-workflow';
import type { RunOptions } from '../describe/options';
import { CallFailure } from '../errors';
import { batchCalls } from '../invoke/batchCalls';
import { afterSending, beforeSending } from '../invoke/invoke';
import type { EntryOutcome } from '../invoke/outcome';
import { perform } from '../invoke/perform';
import { doubted } from '../invoke/refusedRepeat';
import type { Session } from '../invoke/session';
import { simplified, statedCall, Yields, type Operation, type Values } from '../operation';
import type { FoundFile } from '../protocol/file';
import { dryOutcomes } from './dryRun';
import { carriedByCalls, type Carried } from './carried';
import { redactorOfCarried, withoutSecrets } from './secrets';
import type { RecordOf } from './serialize';
import { settled } from './settled';
import type { Unit, UnitOutcome } from './unit';

/** What the calls of a run are made with. */
export interface Calling {
  session: Session;
  options: RunOptions;
  /** Nothing is sent that would change anything. */
  isDry: boolean;
  recordOf: RecordOf;
  /** Whether an earlier try of Retry On Fail has made the call of a unit and got no answer. */
  mayBeDone: (unit: Unit) => boolean;
  /** Puts a file where n8n keeps binary data. */
  keepFile: (file: FoundFile, field?: string) => Promise<IBinaryKeyData>;
  /** Loads the bytes of files into the values of a call, just before it is made. */
  load: (values: Values) => Promise<Values>;
}

/** Makes a call. In: further values that become known during the run, for an operation without a batch. */
type Call = (more?: Values) => Promise<Outcomes>;

/** What a call carries, with the call. The call is already written, or is written when it is made. */
export interface Task extends Carried {
  call: Call;
  /** The session of its calls. It also masks what was given for secret fields of what it carries. */
  session: Session;
  /** Masks in an outcome what was given for secret fields of what it carries. */
  mask: (outcome: UnitOutcome) => UnitOutcome;
}

export type Outcomes = Array<[Unit, UnitOutcome]>;

/** The tasks of a run. Batches are written now, since their size decides how many calls they take. */
export async function tasksOf(operation: Operation, open: Unit[], calling: Calling): Promise<Task[]> {
  const { options, recordOf } = calling;
  const calls = await carriedByCalls(operation, open, options.batchSize, recordOf);
  const tasks: Task[] = [];
  const yields = new Yields();
  for (const carried of calls) {
    if (yields.due()) await yields.now();
    const { session, mask } = maskedCalling(operation, carried, calling);
    if (carried.entries.length > 0)
      for (const task of await batchTasks(operation, carried, session))
        tasks.push({ ...task, session, mask });
    else
      tasks.push({
        ...carried,
        session,
        mask,
        call: async (more) => await callOnce(operation, withMore(carried, more), { ...calling, session }),
      });
  }
  return tasks;
}

const withMore = (carried: Carried, more: Values = {}): Carried => ({
  ...carried,
  common: { ...carried.common, ...more },
});

/** The operation with the fields of the item that is carried. */
const ownOf = (operation: Operation, { units }: Carried): Operation => units[0]?.[0]?.own ?? operation;

function maskedCalling(
  operation: Operation,
  carried: Carried,
  { session }: Calling,
): { session: Session; mask: Task['mask'] } {
  const redact = redactorOfCarried(ownOf(operation, carried), carried, session.redact);
  if (redact === session.redact) return { session, mask: (outcome) => outcome };
  return { session: session.masking(redact), mask: (outcome) => withoutSecrets(outcome, redact) };
}

async function batchTasks(
  operation: Operation,
  carried: Carried,
  session: Session,
): Promise<Array<Omit<Task, 'mask' | 'session'>>> {
  const { common, entries, units } = carried;
  try {
    const calls = await batchCalls(operation, common, entries, session);
    return calls.map(({ from, to, send }) => {
      const part = { common, entries: entries.slice(from, to), units: units.slice(from, to) };
      return { ...part, call: async () => outcomesOf(part, await send()) };
    });
  } catch (error) {
    return [{ ...carried, call: () => Promise.reject(beforeSending(error, operation, session)) }];
  }
}

const allUnits = (carried: Carried, outcome: UnitOutcome): Outcomes =>
  carried.units.flat().map((unit) => [unit, outcome]);

export const allFailed = (carried: Carried, failure: CallFailure): Outcomes =>
  allUnits(carried, { ok: false, failure });

/** Makes the calls of a task. Never throws: if something can't be prepared, sent or read, the task's units have failed. */
export async function callTask(
  operation: Operation,
  task: Task,
  calling: Calling,
  more?: Values,
): Promise<Outcomes> {
  const call = async () => await task.call(more);
  const outcomes = await settled(operation, calling, call).catch((error: unknown) =>
    // A CallFailure already has its outcome. If a read before the call failed, the call was not sent.
    allFailed(task, error instanceof CallFailure ? error : afterSending(error, operation, calling.session)),
  );
  const known = task.entries.length > 0 ? outcomes.map((each) => withDoubt(each, calling)) : outcomes;
  const reported = calling.isDry ? dryOutcomes(operation, known) : known;
  return reported.map(([unit, outcome]) => [unit, task.mask(outcome)]);
}

/** An entry that is refused in a repeat may have been taken before. */
function withDoubt([unit, outcome]: Outcomes[number], { mayBeDone }: Calling): Outcomes[number] {
  if (outcome.ok || outcome.failure.kind !== 'refused') return [unit, outcome];
  const { failure } = outcome;
  return [unit, failure.mayBeDone || mayBeDone(unit) ? { ok: false, failure: doubted(failure) } : outcome];
}

function outcomesOf({ units }: Carried, outcomes: EntryOutcome[]): Outcomes {
  return outcomes.flatMap((outcome, index): Outcomes => {
    const own: UnitOutcome = outcome.ok ? { ...outcome, records: [outcome.record] } : outcome;
    return (units[index] ?? []).map((unit) => [unit, own]);
  });
}

async function callOnce(declared: Operation, carried: Carried, calling: Calling): Promise<Outcomes> {
  const own = ownOf(declared, carried);
  const { session, keepFile, isDry } = calling;
  const [unit] = carried.units[0] ?? [];
  const { limit, outputField, simplify } = unit ?? {};
  const { operation, values } = statedCall(own, await loadedValues(own, carried, calling), isDry);
  const {
    records: whole,
    hint,
    file,
  } = await perform(operation, values, session, {
    limit,
    mayBeDone: unit && calling.mayBeDone(unit),
  });
  const binary = file && (await keepFile(file, outputField));
  const [kept] = Object.values(binary ?? {});
  const typed = kept ? whole.map((record) => ({ ...record, mimeType: kept.mimeType })) : whole;
  const records = simplify ? typed.map((record) => simplified(operation, record)) : typed;
  return allUnits(carried, { ok: true, records, hint, binary });
}

/** The values of a call, with its files loaded. Throws CallFailure. */
async function loadedValues(
  operation: Operation,
  { common }: Carried,
  { load, session }: Calling,
): Promise<Values> {
  try {
    return valuesOf(operation, await load(common));
  } catch (error) {
    throw beforeSending(error, operation, session);
  }
}

/** An empty list is sent only if the declaration names a switch for that, and the switch is on. */
function valuesOf({ batch, operation }: Operation, common: Values): Values {
  if (!batch) return common;
  if (batch.all === undefined || common[batch.all] !== true) {
    throw new Error(`${operation} was given no ${String(batch.collects)}`);
  }
  return { ...common, [String(batch.collects)]: [] };
}
