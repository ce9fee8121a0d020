/**
 * Where a value comes from, part by part: typed into the form, or data that an expression brings. Nobody has looked at
 * data, so text that can be read in two ways is refused there.
 */
export type Origin = 'typed' | 'data' | Origin[] | { [member: string]: Origin };

/** The origin of a member or an entry. All of what one expression brings is data. */
export function originOf(origin: Origin | undefined, part: string | number): Origin | undefined {
  if (typeof origin !== 'object') return origin;
  return Object.hasOwn(origin, part) ? (origin as Record<string | number, Origin>)[part] : undefined;
}
