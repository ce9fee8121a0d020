import { moneyOf, plainText, type Hint, type Operation, type Values } from '../operation';
import { dryCallsOf, type DryCall, type DryCalls } from '../invoke/dryAround';
import { amountOf, inPlaces, inUnits, isAmount } from './moneyInput';
import type { Unit, UnitOutcome } from './unit';

type Outcomes = Array<[Unit, UnitOutcome]>;

/** The outcomes of calls that were not sent: the first unit of a call outputs it, paired to all units in it. */
export function dryOutcomes(operation: Operation, outcomes: Outcomes): Outcomes {
  const carried = new Map<object, Unit[]>();
  for (const [unit, outcome] of outcomes) {
    const call = unsentIn(outcome)?.call;
    if (call) carried.set(call, [...(carried.get(call) ?? []), unit]);
  }
  return outcomes.map(([unit, outcome]) => {
    const unsent = unsentIn(outcome);
    if (!unsent) return [unit, outcome];
    const units = carried.get(unsent.call) ?? [];
    return units[0] === unit
      ? [unit, callItems(operation, unsent, units)]
      : [unit, { ok: true, records: [] }];
  });
}

const unsentIn = (outcome: UnitOutcome): DryCalls | undefined =>
  outcome.ok ? undefined : dryCallsOf(outcome.failure);

/** An item for each call, in the order in which a run sends them. Only one call carries the records. */
function callItems(operation: Operation, { before, call, after }: DryCalls, units: Unit[]): UnitOutcome {
  const { amount, currency } = moneyOf(operation) ?? {};
  const values: Values = units[0]?.values ?? {};
  const record: Record<string, unknown> = { dryRun: true, ...call, records: units.length };
  if (amount !== undefined) record.amount = amountOf(values[amount]);
  if (currency !== undefined && values[currency] !== undefined) record.currency = plainText(values[currency]);
  const records = [...before.map(stepItem), record, ...after.map(stepItem)];
  return { ok: true, records, pairs: [...new Set(units.map(({ itemIndex }) => itemIndex))] };
}

const stepItem = (call: DryCall): Record<string, unknown> => ({ dryRun: true, ...call, records: 0 });

/** The outcome of a call that was not sent, with the calls that go before it. */
export const withStepsBefore = (outcome: UnitOutcome, before: DryCall[] = []): UnitOutcome =>
  outcome.ok && before.length > 0
    ? { ...outcome, records: [...before.map(stepItem), ...outcome.records] }
    : outcome;

/** What a dry run would have sent: "Dry run: nothing was sent. It would be 3 calls with 3 records; 120.00 USD in all." */
export function dryHint(outcomes: Array<UnitOutcome | undefined>): Hint {
  let [calls, records] = [0, 0];
  const totals = new Map<string, bigint>();
  for (const outcome of outcomes) {
    for (const call of outcome?.ok ? outcome.records : []) {
      if (call.dryRun !== true) continue;
      calls += 1;
      records += Number(call.records);
      const text = plainText(call.amount);
      const unit = plainText(call.currency) ?? '';
      if (text !== undefined && isAmount(text)) totals.set(unit, (totals.get(unit) ?? 0n) + inUnits(text));
    }
  }
  const sums = [...totals].map(([unit, total]) => `${inPlaces(total)} ${unit}`.trim());
  const carried = `${count(calls, 'call')} with ${count(records, 'record')}`;
  return {
    type: 'info',
    message: `Dry run: nothing was sent. It would be ${carried}${sums.length > 0 ? `; ${sums.join(', ')} in all` : ''}.`,
  };
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
