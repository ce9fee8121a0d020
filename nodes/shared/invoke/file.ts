import { CallFailure } from '../errors';
import type { HttpResponse } from '../http/types';
import { isPlainObject, type FileCodec, type Result } from '../operation';
import { safeFileName } from './fileName';
import { valueAt } from './valueAt';

/** A file out of an answer. */
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

/** The file of an answer whose body is the file, named and typed by its headers. */
export function rawFile({ body, headers }: HttpResponse): RawFile {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return new RawFile(body, nameIn(headers['content-disposition'] ?? ''), type === '' ? undefined : type);
}

/** RFC 6266: `filename*` is the name in its own script, `filename` the one for old clients. */
function nameIn(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
  try {
    return extended === undefined ? (plain?.[1] ?? plain?.[2]) : decodeURIComponent(extended);
  } catch {
    return plain?.[1] ?? plain?.[2];
  }
}

/** The declared file of an answer, and the rest of it. Throws CallFailure when there is no file that can be read. */
export function fileIn(result: Result, body: unknown): { found: FoundFile; rest: unknown } {
  const { at, file } = result;
  if (!file) throw new Error('The result has no file');
  const named = (path: string | undefined) => {
    const said = path === undefined ? undefined : valueAt(body, path);
    return typeof said === 'string' && said.trim() !== '' ? said.trim() : undefined;
  };
  const raw = body instanceof RawFile ? body : undefined;
  const data = raw?.data ?? decode(file.codec, valueAt(body, at));
  if (data === undefined || data.length === 0) {
    throw new CallFailure({
      kind: 'unreadable',
      message: 'The answer holds no file that can be read',
      status: 200,
    });
  }
  const mimeType = raw?.mimeType ?? named(file.mimeTypeAt) ?? file.mimeType ?? 'application/octet-stream';
  const fileName = safeFileName(raw?.fileName ?? named(file.fileName));
  const rest =
    isPlainObject(body) && at !== ''
      ? Object.fromEntries(Object.entries(body).filter(([name]) => name !== at))
      : {};
  return { found: { data, fileName, mimeType }, rest };
}

function decode(codec: FileCodec, value: unknown): Buffer | undefined {
  return CODECS[codec](value);
}

const CODECS: Record<FileCodec, (value: unknown) => Buffer | undefined> = {
  raw: () => undefined,
  base64(value) {
    if (typeof value !== 'string') return undefined;
    const text = value.replace(/\s+/g, '');
    return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
  },
  /** Java's bytes run from -128 to 127; the same eight bits are -30 and 226. */
  signedBytes(value) {
    const parts = typeof value === 'string' ? value.split(',') : value;
    if (!Array.isArray(parts)) return undefined;
    const bytes = parts.map((part: unknown) => (typeof part === 'string' ? part.trim() : part)).map(toByte);
    return bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[]);
  },
};

function toByte(part: unknown): number | undefined {
  if (typeof part !== 'number' && (typeof part !== 'string' || !/^-?\d{1,3}$/.test(part))) return undefined;
  const value = Number(part);
  return Number.isInteger(value) && value >= -128 && value <= 255 ? value & 0xff : undefined;
}
