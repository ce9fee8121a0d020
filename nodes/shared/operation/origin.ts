/**
 * Where a value comes from, part by part: typed into the form, or data from an expression. Nobody has checked data, so
 * ambiguous text in it is refused.
 */
export type Origin = 'typed' | 'data' | Origin[] | { [member: string]: Origin };

/** The origin of a member or an entry. Everything from an expression is data. */
export function originOf(origin: Origin | undefined, part: string | number): Origin | undefined {
  if (typeof origin !== 'object') return origin;
  return Object.hasOwn(origin, part) ? (origin as Record<string | number, Origin>)[part] : undefined;
}
