import { isPlainObject, setMember } from '../operation';

/*
 * Records as they travel: objects, lists and plain values under the vendor's names. Vendors may read names in other letter
 * case than they are declared in, so a member that is not there by its exact name is found in any.
 */

type Row = Record<string, unknown>;

/** The name under which a record has a member. */
function nameIn(record: Row, name: string): string | undefined {
  if (Object.hasOwn(record, name)) return name;
  const small = name.toLowerCase();
  return Object.keys(record).find((each) => each.toLowerCase() === small);
}

/** What is at a path of members; undefined where it leads to nothing. */
export function treeAt(tree: unknown, steps: string[]): unknown {
  return steps.reduce<unknown>((found, step) => {
    const name = isPlainObject(found) ? nameIn(found, step) : undefined;
    return name === undefined ? undefined : (found as Row)[name];
  }, tree);
}

/** A record with others' values laid over its own: objects member by member, everything else as a whole. Both stay as they are. */
export function overlaid(base: unknown, given: unknown): unknown {
  if (!isPlainObject(base) || !isPlainObject(given)) return given;
  const laid: Row = { ...base };
  for (const [name, value] of Object.entries(given)) {
    const there = nameIn(base, name) ?? name;
    setMember(laid, there, overlaid(base[there], value));
  }
  return laid;
}

/** The same with a value at a path; the objects on the way are made where there are none. */
export function withAt(tree: unknown, steps: string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const record = isPlainObject(tree) ? { ...tree } : {};
  const name = nameIn(record, step) ?? step;
  setMember(record, name, withAt(record[name], rest, value));
  return record;
}

/** The same without what is at a path: of a list on the way, in each of its rows. */
export function withoutAt(tree: unknown, [step = '', ...rest]: string[]): unknown {
  if (Array.isArray(tree)) return tree.map((row: unknown) => withoutAt(row, [step, ...rest]));
  const name = isPlainObject(tree) ? nameIn(tree, step) : undefined;
  if (name === undefined) return tree;
  const { [name]: inner, ...others } = tree as Row;
  return rest.length === 0 ? others : { ...(tree as Row), [name]: withoutAt(inner, rest) };
}

/** Whether two values mean the same to the vendor: `12` and `"12"` do, and so do null, '' and nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (isPlainObject(one) && isPlainObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => isSame(one[name], other[name]));
  }
  const isPlain = [one, other].every((value) => !Array.isArray(value) && !isPlainObject(value));
  return isPlain && String(one ?? '') === String(other ?? '');
}
