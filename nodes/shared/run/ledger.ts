import type { IExecuteFunctions } from 'n8n-workflow';
import type { Effect } from '../operation';
import type { UnitOutcome } from './unit';

/**
 * n8n's Retry On Fail runs the whole node again with the same input array. Keyed by that array, the outcomes of
 * earlier tries outlive them, and are gone when the execution's data is.
 */
const executions = new WeakMap<object, Map<string, Ledger>>();

/** The ledger of this run of this node, kept over the tries of Retry On Fail. */
export function ledgerOf(context: IExecuteFunctions): Ledger {
  const input = context.getInputData();
  const runIndex = String(context.evaluateExpression('{{ $runIndex }}', 0));
  const key = [context.getExecutionId(), context.getNode().id, runIndex].join(' ');
  let ledgers = executions.get(input);
  if (!ledgers) executions.set(input, (ledgers = new Map()));
  let ledger = ledgers.get(key);
  if (!ledger) ledgers.set(key, (ledger = new Ledger()));
  return ledger;
}

/** Outcomes by unit id. */
export class Ledger {
  private readonly outcomes = new Map<string, UnitOutcome>();

  record(unitId: string, outcome: UnitOutcome): void {
    this.outcomes.set(unitId, outcome);
  }

  get(unitId: string): UnitOutcome | undefined {
    return this.outcomes.get(unitId);
  }

  /** Forgets every outcome after which the call may be made again. */
  reopen(effect: Effect, continueOnFail: boolean): void {
    for (const [unitId, outcome] of this.outcomes) {
      if (!isFinal(outcome, effect, continueOnFail)) this.outcomes.delete(unitId);
    }
  }
}

/**
 * A success is never sent again, nor is a call that must not be repeated once it has reached the vendor.
 * With Continue a refusal stands too: n8n retries there only because the first item tells an error.
 */
function isFinal(outcome: UnitOutcome, effect: Effect, continueOnFail: boolean): boolean {
  if (outcome.ok || outcome.failure.outcome === 'unknown') return true;
  return outcome.failure.kind === 'refused' && (effect === 'once' || continueOnFail);
}
