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

/** Whether the caller takes JSON. */
export function acceptsJson(head: Head): boolean {
  return /\b(application|text)\/json\b/i.test(String(head.headers.accept ?? ''));
}

/** Properties that were not asked for come back as null. */
export function selected(value: unknown, select: string | null): unknown {
  if (!select) return value;
  const wanted = new Set(select.split(',').map((name) => (name.split('/')[0] ?? '').trim().toLowerCase()));
  const cut = (row: unknown): unknown =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(
          Object.entries(row).map(([name, inner]) => [name, wanted.has(name.toLowerCase()) ? inner : null]),
        )
      : row;
  return Array.isArray(value) ? value.map(cut) : cut(value);
}

function toXml(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${name}/>`;
  if (Array.isArray(value)) return `<${name}>${value.map((row) => toXml('Item', row)).join('')}</${name}>`;
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([key, entry]) => toXml(key, entry));
  return `<${name}>${inner.join('')}</${name}>`;
}
