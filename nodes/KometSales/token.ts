import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { trimmed } from '../shared/operation/invisible';

/** Name of the token in query, body and header. */
export const TOKEN = 'authenticationToken';

/**
 * Its name in the body of vendor.invoice.mail.receive only.
 * https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177505/Add+a+Vendor+Invoice+to+a+Purchase+Order
 */
export const COMPANY_TOKEN = 'companyToken';

type Place = 'query' | 'body' | 'header';

/**
 * Methods that take the token in an unusual place, or in two places because page and sample disagree.
 */
const EXCEPTIONS: Array<[method: RegExp, places: Place[]]> = [
  [/^(category\.list|hardgood\/inventory\.list)$/, ['header', 'query']],
  [/^(hardgood\.inventory\.(add|update)|vendor\.invoice\.mark\.sync)$/, ['header', 'body']],
  [/^(company\.location\.list|hardgood\.|inventory\.units\.list)/, ['header']],
  [/^v2\/invoice\/k2k$/, ['query', 'header']],
  [/^inventory\.add$/, ['query']],
  [/^invoice\/print-status\/update$/, ['body']],
];

/**
 * Puts the token in its documented place, for requests from n8n's HTTP Request node:
 * in the header for paths with a hyphen or slash, else in the query of a GET and in the JSON body of a POST.
 * A body that is not a JSON object is not changed; the token is then in the header.
 * https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started
 */
export function placeToken(
  credential: ICredentialDataDecryptedObject,
  request: IHttpRequestOptions,
): IHttpRequestOptions {
  const token = trimmed(String(credential[TOKEN] ?? ''));
  const method = methodOf(request, trimmed(String(credential.baseUrl ?? '')));
  const name = method === 'vendor.invoice.mail.receive' ? COMPANY_TOKEN : TOKEN;
  return placesFor(method, request.method ?? 'GET').reduce(
    (placed, place) => withTokenAt(place, placed, name, token),
    request,
  );
}

function withTokenAt(
  place: Place,
  request: IHttpRequestOptions,
  name: string,
  token: string,
): IHttpRequestOptions {
  if (place === 'query') return { ...request, qs: { ...request.qs, [name]: token } };
  const body = place === 'body' ? withToken(request.body, name, token) : undefined;
  if (body !== undefined) return { ...request, body };
  return { ...request, headers: { ...request.headers, [TOKEN]: token } };
}

function placesFor(method: string, httpMethod: string): Place[] {
  const exception = EXCEPTIONS.find(([pattern]) => pattern.test(method));
  if (exception) return exception[1];
  if (/[-/]/.test(method)) return ['header'];
  return [httpMethod === 'GET' ? 'query' : 'body'];
}

/** The part of the address below the API's base. n8n's HTTP Request node uses the older form, with `uri`. */
function methodOf(request: IHttpRequestOptions & { uri?: string }, baseUrl: string): string {
  const { pathname } = new URL(request.url ?? request.uri ?? '', request.baseURL);
  const above = URL.canParse(baseUrl) ? new URL(baseUrl).pathname.split('/').filter(Boolean) : [];
  const base = ['', ...above, ''].join('/');
  return pathname.startsWith(base) ? pathname.slice(base.length) : pathname.replace(/^\//, '');
}

/** The body with the token, in the same form; undefined if it is not a JSON object. */
function withToken(
  body: IHttpRequestOptions['body'],
  name: string,
  token: string,
): IHttpRequestOptions['body'] | undefined {
  if (body === undefined || body === '') return { [name]: token };
  if (typeof body === 'string') return withTokenInText(body, name, token);
  return isObject(body) ? { [name]: token, ...body } : undefined;
}

/** Inserted at the start of the text. The rest is not parsed and written again: long numbers would lose digits. */
function withTokenInText(text: string, name: string, token: string): string | undefined {
  const parsed = parseObject(text);
  if (!parsed || Object.hasOwn(parsed, name)) return parsed && text;
  const separator = Object.keys(parsed).length > 0 ? ',' : '';
  const member = `${JSON.stringify(name)}:${JSON.stringify(token)}${separator}`;
  return text.replace('{', () => `{${member}`);
}

function parseObject(text: string): IDataObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A plain object: not a list, a buffer or a form. */
const isObject = (body: unknown): body is IDataObject =>
  typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;
