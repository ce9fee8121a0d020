import type { Operation } from './declaration';

/** Throws if the refusal of a repeat can't be looked into, or would never be. */
export function assertRefusedRepeat(
  { refusedRepeat, effect, batch, fields }: Operation,
  where: string,
): void {
  if (!refusedRepeat) return;
  const { read, statuses = [] } = refusedRepeat;
  if (effect !== 'idempotent' || batch)
    throw new Error(
      `${where}: only an idempotent call without a batch is looked into when its repeat is refused`,
    );
  if (!read && statuses.length === 0) throw new Error(`${where}: nothing shows what a refused repeat means`);
  if (!read) return;
  if (read.operation.effect !== 'read')
    throw new Error(`${where}: a call that is no read shows what a refused repeat means`);
  const has = (all: Operation['fields'], name: string) => all.some((field) => field.name === name);
  const unknown = [
    ...Object.keys(read.with).filter((name) => !has(read.operation.fields, name)),
    ...[...Object.values(read.with), ...Object.values(read.match ?? {})].filter((name) => !has(fields, name)),
  ];
  if (unknown.length > 0)
    throw new Error(
      `${where}: the read after a refused repeat has ${unknown.join(', ')}, which is not there`,
    );
}
