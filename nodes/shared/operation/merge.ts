import type { Field, Operation, Merge } from './declaration';
import { boolean } from './type';
import { control } from './field';
import { fieldsOfRule } from './rule';

/** The switch that turns merging on. */
export const MERGE_SWITCH = 'mergeWithCurrentValues';

/** `mergeWith(get, { key: { id: 'carrierId' }, fill: { name: 'name', code: 'code' } })`. */
export const mergeWith = (read: Operation, options: Omit<Merge, 'read'>): Merge => ({ read, ...options });

/**
 * The operation with the switch among its fields. What is required of fields that the read can fill, by themselves or by
 * a rule, is asked only while the switch is off.
 */
export function withMergeSwitch(declaration: Operation): Operation {
  const { merge, fields } = declaration;
  if (!merge || fields.includes(mergeSwitch)) return declaration;
  const relaxed = fields.map((field) =>
    field.required && field.name in merge.fill
      ? { ...field, required: false, requiredIf: { field: MERGE_SWITCH, is: false } }
      : field,
  );
  const isFilled = (name: string) => name in merge.fill;
  const rules = declaration.rules?.map((rule) =>
    fieldsOfRule(rule).some(isFilled) ? { ...rule, unless: MERGE_SWITCH } : rule,
  );
  return { ...declaration, fields: [...relaxed, mergeSwitch], rules };
}

const mergeSwitch: Field = control(MERGE_SWITCH, boolean(), {
  label: 'Merge With Current Values',
  description:
    'Whether to read the record first and to send its current values for the fields that are left empty. This costs one more call.',
});

/** Throws when a merge names fields that the update or the read does not have. */
export function assertMerge({ merge, fields }: Operation, where: string): void {
  if (!merge) return;
  const has = (all: Field[], name: string) => all.some((field) => field.name === name);
  const { read, key, fill, insteadOf = {}, match = {} } = merge;
  const unknown = [
    ...[
      ...Object.values(key),
      ...Object.keys(fill),
      ...Object.values(match),
      ...Object.values(insteadOf),
    ].filter((name) => !has(fields, name)),
    ...Object.keys(key).filter((name) => !has(read.fields, name)),
  ];
  if (unknown.length > 0) throw new Error(`${where} merges ${unknown.join(', ')}, which it does not have`);
  if (read.effect !== 'read') throw new Error(`${where} merges with an operation that is no read`);
}
