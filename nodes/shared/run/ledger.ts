import type { IExecuteFunctions } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import { GrowingRedactor, NO_SECRETS, type Redactor } from '../http/redact';
import type { Tally } from '../invoke/pace';
import type { Effect } from '../operation';
import { isTool } from './context';
import type { WithOwnFields } from './ownFields';
import type { UnitOutcome } from './unit';

/**
 * n8n's Retry On Fail runs the whole node again on the same items. Of what the tries have in common only the JSON of the
 * first item is the same object in every case ("Execute Once" and tools get a new array each try), so outcomes hang
 * on it: they outlive a try, and are gone when the execution's data is.
 */
const executions = new WeakMap<object, Map<string, Ledger>>();

/** The ledger of this run of this node, kept over the tries of Retry On Fail. */
export function ledgerOf(context: IExecuteFunctions): Ledger {
  const anchor = context.getInputData()[0]?.json;
  if (!anchor) return new Ledger();
  let ledgers = executions.get(anchor);
  if (!ledgers) executions.set(anchor, (ledgers = new Map()));
  const key = [context.getExecutionId(), context.getNode().id, runOf(context)].join(' ');
  let ledger = ledgers.get(key);
  if (!ledger) ledgers.set(key, (ledger = new Ledger()));
  return ledger;
}

/** Forgets the outcomes of a run, if a retry has nothing left to repeat. */
export function forget(context: IExecuteFunctions): void {
  const anchor = context.getInputData()[0]?.json;
  if (anchor) executions.delete(anchor);
}

/** Each call of a tool counts as a run, its retries too; they differ in the first item instead. */
const runOf = (context: IExecuteFunctions): string =>
  isTool(context) ? 'tool' : String(context.getWorkflowDataProxy(0).$runIndex);

/** Outcomes by unit id. */
export class Ledger {
  private readonly outcomes = new Map<string, UnitOutcome>();
  /** Read once for all tries. If a later try failed to read them, it could not report what is done. */
  ownFields?: WithOwnFields;
  /** Masks secrets in outcomes, which are kept as received. A later try may open no session. */
  redact: Redactor = NO_SECRETS;

  /** Takes the redactor of this try, for what came in earlier ones too: with another ticket, that must not be shown either. */
  masks(redact: GrowingRedactor): void {
    if (this.redact instanceof GrowingRedactor) redact.learnFrom(this.redact);
    this.redact = redact;
  }

  /** What all tries have sent. */
  readonly tally: Tally = { calls: 0, retries: 0 };

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
 * A success is never sent again, nor is a call that must not be repeated once the vendor has answered it.
 * With Continue a refusal stands too: n8n retries there only because the first item has an error.
 */
function isFinal(outcome: UnitOutcome, effect: Effect, continueOnFail: boolean): boolean {
  if (outcome.ok || outcome.failure.outcome === 'unknown') return true;
  if (effect === 'once' && isAnswered(outcome.failure)) return true;
  return continueOnFail && outcome.failure.kind === 'refused';
}

/** Statuses that say that nothing was done, and that the same call may be made again. */
const MAY_BE_REPEATED: ReadonlySet<number> = new Set([401, 421, 429]);

/** Whether the call itself got a final answer. */
const isAnswered = ({ status, sent }: CallFailure): boolean =>
  status !== undefined && sent !== false && !MAY_BE_REPEATED.has(status);
