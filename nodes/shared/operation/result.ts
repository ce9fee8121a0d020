import type { Type, Result, Shape, FileResult, FileCodec, ObjectType } from './declaration';
import { asShape } from './objectType';
import { boolean, integer, json, key, text } from './type';

/** The path of records whose page does not name them: the only list in the answer. */
export const ONLY_LIST = '*';

type RowOptions = Pick<
  Result,
  'any' | 'as' | 'alias' | 'beside' | 'item' | 'fromMembers' | 'undeclared' | 'simplify'
>;

/** Many records at a path. '' if the answer itself is the list, ONLY_LIST if its name is unknown. */
export const rows = (at: string, shape: Shape | ObjectType, options: RowOptions = {}): Result => ({
  at,
  many: true,
  shape: asShape(shape),
  ...options,
});

/** One record: the answer itself, or the record at a path in it (the first, if it is a list). */
export const one = (shape: Shape | ObjectType, at = '', options: Pick<Result, 'simplify'> = {}): Result => ({
  at,
  many: false,
  shape: asShape(shape),
  ...options,
});

/**
 * A plain value, which the item gets under a name. `scalar('link', text(), '', { keyInUrl: 'linkId' })`: the value is a URL,
 * whose query begins with a key. `scalar('code', choice({ … }), '', { meaning: 'meaning' })`: the item also gets its label.
 */
export const scalar = (
  as: string,
  type: Type,
  at = '',
  options: Pick<Result, 'keyInUrl' | 'meaning'> = {},
): Result => ({
  at,
  many: false,
  shape: { [as]: type },
  as,
  ...options,
});

/**
 * Plain values in the order of a list field, as one object: `named('values', 'fieldKeys')` gives
 * `{ values: { NAME: 'Acme', CITY: 'Miami' } }` for the keys NAME and CITY. `texts`: the forms of texts, as in `json`.
 */
export const named = (as: string, namedBy: string, texts?: Type[]): Result => ({
  at: '',
  many: false,
  shape: { [as]: json(texts) },
  as,
  namedBy,
});

/** Only "it was done": `{ success: true }`, with the other members of the answer except its status. */
export const done = (shape: Shape = {}): Result => ({ at: '', many: false, shape, says: 'success' });

/** Like {@link done}, for a call that deletes: `{ deleted: true }`. */
export const deleted = (shape: Shape = {}): Result => ({ at: '', many: false, shape, says: 'deleted' });

/** A file, returned as binary data. The item's JSON has its name, type and size, and the rest of the answer. */
export const download = (
  codec: FileCodec,
  at: string,
  options: Omit<FileResult, 'codec'>,
  shape: Shape = {},
): Result => ({
  at,
  many: false,
  shape,
  file: { codec, ...options },
});

/** The members of an item of this result, including the node's own. */
export function outputShape(result: Result): Shape {
  const { says, file: binary, shape, beside, keyInUrl, meaning } = result;
  if (says) return { [says]: boolean(), ...shape };
  if (meaning !== undefined) return { ...shape, [meaning]: text() };
  if (keyInUrl !== undefined) return { ...shape, [keyInUrl]: key() };
  return binary
    ? { fileName: text(), mimeType: text(), fileSize: integer(), ...shape }
    : { ...shape, ...beside };
}
