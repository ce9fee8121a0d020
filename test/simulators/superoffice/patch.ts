import { OfficeError } from './reply';

type Json = Record<string, unknown>;

interface Operation {
  op: string;
  path: string;
  value?: unknown;
}

/**
 * Applies a JSON Patch or a plain object of changes to a copy of a record. Paths ignore letter case and the first slash.
 * Of the operations add, replace, remove and test work; a test that fails gives 409. A plain object is merged, except
 * that lists are replaced, and that one object given for a list is appended.
 * https://docs.superoffice.com/en/api/webservices/rest-api/patch.html
 */
export function patched<T extends object>(record: T, changes: unknown): T {
  const copy = structuredClone(record);
  if (Array.isArray(changes)) for (const operation of changes) apply(copy as Json, operation as Operation);
  else merge(copy as Json, changes as Json);
  return copy;
}

function merge(record: Json, changes: Json): void {
  for (const [name, value] of Object.entries(changes)) {
    const key = memberOf(record, name);
    const old = record[key];
    if (Array.isArray(old) && isObject(value)) record[key] = [...(old as unknown[]), value];
    else if (isObject(old) && isObject(value)) merge(old, value);
    else record[key] = value;
  }
}

function apply(record: Json, { op, path, value }: Operation): void {
  const steps = path.replace(/^\//, '').split('/').map(unescaped);
  const last = steps.pop() ?? '';
  let target: unknown = record;
  for (const step of steps) target = stepInto(target, step, path);
  if (Array.isArray(target)) return applyToList(target as unknown[], last, { op, path, value });
  if (!isObject(target)) throw unknownPath(path);
  const key = memberOf(target, last);
  switch (op.toLowerCase()) {
    case 'add':
    case 'replace':
      target[key] = value;
      return;
    case 'remove':
      target[key] = null;
      return;
    case 'test':
      if (!isSame(target[key], value)) throw failedTest(path);
      return;
    default:
      throw new OfficeError(400, `The operation ${op} is not supported`);
  }
}

function applyToList(list: unknown[], place: string, { op, path, value }: Operation): void {
  const index = place === '-' ? list.length : Number(place);
  if (!Number.isInteger(index) || index < 0 || index > list.length) throw unknownPath(path);
  switch (op.toLowerCase()) {
    case 'add':
      list.splice(index, 0, value);
      return;
    case 'replace':
      list[index] = value;
      return;
    case 'remove':
      list.splice(index, 1);
      return;
    case 'test':
      if (!isSame(list[index], value)) throw failedTest(path);
      return;
    default:
      throw new OfficeError(400, `The operation ${op} is not supported`);
  }
}

function stepInto(target: unknown, step: string, path: string): unknown {
  if (Array.isArray(target)) return (target as unknown[])[Number(step)];
  if (!isObject(target)) throw unknownPath(path);
  return target[memberOf(target, step)];
}

/** The member of this name in any letter case; the name itself where there is none. */
function memberOf(record: Json, name: string): string {
  return Object.keys(record).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function unknownPath(path: string): OfficeError {
  return new OfficeError(400, `The path ${path} was not found in the record`);
}

function failedTest(path: string): OfficeError {
  return new OfficeError(409, `The test of ${path} failed`);
}
