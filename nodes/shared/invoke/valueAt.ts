import { isPlainObject } from '../operation';

/** What is at a path of members; the whole for ''. */
export function valueAt(body: unknown, path: string): unknown {
  if (path === '') return body;
  // A member may have dots in its own name ("odata.nextLink").
  if (isPlainObject(body) && Object.hasOwn(body, path)) return body[path];
  return path
    .split('.')
    .reduce<unknown>(
      (found, step) => (isPlainObject(found) && Object.hasOwn(found, step) ? found[step] : undefined),
      body,
    );
}

/** A list in an answer: vendors leave out an empty one, and some send a single row without the list. */
export function asRows(found: unknown): unknown[] {
  if (Array.isArray(found)) return found as unknown[];
  return found === undefined || found === null || found === '' ? [] : [found];
}
