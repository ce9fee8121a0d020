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
 * Path and query of a link in an answer, below the base address, without credentials. The query stays escaped as the vendor
 * wrote it. Throws CallFailure if it is not a link.
 */
export function linkIn(found: unknown, { operation, session }: Reading): string {
  const { baseUrl } = session.target;
  const call = httpCall(operation);
  const url = typeof found === 'string' ? urlOf(found, `${baseUrl}${call.path}`) : undefined;
  if (!url) throw noLink();
  const { tokenNames = [] } = session.system.connector;
  const secret = new Set(tokenNames.map((name) => name.toLowerCase()));
  const kept = url.search.slice(1).split('&');
  const search = kept.filter((part) => !secret.has(nameIn(part).toLowerCase())).join('&');
  return `${ownPath(url.pathname, call, baseUrl)}${search ? `?${search}` : ''}`;
}

/** The name in a part of a query such as `%24skip=1`: "$skip". */
const nameIn = (part: string): string => [...new URLSearchParams(`&${part}`).keys()][0] ?? '';

function urlOf(link: string, base: string): URL | undefined {
  if (!URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/**
 * The part before the call's own path belongs to the host. Behind a proxy it may differ from that of the base address. Most
 * links have the path of their call; some have a longer one.
 */
function ownPath(path: string, call: HttpCall, baseUrl: string): string {
  const before = new URL(baseUrl).pathname.replace(/\/$/, '');
  const below = path.startsWith(`${before}/`) ? path.slice(before.length) : undefined;
  const segments = path.split('/').slice(1);
  const endings = segments.map((_, at) => `/${segments.slice(at).join('/')}`);
  const sameLength = endings.at(1 - call.path.split('/').length);
  const own = [sameLength, below, ...endings].find((each) => each !== undefined && isBegunBy(call, each));
  return own ?? below ?? path;
}

/** Whether a path begins with that of a call, up to its first value. */
function isBegunBy({ path }: HttpCall, given: string): boolean {
  const [own = '', ...values] = path.toLowerCase().split('{');
  if (own.length < 2 || !given.toLowerCase().startsWith(own)) return false;
  return values.length > 0 || own.endsWith('/') || ['', '/'].includes(given.charAt(own.length));
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
