import { escapeXml } from '../check/xml';
import type { Answer, Head } from '../server/exchange';
import { toJson } from '../server/json';

/** An answer that is more than a value: another status, or headers. */
export class Reply {
  constructor(
    readonly status: number,
    readonly value?: unknown,
    readonly headers: Record<string, string> = {},
  ) {}
}

/** A file as an answer. */
export class FileReply {
  constructor(readonly bytes: Buffer) {}
}

/** A failure that the service reports: agents and REST endpoints word it differently. */
export class OfficeError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail = '',
    readonly type = 'SoException',
  ) {
    super(message);
  }
}

/** No record has this id. */
export function notFound(kind: string, id: unknown): OfficeError {
  return new OfficeError(404, `${kind} ${String(id)} was not found`, '', 'SoNotFoundException');
}

const BODILESS = new Set([204, 304]);

/** Writes a value as JSON, or as XML where JSON is not accepted. */
export function answer(head: Head, status: number, value: unknown): Answer {
  if (BODILESS.has(status)) return { status, headers: {}, body: '' };
  return acceptsJson(head)
    ? jsonAnswer(status, value)
    : {
        status,
        headers: { 'content-type': 'application/xml; charset=utf-8' },
        body: toXml('Response', value),
      };
}

/** Writes a value as JSON, whatever is accepted. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: toJson(value) };
}

/** Media types of a download that stand for JSON or XML: the file then travels as base64 text. */
const AS_TEXT = /^(?:application|text)\/(?:json|xml)$/i;

/** Writes a file: raw bytes, or base64 text for a caller that prefers JSON. */
export function fileAnswer(head: Head, { bytes }: FileReply): Answer {
  const [first = ''] = String(head.headers.accept ?? '').split(/[,;]/);
  if (AS_TEXT.test(first.trim())) return answer(head, 200, bytes.toString('base64'));
  const type = /^\w+\/[\w.-]+$/.test(first.trim()) ? first.trim() : 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type }, body: '', bytes };
}

/** Whether the caller takes JSON. */
export function acceptsJson(head: Head): boolean {
  return /\b(application|text)\/json\b/i.test(String(head.headers.accept ?? ''));
}

/** Properties that were not requested come back as null, also those of nested records: `Name,Category/Id`. */
export function selected(value: unknown, select: string | null): unknown {
  if (!select) return value;
  const paths = select.split(',').map((path) => path.trim().toLowerCase().split('/'));
  return cut(value, paths);
}

/** A path that ends here takes all that is below. */
function cut(value: unknown, paths: string[][]): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => cut(entry, paths));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => {
      const mine = paths.filter(([first]) => first === name.toLowerCase()).map(([, ...rest]) => rest);
      if (mine.length === 0) return [name, null];
      return [name, mine.some((rest) => rest.length === 0) ? inner : cut(inner, mine)];
    }),
  );
}

function toXml(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${name}/>`;
  if (Array.isArray(value)) return `<${name}>${value.map((row) => toXml('Item', row)).join('')}</${name}>`;
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([key, entry]) => toXml(key, entry));
  return `<${name}>${inner.join('')}</${name}>`;
}
