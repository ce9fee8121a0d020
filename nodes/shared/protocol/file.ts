import { CallFailure } from '../errors';
import type { HttpResponse } from '../http/types';
import {
  isPlainObject,
  plainText,
  Yields,
  type FileCodec,
  type FileResult,
  type Result,
  type Values,
  valueAt,
} from '../operation';
import { safeFileName } from './fileName';

/** The type of a file of which nothing is known. */
export const ANY_FILE = 'application/octet-stream';

/** A file from an answer. */
export interface FoundFile {
  data: Buffer;
  fileName: string;
  mimeType: string;
}

/** An answer whose body is itself the file. */
export class RawFile {
  constructor(
    readonly data: Buffer,
    readonly fileName: string | undefined,
    readonly mimeType: string | undefined,
  ) {}
}

/** The file of an answer whose body is the file. Name and type come from its headers. */
export function rawFile({ body, headers }: HttpResponse): RawFile {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return new RawFile(body, nameIn(headers['content-disposition'] ?? ''), type === '' ? undefined : type);
}

/** RFC 6266: `filename*` is the full name, `filename` is for old clients. */
function nameIn(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
  try {
    return extended === undefined ? (plain?.[1] ?? plain?.[2]) : decodeURIComponent(extended);
  } catch {
    return plain?.[1] ?? plain?.[2];
  }
}

/**
 * The declared file of an answer, and the rest of the answer. In: the values of the call. Throws CallFailure when no file can
 * be read.
 */
export async function fileIn(
  result: Result,
  body: unknown,
  values: Values,
): Promise<{ found: FoundFile; rest: unknown }> {
  const { at, file } = result;
  if (!file) throw new Error('The result has no file');
  const named = (path: string | undefined) => {
    const said = path === undefined ? undefined : valueAt(body, path);
    return typeof said === 'string' && said.trim() !== '' ? said.trim() : undefined;
  };
  const raw = body instanceof RawFile ? body : undefined;
  const data = raw?.data ?? (await CODECS[file.codec](valueAt(body, at)));
  if (data === undefined || (data.length === 0 && !file.mayBeEmpty)) {
    throw new CallFailure({
      kind: 'unreadable',
      message: 'The answer holds no file that can be read',
      status: 200,
    });
  }
  const chosen = chosenFile(file, values);
  const mimeType = raw?.mimeType ?? chosen?.mimeType ?? file.mimeType ?? ANY_FILE;
  const ownName = file.namedBy === undefined ? undefined : plainText(values[file.namedBy]);
  const fileName = safeFileName(ownName ?? raw?.fileName ?? named(file.fileName) ?? chosen?.name);
  const rest =
    isPlainObject(body) && at !== ''
      ? Object.fromEntries(Object.entries(body).filter(([name]) => name !== at))
      : {};
  return { found: { data, fileName, mimeType }, rest };
}

/** The name and type of the file, if a value of the call decides them. */
function chosenFile(
  { chosenBy }: FileResult,
  values: Values,
): { name: string; mimeType: string } | undefined {
  if (!chosenBy) return undefined;
  const { field, files } = chosenBy;
  return files[plainText(values[field]) ?? ''] ?? Object.values(files)[0];
}

/** How much of a file is read between two checks of the clock, in characters or entries. */
const STRIDE = 64 * 1024;

/** Each returns undefined if the value is not a file. */
const CODECS: Record<FileCodec, (value: unknown) => Promise<Buffer | undefined>> = {
  raw: async () => await Promise.resolve(undefined),
  base64: async (value) => (typeof value === 'string' ? await inParts(base64Parts(value)) : undefined),
  /** Java's bytes run from -128 to 127: -30 and 226 are the same byte. */
  async signedBytes(value) {
    if (typeof value === 'string') return await inParts(map(textParts(value), bytesOf));
    return Array.isArray(value) ? await inParts(map(listParts(value), bytesOf)) : undefined;
  },
};

/** Joins all parts and yields in between. Undefined if one of them is undefined. */
async function inParts(parts: Iterable<Buffer | undefined>): Promise<Buffer | undefined> {
  const yields = new Yields();
  const read: Buffer[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    read.push(part);
    if (yields.due()) await yields.now();
  }
  return Buffer.concat(read);
}

/** Four letters are three bytes. Padding may stand at the end only. */
function* base64Parts(text: string): Generator<Buffer | undefined> {
  let rest = '';
  let isPadded = false;
  for (let at = 0; at < text.length; at += STRIDE) {
    rest += text.slice(at, at + STRIDE).replace(/\s+/g, '');
    const letters = rest.replace(/=+$/, '');
    if ((isPadded && letters !== '') || !/^[A-Za-z0-9+/_-]*$/.test(letters)) yield undefined;
    isPadded ||= letters.length < rest.length;
    const whole = letters.slice(0, isPadded ? undefined : letters.length - (letters.length % 4));
    yield Buffer.from(whole, 'base64');
    rest = isPadded ? '' : letters.slice(whole.length);
  }
  yield Buffer.from(rest, 'base64');
}

function* listParts(list: unknown[]): Generator<unknown[]> {
  for (let at = 0; at < list.length; at += STRIDE) yield list.slice(at, at + STRIDE);
}

/** The entries of a comma-separated text. */
function* textParts(text: string): Generator<string[]> {
  let rest = '';
  for (let at = 0; at < text.length; at += STRIDE) {
    const entries = (rest + text.slice(at, at + STRIDE)).split(',');
    rest = entries.pop() ?? '';
    yield entries;
  }
  yield [rest];
}

function* map<T, U>(values: Iterable<T>, change: (value: T) => U): Generator<U> {
  for (const value of values) yield change(value);
}

function bytesOf(entries: unknown[]): Buffer | undefined {
  const bytes = entries.map(toByte);
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[]);
}

function toByte(part: unknown): number | undefined {
  if (typeof part !== 'number' && (typeof part !== 'string' || !/^\s*-?\d{1,3}\s*$/.test(part)))
    return undefined;
  const value = Number(part);
  return Number.isInteger(value) && value >= -128 && value <= 255 ? value & 0xff : undefined;
}
