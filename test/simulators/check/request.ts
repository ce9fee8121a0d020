import { checkRecord, checkValue, isGiven, missing } from './values';
import type { Account, FieldSpec, Finding, ValueSpec } from './values';

/** A documented parameter and the part of the request that it belongs to. */
export interface ParamSpec extends FieldSpec {
  in: 'query' | 'body' | 'header';
}

/** What the documentation says about a JSON request as a whole. */
export interface RequestSpec {
  httpMethod: string;
  params: ParamSpec[];
  /** Set where the body is not an object of parameters but a value of its own. */
  bareBody?: ValueSpec;
  /** The body is a file: any bytes, none too. */
  isFile?: boolean;
  /** One media type, or those that are taken, the usual one first. */
  contentType: string | string[];
  maxBodyBytes?: number;
  /** The parameter that carries the token: in any other place it counts as not sent. */
  token?: { name: string; in: Array<'query' | 'body' | 'header'> };
  /** Rules that tie several parameters together. */
  together?: (value: (name: string) => unknown, account: Account) => Finding[];
}

/** A request as it came in, its body parsed where that was possible. */
export interface JsonRequest {
  httpMethod: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  bodyBytes: number;
  body: unknown;
}

/** The parsed body of a request that is not JSON. */
export const UNPARSABLE = Symbol('unparsable');

/** Everything in which a request departs from its documentation. */
export function checkRequest(spec: RequestSpec, request: JsonRequest, account: Account): Finding[] {
  const findings = [
    ...checkFrame(spec, request),
    ...checkQuery(spec, request, account),
    ...checkHeaders(spec, request, account),
    ...checkBody(spec, request, account),
  ];
  const value = (name: string): unknown =>
    spec.params
      .filter((param) => param.name === name)
      .map((param) => paramValue(param, request))
      .find(isGiven);
  return [
    ...findings,
    ...checkRequired(spec, account, value, findings),
    ...(spec.together?.(value, account) ?? []),
  ];
}

function checkFrame(spec: RequestSpec, request: JsonRequest): Finding[] {
  const findings: Finding[] = [];
  if (request.httpMethod !== spec.httpMethod)
    findings.push({ parameter: '(HTTP method)', expectation: spec.httpMethod });
  if (spec.maxBodyBytes && request.bodyBytes > spec.maxBodyBytes)
    findings.push({ parameter: '(body)', expectation: `at most ${spec.maxBodyBytes} bytes` });
  const types = [spec.contentType].flat();
  if (request.bodyBytes > 0 && !types.includes(mediaType(request.headers['content-type'])))
    findings.push({ parameter: 'Content-Type', expectation: types.join(' or ') });
  return findings;
}

/** The media type of a header, lower case and without parameters. */
export function mediaType(header: string | string[] | undefined): string {
  return (String(header ?? '').split(';')[0] ?? '').trim().toLowerCase();
}

function misplaced(spec: RequestSpec, place: string, name: string): Finding | undefined {
  if (spec.token === undefined || name !== spec.token.name) return undefined;
  const places: string[] = spec.token.in;
  if (places.includes(place)) return undefined;
  return { parameter: name, expectation: `in the ${places.join(' or ')}, not in the ${place}` };
}

function inPlace(spec: RequestSpec, place: ParamSpec['in']): ParamSpec[] {
  return spec.params.filter((param) => param.in === place);
}

function checkQuery(spec: RequestSpec, request: JsonRequest, account: Account): Finding[] {
  const known = new Map(inPlace(spec, 'query').map((param) => [param.name, param]));
  return [...new Set(request.query.keys())].flatMap((name) => {
    const param = known.get(name);
    if (!param) return [misplaced(spec, 'query', name) ?? { parameter: name, expectation: 'not documented' }];
    const values = request.query.getAll(name);
    if (values.length > 1) return [{ parameter: name, expectation: 'sent once' }];
    return checkValue(param.value, values[0], account, name);
  });
}

/** Headers that no page mentions belong to HTTP and are ignored here. */
function checkHeaders(spec: RequestSpec, request: JsonRequest, account: Account): Finding[] {
  const known = inPlace(spec, 'header').flatMap((param) => {
    const value = request.headers[param.name.toLowerCase()];
    return value === undefined ? [] : checkValue(param.value, value, account, param.name);
  });
  const { token } = spec;
  const wrong =
    token && request.headers[token.name.toLowerCase()] !== undefined
      ? misplaced(spec, 'header', token.name)
      : undefined;
  return wrong ? [...known, wrong] : known;
}

function checkBody(spec: RequestSpec, request: JsonRequest, account: Account): Finding[] {
  if (spec.isFile) return [];
  const fields = inPlace(spec, 'body');
  const wanted = fields.length > 0 || spec.bareBody !== undefined;
  if (request.bodyBytes === 0) {
    const needed = spec.bareBody !== undefined || fields.some((field) => field.required === true);
    return needed ? [{ parameter: '(body)', expectation: 'a JSON body' }] : [];
  }
  if (request.body === UNPARSABLE) return [{ parameter: '(body)', expectation: 'valid JSON' }];
  // The client of SuperOffice sends null where there is no body.
  if (!wanted && request.body === null) return [];
  if (spec.bareBody) return checkValue(spec.bareBody, request.body, account, '(body)');
  const isObject = typeof request.body === 'object' && request.body !== null && !Array.isArray(request.body);
  if (!isObject) return [{ parameter: '(body)', expectation: 'a JSON object' }];
  const body = request.body as Record<string, unknown>;
  if (!wanted && Object.keys(body).length > 0 && !(spec.token && spec.token.name in body))
    return [{ parameter: '(body)', expectation: 'no body' }];
  // What is required may lie in several places: checkRequired looks at them together.
  const optional = fields.map((field) => ({ ...field, required: false }));
  return checkRecord(optional, body, account).map(
    (finding) => misplaced(spec, 'body', finding.parameter) ?? finding,
  );
}

function checkRequired(
  spec: RequestSpec,
  account: Account,
  value: (name: string) => unknown,
  already: Finding[],
): Finding[] {
  const given = (name: string): boolean => isGiven(value(name));
  const stated = new Set(already.map((finding) => finding.parameter));
  return missing(spec.params, given, account).filter((finding) => !stated.has(finding.parameter));
}

/** The value that a request gives a parameter in its documented place. */
export function paramValue(param: { name: string; in: ParamSpec['in'] }, request: JsonRequest): unknown {
  if (param.in === 'query') return request.query.get(param.name) ?? undefined;
  if (param.in === 'header') return request.headers[param.name.toLowerCase()];
  const { body } = request;
  if (typeof body !== 'object' || body === null) return undefined;
  return (body as Record<string, unknown>)[param.name];
}
