import { CallFailure } from '../errors';
import type { HttpCall, Operation, Values } from '../operation';
import type { Session } from './session';

/** A list that is read. */
export interface Reading {
  operation: Operation;
  values: Values;
  session: Session;
}

/**
 * Path and query of a link in an answer, below the base address, without credentials. Throws CallFailure if it is not
 * a link.
 */
export function linkIn(found: unknown, { operation, session }: Reading): string {
  const { baseUrl } = session.target;
  const call = httpCall(operation);
  const url = typeof found === 'string' ? urlOf(found, `${baseUrl}${call.path}`) : undefined;
  if (!url) throw noLink();
  const { tokenNames = [] } = session.system.connector;
  const secret = new Set(tokenNames.map((name) => name.toLowerCase()));
  const kept = [...url.searchParams].filter(([name]) => !secret.has(name.toLowerCase()));
  const search = new URLSearchParams(kept).toString();
  return `${ownPath(url.pathname, call, baseUrl)}${search ? `?${search}` : ''}`;
}

function urlOf(link: string, base: string): URL | undefined {
  if (!URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The part before the call's own path belongs to the host. Behind a proxy it may differ. */
function ownPath(path: string, call: HttpCall, baseUrl: string): string {
  const [own = ''] = call.path.split('{');
  const at = path.toLowerCase().indexOf(own.toLowerCase());
  if (own.length > 1 && at >= 0) return path.slice(at);
  const before = new URL(baseUrl).pathname.replace(/\/$/, '');
  return path.startsWith(`${before}/`) ? path.slice(before.length) : path;
}

function httpCall({ call, operation }: Operation): HttpCall {
  if (call.kind !== 'http') throw new Error(`${operation} has no links: it is not an HTTP call`);
  return call;
}

const noLink = (): CallFailure =>
  new CallFailure({
    kind: 'unreadable',
    message: 'The service says that there are more records, but its link to them can’t be read',
    status: 200,
  });
