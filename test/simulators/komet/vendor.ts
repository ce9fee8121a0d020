import { findKometRoute, kometSales } from '../../documented';
import type { KometMethod, KometParam } from '../../documented';
import { kometRequestSpec } from '../check/kometRules';
import { UNPARSABLE, checkRequest, paramValue } from '../check/request';
import type { JsonRequest } from '../check/request';
import type { Finding } from '../check/values';
import { findingsText } from '../check/violations';
import type { Answer, Call, Head, Plan, Vendor } from '../server/exchange';
import { fromJson, toJson, widenIds } from '../server/json';
import { Refusal } from './envelope';
import { Given, recordsOf } from './given';
import { METHODS } from './methods';
import type { KometState } from './state';

const BASE_PATH = new URL(kometSales().conventions.baseUrl).pathname;
const TOKEN = kometSales().conventions.token.name;
const TOKENS = [TOKEN, ...kometSales().methods.flatMap(({ tokenName }) => tokenName ?? [])];
const ENTRY_KEYS = new Set(kometSales().methods.map(({ perEntry }) => perEntry?.key));
const WIDE = new Set(kometSales().methods.flatMap(wideMembers));

/** Komet Sales: every request is checked against its page, every failure is reported inside HTTP 200. */
export class KometVendor implements Vendor {
  readonly secretParameters = [...TOKENS, 'password'];

  constructor(private readonly state: KometState) {}

  identify(head: Head): string {
    return route(head)?.id ?? head.path;
  }

  examine(call: Call): Plan {
    const request = jsonRequest(call);
    const method = route(call);
    if (!method) {
      const findings = [{ parameter: '(path)', expectation: 'a documented method' }];
      // The answer to an unknown path is not documented.
      return { entries: 0, findings, run: () => answer({ status: '0', message: 'Unknown method' }, 404) };
    }
    const spec = kometRequestSpec(method);
    const findings = [
      ...this.withoutTaken(method, checkRequest(spec, request, this.state.account)),
      ...checkTokens(method, request),
    ];
    const given = (name: string): unknown =>
      spec.params
        .filter((param) => param.name === name)
        .map((param) => paramValue(param, request))
        .find((value) => value !== undefined);
    return {
      entries: entriesOf(method, new Given(given, request.body)),
      sent: withoutToken(request.body),
      findings,
      run: () => this.run(method, findings, new Given(given, request.body), sentTokens(method, request)),
    };
  }

  /** Pages that were cut have more parameters than are known: a test may name some that it sends. */
  private withoutTaken(method: KometMethod, findings: Finding[]): Finding[] {
    if (method.confidence === 'full page seen') return findings;
    return findings.filter(
      ({ parameter, expectation }) =>
        expectation !== 'not documented' || !this.state.undocumented.has(parameter),
    );
  }

  private run(method: KometMethod, findings: Finding[], given: Given, tokens: unknown[]): Answer {
    const refusal =
      this.refuseToken(
        method,
        tokens.find((token) => token !== undefined),
      ) ??
      refuseFindings(findings) ??
      this.refuseLocked(method, given);
    if (refusal) return answer(failure(method, refusal));
    const simulated = METHODS[`${method.httpMethod} ${method.id}`];
    if (!simulated) return answer({ status: '0', message: `${method.id} is not simulated` }, 501);
    try {
      return answer(simulated(this.state, given));
    } catch (error) {
      if (error instanceof Refusal) return answer({ ...failure(method, error.message), ...error.members });
      throw error;
    }
  }

  /** The words of both refusals are not documented. */
  private refuseToken(method: KometMethod, token: unknown): string | undefined {
    const allowed =
      typeof token === 'string' && Object.hasOwn(this.state.tokens, token) && this.state.tokens[token];
    if (!allowed) return 'Invalid authentication token';
    const ticked = ['*', method.id, `${method.httpMethod} ${method.id}`];
    return ticked.some((name) => allowed.includes(name))
      ? undefined
      : `The token is not allowed to use the method ${method.id}`;
  }

  /** Parameters that need Transactional API Access. The answer without it is not documented. */
  private refuseLocked(method: KometMethod, given: Given): string | undefined {
    if (this.state.account.transactionalAccess) return undefined;
    const locked = method.params.find((param) => param.locked && given.has(param.name));
    return locked && `The token has no Transactional API Access, which ${locked.name} needs`;
  }

  failIn200(call: Call, message: string): Answer {
    return answer(failure(route(call), message));
  }

  /** Komet Sales documents failures only inside HTTP 200. */
  fail(call: Call, message: string): Answer {
    return this.failIn200(call, message);
  }

  secretsOf(call: Call): string[] {
    const { query, headers, body } = jsonRequest(call);
    const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const sent = TOKENS.flatMap((name) => [query.get(name), headers[name.toLowerCase()], members[name]]);
    return sent.filter((value): value is string => typeof value === 'string');
  }

  widen(plain: Answer): Answer {
    return { ...plain, body: widenIds(plain.body, WIDE) };
  }

  snapshot(): unknown {
    return this.state.snapshot();
  }

  reset(): void {
    this.state.reset();
  }
}

function route(head: Head): KometMethod | undefined {
  if (!head.path.startsWith(`${BASE_PATH}/`)) return undefined;
  const path = head.path.slice(BASE_PATH.length);
  // A path with another HTTP method still belongs to that page: it says which method is right.
  return findKometRoute(head.httpMethod, path) ?? kometSales().methods.find((method) => method.path === path);
}

function jsonRequest(call: Call): JsonRequest {
  const { httpMethod, query, headers } = call;
  const bodyBytes = Buffer.byteLength(call.body);
  return { httpMethod, query, headers, bodyBytes, body: bodyBytes > 0 ? fromJson(call.body) : undefined };
}

/** Members of an answer that hold an id, without those that say which entry of a request a row is about. */
function wideMembers({ response }: KometMethod): string[] {
  const names = response.flatMap((field) => [field, ...(field.items ?? [])]).map(({ name }) => name);
  return names.filter((name) => /^id$|Id$/.test(name) && !ENTRY_KEYS.has(name));
}

/** The token as it came in at each place where it is to be sent. */
function sentTokens(method: KometMethod, request: JsonRequest): unknown[] {
  const name = method.tokenName ?? TOKEN;
  return method.tokenPlaces.map((place) => paramValue({ name, in: place }, request));
}

/** If page and sample disagree about its place, the token must be in both. */
function checkTokens(method: KometMethod, request: JsonRequest): Finding[] {
  const sent = sentTokens(method, request);
  if (sent.every((token) => token === sent[0])) return [];
  const expectation = `the same in the ${method.tokenPlaces.join(' and the ')}`;
  return [{ parameter: method.tokenName ?? TOKEN, expectation }];
}

/** How many records a call carries: those of its documented batch, else those of a list that it must have. */
function entriesOf(method: KometMethod, given: Given): number {
  if (method.form === 'array') return recordsOf(given.body).length;
  const list = method.batch?.list ?? method.params.find(isRequiredList)?.name;
  return list === undefined ? 1 : Math.max(1, given.list(list).length);
}

function isRequiredList(param: KometParam): boolean {
  return param.type === 'array' && param.required === true && !param.file;
}

function withoutToken(body: unknown): unknown {
  if (body === UNPARSABLE || body === undefined) return undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !TOKENS.includes(name)));
}

function refuseFindings(findings: Finding[]): string | undefined {
  return findings.length > 0 ? `Invalid request: ${findingsText(findings)}` : undefined;
}

/** The documented field of the envelope, in the type of the samples: text for status, a number for the others. */
function failure(method: KometMethod | undefined, message: string): object {
  const field = method?.successField ?? 'status';
  return { [field]: field === 'status' ? '0' : 0, message };
}

function answer(value: object, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: toJson(value) };
}
