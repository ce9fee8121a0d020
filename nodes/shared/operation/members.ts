import type { Field } from './declaration';
import { Described, Misfit } from './misfit';
import { nearestOf } from './nearest';
import { originOf, type Origin } from './origin';
import { setMember } from './value';

/** A raw record, with its members under the names of their fields. */
export interface GivenMembers {
  raw: Record<string, unknown>;
  origin: Origin | undefined;
  /** Members that are not fields. */
  unknown: string[];
}

/**
 * Finds the field of each member by the field's name or the vendor's spelling, in any letter case. Throws {@link Misfit}
 * if two members stand for one field.
 */
export function givenMembers(
  fields: readonly Field[],
  raw: Record<string, unknown>,
  origin: Origin | undefined,
): GivenMembers {
  const known = namesOf(fields);
  const keys = Object.keys(raw);
  // Rows of a form, and most others, already use the names of the fields.
  if (keys.every((key) => known.exact.has(key))) return { raw, origin, unknown: [] };
  const named: Record<string, unknown> = {};
  const origins: Record<string, Origin> = {};
  const takenBy = new Map<string, string>();
  const unknown: string[] = [];
  for (const key of keys) {
    const name = known.exact.has(key) ? key : (known.spelled.get(key) ?? known.small.get(key.toLowerCase()));
    const other = name === undefined ? undefined : takenBy.get(name);
    if (other !== undefined)
      throw new Misfit(`only one of ${other} and ${key}: they mean the same`, new Described('both'));
    if (name === undefined) unknown.push(key);
    else takenBy.set(name, key);
    setMember(named, name ?? key, raw[key]);
    setMember(origins, name ?? key, originOf(origin, key) ?? 'typed');
  }
  return { raw: named, origin: typeof origin === 'object' ? origins : origin, unknown };
}

/** The names that users may use for a member, and the name of its field. */
interface Names {
  exact: Set<string>;
  spelled: Map<string, string>;
  small: Map<string, string>;
}

const namesByFields = new WeakMap<readonly Field[], Names>();

function namesOf(fields: readonly Field[]): Names {
  const known = namesByFields.get(fields);
  if (known) return known;
  const given = fields.filter(({ preset }) => preset === undefined);
  const spelled = given.map(({ name, wire }) => [wire, name] as const);
  const own = given.map(({ name }) => [name, name] as const);
  // The last of equal keys wins, so a field's own name beats another field's spelling.
  const small = [...spelled, ...own].map(([key, name]) => [key.toLowerCase(), name] as const);
  const names = {
    exact: new Set(given.map(({ name }) => name)),
    spelled: new Map(spelled),
    small: new Map(small),
  };
  namesByFields.set(fields, names);
  return names;
}

/** Throws {@link Misfit} for an unknown member, and names the most similar one. */
export function refuseUnknown(fields: readonly Field[], member: string): never {
  const names = [...namesOf(fields).exact];
  const more = names.length - MOST_NAMED;
  const listed = names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const nearest = nearestOf(member, names);
  const advice = nearest === undefined ? undefined : `The nearest is ${nearest}`;
  throw new Misfit(`no other members than ${listed}`, member, [], undefined, advice);
}

/** How many members an error lists. */
const MOST_NAMED = 12;

/** Whether an open record accepts this unknown member: it must not replace a field. */
export function isFree(fields: readonly Field[], member: string): boolean {
  const small = member.toLowerCase();
  const isPlaceOf = ({ name, wire }: Field) =>
    [name, wire.split(/\.|\[\]/)[0] ?? ''].some((taken) => taken.toLowerCase() === small);
  return member !== '__proto__' && !fields.some(isPlaceOf);
}
