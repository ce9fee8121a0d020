import type { IBinaryKeyData } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type { Hint, Operation, Value, Values } from '../operation';
import type { ItemInput } from './itemInput';

/** The smallest thing with an outcome of its own: an item's call, or one element that an item put into a batch. */
export interface Unit {
  itemIndex: number;
  /** Identifies a unit within its item; stable from one run of the node to the next. */
  id: string;
  values: Values;
  /** Present where entries of many items travel together. */
  entry?: Value;
  /** The most records that the item wants. */
  limit?: number;
  /** Its records come simplified. */
  simplify?: boolean;
  /** The binary field that its file goes into. */
  outputField?: string;
}

/** What became of a unit. */
export type UnitOutcome =
  | {
      ok: true;
      records: Array<Record<string, unknown>>;
      hint?: Hint;
      binary?: IBinaryKeyData;
      /** The items that the records come of, where they are several. */
      pairs?: number[];
    }
  | { ok: false; failure: CallFailure };

/** The units of all items whose input is in order, in input order. */
export function unitsOf(operation: Operation, inputs: ItemInput[]): Unit[] {
  return inputs.flatMap((input, itemIndex) => (input.ok ? unitsOfItem(operation, input, itemIndex) : []));
}

function unitsOfItem(
  operation: Operation,
  { values, limit, outputField, simplify }: Extract<ItemInput, { ok: true }>,
  itemIndex: number,
): Unit[] {
  const collects = operation.batch?.collects;
  if (Array.isArray(collects)) return [rowUnit(collects, values, itemIndex)];
  const entries = collects === undefined ? undefined : values[collects];
  if (collects === undefined || !Array.isArray(entries))
    return [{ itemIndex, id: String(itemIndex), values, limit, outputField, simplify }];
  const { [collects]: _, ...common } = values;
  return entries.map((entry, index) => ({ itemIndex, id: `${itemIndex}.${index}`, values: common, entry }));
}

/** An item whose values are one entry of the batch, and what it shares with others. */
function rowUnit(collects: string[], values: Values, itemIndex: number): Unit {
  const common: Values = {};
  const entry: Values = {};
  for (const name of Object.keys(values)) (collects.includes(name) ? entry : common)[name] = values[name];
  return { itemIndex, id: String(itemIndex), values: common, entry };
}
