import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

/** Name of the token in the query, the body and the header alike. */
export const TOKEN = 'authenticationToken';

type Place = 'query' | 'body' | 'header';

/** Methods that do not take the token where their name lets expect it. */
const EXCEPTIONS: Array<[method: RegExp, place: Place]> = [
  [
    /^(category\.list|company\.location\.list|hardgood\.|inventory\.units\.list|vendor\.invoice\.mark\.sync)/,
    'header',
  ],
  [/^(inventory\.add|v2\/invoice\/k2k)$/, 'query'],
  [/^invoice\/print-status\/update$/, 'body'],
];

/**
 * Puts the token where the documentation wants it, for requests made with n8n's HTTP Request node:
 * in the header for paths with a hyphen or slash, else in the query of a GET and in the JSON body of a POST.
 * A body that is no JSON object is left as it is, with the token in the header.
 * https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started
 */
export function placeToken(
  credential: ICredentialDataDecryptedObject,
  request: IHttpRequestOptions,
): IHttpRequestOptions {
  const token = String(credential[TOKEN] ?? '').trim();
  const place = placeFor(methodOf(request, String(credential.baseUrl ?? '')), request.method ?? 'GET');
  if (place === 'query') return { ...request, qs: { ...request.qs, [TOKEN]: token } };
  const body = place === 'body' ? withToken(request.body, token) : undefined;
  if (body !== undefined) return { ...request, body };
  return { ...request, headers: { ...request.headers, [TOKEN]: token } };
}

function placeFor(method: string, httpMethod: string): Place {
  const exception = EXCEPTIONS.find(([pattern]) => pattern.test(method));
  if (exception) return exception[1];
  if (/[-/]/.test(method)) return 'header';
  return httpMethod === 'GET' ? 'query' : 'body';
}

/** The part of the address below the API's base; n8n's HTTP Request node hands over the older form, with `uri`. */
function methodOf(request: IHttpRequestOptions & { uri?: string }, baseUrl: string): string {
  const { pathname } = new URL(request.url ?? request.uri ?? '', request.baseURL);
  const base = URL.canParse(baseUrl) ? new URL(baseUrl).pathname.replace(/\/+$/, '') : '';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length + 1) : pathname.replace(/^\//, '');
}

/** The body with the token in it, in the form it had; undefined where it is no JSON object. */
function withToken(
  body: IHttpRequestOptions['body'],
  token: string,
): IHttpRequestOptions['body'] | undefined {
  if (body === undefined || body === '') return { [TOKEN]: token };
  if (typeof body === 'string') {
    const parsed = parseObject(body);
    return parsed && JSON.stringify({ [TOKEN]: token, ...parsed });
  }
  return isObject(body) ? { [TOKEN]: token, ...body } : undefined;
}

function parseObject(text: string): IDataObject | undefined {
  try {
    const parsed = JSON.parse(text) as unknown;
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A plain object, not a list, a buffer or a form. */
const isObject = (body: unknown): body is IDataObject =>
  typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;
