import { CURSOR } from './cursor';
import type {
  CursorPlace,
  DateRange,
  Field,
  KeysetWalk,
  LinksWalk,
  Operation,
  PagesWalk,
  Walk,
  WindowsWalk,
} from './declaration';

/** `windows({ from: 'orderDateFrom', to: 'orderDateTo', days: 31 })`; several ranges as a list. */
export const windows = (ranges: DateRange | DateRange[], key?: string): WindowsWalk => ({
  kind: 'windows',
  ranges: [ranges].flat(),
  key,
});

/**
 * `pages({ page: 'page', rows: 'rows', size: 100, total: 'total' })`; `pages({ offset: 'skip', more: 'nextLink' })` if a
 * link is only a sign that there is more.
 */
export const pages = (options: Omit<PagesWalk, 'kind'>): PagesWalk => ({ kind: 'pages', ...options });

/** `links('odata.nextLink')`; `links('next', { rows: 'top', size: 500 })`. */
export const links = (next: string, options: Omit<LinksWalk, 'kind' | 'next'> = {}): LinksWalk => ({
  kind: 'links',
  next,
  ...options,
});

/** `keyset('id', { after: { field: 'filter', pattern: 'id gt {value}' }, rows: 'top', size: 500 })`. */
export const keyset = (key: string, options: Omit<KeysetWalk, 'kind' | 'key'>): KeysetWalk => ({
  kind: 'keyset',
  key,
  ...options,
});

/** Names of the fields that only a walk fills. They are neither in the form nor read from an item. */
function filledBy(walk: Walk | undefined): string[] {
  if (typeof walk !== 'object' || walk.kind === 'windows') return [];
  if (walk.kind === 'links') return named(walk.rows);
  if (walk.kind === 'pages') return named(walk.page, walk.offset, walk.rows);
  return [...named(ownField(walk.after), walk.rows), ...filledBy(walk.otherwise)];
}

const named = (...names: Array<string | undefined>): string[] => names.filter((name) => name !== undefined);

/** The field that holds only the cursor. */
const ownField = ({ field, pattern, row }: CursorPlace): string | undefined =>
  pattern === undefined && row === undefined ? field : undefined;

/** The fields that users fill in: not those that the walk or the original record of a look-up fills. */
export const formFields = ({ walk, fields, lookUp }: Operation): Field[] => {
  const original = typeof lookUp === 'object' ? lookUp.original : undefined;
  const names = [...filledBy(walk), ...Object.keys(original?.fills ?? {})];
  return names.length === 0 ? fields : fields.filter(({ name }) => !names.includes(name));
};

/** Throws if a walk can't work, or names fields that the operation does not have. */
export function assertWalk({ walk, fields, result, call }: Operation, where: string): void {
  if (walk === undefined || walk === 'whole') return;
  if (!result.many) throw new Error(`${where} walks a list, but its result is not a list`);
  const unknown = fieldsOfWalk(walk).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) throw new Error(`${where} walks by ${unknown}, which it does not have`);
  if (followsLinks(walk) && call.kind !== 'http')
    throw new Error(`${where} follows links, but is not an HTTP call`);
  if (walk.kind === 'windows') assertWindows(walk, fields, where);
  if (walk.kind === 'pages') assertPages(walk, where);
  if (walk.kind === 'keyset') assertKeyset(walk, where);
}

const followsLinks = (walk: Exclude<Walk, string>): boolean =>
  walk.kind === 'links' || (walk.kind === 'keyset' && walk.otherwise?.kind === 'links');

function fieldsOfWalk(walk: Exclude<Walk, string>): string[] {
  if (walk.kind === 'windows')
    return walk.ranges.flatMap(({ from, to, ignoredWith = [] }) => [from, to, ...ignoredWith]);
  const own = filledBy(walk);
  if (walk.kind !== 'keyset') return own;
  const [field = ''] = walk.after.field.split('.');
  return [...own, field, ...named(walk.sort?.field), ...named(walk.columns?.field)];
}

function assertWindows(walk: WindowsWalk, fields: Field[], where: string): void {
  const kindOf = (name: string) => fields.find((field) => field.name === name)?.type.kind;
  for (const { from, to, days, months } of walk.ranges) {
    const kinds = new Set([kindOf(from), kindOf(to)]);
    if (kinds.size !== 1 || !(kinds.has('day') || kinds.has('moment')))
      throw new Error(`${where} walks from one date to another of the same kind`);
    if ((days === undefined) === (months === undefined) || (days ?? months ?? 0) < 1)
      throw new Error(`${where}: the length of a window is in days or in months`);
    if (kinds.has('moment') && walk.key === undefined)
      throw new Error(`${where}: windows of moments share their ends, so records need a key`);
  }
}

function assertPages({ page, offset, shortIsLast, size }: PagesWalk, where: string): void {
  if ((page === undefined) === (offset === undefined))
    throw new Error(`${where} walks pages by a page number or by an offset`);
  if (shortIsLast && size === undefined) throw new Error(`${where}: a page is short of a size`);
}

/** The place of the column with the key, in the walk of a call that can read several lists. */
export const COLUMN = '{column}';

function assertKeyset(walk: KeysetWalk, where: string): void {
  const { after, shortIsLast, size, sort, columns, otherwise } = walk;
  const texts = [...named(after.pattern), ...Object.values(after.row ?? {})];
  if (texts.length > 0 && !texts.some((text) => text.includes(CURSOR)))
    throw new Error(`${where}: a filter for a key has ${CURSOR} in it`);
  if (shortIsLast && size === undefined) throw new Error(`${where}: a page is short of a size`);
  if (otherwise && !sort) throw new Error(`${where} is walked otherwise where users give another order`);
  if (columns && !(otherwise && texts.some((text) => text.includes(COLUMN))))
    throw new Error(`${where}: a key whose column depends on the list has ${COLUMN}, and another walk`);
  if (otherwise?.kind === 'pages') assertPages(otherwise, where);
}
