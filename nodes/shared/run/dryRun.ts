import { isPlainObject, moneyOf, plainText, type Hint, type Operation, type Values } from '../operation';
import { DRY_CALL } from '../invoke/dryCall';
import { amountOf, inPlaces, inUnits, isAmount } from './moneyInput';
import type { Unit, UnitOutcome } from './unit';

type Outcomes = Array<[Unit, UnitOutcome]>;

/** The outcomes of a call that was not sent: its first unit outputs the call, paired to all units in it. */
export function dryOutcomes(operation: Operation, outcomes: Outcomes): Outcomes {
  const carried = new Map<object, Unit[]>();
  for (const [unit, outcome] of outcomes) {
    const call = heldCall(outcome);
    if (call) carried.set(call, [...(carried.get(call) ?? []), unit]);
  }
  return outcomes.map(([unit, outcome]) => {
    const call = heldCall(outcome);
    const units = (call && carried.get(call)) ?? [];
    if (!call) return [unit, outcome];
    return units[0] === unit ? [unit, callItem(operation, call, units)] : [unit, { ok: true, records: [] }];
  });
}

const heldCall = (outcome: UnitOutcome): Record<string, unknown> | undefined => {
  const call = outcome.ok ? undefined : outcome.failure.details?.[DRY_CALL];
  return isPlainObject(call) ? call : undefined;
};

function callItem(operation: Operation, call: Record<string, unknown>, units: Unit[]): UnitOutcome {
  const { amount, currency } = moneyOf(operation) ?? {};
  const values: Values = units[0]?.values ?? {};
  const record: Record<string, unknown> = { dryRun: true, ...call, records: units.length };
  if (amount !== undefined) record.amount = amountOf(values[amount]);
  if (currency !== undefined && values[currency] !== undefined) record.currency = plainText(values[currency]);
  return { ok: true, records: [record], pairs: [...new Set(units.map(({ itemIndex }) => itemIndex))] };
}

/** What a dry run would have sent: "Dry run: nothing was sent. It would be 3 calls with 3 records; 120.00 USD in all." */
export function dryHint(outcomes: Array<UnitOutcome | undefined>): Hint {
  let [calls, records] = [0, 0];
  const totals = new Map<string, bigint>();
  for (const outcome of outcomes) {
    const [call] = outcome?.ok ? outcome.records : [];
    if (call?.dryRun !== true) continue;
    calls += 1;
    records += Number(call.records);
    const { amount, currency } = call;
    const text = plainText(amount);
    const unit = plainText(currency) ?? '';
    if (text !== undefined && isAmount(text)) totals.set(unit, (totals.get(unit) ?? 0n) + inUnits(text));
  }
  const sums = [...totals].map(([unit, total]) => `${inPlaces(total)} ${unit}`.trim());
  const carried = `${count(calls, 'call')} with ${count(records, 'record')}`;
  return {
    type: 'info',
    message: `Dry run: nothing was sent. It would be ${carried}${sums.length > 0 ? `; ${sums.join(', ')} in all` : ''}.`,
  };
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
