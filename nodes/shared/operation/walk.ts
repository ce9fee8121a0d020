import type { Field, Operation, WindowsWalk, DateRange, PagesWalk } from './declaration';

/** `windows({ from: 'orderDateFrom', to: 'orderDateTo', days: 31 })`; several ranges as a list. */
export const windows = (ranges: DateRange | DateRange[], key?: string): WindowsWalk => ({
  kind: 'windows',
  ranges: [ranges].flat(),
  key,
});

/** `pages({ page: 'page', rows: 'rows', size: 100, total: 'total' })`. */
export const pages = (options: Omit<PagesWalk, 'kind'>): PagesWalk => ({ kind: 'pages', ...options });

/** Names of the fields that the walk fills, which are neither in the form nor read from an item. */
function eaten({ walk }: Operation): string[] {
  if (typeof walk !== 'object' || walk.kind !== 'pages') return [];
  return [walk.page, walk.offset, walk.rows].filter((name) => name !== undefined);
}

/** The fields that a user fills in: all but those that the walk fills. */
export const formFields = (operation: Operation): Field[] => {
  const names = eaten(operation);
  return operation.fields.filter(({ name }) => !names.includes(name));
};

/** Throws when a walk names fields that the operation does not have, or can't work. */
export function assertWalk(declaration: Operation, where: string): void {
  const { walk, fields, result } = declaration;
  if (walk === undefined || walk === 'whole') return;
  const kindOf = (name: string) => fields.find((field) => field.name === name)?.type.kind;
  const named =
    walk.kind === 'windows'
      ? walk.ranges.flatMap(({ from, to, ignoredWith = [] }) => [from, to, ...ignoredWith])
      : eaten(declaration);
  const unknown = named.find((name) => kindOf(name) === undefined);
  if (unknown !== undefined) throw new Error(`${where} walks by ${unknown}, which it does not have`);
  if (!result.many) throw new Error(`${where} walks a list, but its result is no list`);
  if (walk.kind === 'windows') {
    for (const { from, to, days, months } of walk.ranges) {
      const kinds = new Set([kindOf(from), kindOf(to)]);
      if (kinds.size !== 1 || !(kinds.has('day') || kinds.has('moment')))
        throw new Error(`${where} walks from one date to another of the same kind`);
      if ((days === undefined) === (months === undefined) || (days ?? months ?? 0) < 1)
        throw new Error(`${where}: the length of a window is in days or in months`);
      if (kinds.has('moment') && walk.key === undefined)
        throw new Error(`${where}: windows of moments share their ends, so records need a key`);
    }
  } else if ((walk.page === undefined) === (walk.offset === undefined)) {
    throw new Error(`${where} walks pages by a page number or by an offset`);
  }
}
