/**
 * `fetch` on a connection of its own. Kept alive, one that n8n has just closed would fail a request for nothing: with
 * no request for five seconds, that is sooner or later somebody's.
 */
export async function fetchOnce(url: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(url, { ...init, headers: { ...init.headers, connection: 'close' } });
}
