import { allHints } from '../invoke/allHints';
import type { Looked } from '../invoke/lookUp';
import { moneyOf, plainText, valueAt, type Hint } from '../operation';
import { amountOf, inPlaces, inUnits, isAmount } from './moneyInput';
import type { UnitOutcome } from './unit';

const PARTIAL: Hint = {
  type: 'warning',
  message: 'Only a part was approved: see "amountOpen" of the item',
};

type Success = Extract<UnitOutcome, { ok: true }>;

/**
 * Adds to the item how much was approved, and how much is still open. It does so only if less than the amount was approved,
 * or if the user has allowed that.
 */
export function withApproved({ operation, values }: Looked, outcome: Success): Success {
  const { amount, approved } = moneyOf(operation) ?? {};
  const [record] = outcome.records;
  if (amount === undefined || !approved || !record) return outcome;
  const asked = plainText(values[amount]);
  const given = plainText(valueAt(record, approved.member));
  if (asked === undefined || given === undefined || !isAmount(given)) return outcome;
  // For bank payments the vendor may report 0, which is not an amount.
  if (inUnits(given) === 0n) return outcome;
  const open = inUnits(asked) - inUnits(given);
  const isAllowed = approved.allowed !== undefined && values[approved.allowed] === true;
  if (open <= 0n && !isAllowed) return outcome;
  const amounts = { amountApproved: amountOf(given), amountOpen: amountOf(inPlaces(open)) };
  const hints = open > 0n ? allHints(outcome.hints, [PARTIAL]) : outcome.hints;
  return { ...outcome, records: [{ ...record, ...amounts }], hints };
}
