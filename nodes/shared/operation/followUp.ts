import type { Operation, Value, Values } from './declaration';
import type { Problem } from './misfit';
import { isAbsent, isPlainObject } from './value';

/** The values of the call that follows; undefined if the item has none for it. */
export function valuesToFollow({ follows }: Operation, values: Values): Values | undefined {
  const given = follows && values[follows.given];
  if (!isPlainObject(given)) return undefined;
  const some = Object.entries(given as Values).filter(
    ([, value]: [string, Value | undefined]) => !isAbsent(value),
  );
  // A switch alone adds nothing.
  return some.some(([, value]) => typeof value !== 'boolean') ? Object.fromEntries(some) : undefined;
}

/** What the item leaves out of the values for the call that follows. Half of them would add something else, or nothing. */
export function checkFollowUp(operation: Operation, values: Values): Problem[] {
  const { follows, fields } = operation;
  const given = valuesToFollow(operation, values);
  const field = fields.find(({ name }) => name === follows?.given);
  if (!follows || !given || !field) return [];
  const fixed = { ...follows.values, ...follows.with };
  return follows.operation.fields
    .filter(({ name, required }) => required && !(name in fixed) && given[name] === undefined)
    .map(({ label }) => {
      const place = `${field.label}, ${label}`;
      return { field: place, name: field.name, message: `${place}: expected a value, got none` };
    });
}

/** Throws if the call that follows may not be repeated, or if its values come from nowhere. */
export function assertFollowUp({ follows, fields, batch, result, walk }: Operation, where: string): void {
  if (!follows) return;
  const { operation, given, values = {}, with: filled } = follows;
  if (operation.effect !== 'idempotent')
    throw new Error(`${where} is followed by a call that may not be repeated`);
  if (batch || walk || result.many) throw new Error(`${where} is followed by a call about one record`);
  const type = fields.find(({ name }) => name === given)?.type;
  if (type?.kind !== 'record') throw new Error(`${where} has no record ${given} for the call that follows`);
  const known = new Set([
    ...type.fields.map(({ name }) => name),
    ...Object.keys(values),
    ...Object.keys(filled),
  ]);
  const lacking = operation.fields.find(({ required, name }) => required && !known.has(name));
  if (lacking) throw new Error(`${where} has no ${lacking.name} for the call that follows`);
}
