import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { toNodeError } from '../invoke/nodeError';
import { gather, Yields, type Hint, type Operation } from '../operation';
import { dryHint } from './dryRun';
import { addHints, tallyHint } from './hints';
import type { ItemInput } from './itemInput';
import { leftOutHints } from './leftOut';
import { forget, type Ledger } from './ledger';
import { unmappedHints } from './mappedInput';
import { failedItem, invalidItem, successItem, summarise, type Handing } from './output';
import type { Prepared } from './prepare';
import { stopError } from './stopped';
import type { Unit, UnitOutcome } from './unit';

/** What became of each unit, in the order of the units; undefined for a unit that was not called. */
export type Outcomes = Array<UnitOutcome | undefined>;

/**
 * Ends a run. Out: the node's output items, in input order.
 * Throws NodeApiError if the user stopped the run, or for a failure if the node does not continue on error.
 */
export async function finish(
  context: IExecuteFunctions,
  { operation, inputs, isDry, ledger }: Prepared,
  units: Unit[],
  ofRun: Hint[],
): Promise<INodeExecutionData[]> {
  const outcomes = units.map(({ id }) => ledger.get(id));
  if (context.getExecutionCancelSignal()?.aborted) throw cancelledError(context, units, outcomes, ledger);
  const yields = new Yields();
  const stop = context.continueOnFail()
    ? undefined
    : stopError(context.getNode(), operation, units, outcomes, ledger.redact);
  if (stop) throw stop;
  if (yields.due()) await yields.now();
  const hints = [
    leftOutHints(inputs.map((input) => (input.ok ? input.leftOut : undefined))),
    unmappedHints(inputs.map((input) => (input.ok ? input.unmapped : undefined))),
    ofRun,
    isDry ? dryHint(outcomes) : [],
    tallyHint(ledger.tally, inputs, units, outcomes) ?? [],
  ].flat();
  if (yields.due()) await yields.now();
  addHints(context, units, outcomes, ledger.redact, hints);
  // Only a run without failures is certainly the last try.
  const isLast = !isDry && inputs.every(({ ok }) => ok) && outcomes.every((outcome) => outcome?.ok);
  if (yields.due()) await yields.now();
  // A later try may take a record from the ledger again, and a batch may have one record for several items.
  const handing = isLast && !operation.batch ? 'move' : 'copy';
  const items = await gather(outputs(operation, inputs, units, outcomes, { handing, ledger }));
  if (isLast) forget(context);
  return items;
}

/** n8n knows a stopped execution by the word "canceled" in the error. */
function cancelledError(
  context: IExecuteFunctions,
  units: Unit[],
  outcomes: Outcomes,
  { redact }: Ledger,
): Error {
  const failure = new CallFailure({ kind: 'cancelled', message: 'The execution was canceled' });
  return toNodeError(context.getNode(), failure, redact, undefined, summarise(units, outcomes));
}

/** Units are in the order of their items. */
function* outputs(
  operation: Operation,
  inputs: ItemInput[],
  units: Unit[],
  outcomes: Outcomes,
  { handing, ledger: { redact } }: { handing: Handing; ledger: Ledger },
): Generator<INodeExecutionData> {
  let at = 0;
  for (const [itemIndex, input] of inputs.entries()) {
    if (!input.ok) yield invalidItem(itemIndex, input.problems);
    for (let unit = units[at]; unit?.itemIndex === itemIndex; unit = units[at]) {
      const outcome = outcomes[at];
      at += 1;
      if (!outcome) throw new Error(`Item ${itemIndex} has no outcome`);
      if (!outcome.ok) yield failedItem(operation, unit, outcome.failure, redact);
      else for (const record of outcome.records) yield successItem(unit, record, outcome, handing, redact);
    }
  }
}
