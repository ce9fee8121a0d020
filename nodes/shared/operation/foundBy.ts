import type { FoundBy, Operation } from './declaration';
import { typeAt } from './objectType';

/**
 * Another way to name the record of a call:
 * `foundBy(findByBadge, { if: { field: 'findBy', is: 'badge' }, with: { badge: 'badge' }, gives: { id: 'MemberId' }, … })`.
 */
export const foundBy = (read: Operation, options: Omit<FoundBy, 'read'>): FoundBy => ({ read, ...options });

/** Throws if the record can't be found as declared. */
export function assertFoundBy(
  { foundBy: how, fields, effect, batch, upsert }: Operation,
  where: string,
): void {
  if (!how) return;
  const { read, values = {}, with: filled, gives, key } = how;
  if (read.effect !== 'read') throw new Error(`${where} finds its record by a call that is no read`);
  if (read.result.many || typeof read.verdict !== 'object' || read.verdict.kind !== 'bare')
    throw new Error(`${where} finds its record by a read that does not say whether there is one`);
  if (batch || upsert || effect === 'once')
    throw new Error(`${where} finds its record first, so it makes one call that may be repeated`);
  const has = (all: Operation['fields'], name: string) => all.some((field) => field.name === name);
  const unknown = [
    ...[...Object.keys(filled), ...Object.keys(values)].filter((name) => !has(read.fields, name)),
    ...[...Object.values(filled), ...Object.keys(gives), how.if.field].filter((name) => !has(fields, name)),
    ...Object.values(gives).filter((member) => typeAt(read.result.shape, member) === undefined),
  ];
  if (unknown.length > 0)
    throw new Error(`${where} finds its record by ${unknown.join(', ')}, which is not there`);
  if (!Object.values(filled).includes(key)) throw new Error(`${where} does not find its record by ${key}`);
  const open = Object.keys(gives).find((name) =>
    fields.some((field) => field.name === name && field.shownIf?.field !== how.if.field),
  );
  if (open !== undefined) throw new Error(`${where} demands ${open} even where it finds it`);
}
