import type { ArgumentOptions, Field, ObjectType, Type, Value, Values } from './declaration';
import { body } from './field';
import { titleOf } from './naming';
import { record } from './type';
import { isPlainObject } from './value';

/** A member of an argument that becomes a field of the form. */
interface Leaf {
  /** Its path in the options: `details.amount`. */
  key: string;
  field: Field;
  /** The record that it is a member of, if that is spread too. */
  above?: Leaf;
}

/**
 * Spreads an object type over a form. The values travel as one object in schema order, whatever the order of the form.
 * Without values nothing is sent. `name` is the vendor's name of the argument; '' if the object is the body.
 * Rows and nested records require what the type requires; for the form's own fields `required` decides.
 * Throws at load for a member that the type does not have.
 */
export function argument(name: string, type: ObjectType, options: ArgumentOptions = {}): Field[] {
  const { top = [], required = [], rest, omit = [], rename = {}, preset = {}, change = {} } = options;
  const whole = body(name, record(...membersOf(type, change)), { label: titleOf(name) });
  const named = [...top, ...required, ...Object.keys({ ...rename, ...preset, ...change })];
  const leaves = leavesOf(type.fields, recordsAbove(named));
  const byKey = new Map(leaves.map((leaf) => [leaf.key, leaf]));
  const unknown = named.find((key) => !byKey.has(key)) ?? omit.find((key) => !isIn(key, type));
  if (unknown !== undefined) throw new Error(`The argument ${name}: ${type.name} has no member ${unknown}`);
  const omitted = { members: new Set(omit), records: recordsAbove(omit) };
  const fieldOf = (leaf: Leaf): Field => {
    const { key, field } = leaf;
    const isRequired = required.includes(key);
    return {
      ...body(rename[key] ?? field.name, change[key]?.type ?? without(field.type, omitted, key), {
        ...field,
        ...change[key],
        required: isRequired,
        wire: [name, ...wiresOf(leaf)].filter((step) => step !== '').join('.'),
        ...(isRequired ? { otherwise: undefined } : {}),
        ...(key in preset ? { preset: preset[key], otherwise: undefined } : {}),
      }),
      part: { whole, path: key.split('.') },
    };
  };
  const isHidden = ({ key }: Leaf) => key in preset;
  const isOmitted = ({ key, above }: Leaf): boolean =>
    omitted.members.has(key) || (above !== undefined && isOmitted(above));
  const isRest = (leaf: Leaf) => !isHidden(leaf) && !top.includes(leaf.key) && !isOmitted(leaf);
  return [
    ...top.flatMap((key) => byKey.get(key) ?? []).map(fieldOf),
    ...leaves.filter(isHidden).map(fieldOf),
    ...(rest ? rest(...leaves.filter(isRest).map(fieldOf)) : []),
  ];
}

/** The members as they travel. `otherwise`, the mapper and the rows of the form replace those of the type. */
function membersOf(type: ObjectType, change: NonNullable<ArgumentOptions['change']>): [ObjectType] | Field[] {
  const isOwn = (own: Type | undefined): own is Type => own?.kind === 'mapper' || own?.kind === 'records';
  if (!Object.values(change).some((each) => each.otherwise !== undefined || isOwn(each.type))) return [type];
  return type.fields.map((field) => {
    const given = change[field.name];
    if (!given) return field;
    const { otherwise = field.otherwise, type: own } = given;
    return { ...field, otherwise, type: isOwn(own) ? own : field.type };
  });
}

/** The records on the way to these members: `a` and `a.b` for `a.b.c`. */
function recordsAbove(keys: string[]): Set<string> {
  const above = new Set<string>();
  for (const key of keys)
    for (let dot = key.indexOf('.'); dot !== -1; dot = key.indexOf('.', dot + 1))
      above.add(key.slice(0, dot));
  return above;
}

/** The members that become fields. The members of these records become fields of their own. */
const leavesOf = (fields: Field[], spread: Set<string>, above?: Leaf): Leaf[] =>
  fields.flatMap((field): Leaf | Leaf[] => {
    const leaf = { key: above ? `${above.key}.${field.name}` : field.name, field, above };
    return field.type.kind === 'record' && spread.has(leaf.key)
      ? leavesOf(field.type.fields, spread, leaf)
      : leaf;
  });

const wiresOf = ({ field, above }: Leaf): string[] =>
  above ? [...wiresOf(above), field.wire] : [field.wire];

/** The paths of the omitted members, and of the records that they are members of. */
interface Omitted {
  members: Set<string>;
  records: Set<string>;
}

/** A type without the omitted members; the same type if nothing is omitted. */
function without(type: Type, omitted: Omitted, key: string): Type {
  if (!omitted.records.has(key) || (type.kind !== 'record' && type.kind !== 'records')) return type;
  const fields = type.fields
    .filter(({ name }) => !omitted.members.has(`${key}.${name}`))
    .map((field) => ({ ...field, type: without(field.type, omitted, `${key}.${field.name}`) }));
  return { ...type, fields };
}

/** Whether a path leads to a member. */
const isIn = (key: string, { fields }: { readonly fields: Field[] }): boolean =>
  fieldsTo(fields, key) !== undefined;

/** The fields along a path of members, such as `address.city`; undefined if one does not exist. Rows have members too. */
export function fieldsTo(fields: readonly Field[], key: string): Field[] | undefined {
  const found: Field[] = [];
  let members = fields;
  for (const step of key.split('.')) {
    const field = members.find(({ name }) => name === step);
    if (!field) return undefined;
    found.push(field);
    const { type } = field;
    members = type.kind === 'record' || type.kind === 'records' ? type.fields : [];
  }
  return found;
}

const wholes = new WeakMap<readonly Field[], Field[]>();

/** The fields as they travel: the parts of an argument become one field, in the place of the first part. */
export function wholeFields(fields: Field[]): Field[] {
  let found = wholes.get(fields);
  if (!found) {
    found = [...new Set(fields.map((field) => field.part?.whole ?? field))];
    wholes.set(fields, found);
  }
  return found;
}

const partsOf = new WeakMap<readonly Field[], ReadonlyMap<string, string[]>>();

/** The paths of the fields that are parts of an argument, by field name. */
function pathsOfParts(fields: Field[]): ReadonlyMap<string, string[]> {
  let found = partsOf.get(fields);
  if (!found) {
    const paths = fields.flatMap(({ name, part }): Array<[string, string[]]> =>
      part ? [[name, [part.whole.name, ...part.path]]] : [],
    );
    partsOf.set(fields, (found = new Map(paths)));
  }
  return found;
}

/** Checked values as they travel, by the names of {@link wholeFields}. */
export function wholeValues(fields: Field[], values: Values): Values {
  const paths = pathsOfParts(fields);
  if (paths.size === 0) return values;
  const whole: Values = {};
  const names = Object.keys(values);
  for (const name of names) if (!paths.has(name)) whole[name] = values[name];
  for (const name of names) {
    const path = paths.get(name);
    const value = values[name];
    if (path && value !== undefined) lay(whole, path, value);
  }
  return whole;
}

/** Sets a value at a path. Values at several paths of one object are put into the same object. */
function lay(into: Values, [step = '', ...rest]: string[], value: Value): void {
  const there = into[step];
  const inner: Values = isPlainObject(there) ? { ...(there as Values) } : {};
  if (rest.length > 0) lay(inner, rest, value);
  else if (isPlainObject(value)) Object.assign(inner, value);
  else {
    into[step] = value;
    return;
  }
  into[step] = inner;
}
