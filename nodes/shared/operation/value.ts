import { isLosslessNumber } from 'lossless-json';
import type { Value } from './declaration';

/** True for an object made by `{}` or JSON.parse in any realm. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The bytes of an item's file, with its type if n8n knows it. */
export class FileBytes extends Uint8Array {
  mimeType?: string;
}

/** Sets a member of any name. `__proto__` becomes an ordinary member. */
export function setMember(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') record[name] = value;
  else Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The value as it can be saved with an item: JSON has no bigint. */
export const storable = (value: Value): Exclude<Value, bigint> =>
  typeof value === 'bigint' ? String(value) : value;

/** True for what n8n users mean by "nothing": no value, null or empty text. */
export const isAbsent = (value: unknown): value is undefined | null | '' =>
  value === undefined || value === null || value === '';

/** The text of a plain value. Undefined for nothing, objects and lists, which an answer may have instead of text. */
export function plainText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'object') return isLosslessNumber(value) ? value.value : undefined;
  return String(value as string);
}

/** The value at a path of members; the whole value for ''. The name of a member may contain dots ("odata.nextLink"). */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (isPlainObject(value) && Object.hasOwn(value, path)) return value[path];
  return path
    .split('.')
    .reduce<unknown>(
      (found, step) => (isPlainObject(found) && Object.hasOwn(found, step) ? found[step] : undefined),
      value,
    );
}
