import { boolean, integer, text, type Type } from './type';

/** Members of a record in an answer, by the vendor's spelling. Undeclared members pass through untouched. */
export type Shape = Record<string, Type>;

/** Stands for the path of records whose page does not name it: the only list in the answer. */
export const ONLY_LIST = '*';

/** Where the records are in an answer, and what is in them. */
export interface Result {
  /**
   * Path of members that holds the records (`data.rows`); '' where the answer itself is the record or the list,
   * {@link ONLY_LIST} where the page does not name the list.
   */
  at: string;
  /** Another name that the page has for the list. */
  alias?: string;
  many: boolean;
  shape: Shape;
  /** The name that a plain value gets in its item. */
  as?: string;
  /** Members of the answer beside its list, which every record is given. */
  beside?: Shape;
  /** The answer says no more than that it was done: the item tells it in n8n's words, without the envelope's status. */
  says?: 'success' | 'deleted';
  file?: FileResult;
}

/**
 * How a file is in an answer. `raw`: the body is the file. `base64`: text at `at`.
 * `signedBytes`: bytes from -128 to 127 at `at`, as an array or as text with commas.
 */
export type FileCodec = 'raw' | 'base64' | 'signedBytes';

/** A file in an answer. */
export interface FileResult {
  codec: FileCodec;
  /** The member that suggests a name. A raw file is named by its Content-Disposition. */
  fileName?: string;
  /** What it is, where the answer does not say so in its Content-Type or in the member of `mimeTypeAt`. */
  mimeType?: string;
  mimeTypeAt?: string;
}

type RowOptions = Pick<Result, 'as' | 'alias' | 'beside'>;

/** Many records under a path of members; '' where the answer itself is the list, ONLY_LIST where its name is not known. */
export const rows = (at: string, shape: Shape, options: RowOptions = {}): Result => ({
  at,
  many: true,
  shape,
  ...options,
});

/** One record: the answer itself, or what is at a path in it (the first, where that is a list). */
export const one = (shape: Shape, at = ''): Result => ({ at, many: false, shape });

/** A plain value, given in the item under a name. */
export const scalar = (as: string, type: Type, at = ''): Result => ({
  at,
  many: false,
  shape: { [as]: type },
  as,
});

/** Nothing but "it was done": `{ success: true }`, with what the answer has besides its status. */
export const done = (shape: Shape = {}): Result => ({ at: '', many: false, shape, says: 'success' });

/** As {@link done}, for a call that deletes: `{ deleted: true }`. */
export const deleted = (shape: Shape = {}): Result => ({ at: '', many: false, shape, says: 'deleted' });

/** A file, handed on as binary data; the item's JSON has its name, type and size, and the rest of the answer. */
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

/** The members that an item of this result has, those that are ours included. */
export function outputShape({ says, file: binary, shape, beside }: Result): Shape {
  if (says) return { [says]: boolean(), ...shape };
  return binary
    ? { fileName: text(), mimeType: text(), fileSize: integer(), ...shape }
    : { ...shape, ...beside };
}
