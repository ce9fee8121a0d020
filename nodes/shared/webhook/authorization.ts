import type { Incoming } from './source';

/** The text of a header or a query parameter; undefined if it is missing or empty. */
export function textIn(from: Record<string, unknown>, name: string): string | undefined {
  const found = from[name];
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** What follows a scheme ("Bearer", in any letter case) in the Authorization header of a call. */
export function authorizationOf({ headers }: Incoming, scheme: string): string | undefined {
  const [given, ...rest] = (textIn(headers, 'authorization') ?? '').split(' ');
  return given?.toLowerCase() === scheme.toLowerCase() ? rest.join(' ').trim() || undefined : undefined;
}

/** `user:password` of a call with Basic authentication. https://www.rfc-editor.org/rfc/rfc7617#section-2 */
export function basicOf(incoming: Incoming): string | undefined {
  const encoded = authorizationOf(incoming, 'Basic');
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
