import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { System } from '../invoke/connector';
import type { Session } from '../invoke/session';
import { effectOf, Yields, type Effect, type Operation } from '../operation';
import { callAll } from './calls';
import { openExecution, unopened } from './context';
import { finish } from './finish';
import { unreadyItem } from './output';
import { prepare, type Prepared } from './prepare';
import { recordsOf, unitsToCall } from './serialize';
import { unitsOf, type Unit } from './unit';

/** `run` of run.ts, with all that it needs. */
export async function runAll(context: IExecuteFunctions, system: System): Promise<INodeExecutionData[][]> {
  try {
    return [await runItems(context, system)];
  } catch (error) {
    // If a node throws although it continues on error, n8n outputs its input.
    const stopped = context.getExecutionCancelSignal()?.aborted;
    if (!context.continueOnFail() || stopped || !(error instanceof Error)) throw error;
    return [context.getInputData().map((_, itemIndex) => unreadyItem(itemIndex, error))];
  }
}

async function runItems(context: IExecuteFunctions, system: System): Promise<INodeExecutionData[]> {
  const prepared = await prepare(context, system);
  const { operation, inputs, ledger } = prepared;
  const yields = new Yields();
  const units = unitsOf(operation, inputs);
  ledger.reopen(effectsOf(operation, units), context.continueOnFail());
  const recordOf = recordsOf(operation, units);
  const open = unitsToCall(operation, units, recordOf, ledger);
  if (yields.due()) await yields.now();
  const session = open.length > 0 ? await sessionFor(context, prepared, open) : undefined;
  const ofCalls = session && (await callAll(context, prepared, session, { units, open, recordOf }));
  return await finish(context, prepared, units, [prepared.hints, ofCalls ?? []].flat());
}

/** The effect of each unit's call, by the unit's ID. Only users who state a call decide about it. */
function effectsOf(operation: Operation, units: Unit[]): (unitId: string) => Effect {
  if (!operation.stated) return () => operation.effect;
  const effects = new Map(units.map(({ id, values }) => [id, effectOf(operation, values)]));
  return (unitId) => effects.get(unitId) ?? operation.effect;
}

/** The session for the calls of open units. Undefined if there is none and the node continues on error. */
async function sessionFor(
  context: IExecuteFunctions,
  { setup, ledger }: Prepared,
  open: Unit[],
): Promise<Session | undefined> {
  try {
    return await openExecution(context, setup);
  } catch (error) {
    // In a later try of Retry On Fail, the outcomes of earlier tries stay.
    if (!context.continueOnFail() || !(error instanceof Error)) throw error;
    for (const { id } of open) ledger.record(id, { ok: false, failure: unopened(error) });
    return undefined;
  }
}
