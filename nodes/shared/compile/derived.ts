import type { Field, Type } from '../operation';

/** Makes a function that derives something from a declaration: once for each declaration, with which it is kept. */
export function derived<Declaration extends object, T extends object>(
  derive: (declaration: Declaration) => T,
): (declaration: Declaration) => T {
  const known = new WeakMap<Declaration, T>();
  return (declaration) => {
    let made = known.get(declaration);
    if (!made) known.set(declaration, (made = derive(declaration)));
    return made;
  };
}

/** The types of fields, by the names of the fields. */
export const typesOf = derived(
  (fields: Field[]): ReadonlyMap<string, Type> => new Map(fields.map(({ name, type }) => [name, type])),
);
