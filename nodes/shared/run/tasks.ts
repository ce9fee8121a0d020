import type { IBinaryKeyData } from 'n8n-workflow';
import type { RunOptions } from '../describe/options';
import { CallFailure } from '../errors';
import { batchCalls, sendEntry } from '../invoke/batchCalls';
import { afterSending, beforeSending } from '../invoke/invoke';
import type { EntryOutcome } from '../invoke/outcome';
import { perform } from '../invoke/perform';
import { doubted } from '../invoke/refusedRepeat';
import type { Session } from '../invoke/session';
import {
  simplified,
  statedCall,
  takesFiles,
  Yields,
  type Operation,
  type Value,
  type Values,
} from '../operation';
import type { FoundFile } from '../protocol/file';
import { dryOutcomes } from './dryRun';
import { carriedByCalls, type Carried } from './carried';
import { redactorOfCarried, withoutSecrets } from './secrets';
import type { RecordOf } from './serialize';
import { isAwaited, settled } from './settled';
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

/**
 * What a call carries. A run may have thousands of tasks that wait for their turn, so a task holds nothing that can be made
 * when the call is made.
 */
export interface Task extends Carried {
  /** Sends the call, if it is one of a batch that is written already. */
  send?: () => Promise<EntryOutcome[]>;
}

/** How a task's secrets are masked: what was given for secret fields of what it carries, and those of the run. */
export interface Masking {
  /** The session of its calls. */
  session: Session;
  mask: (outcome: UnitOutcome) => UnitOutcome;
}

export type Outcomes = Array<[Unit, UnitOutcome]>;

/** The tasks of a run. Batches of several entries are written now, since their size decides how many calls they take. */
export async function tasksOf(operation: Operation, open: Unit[], calling: Calling): Promise<Task[]> {
  const { options, recordOf } = calling;
  const calls = await carriedByCalls(operation, open, options.batchSize, recordOf);
  const tasks: Task[] = [];
  const yields = new Yields();
  for (const carried of calls) {
    if (yields.due()) await yields.now();
    if (carried.entries.length < 2) tasks.push(carried);
    else
      tasks.push(...(await batchTasks(operation, carried, maskingOf(operation, carried, calling).session)));
  }
  return tasks;
}

/** The operation with the fields of the item that is carried. */
const ownOf = (operation: Operation, { units }: Carried): Operation => units[0]?.[0]?.own ?? operation;

const withoutMask: Masking['mask'] = (outcome) => outcome;

/** How the secrets of a task are masked. */
export function maskingOf(operation: Operation, carried: Carried, { session }: Calling): Masking {
  const redact = redactorOfCarried(ownOf(operation, carried), carried, session.redact);
  if (redact === session.redact) return { session, mask: withoutMask };
  return { session: session.masking(redact), mask: (outcome) => withoutSecrets(outcome, redact) };
}

async function batchTasks(operation: Operation, carried: Carried, session: Session): Promise<Task[]> {
  const { common, entries, units } = carried;
  try {
    const calls = await batchCalls(operation, common, entries, session);
    return calls.map(({ from, to, send }) => ({
      common,
      entries: entries.slice(from, to),
      units: units.slice(from, to),
      send,
    }));
  } catch (error) {
    return [{ ...carried, send: () => Promise.reject(beforeSending(error, operation, session)) }];
  }
}

function allUnits({ units }: Carried, outcome: UnitOutcome): Outcomes {
  const all: Outcomes = [];
  for (const some of units) for (const unit of some) all.push([unit, outcome]);
  return all;
}

export const allFailed = (carried: Carried, failure: CallFailure): Outcomes =>
  allUnits(carried, { ok: false, failure });

/**
 * Makes the call of a task. In: further values that became known during the run, for an operation without a batch.
 * Never throws: if something can't be prepared, sent or read, the task's units have failed.
 */
export async function callTask(
  operation: Operation,
  task: Task,
  calling: Calling,
  mask: Masking['mask'],
  more?: Values,
): Promise<Outcomes> {
  let outcomes: Outcomes;
  try {
    outcomes = await (isAwaited(operation, calling.options)
      ? settled(operation, calling, () => made(operation, task, calling, more))
      : made(operation, task, calling, more));
  } catch (error) {
    // A CallFailure already has its outcome. If a read before the call failed, the call was not sent.
    const failure = error instanceof CallFailure ? error : afterSending(error, operation, calling.session);
    outcomes = allFailed(task, failure);
  }
  const known =
    task.entries.length > 0 && outcomes.some(isRefused)
      ? outcomes.map((each) => withDoubt(each, calling))
      : outcomes;
  const reported = calling.isDry ? dryOutcomes(operation, known) : known;
  return mask === withoutMask ? reported : reported.map(([unit, outcome]) => [unit, mask(outcome)]);
}

function made(operation: Operation, task: Task, calling: Calling, more?: Values): Promise<Outcomes> {
  const { common, entries } = task;
  const [entry] = entries;
  return entry === undefined
    ? callOnce(operation, more ? { ...task, common: { ...common, ...more } } : task, calling)
    : sent(operation, task, entry, calling);
}

async function sent(operation: Operation, task: Task, entry: Value, { session }: Calling): Promise<Outcomes> {
  const { common, send } = task;
  return outcomesOf(task, await (send ? send() : sendEntry(operation, common, entry, session)));
}

const isRefused = ([, outcome]: Outcomes[number]): boolean =>
  !outcome.ok && !outcome.workFailed && outcome.failure.kind === 'refused';

/** An entry that is refused in a repeat may have been taken before. */
function withDoubt([unit, outcome]: Outcomes[number], { mayBeDone }: Calling): Outcomes[number] {
  if (outcome.ok || !isRefused([unit, outcome])) return [unit, outcome];
  const { failure } = outcome;
  return [unit, failure.mayBeDone || mayBeDone(unit) ? { ok: false, failure: doubted(failure) } : outcome];
}

function outcomesOf({ units }: Carried, outcomes: EntryOutcome[]): Outcomes {
  const all: Outcomes = [];
  for (let index = 0; index < outcomes.length; index += 1) {
    const outcome = outcomes[index];
    if (!outcome) continue;
    const own: UnitOutcome = outcome.ok
      ? { ok: true, records: [outcome.record], hints: outcome.hints }
      : outcome;
    for (const unit of units[index] ?? []) all.push([unit, own]);
  }
  return all;
}

async function callOnce(declared: Operation, carried: Carried, calling: Calling): Promise<Outcomes> {
  const own = ownOf(declared, carried);
  const { session, keepFile, isDry } = calling;
  const [unit] = carried.units[0] ?? [];
  const { limit, outputField, simplify } = unit ?? {};
  const common = takesFiles(own.fields) ? await loadedValues(own, carried, calling) : carried.common;
  const { operation, values } = statedCall(own, givenValues(own, common, session), isDry);
  const {
    records: whole,
    hints,
    file,
  } = await perform(operation, values, session, {
    limit,
    mayBeDone: unit && calling.mayBeDone(unit),
  });
  const binary = file && (await keepFile(file, outputField));
  const [kept] = Object.values(binary ?? {});
  const typed = kept ? whole.map((record) => ({ ...record, mimeType: kept.mimeType })) : whole;
  const records = simplify ? typed.map((record) => simplified(operation, record)) : typed;
  return allUnits(carried, { ok: true, records, hints, binary });
}

/** The shared values of a call, with its files loaded. Throws CallFailure. */
async function loadedValues(
  operation: Operation,
  { common }: Carried,
  { load, session }: Calling,
): Promise<Values> {
  try {
    return await load(common);
  } catch (error) {
    throw beforeSending(error, operation, session);
  }
}

/** The values of a call. Throws CallFailure. */
function givenValues(operation: Operation, common: Values, session: Session): Values {
  try {
    return valuesOf(operation, common);
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
