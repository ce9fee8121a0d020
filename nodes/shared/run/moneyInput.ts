import type { RunOptions } from '../describe/options';
import { keyOf } from '../invoke/lookUp';
import {
  isExact,
  lookUpOf,
  moneyOf,
  plainText,
  type Field,
  type Operation,
  type Problem,
  type Value,
  type Values,
} from '../operation';
import type { ItemInput } from './itemInput';

/**
 * Checks the items of a call that moves money against each other. An item fails if an earlier one has its key, if its amount
 * is over Maximum Amount, or if it would bring the sum over Maximum Total.
 */
export function moneyInputs(
  operation: Operation,
  inputs: ItemInput[],
  options: Pick<RunOptions, 'maximumAmount' | 'maximumTotal' | 'checkBeforeSending'>,
  isTool: boolean,
): ItemInput[] {
  const how = lookUpOf(operation);
  const money = moneyOf(operation);
  if (!money || !how) return inputs;
  const key = fieldNamed(operation, how.key.field);
  const amount = money.amount === undefined ? undefined : fieldNamed(operation, money.amount);
  const unchecked = money.uncheckedIf === undefined ? undefined : fieldNamed(operation, money.uncheckedIf);
  const firsts = new Map<string, number>();
  const totals = new Map<string, bigint>();
  return inputs.map((input, itemIndex) => {
    if (!input.ok) return input;
    const { values } = input;
    const problems = [
      repeated(firsts, { key, text: keyOf(how, values), values }, itemIndex),
      unchecked && uncheckedTwice(unchecked, values, options.checkBeforeSending, isTool),
      amount && tooMuch(amount, values, options.maximumAmount),
      amount && beyondTotal(totals, amount, values, money.currency, options.maximumTotal),
    ].filter((problem) => problem !== undefined);
    return problems.length > 0 ? { ok: false, problems } : input;
  });
}

function fieldNamed({ fields }: Operation, name: string): Field {
  const field = fields.find((each) => each.name === name);
  if (!field) throw new Error(`There is no field ${name}`);
  return field;
}

const problemOf = ({ label, name }: Field, words: string): Problem => ({
  field: label,
  name,
  message: `${label}: ${words}`,
});

function repeated(
  firsts: Map<string, number>,
  { key, text, values }: { key: Field; text: string; values: Values },
  itemIndex: number,
): Problem | undefined {
  const first = firsts.get(text);
  if (first === undefined) firsts.set(text, itemIndex);
  const given = plainText(values[key.name]) ?? '';
  return first === undefined
    ? undefined
    : problemOf(key, `expected a key of its own for each item, got "${given}", which item ${first} has`);
}

/** One of the two checks must be on: the vendor's or ours. An agent can't turn off either. */
function uncheckedTwice(
  unchecked: Field,
  values: Values,
  isChecked: boolean,
  isTool: boolean,
): Problem | undefined {
  if (values[unchecked.name] !== true || (isChecked && !isTool)) return undefined;
  return problemOf(
    unchecked,
    isTool ? 'not possible as a tool of an AI agent' : 'only possible while Check Before Sending is on',
  );
}

function tooMuch(amount: Field, values: Values, most: number): Problem | undefined {
  const given = plainText(values[amount.name]);
  if (most === 0 || given === undefined || inUnits(given) <= boundInUnits(most)) return undefined;
  return problemOf(amount, `expected at most ${most} (Maximum Amount), got ${given}`);
}

/**
 * An item that goes over the total is not counted, so smaller items after it may still fit. An amount without a currency may
 * be in any currency, so it counts in every sum.
 */
function beyondTotal(
  totals: Map<string, bigint>,
  amount: Field,
  values: Values,
  currency: string | undefined,
  most: number,
): Problem | undefined {
  const given = plainText(values[amount.name]);
  if (most === 0 || given === undefined) return undefined;
  const unit = currency === undefined ? '' : (plainText(values[currency]) ?? '').toUpperCase();
  const own = (totals.get(unit) ?? 0n) + inUnits(given);
  const others = [...totals].filter(([other]) => (unit === '' ? other !== '' : other === ''));
  const total = own + others.reduce((largest, [, sum]) => (sum > largest ? sum : largest), 0n);
  if (total > boundInUnits(most))
    return problemOf(
      amount,
      `expected a sum of at most ${most} in a run (Maximum Total), got ${given} beside the items before`,
    );
  totals.set(unit, own);
  return undefined;
}

/** JavaScript writes tiny numbers with an exponent. */
const boundInUnits = (most: number): bigint => {
  const text = String(most);
  return inUnits(text.includes('e') ? most.toFixed(PLACES) : text);
};

const PLACES = 10;

/** Whether a vendor's text is an amount. A masked amount is not. */
export const isAmount = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text.trim());

/** Amounts are added as integers with ten decimal places: 0.1 + 0.2 is 0.3. */
export function inUnits(amount: string): bigint {
  const [whole = '0', part = ''] = amount.trim().split('.');
  const units = BigInt(`${whole.replace('-', '') || '0'}${part.slice(0, PLACES).padEnd(PLACES, '0')}`);
  return whole.startsWith('-') ? -units : units;
}

/** A sum of such numbers as people write it, with at least two places. */
export function inPlaces(units: bigint): string {
  if (units < 0n) return `-${inPlaces(-units)}`;
  const digits = String(units).padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES).replace(/0{0,8}$/, '')}`;
}

/** Amounts are numbers in items, unless digits would be lost. */
export function amountOf(value: Value | undefined): number | string | undefined {
  const text = plainText(value);
  return text !== undefined && isExact(text) ? Number(text) : text;
}
