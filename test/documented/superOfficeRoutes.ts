import type {
  SuperOfficeAgentEndpoint,
  SuperOfficeAgentMethod,
  SuperOfficeCatalogue,
  SuperOfficeEndpoint,
  SuperOfficeListed,
  SuperOfficeParam,
  SuperOfficeShortAgentMethod,
} from './types';

/** An agent method and the agent that has it. */
export interface AgentRoute {
  agent: string;
  method: SuperOfficeAgentMethod;
}

/** Where agents live. */
export const AGENTS_PATH = '/api/v1/Agents/';

/** The documented agent methods: those of ErpSync with a page of their own, those of other agents from their lists. */
export function agentMethodsOf({ erpSync, webhooks, entities }: SuperOfficeCatalogue): AgentRoute[] {
  const short = [...webhooks.agentEndpoints, ...(entities.userDefinedFields?.agent ?? [])];
  const described = Object.values(entities).flatMap(({ agentEndpoints }) => agentEndpoints ?? []);
  return [...erpSync, ...short.map(wholeMethod), ...described.map(describedMethod)].map((method) => ({ agent: agentOf(method.path), method }));
}

/** The documented REST endpoints: of records, lists and webhooks. A list's own endpoints are named by method and path. */
export function endpointsOf({ entities, webhooks }: SuperOfficeCatalogue): SuperOfficeEndpoint[] {
  const { lists } = entities;
  return [
    ...Object.values(entities).flatMap(({ endpoints }) => endpoints ?? []),
    ...webhooks.endpoints,
    ...(lists?.mdoEndpoints ?? []),
    ...(lists?.genericEndpoints ?? []).map(wholeEndpoint),
    ...(lists?.typedLists ?? []).flatMap((list) =>
      (lists?.typedListPattern ?? []).map((pattern) => typedEndpoint(pattern, list.list, list.itemType)),
    ),
  ];
}

function agentOf(path: string): string {
  return path.slice(AGENTS_PATH.length).split('/')[0] ?? '';
}

function describedMethod({ method, path, query, body, bodyType, response }: SuperOfficeAgentEndpoint): SuperOfficeAgentMethod {
  const [status = '204', type = 'none'] = Object.entries(response)[0] ?? [];
  return {
    name: path.split('/').at(-1) ?? '',
    method,
    path,
    description: '',
    query,
    bodyKind: bodyType ?? (body.length > 0 ? 'wrapper' : 'none'),
    body,
    response: { status: Number(status), type, description: '' },
    notes: [],
  };
}

/** `{Name, Data}` and lists of parameters are members of the body; `Webhook (bare)` is the body itself. */
function wholeMethod(short: SuperOfficeShortAgentMethod): SuperOfficeAgentMethod {
  const { path, body, response } = short;
  const bare = typeof body === 'string' ? /^(\w+) \(bare\)$/.exec(body)?.[1] : undefined;
  const names = typeof body === 'string' ? [...(/^\{(.*)\}$/.exec(body)?.[1] ?? '').matchAll(/\w+/g)] : [];
  const members = Array.isArray(body) ? body : names.map(([name]) => memberNamed(name));
  const type = response.replace(/ \(204\)$/, '');
  return {
    name: path.split('/').at(-1) ?? '',
    method: 'POST',
    path,
    description: '',
    query: (short.query ?? []).map((name) => ({ name, type: typeOf(name) })),
    bodyKind: bare ?? (members.length > 0 ? 'wrapper' : 'none'),
    body: members,
    response: { status: type === 'none' ? 204 : 200, type, description: '' },
    notes: [],
  };
}

/** The lists of webhook parameters name no types: those of the REST endpoints of the same names. */
const MEMBER_TYPES: Record<string, string> = {
  Webhook: 'Webhook',
  Data: 'map<string,object>',
  StatusFilter: 'enum WebhookState',
};

function memberNamed(name: string): SuperOfficeParam {
  return { name, type: MEMBER_TYPES[name] ?? typeOf(name) };
}

function wholeEndpoint(listed: SuperOfficeListed): SuperOfficeEndpoint {
  return {
    ...listed,
    summary: '',
    query: listed.query.map((name) => ({ name, type: typeOf(name) })),
    pathParams: paramsOf(listed.path),
    bodyType: listed.bodyType ?? undefined,
  };
}

/** `POST /api/v1/List/{Name}/Items` of one list. */
function typedEndpoint(pattern: string, list: string, itemType: string): SuperOfficeEndpoint {
  const [method = '', template = ''] = pattern.split(' ');
  const path = template.replace('{Name}', list);
  const writes = method === 'POST' || method === 'PUT';
  const isOne = writes || path.endsWith('{id}');
  const answers: Record<string, string> = {
    Items: isOne ? itemType : `${itemType}[]`,
    MDOItems: 'MDOListItem[]',
    Headings: 'HeadingEntity[]',
  };
  const kind = path.split('/')[5] ?? '';
  return {
    method: method as SuperOfficeEndpoint['method'],
    path,
    operationId: `${method} ${path}`,
    summary: '',
    query: [],
    pathParams: paramsOf(path),
    bodyType: writes ? itemType : undefined,
    responses: method === 'DELETE' ? { 204: 'none' } : { 200: answers[kind] ?? 'ListEntity' },
  };
}

function paramsOf(path: string): SuperOfficeParam[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, type: typeOf(name) }));
}

/** What a name without a type says: ids and keys are numbers, switches begin with a verb. */
function typeOf(name: string): string {
  if (/(id|primaryKey)$/i.test(name)) return 'int32';
  return /^(include|show)/.test(name) ? 'boolean' : 'string';
}
