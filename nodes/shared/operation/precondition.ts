import type { Operation, Precondition } from './declaration';

/**
 * A read that decides whether a call is made:
 * `precondition(get, { with: { id: 'id' }, done: { member: 'active', is: true } })`.
 */
export const precondition = (read: Operation, options: Omit<Precondition, 'read'>): Precondition => ({
  read,
  ...options,
});

/** Throws if the read before a call can't be made, or decides nothing. */
export function assertPrecondition(
  { precondition: first, fields, batch, walk }: Operation,
  where: string,
): void {
  if (!first) return;
  const { read, with: filled, done, refused } = first;
  if (read.effect !== 'read') throw new Error(`${where} is preceded by a call that is no read`);
  if (batch || walk) throw new Error(`${where} is preceded by a read, so it makes one call for each item`);
  if (!done && !refused) throw new Error(`${where} is preceded by a read that decides nothing`);
  const has = (all: Operation['fields'], name: string) => all.some((field) => field.name === name);
  const unknown = [
    ...Object.keys(filled).filter((name) => !has(read.fields, name)),
    ...[...Object.values(filled), ...(first.if ?? [])].filter((name) => !has(fields, name)),
  ];
  if (unknown.length > 0)
    throw new Error(`${where} is preceded by a read with ${unknown.join(', ')}, which is not there`);
}
