import type { Operation, Precondition } from './declaration';

/**
 * A read that decides whether a call is made:
 * `precondition(get, { with: { id: 'id' }, done: { member: 'active', is: true } })`.
 */
export const precondition = (read: Operation, options: Omit<Precondition, 'read'>): Precondition => ({
  read,
  ...options,
});

/** Throws if a read before a call can't be made, or decides nothing. */
export function assertPreconditions(operation: Operation, where: string): void {
  for (const each of operation.preconditions ?? []) assertPrecondition(each, operation, where);
}

function assertPrecondition(
  { read, if: given = [], with: filled, current, done, anew, refused = [] }: Precondition,
  { fields, batch, walk, serializeBy = [] }: Operation,
  where: string,
): void {
  if (read.effect !== 'read') throw new Error(`${where} is preceded by a call that is no read`);
  if (batch || walk) throw new Error(`${where} is preceded by a read, so it makes one call for each item`);
  if (!done && refused.length === 0) throw new Error(`${where} is preceded by a read that decides nothing`);
  if (done === 'current' && !current)
    throw new Error(`${where} is preceded by a read that compares nothing with the current values`);
  const has = (all: Operation['fields'], name: string) => all.some((field) => field.name === name);
  const unknown = [
    ...Object.keys(filled).filter((name) => !has(read.fields, name)),
    ...[...Object.values(filled), ...given, ...Object.keys(current ?? {})].filter(
      (name) => !has(fields, name),
    ),
  ];
  if (unknown.length > 0)
    throw new Error(`${where} is preceded by a read with ${unknown.join(', ')}, which is not there`);
  if ((done ?? anew) && !Object.values(filled).every((name) => serializeBy.includes(name)))
    throw new Error(`${where} changes what is read before it, so calls about one record need serializeBy`);
}
