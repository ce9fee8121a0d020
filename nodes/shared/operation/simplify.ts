import type { Operation, Result, Shape, Type } from './declaration';
import { shapeOf, typeAt } from './objectType';
import { repeatedShape } from './repeats';
import { list, text } from './type';
import { isAbsent, isPlainObject, plainText, setMember, valueAt } from './value';

type Row = Record<string, unknown>;

/** Name of the switch. */
export const SIMPLIFY = 'simplify';

/** A member of a simplified record: the name that it gets, and its path in the record. */
interface Kept {
  as: string;
  path: string;
}

const keptOf = ({ simplify = [] }: Result): Kept[] =>
  simplify.flatMap((each) =>
    typeof each === 'string'
      ? [{ as: each, path: each }]
      : Object.entries(each).map(([as, path]) => ({ as, path })),
  );

/** `Emails[].Value` is the member of each row: the list, and the member. */
const stepsOf = (path: string): [at: string, member?: string] => path.split('[].') as [string, string?];

/** The type of a kept member. Undefined if it is not declared. */
function keptType(shape: Shape, path: string): Type | undefined {
  const [at, member] = stepsOf(path);
  const type = typeAt(shape, at);
  if (member === undefined) return type;
  const each = type?.kind === 'records' ? typeAt(shapeOf(type), member) : undefined;
  return each && list(each);
}

/** The value of a kept member: null in an object that is null. A list has the values of its rows that have one. */
function keptValue(record: Row, { at, steps, member }: Planned): unknown {
  const value = valueAlong(record, at, steps);
  if (member === undefined || !Array.isArray(value)) return value;
  return value.map((row: unknown) => valueAt(row, member)).filter((each) => !isAbsent(each));
}

/** As `valueAt`, but null where the path ends at null or leads through it. */
function valueAlong(record: Row, path: string, steps: string[]): unknown {
  if (Object.hasOwn(record, path)) return record[path];
  let found: unknown = record;
  for (const step of steps) {
    if (!isPlainObject(found) || !Object.hasOwn(found, step)) return undefined;
    found = found[step];
    if (found === null) return null;
  }
  return found;
}

/** The type of what stands beside a code, or beside a list of codes. */
function typeOfNames(type: Type): Type | undefined {
  if (type.kind === 'choice') return text();
  return type.kind === 'list' && type.of.kind === 'choice' ? list(text()) : undefined;
}

/** The members of a simplified record, in their order: a code is followed by its documented name, a list of them by a list. */
export function simplifiedShape(result: Result): Shape {
  return Object.fromEntries(
    keptOf(result).flatMap(({ as, path }): Array<[string, Type]> => {
      const type = keptType(result.shape, path);
      if (!type) return [];
      const names = typeOfNames(type);
      return names
        ? [
            [as, type],
            [nameOf(as), names],
          ]
        : [[as, type]];
    }),
  );
}

/** The node's own members: what was done with the record. */
const ownMembers = ({ result, upsert, merge }: Operation): string[] => [
  ...(result.says ? [result.says] : []),
  ...(upsert ? ['upsert'] : []),
  ...(merge || upsert ? ['unchanged'] : []),
];

/** What Simplify does with the records of an operation. */
interface Plan {
  /** Members that come first, as they are. */
  first: string[];
  kept: Planned[];
}

/** A kept member with the parts of its path. */
interface Planned {
  as: string;
  type?: Type;
  /** The path to the value, or to the list whose rows have the member. */
  at: string;
  steps: string[];
  member?: string;
}

function planned(shape: Shape, { as, path }: Kept): Planned {
  const [at, member] = stepsOf(path);
  return { as, type: keptType(shape, path), at, steps: at.split('.'), member };
}

const plans = new WeakMap<Operation, Plan>();

/** The plan of an operation, which is made once for all of its records. */
function planOf(operation: Operation): Plan {
  const { result } = operation;
  const plan = plans.get(operation) ?? {
    first: [...ownMembers(operation), ...Object.keys(repeatedShape(operation))],
    kept: keptOf(result).map((each) => planned(result.shape, each)),
  };
  plans.set(operation, plan);
  return plan;
}

/**
 * The record with only the members that the declaration keeps, in its order. The node's own members and those that repeat
 * the input come first. Codes get their documented names beside them. Missing members are left out.
 */
export function simplified(operation: Operation, record: Row): Row {
  const { first, kept } = planOf(operation);
  const simple: Row = {};
  for (const name of first) if (Object.hasOwn(record, name)) setMember(simple, name, record[name]);
  for (const each of kept) {
    const { as, type } = each;
    const value = keptValue(record, each);
    if (value === undefined) continue;
    setMember(simple, as, withNames(type, value));
    const names = namesOf(type, value);
    if (names !== undefined) setMember(simple, nameOf(as), names);
  }
  return simple;
}

const nameOf = (member: string): string => `${member}Name`;

/** The label of a documented value; undefined if the type is not a choice, or lacks the value. */
export function choiceLabel(type: Type | undefined, value: unknown): string | undefined {
  if (type?.kind !== 'choice') return undefined;
  return type.choices.find((choice) => String(choice.value) === plainText(value))?.label;
}

/**
 * The documented name of a code, or those of a list of codes, in its order. A code in a list that has none stands for itself.
 * Undefined if no name is known.
 */
function namesOf(type: Type | undefined, value: unknown): string | Array<string | null> | undefined {
  if (type?.kind !== 'list') return choiceLabel(type, value);
  const { of } = type;
  if (of.kind !== 'choice' || !Array.isArray(value)) return undefined;
  const names = value.map((code: unknown) => choiceLabel(of, code));
  const areKnown = names.length === 0 || names.some((name) => name !== undefined);
  return areKnown ? names.map((name, index) => name ?? plainText(value[index]) ?? null) : undefined;
}

/** Adds the names of codes inside a record that is kept whole. */
function withNames(type: Type | undefined, value: unknown): unknown {
  if (type?.kind === 'records' && Array.isArray(value))
    return value.map((row: unknown) => named(shapeOf(type), row));
  return type?.kind === 'record' ? named(shapeOf(type), value) : value;
}

function named(shape: Shape, row: unknown): unknown {
  if (!isPlainObject(row)) return row;
  const whole: Row = {};
  for (const name of Object.keys(row)) {
    const value = row[name];
    const type = shape[name];
    setMember(whole, name, withNames(type, value));
    const names = namesOf(type, value);
    if (names !== undefined && !Object.hasOwn(row, nameOf(name))) setMember(whole, nameOf(name), names);
  }
  return whole;
}

/** Throws if a result can't be simplified, or keeps an undeclared member or two members under one name. */
export function assertSimplify({ result, batch }: Operation, where: string): void {
  if (!result.simplify) return;
  const kept = keptOf(result);
  const unknown = kept.find(({ path }) => keptType(result.shape, path) === undefined);
  if (unknown) throw new Error(`${where} keeps ${unknown.path}, which its result does not have`);
  const names = kept.map(({ as }) => as);
  if (new Set(names).size < names.length) throw new Error(`${where} keeps two members under one name`);
  if (batch || result.file || result.as !== undefined)
    throw new Error(`${where}: only records are simplified`);
}
