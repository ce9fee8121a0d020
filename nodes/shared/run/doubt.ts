import { CallFailure } from '../errors';
import type { Operation } from '../operation';
import type { Ledger } from './ledger';
import { waitingKeys, type RecordOf } from './serialize';
import type { Unit, UnitOutcome } from './unit';

/**
 * Records that a create without an answer may have made, or a merge may have ended, in this or an earlier try of Retry On
 * Fail. Another item for such a record is not sent: it might create the record twice, or merge it while the first merge runs.
 */
export class Doubt {
  private readonly keys = new Set<string>();

  constructor(
    private readonly operation: Operation,
    private readonly recordOf: RecordOf,
    units: Unit[],
    ledger: Ledger,
  ) {
    for (const unit of units) this.note(unit, ledger.get(unit.id));
  }

  note(unit: Unit, outcome: UnitOutcome | undefined): void {
    if (!isDoubted(this.operation) || !outcome || outcome.ok || outcome.failure.outcome !== 'unknown') return;
    for (const key of this.keysOf([[unit]])) this.keys.add(key);
  }

  /** Why a call is not made; undefined if it may be made. */
  about(units: Unit[][]): CallFailure | undefined {
    if (!isDoubted(this.operation) || !this.keysOf(units).some((key) => this.keys.has(key))) return undefined;
    return new CallFailure({
      kind: 'blocked',
      message: 'Not sent, since the outcome of an earlier item for the same record is unknown',
      description: 'Check whether that item was carried out. Then run this one again.',
      sent: false,
    });
  }

  private keysOf(units: Unit[][]): string[] {
    return waitingKeys(this.operation, units, this.recordOf);
  }
}

const isDoubted = ({ upsert, serializeByEach }: Operation): boolean => Boolean(upsert ?? serializeByEach);
