import { isPlainObject, setMember } from '../operation';

/*
 * Encoded records: objects, lists and plain values under the vendor's names. Vendors may use another letter case than they
 * document, so a member that is not found by its exact name is found in any letter case.
 */

type Row = Record<string, unknown>;

/** The name of a member as the record spells it. */
export function nameIn(record: Row, name: string): string | undefined {
  if (Object.hasOwn(record, name)) return name;
  const small = name.toLowerCase();
  return Object.keys(record).find((each) => each.toLowerCase() === small);
}

/** The value at a path of members; undefined if there is none. */
export function treeAt(tree: unknown, steps: string[]): unknown {
  return steps.reduce<unknown>((found, step) => {
    const name = isPlainObject(found) ? nameIn(found, step) : undefined;
    return name === undefined ? undefined : (found as Row)[name];
  }, tree);
}

/** `base` with the values of `given`: objects member by member, all else whole. Neither input is changed. */
export function overlaid(base: unknown, given: unknown): unknown {
  if (!isPlainObject(base) || !isPlainObject(given)) return given;
  const laid: Row = { ...base };
  for (const [name, value] of Object.entries(given)) {
    const there = nameIn(base, name) ?? name;
    setMember(laid, there, overlaid(base[there], value));
  }
  return laid;
}

/** A copy of `tree` with `value` at a path. Missing objects on the path are added. */
export function withAt(tree: unknown, steps: string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const record = isPlainObject(tree) ? { ...tree } : {};
  const name = nameIn(record, step) ?? step;
  setMember(record, name, withAt(record[name], rest, value));
  return record;
}

/** A copy of `tree` without the value at a path. If the path leads through a list, it is removed from each row. */
export function withoutAt(tree: unknown, [step = '', ...rest]: string[]): unknown {
  if (Array.isArray(tree)) return tree.map((row: unknown) => withoutAt(row, [step, ...rest]));
  const name = isPlainObject(tree) ? nameIn(tree, step) : undefined;
  if (name === undefined) return tree;
  const { [name]: inner, ...others } = tree as Row;
  return rest.length === 0 ? others : { ...(tree as Row), [name]: withoutAt(inner, rest) };
}

/** Whether two values mean the same to the vendor, as `12` and `"12"` do, or null, '' and undefined. */
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
