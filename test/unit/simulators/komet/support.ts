/** Calls of the Komet Sales simulator, each parameter put where its page has it, without any product code. */
import { kometMethod } from '../../../documented';
import type { KometMethod, KometParam } from '../../../documented';
import { startKometSales } from '../../../simulators';
import type { KometSimulator, KometState } from '../../../simulators';
import { rules } from '../requests';

type Body = Record<string, unknown>;

/** What a call sends, by the names of the page; a list where the body is one. */
export type Sent = Record<string, unknown> | unknown[];

/** A simulator for the tests of a file, seeded anew before each. */
export interface Stage {
  readonly komet: KometSimulator;
  readonly state: KometState;
  /** Calls, and checks the answer against its page: success, documented members, the types of the sample. No rule was broken. */
  ok(key: string, sent?: Sent): Promise<Body>;
  /** The list of a successful answer. */
  rows(key: string, list: string, sent?: Sent): Promise<Body[]>;
  /** The message of a failure that broke no rule of the page. */
  refused(key: string, sent?: Sent): Promise<string>;
  /** The rules of the page that a refused call broke. */
  broken(key: string, sent?: Sent): Promise<string[]>;
  /** A plain call, changed before it goes out. */
  raw(key: string, sent?: Sent, change?: (request: Outgoing) => void): Promise<Body>;
}

/** A request before it goes out. */
export interface Outgoing {
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

/** Starts the simulator with the file, and ends it with the file. */
export function stage(): Stage {
  let komet: KometSimulator;
  beforeAll(async () => {
    komet = await startKometSales();
  });
  beforeEach(() => komet.reset());
  afterAll(() => komet.close());

  const raw: Stage['raw'] = (key, sent = {}, change = () => undefined) => {
    const method = page(key);
    const request = requestOf(komet, method, sent);
    change(request);
    return send(komet, method, request);
  };
  const ok: Stage['ok'] = async (key, sent) => {
    const before = komet.violations.length;
    const body = await raw(key, sent);
    expect(rules(komet.violations.slice(before))).toEqual([]);
    expect(verdict(page(key), body)).toBe('success');
    expect(departures(page(key), body)).toEqual([]);
    return body;
  };
  return {
    get komet() {
      return komet;
    },
    get state() {
      return komet.state;
    },
    raw,
    ok,
    // Some lists say in words that they are empty, and then have no array.
    rows: async (key, list, sent) => ((await ok(key, sent))[list] ?? []) as Body[],
    refused: async (key, sent) => {
      const before = komet.violations.length;
      const body = await raw(key, sent);
      expect(rules(komet.violations.slice(before))).toEqual([]);
      expect(verdict(page(key), body)).not.toBe('success');
      return String(body.message);
    },
    broken: async (key, sent) => {
      const before = komet.violations.length;
      expect(verdict(page(key), await raw(key, sent))).not.toBe('success');
      return rules(komet.violations.slice(before));
    },
  };
}

function page(key: string): KometMethod {
  const [httpMethod = '', id = ''] = key.split(' ');
  return kometMethod(id, httpMethod);
}

function requestOf(komet: KometSimulator, method: KometMethod, sent: Sent): Outgoing {
  const request: Outgoing = { query: {}, headers: {}, body: undefined };
  const members: Body = {};
  const token = komet.credential.authenticationToken;
  const tokenName = method.tokenName ?? 'authenticationToken';
  const place = (name: string, where: KometParam['in'], value: unknown): void => {
    if (where === 'header') request.headers[name] = String(value);
    else if (where === 'query') request.query[name] = String(value);
    else members[name] = value;
  };
  for (const where of method.tokenPlaces) place(tokenName, where, token);
  if (Array.isArray(sent)) request.body = sent;
  else {
    const elsewhere = method.params.some((param) => param.in === 'body') ? 'body' : 'query';
    for (const [name, value] of Object.entries(sent)) {
      if (value === undefined) continue;
      place(name, method.params.find((param) => param.name === name)?.in ?? elsewhere, value);
    }
    if (Object.keys(members).length > 0) request.body = members;
  }
  return request;
}

async function send(komet: KometSimulator, method: KometMethod, request: Outgoing): Promise<Body> {
  const query = new URLSearchParams(request.query).toString();
  const hasBody = request.body !== undefined;
  const response = await fetch(`${komet.url}${method.path}${query ? `?${query}` : ''}`, {
    method: method.httpMethod,
    headers: { ...request.headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    body: hasBody ? JSON.stringify(request.body) : undefined,
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${method.id} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Body;
}

function verdict(method: KometMethod, body: Body): string {
  const told = body.status ?? body.result ?? body.statusInventory;
  if (told === undefined) return method.listField && method.listField in body ? 'success' : 'failure';
  return String(told) === '1' ? 'success' : 'failure';
}

/** Members that the page does not have, where it was seen to its end; those of another type than in the sample; those that are missing. */
function departures(method: KometMethod, body: Body): string[] {
  const unknown = isKnownWhole(method) ? undocumented(method.response, body, '') : [];
  const sampled =
    method.samples.response.origin !== 'synthetic' ? otherTypes(method.sampleResponse, body, '') : [];
  return [...unknown, ...sampled, ...unanswered(method.response, body, '')];
}

/** Pages that were seen to their end, and those whose records have the members that were seen in code: no other is invented. */
const isKnownWhole = ({ confidence, response }: KometMethod): boolean =>
  confidence === 'full page seen' ||
  response.some(({ items = [] }) => items.filter(({ seenInCode }) => seenInCode).length > 5);

/** Documented members that an answer has only under a condition. */
const CONDITIONAL = new Set([
  'purchaseOrders',
  'prebooks',
  'purchaseOrders.details.boxes',
  'availableBoxes',
  'cargoMasterCode',
  'newPOItemId',
  'status',
  'message',
  'lotNumber',
]);

function unanswered(fields: KometParam[], value: object, path: string): string[] {
  return fields.flatMap(({ name, items, saidBy }) => {
    if (!(name in value)) {
      const isMissing =
        saidBy === undefined && ![name, `${path}${name}`].some((each) => CONDITIONAL.has(each));
      return isMissing ? [`${path}${name} is not answered`] : [];
    }
    const member = (value as Body)[name];
    const rows = Array.isArray(member) && items ? (member as unknown[]) : [];
    return rows.flatMap((row) => (isObject(row) ? unanswered(items ?? [], row, `${path}${name}.`) : []));
  });
}

function undocumented(fields: KometParam[], value: object, path: string): string[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const field = fields.find((each) => each.name === name);
    if (!field) return [`${path}${name} is not documented`];
    const rows = Array.isArray(member) && field.items ? (member as unknown[]) : [];
    return rows.flatMap((row) =>
      isObject(row) ? undocumented(field.items ?? [], row, `${path}${name}.`) : [],
    );
  });
}

/** Compares with the first row of each list; null is no type. */
function otherTypes(sample: unknown, value: unknown, path: string): string[] {
  if (Array.isArray(sample) && Array.isArray(value))
    return value.flatMap((row) => otherTypes(sample[0], row, path));
  if (isObject(sample) && isObject(value))
    return Object.entries(value).flatMap(([name, member]) =>
      name in sample ? otherTypes((sample as Body)[name], member, `${path}.${name}`) : [],
    );
  if (sample === null || sample === undefined || value === null || typeof sample === typeof value) return [];
  return [`${path} is a ${typeof value}, in the sample a ${typeof sample}`];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
