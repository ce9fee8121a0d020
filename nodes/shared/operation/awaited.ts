import type { Operation } from './declaration';

/** Throws if the declaration does not say how to find the awaited work. */
export function assertAwaited({ awaited }: Operation, where: string): void {
  if (!awaited) return;
  const { read, values = {}, appears, with: given = {}, seconds } = awaited;
  if (read.effect !== 'read') throw new Error(`${where} awaits its work by a call that is no read`);
  if (appears && !read.result.many)
    throw new Error(`${where}: work that appears is found in a list, not in one record`);
  const unknown = Object.keys({ ...values, ...given }).find(
    (name) => !read.fields.some((field) => field.name === name),
  );
  if (unknown !== undefined) throw new Error(`${where} awaits its work by ${unknown}, which the read lacks`);
  if (!appears && Object.keys(given).length === 0)
    throw new Error(`${where} does not say which work is its own`);
  if (!Number.isInteger(seconds) || seconds < 0) throw new Error(`${where} waits for a number of seconds`);
}
