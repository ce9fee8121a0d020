import {
  isAbsent,
  isBlank,
  isPlainObject,
  originOf,
  type Field,
  type Hint,
  type Operation,
  type Origin,
} from '../operation';
import { itemsText } from './output';

/** Whether an operation changes an existing record: empty values might be meant to clear its fields. */
export const isUpdate = ({ operation, effect, fields }: Operation): boolean =>
  effect !== 'read' && (/^update/.test(operation) || fields.some(({ group }) => group === 'updateFields'));

/**
 * Labels of the empty fields, which are not sent: those that were added to a collection, and those whose expression gave
 * nothing. A field of the form that the user did not touch is not among them.
 */
export function emptyFields(
  fields: Field[],
  raw: Record<string, unknown>,
  origin: Origin | undefined,
): string[] {
  let empty: string[] | undefined;
  for (const field of fields) {
    const value = raw[field.name];
    if (value === undefined) continue;
    const from = originOf(origin, field.name);
    if (!isAbsent(value) && !isBlank(value)) {
      for (const label of emptyWithin(field, value, from)) (empty ??= []).push(`${field.label}, ${label}`);
    } else if (from === 'data' || field.group !== undefined) (empty ??= []).push(field.label);
  }
  return empty ?? NONE;
}

const NONE: string[] = [];

function emptyWithin({ type }: Field, value: unknown, origin: Origin | undefined): string[] {
  if (type.kind === 'record' && isPlainObject(value)) return emptyFields(type.fields, value, origin);
  if (type.kind !== 'records' || !Array.isArray(value)) return NONE;
  return value.flatMap((row: unknown, index) =>
    isPlainObject(row)
      ? emptyFields(type.fields, row, originOf(origin, index)).map((label) => `row ${index + 1}, ${label}`)
      : [],
  );
}

/**
 * The hint about empty fields that a run did not send, each with its items; no hint if all were sent.
 * In: for each item, the labels from {@link emptyFields}.
 */
export function leftOutHints(byItem: Array<string[] | undefined>): Hint[] {
  const byField = new Map<string, number[]>();
  for (const [itemIndex, labels = []] of byItem.entries()) {
    for (const label of labels) {
      const items = byField.get(label);
      if (items) items.push(itemIndex);
      else byField.set(label, [itemIndex]);
    }
  }
  if (byField.size === 0) return [];
  const fields = [...byField].slice(0, NAMED).map(([label, items]) => `${label} (${itemsText(items)})`);
  const more = byField.size > NAMED ? ` and ${byField.size - NAMED} more` : '';
  return [
    {
      type: 'info',
      message: `Empty values were not sent, so they cleared nothing: ${fields.join('; ')}${more}. The records keep what they have in these fields.`,
    },
  ];
}

/** How many fields a hint names. */
const NAMED = 20;
