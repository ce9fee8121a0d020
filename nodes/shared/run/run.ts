import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { NO_SECRETS } from '../http/redact';
import { compile } from '../compile/compile';
import type { System } from '../invoke/connector';
import { dry } from '../invoke/dryCall';
import { notSent } from '../invoke/invoke';
import type { Session } from '../invoke/session';
import { findOperation, gather, rangeProblem, Yields, type Hint, type Operation } from '../operation';
import { isTool, keeper, knownEntrance, openExecution, setupOf, unopened } from './context';
import { dryHint } from './dryRun';
import { Doubt } from './doubt';
import { guardOf } from './guard';
import { guardedCalls, type Way } from './guardedCalls';
import { withFiles } from './files';
import { readHeaders } from './headers';
import { addHints, tallyHint } from './hints';
import { inFlight } from './inFlight';
import { readItems, readOptions } from './input';
import type { ItemInput } from './itemInput';
import { leftOutHints } from './leftOut';
import { forget, Ledger, ledgerOf } from './ledger';
import { moneyInputs } from './moneyInput';
import { toInputError } from './inputError';
import { unmappedHints } from './mappedInput';
import { toNodeError } from '../invoke/nodeError';
import { withOwnFields } from './ownFields';
import { failedItem, invalidItem, successItems, summarise, unreadyItem, type Handing } from './output';
import { ParameterReader } from './parameters';
import { assertAllowed } from './permission';
import { stopError } from './stopped';
import { recordsOf, unitsToCall, waitingKeys } from './serialize';
import { concurrencyOf } from './settled';
import { allFailed, callGroup, tasksOf, type Calling, type Outcomes, type Task } from './tasks';
import { unitsOf, type Unit } from './unit';

/**
 * Executes the chosen operation for every input item: `execute()` of an action node.
 * Out: the items of the first output, in input order, each paired to its input; n8n moves failed ones to the error output.
 * Throws NodeOperationError for bad input and NodeApiError for a failed call, unless the node continues on error.
 */
export async function run(context: IExecuteFunctions, system: System): Promise<INodeExecutionData[][]> {
  try {
    return [await runItems(context, system)];
  } catch (error) {
    // A node that throws although it continues on error passes its input off as its output.
    const stopped = context.getExecutionCancelSignal()?.aborted;
    if (!context.continueOnFail() || stopped || !(error instanceof Error)) throw error;
    return [context.getInputData().map((_, itemIndex) => unreadyItem(itemIndex, error))];
  }
}

async function runItems(context: IExecuteFunctions, system: System): Promise<INodeExecutionData[]> {
  const reader = new ParameterReader(context, context.getInputData(), !isTool(context));
  const declared = findOperation(
    system,
    String(reader.read('resource', 0)),
    String(reader.read('operation', 0)),
  );
  const entrance = await knownEntrance(context, system);
  const redact = entrance?.redact ?? NO_SECRETS;
  const options = readOptions(context, declared, reader, redact);
  const headers = readHeaders(context, system.connector, reader, redact);
  assertAllowed(context, { operation: declared, connector: system.connector, entrance, options, reader });
  const isDry = options.dryRun && declared.effect !== 'read';
  // What was not sent is never taken for done by a later try.
  const ledger = isDry ? new Ledger() : ledgerOf(context);
  const { operation, hints: ofFields } = (ledger.ownFields ??= await withOwnFields(
    context,
    declared,
    reader,
    async () => await setupOf(context, system, options, headers, entrance),
  ));
  const compiled = compile(operation, system.connector);
  const ranged = (await readItems(context, compiled, reader, redact)).map((input) =>
    inRange(operation, input),
  );
  const inputs = moneyInputs(operation, ranged, options, isTool(context));
  const continues = context.continueOnFail();
  if (!continues) assertInputs(context, inputs);

  const yields = new Yields();
  const units = unitsOf(operation, inputs);
  if (entrance) ledger.masks(entrance.redact);
  ledger.reopen(operation.effect, continues);
  const recordOf = recordsOf(operation, units);
  const open = unitsToCall(operation, units, recordOf, ledger);
  if (yields.due()) await yields.now();
  let session: Session | undefined;
  if (open.length > 0) {
    try {
      session = await openExecution(context, system, options, headers, entrance);
    } catch (error) {
      // In a later try of Retry On Fail, what an earlier one has done stands.
      if (!continues || !(error instanceof Error)) throw error;
      for (const { id } of open) ledger.record(id, { ok: false, failure: unopened(error) });
    }
  }
  let guarded: Hint[] = [];
  if (session)
    guarded = await callAll(operation, open, {
      context,
      isDry,
      session: isDry ? dry(session) : session,
      options,
      ledger,
      continues,
      recordOf,
      units,
      load: async (values) => await withFiles(context, operation, values),
      keepFile: keeper(context, operation, session.redact),
    });
  if (session) ledger.count(session.tally);
  if (context.getExecutionCancelSignal()?.aborted) throw cancelledError(context, units, ledger);
  const stop = continues ? undefined : stopError(context.getNode(), operation, units, ledger);
  if (stop) throw stop;
  const left = leftOutHints(inputs.map((input) => (input.ok ? input.leftOut : undefined)));
  const outcomeOf = (id: string) => ledger.get(id);
  const tally = tallyHint(ledger.tally, inputs, units, outcomeOf) ?? [];
  const unmapped = unmappedHints(inputs.map((input) => (input.ok ? input.unmapped : undefined)));
  const dryRun = isDry ? [dryHint(units.map(({ id }) => outcomeOf(id)))] : [];
  const ofRun = [ofFields, left, unmapped, guarded, session?.paceHints() ?? [], dryRun, tally].flat();
  addHints(context, units, outcomeOf, ledger.redact, ofRun);
  // Only a run without any failure is certain not to be tried again.
  const isLast = !isDry && inputs.every(({ ok }) => ok) && units.every(({ id }) => ledger.get(id)?.ok);
  // The ledger may hand a record out again, and a batch may have one for several items.
  const made = outputs(operation, inputs, units, ledger, isLast && !operation.batch ? 'move' : 'copy');
  const items = await gather(made);
  if (isLast) forget(context);
  return items;
}

/** How its list is walked decides whether an item's range of dates is allowed; a field alone can't. */
function inRange({ walk, fields }: Operation, input: ItemInput): ItemInput {
  if (!input.ok || typeof walk !== 'object' || walk.kind !== 'windows') return input;
  const { values, limit } = input;
  const problems = walk.ranges.flatMap(
    (range) => rangeProblem(range, fields, values, limit === undefined) ?? [],
  );
  return problems.length > 0 ? { ok: false, problems } : input;
}

/** With "Stop", any bad item ends the node before anything is sent. */
function assertInputs(context: IExecuteFunctions, inputs: ItemInput[]): void {
  const bad = inputs.flatMap((input, itemIndex) => (input.ok ? [] : [{ ...input, itemIndex }]));
  if (bad.length > 0) throw toInputError(context.getNode(), bad, inputs.length);
}

interface RunCalling extends Calling {
  context: IExecuteFunctions;
  ledger: Ledger;
  continues: boolean;
  /** All units of the run, those included that are done. */
  units: Unit[];
}

/**
 * Makes the calls for all open units, those about one record in turn; with "Stop" no more are started after the first
 * failure. Each unit that was called has an outcome then, whatever was thrown. Out: hints about the run.
 */
async function callAll(operation: Operation, open: Unit[], calling: RunCalling): Promise<Hint[]> {
  const { context, options, ledger, continues, session, recordOf, units } = calling;
  const guard = guardOf({ context, operation, session, options, calls: open.length });
  const doubt = new Doubt(operation, recordOf, units, ledger);
  let failed = false;
  // Every further call with a credential that was not accepted would only fail alike, and may lock the account.
  let unauthorized: CallFailure | undefined;
  const record = (outcomes: Outcomes): void => {
    for (const [unit, outcome] of outcomes) {
      ledger.record(unit.id, outcome);
      failed ||= !outcome.ok;
      if (!outcome.ok && outcome.failure.kind === 'unauthorized') unauthorized ??= outcome.failure;
      doubt.note(unit, outcome);
    }
  };
  const callAndRecord = async (task: Task, way: Way = plainWay): Promise<void> => {
    if (unauthorized) return record(allFailed(task, notSent(unauthorized, operation, session)));
    const doubted = doubt.about(task.units.flat());
    if (doubted) return record(allFailed(task, doubted));
    await way(task, async () => await callGroup(operation, task, calling), record);
  };
  const goesOn = (): boolean => !session.signal?.aborted && (continues || !failed);
  const callEach = async (some: Task[], way?: Way): Promise<void> => {
    const tasks = some.map((task) => ({
      keys: waitingKeys(operation, task.units.flat(), recordOf),
      run: async () => await callAndRecord(task, way),
    }));
    await inFlight(tasks, concurrencyOf(operation, options), goesOn);
  };
  const written = await tasksOf(operation, open, calling);
  if (!guard) await callEach(written);
  else await guardedCalls(guard, written, { callEach, goesOn, continues });
  return guard?.hints ?? [];
}

const plainWay: Way = async (_, send, record) => record(await send());

/** n8n knows a stopped execution by the word "canceled" in the error. */
function cancelledError(context: IExecuteFunctions, units: Unit[], ledger: Ledger): Error {
  const failure = new CallFailure({ kind: 'cancelled', message: 'The execution was canceled' });
  return toNodeError(
    context.getNode(),
    failure,
    ledger.redact,
    undefined,
    summarise(units, (id) => ledger.get(id)),
  );
}

function* outputs(
  operation: Operation,
  inputs: ItemInput[],
  units: Unit[],
  ledger: Ledger,
  handing: Handing,
): Generator<INodeExecutionData> {
  const byItem: Unit[][] = inputs.map(() => []);
  for (const unit of units) byItem[unit.itemIndex]?.push(unit);
  for (const [itemIndex, input] of inputs.entries()) {
    if (!input.ok) yield invalidItem(itemIndex, input.problems);
    for (const unit of byItem[itemIndex] ?? []) {
      const outcome = ledger.get(unit.id);
      if (!outcome) throw new Error(`Item ${itemIndex} has no outcome`);
      if (outcome.ok) yield* successItems(unit, outcome, handing, ledger.redact);
      else yield failedItem(operation, unit, outcome.failure, ledger.redact);
    }
  }
}
