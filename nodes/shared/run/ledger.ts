import type { IExecuteFunctions } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import { GrowingRedactor, NO_SECRETS, type Redactor } from '../http/redact';
import { isUnanswered } from '../invoke/invoke';
import type { Tally } from '../invoke/pace';
import type { Effect } from '../operation';
import { isTool } from './context';
import type { WithOwnFields } from './ownFields';
import type { UnitOutcome } from './unit';

/**
 * n8n's Retry On Fail runs the whole node again on the same items. The only object that all tries share in every case is the
 * JSON of the first item ("Execute Once" and tools get a new array each try). So outcomes are kept by that object: they
 * outlive a try, and are freed with the data of the execution.
 */
const executions = new WeakMap<object, Map<string, Ledger>>();

/** The ledger of this run of this node. All tries of Retry On Fail share it. */
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

/** n8n counts each call of a tool as a run, and each retry too. The first item distinguishes the calls instead. */
const runOf = (context: IExecuteFunctions): string =>
  isTool(context) ? 'tool' : String(context.getWorkflowDataProxy(0).$runIndex);

/** Outcomes by unit id. */
export class Ledger {
  private readonly outcomes = new Map<string, UnitOutcome>();
  /** Units whose call an earlier try may have carried out, since it got no answer. */
  private readonly unanswered = new Set<string>();
  /** Read once for all tries. A later try that failed to read them could not report what is done. */
  ownFields?: WithOwnFields;
  /** Masks secrets in outcomes, which are kept as received. Not every later try opens a session. */
  redact: Redactor = NO_SECRETS;

  /** Sets the redactor of this try. It also masks the secrets of earlier tries, such as another ticket. */
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

  /** Forgets the outcomes of calls that may be made again. In: the effect of each unit's call. */
  reopen(effectOf: (unitId: string) => Effect, continueOnFail: boolean): void {
    for (const [unitId, outcome] of this.outcomes) {
      if (isFinal(outcome, effectOf(unitId), continueOnFail)) continue;
      this.outcomes.delete(unitId);
      if (!outcome.ok && isUnanswered(outcome.failure)) this.unanswered.add(unitId);
    }
  }

  /** Whether an earlier try has made the call of a unit and got no answer. */
  mayBeDone(unitId: string): boolean {
    return this.unanswered.has(unitId);
  }
}

/**
 * Never sent again are a success, a call whose work has failed, a call with an unknown outcome, and an answered call that
 * must not be repeated. With Continue, a refusal is final too: n8n retries then only because the first item has an error.
 */
function isFinal(outcome: UnitOutcome, effect: Effect, continueOnFail: boolean): boolean {
  if (outcome.ok || outcome.workFailed || outcome.failure.outcome === 'unknown') return true;
  if (effect === 'once' && isAnswered(outcome.failure)) return true;
  return continueOnFail && outcome.failure.kind === 'refused';
}

/** Statuses which mean that nothing was done and that the same call may be made again. */
const MAY_BE_REPEATED: ReadonlySet<number> = new Set([401, 421, 429]);

/** Whether the call itself got a final answer. */
const isAnswered = ({ status, sent }: CallFailure): boolean =>
  status !== undefined && sent !== false && !MAY_BE_REPEATED.has(status);
