import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

/** Name of the token in the query, the body and the header alike. */
export const TOKEN = 'authenticationToken';

/** Methods with a dotted name that take the token in a header all the same. */
const DOTTED_WITH_HEADER =
  /^(category\.list|company\.location\.list|hardgood\.|inventory\.units\.list|vendor\.invoice\.mark\.sync)/;

/**
 * Puts the token where the documentation wants it, for requests made with n8n's HTTP Request node:
 * in the header for paths with a hyphen or slash, else in the query of a GET and in the JSON body of a POST.
 * https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started
 */
export function placeToken(request: IHttpRequestOptions, token: string): IHttpRequestOptions {
  const path = addressOf(request).replace(/^.*\/api\//, '');
  const inHeader = /[-/]/.test(path) || DOTTED_WITH_HEADER.test(path);
  if (inHeader) return { ...request, headers: { ...request.headers, [TOKEN]: token } };
  if ((request.method ?? 'GET') === 'GET') return { ...request, qs: { ...request.qs, [TOKEN]: token } };
  const body = typeof request.body === 'object' && request.body !== null ? (request.body as IDataObject) : {};
  return { ...request, body: { [TOKEN]: token, ...body } };
}

/** The path of a request; n8n's HTTP Request node hands over the older form, with `uri`. */
function addressOf(request: IHttpRequestOptions & { uri?: string }): string {
  const { uri, url = uri ?? '', baseURL } = request;
  return new URL(url, baseURL).pathname;
}
