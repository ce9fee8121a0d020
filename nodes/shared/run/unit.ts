import type { IBinaryKeyData } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type { Hint, Operation, Value, Values } from '../operation';
import type { ItemInput } from './itemInput';

/** The smallest thing with its own outcome: an item's call, or one entry that an item adds to a batch. */
export interface Unit {
  itemIndex: number;
  /** Identifies a unit; the same in each run of the node. */
  id: string;
  values: Values;
  /** The operation with the fields of its item, if items have different ones. */
  own?: Operation;
  /** Present if entries of many items share a call. */
  entry?: Value;
  /** The most records that the item wants. */
  limit?: number;
  /** Its records are simplified. */
  simplify?: boolean;
  /** The binary field that its file goes into. */
  outputField?: string;
}

/** What became of a unit. */
export type UnitOutcome =
  | {
      ok: true;
      records: Array<Record<string, unknown>>;
      hints?: Hint[];
      binary?: IBinaryKeyData;
      /** The items that the records come from, if there are several. */
      pairs?: number[];
    }
  | {
      ok: false;
      failure: CallFailure;
      /** The call was accepted, and its work has failed. It is never made again. */
      workFailed?: true;
    };

/** The units of all items with valid input, in input order. */
export function unitsOf(operation: Operation, inputs: ItemInput[]): Unit[] {
  const units: Unit[] = [];
  for (const [itemIndex, input] of inputs.entries())
    if (input.ok) addUnits(units, operation.batch?.collects, input, itemIndex);
  return units;
}

function addUnits(
  units: Unit[],
  collects: string | string[] | undefined,
  { values, own, limit, outputField, simplify }: Extract<ItemInput, { ok: true }>,
  itemIndex: number,
): void {
  if (Array.isArray(collects)) {
    units.push(rowUnit(collects, values, itemIndex));
    return;
  }
  const entries = collects === undefined ? undefined : values[collects];
  if (collects === undefined || !Array.isArray(entries)) {
    units.push({ itemIndex, id: String(itemIndex), values, own, limit, outputField, simplify });
    return;
  }
  const { [collects]: _, ...others } = values;
  const common = Object.keys(others).length === 0 ? NOTHING : others;
  for (const [index, entry] of entries.entries())
    units.push({ itemIndex, id: `${itemIndex}.${index}`, values: common, entry });
}

/** The shared values, if an item gives nothing else. */
const NOTHING: Values = Object.freeze({});

/** The unit of an item whose values are one entry of a batch, and the values that it shares with others. */
function rowUnit(collects: string[], values: Values, itemIndex: number): Unit {
  let common = NOTHING;
  const entry: Values = {};
  for (const name of Object.keys(values)) {
    if (collects.includes(name)) entry[name] = values[name];
    else if (common === NOTHING) common = { [name]: values[name] };
    else common[name] = values[name];
  }
  return { itemIndex, id: String(itemIndex), values: common, entry };
}
