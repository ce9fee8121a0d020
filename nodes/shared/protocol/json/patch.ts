import {
  clearedFields,
  emptyOf,
  fieldsTo,
  isPlainObject,
  type Field,
  type Operation,
  type Type,
  type Value,
  type Values,
} from '../../operation';
import type { WholeArgument } from '../protocol';
import { treeAt } from '../tree';
import { jsonEncoder } from './encode';
import { stepsIn } from './given';
import { put, stepsOf } from './wire';

/** https://www.rfc-editor.org/rfc/rfc6902 */
export type PatchStep = { op: 'replace'; path: string; value: unknown } | { op: 'remove'; path: string };

/**
 * Makes the function that writes an update as a JSON Patch. A given value replaces the old one: objects member by member,
 * lists as a whole. A cleared field is removed; inside an object that is changed `together`, it gets its empty value. A member that is sent whole gets its value from `whole`, where the record as
 * read has completed it. An object that is changed `together` gets one step with all its given members, and so does one that
 * is a reference; a reference without its key is removed as a whole.
 */
export function patchWriter(operation: Operation): (values: Values, whole?: WholeArgument) => PatchStep[] {
  const fields = operation.fields.filter((field) => field.in === 'body');
  const { base, members } = wholeMembersOf(operation);
  const ownerOf = (path: string[]) => members.find((member) => isWithin(member, path));
  const { references = [], together = [] } = operation.call.kind === 'http' ? operation.call : {};
  const links = references.map(stepsOf);
  const shared = together.map(stepsOf);
  const wholes = [...links, ...shared];
  return (values, whole) => {
    const steps = new Map<string, PatchStep>();
    const replace = (path: string[], value: unknown) => {
      const object = wholes.find((each) => each.length < path.length && isWithin(each, path));
      const text = pointer(object ?? path);
      const before = steps.get(text);
      const given = object && before?.op === 'replace' ? before.value : {};
      const whole = object ? put(given, path.slice(object.length), value) : value;
      steps.set(text, { op: 'replace', path: text, value: whole });
    };
    const completed = (owner: string[]) => replace(owner, treeAt(whole?.tree, owner.slice(base)));
    const add = (path: string[], type: Type, value: Value): void => {
      const owner = ownerOf(path);
      if (owner) return completed(owner);
      if (type.kind === 'record') return addAll(path, type.fields, value as Values);
      const encoded = jsonEncoder(type)(value);
      if (type.kind === 'json' || !isPlainObject(encoded)) return replace(path, encoded);
      for (const [name, member] of Object.entries(encoded)) replace([...path, name], member);
    };
    const addAll = (path: string[], members: Field[], given: Values): void => {
      for (const field of members) {
        const value = given[field.name];
        if (value !== undefined) add([...path, ...stepsIn(field)], field.type, value);
      }
    };
    addAll([], fields, values);
    for (const field of clearedFields(operation, values)) {
      const own = stepsIn(field);
      const path = links.find((link) => isWithin(link, own)) ?? own;
      const owner = ownerOf(path);
      if (owner && owner.length < path.length) completed(owner);
      else if (shared.some((each) => isWithin(each, path)))
        replace(path, jsonEncoder(field.type)(emptyOf(field.type)));
      else steps.set(pointer(path), { op: 'remove', path: pointer(path) });
    }
    return [...steps.values()];
  };
}

/** The paths of members that are sent whole, and how many of their steps lead to the argument (`base`). */
function wholeMembersOf({ merge, fields }: Operation): { base: number; members: string[][] } {
  if (merge?.kind !== 'members') return { base: 0, members: [] };
  const whole = fields.find(({ part }) => part?.whole.name === merge.argument)?.part?.whole;
  if (whole?.type.kind !== 'record') return { base: 0, members: [] };
  const { fields: declared } = whole.type;
  const base = stepsIn(whole);
  const members = merge.whole.map((member) => [
    ...base,
    ...(fieldsTo(declared, member) ?? []).flatMap(stepsIn),
  ]);
  return { base: base.length, members };
}

const isWithin = (outer: string[], path: string[]): boolean => outer.every((step, at) => step === path[at]);

/** https://www.rfc-editor.org/rfc/rfc6901 */
const pointer = (path: string[]): string =>
  path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
