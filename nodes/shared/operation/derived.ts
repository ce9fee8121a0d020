import type { Field, Type } from './declaration';

/**
 * Makes a function that derives something from an object that does not change, such as a declaration: once for each object,
 * with which it is kept.
 */
export function derived<From extends object, T extends object>(derive: (from: From) => T): (from: From) => T {
  const known = new WeakMap<From, T>();
  return (from) => {
    let made = known.get(from);
    if (!made) known.set(from, (made = derive(from)));
    return made;
  };
}

/** The types of fields, by the names of the fields. */
export const typesOf = derived(
  (fields: Field[]): ReadonlyMap<string, Type> => new Map(fields.map(({ name, type }) => [name, type])),
);
