import { CallFailure } from '../errors';
import {
  fieldsTo,
  isAbsent,
  isPlainObject,
  plainText,
  setMember,
  type Field,
  type KeyedRows,
} from '../operation';
import { stepsIn } from '../protocol/json/given';
import { nameIn, treeAt } from '../protocol/tree';

type Row = Record<string, unknown>;

/** A list of a record whose rows have a key. */
interface KeyedList {
  /** The path of members to the list; those of a list inside rows lead through the rows. */
  path: string[];
  /** For people: "Field Mappings". */
  label: string;
  keys: Array<{ label: string; steps: string[] }>;
  adds: boolean;
}

/**
 * Lays given values over a record: objects member by member, and rows over the rows that have their key. An object inside a
 * row replaces the one that is there: it may be a reference to another record.
 */
export class RowLayer {
  private readonly lists: KeyedList[];

  /** In: the members of the record, its keyed lists, and what the form calls a list. */
  constructor(fields: Field[], rows: Record<string, KeyedRows> = {}, labels: Record<string, string> = {}) {
    this.lists = Object.entries(rows).map(([name, { key, adds }]) => {
      const list = listAt(fields, name, key, adds === true);
      return { ...list, label: labels[name] ?? list.label };
    });
  }

  /**
   * Neither input is changed. Throws a `blocked` CallFailure for a row that has no key, that fits several rows, that the
   * record lacks, or that was given already. Rows that only lead to a list inside them may be given several times.
   */
  overlaid(base: unknown, given: unknown, path: string[] = []): unknown {
    if (Array.isArray(given)) {
      const list = this.lists.find((each) => isSamePath(each.path, path));
      return list ? this.withRows(list, Array.isArray(base) ? base : [], given) : given;
    }
    if (!isPlainObject(base) || !isPlainObject(given)) return given;
    const laid: Row = { ...base };
    for (const [name, value] of Object.entries(given)) {
      const there = nameIn(base, name) ?? name;
      setMember(laid, there, this.overlaid(base[there], value, [...path, name]));
    }
    return laid;
  }

  private withRows(list: KeyedList, base: unknown[], given: unknown[]): unknown[] {
    const leads = this.lists.some(
      ({ path }) => path.length > list.path.length && isSamePath(list.path, path.slice(0, list.path.length)),
    );
    const givenAs = new Map<number, number>();
    return given.reduce<unknown[]>((rows, row, index) => {
      const found = placeOf(list, rows, row, index);
      const at = found ?? rows.length;
      const before = givenAs.get(at);
      if (before !== undefined && !leads)
        throw blocked(
          `${list.label}, row ${index + 1}: expected one row for each ${list.keys.map(({ label }) => label).join(' and ')}, got the same in row ${before}`,
        );
      givenAs.set(at, index + 1);
      if (found === undefined) return [...rows, row];
      return rows.map((each, place) => (place === at ? this.laidRow(each, row, list.path) : each));
    }, base);
  }

  private laidRow(base: unknown, given: unknown, path: string[]): unknown {
    if (!isPlainObject(base) || !isPlainObject(given)) return given;
    const laid: Row = { ...base };
    for (const [name, value] of Object.entries(given)) {
      const there = nameIn(base, name) ?? name;
      setMember(
        laid,
        there,
        Array.isArray(value) ? this.overlaid(base[there], value, [...path, name]) : value,
      );
    }
    return laid;
  }
}

function listAt(fields: Field[], name: string, key: string[], adds: boolean): KeyedList {
  const way = fieldsTo(fields, name) ?? [];
  const list = way.at(-1);
  if (list?.type.kind !== 'records') throw new Error(`${name} is no list of records`);
  const members = list.type.fields;
  const keys = key.flatMap((member) => fieldsTo(members, member)?.at(-1) ?? []);
  return {
    path: way.flatMap(stepsIn),
    label: list.label,
    keys: keys.map((field) => ({ label: field.label, steps: stepsIn(field) })),
    adds,
  };
}

/** The place of the row with the key of a given row; undefined if the row is to be added. */
function placeOf(
  { label, keys, adds }: KeyedList,
  rows: unknown[],
  given: unknown,
  index: number,
): number | undefined {
  const wanted = keys.flatMap(({ label: of, steps }) => {
    const value = treeAt(given, steps);
    return isAbsent(value) ? [] : [{ of, steps, text: plainText(value) }];
  });
  const where = `${label}, row ${index + 1}`;
  if (wanted.length === 0) throw blocked(`${where}: expected ${keys.map((each) => each.label).join(' or ')}`);
  const fitting = rows.flatMap((row, at) =>
    wanted.every(({ steps, text }) => plainText(treeAt(row, steps)) === text) ? [at] : [],
  );
  const named = wanted.map(({ of, text }) => `${of} ${text}`).join(' and ');
  if (fitting.length > 1) throw blocked(`${where}: the record has ${fitting.length} rows with ${named}`);
  if (fitting.length === 0 && !adds) throw blocked(`${where}: the record has no row with ${named}`);
  return fitting[0];
}

const blocked = (message: string): CallFailure =>
  new CallFailure({ kind: 'blocked', message, description: 'Nothing was changed.', sent: false });

const isSamePath = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((step, at) => step.toLowerCase() === other[at]?.toLowerCase());
