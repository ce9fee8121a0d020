import { AGENTS_PATH, superOfficeAgentMethods, superOfficeEndpoints } from '../../documented';
import type { AgentRoute, SuperOfficeEndpoint, SuperOfficeParam } from '../../documented';

/** A documented agent method or endpoint that a request is for. */
export type Route =
  | ({ kind: 'agent'; name: string; path: Record<string, string> } & AgentRoute)
  | { kind: 'rest'; name: string; path: Record<string, string>; endpoint: SuperOfficeEndpoint };

/** Whether a path is that of an agent: agents and endpoints word their errors differently. */
export function isAgentPath(path: string): boolean {
  return path.toLowerCase().includes(AGENTS_PATH.toLowerCase());
}

/** The route of a path (without the site) in any letter case. The HTTP method of an agent is checked later. */
export function findRoute(httpMethod: string, path: string): Route | undefined {
  const agent = agents().get(path.toLowerCase());
  if (agent) return { kind: 'agent', name: agentName(agent), path: {}, ...agent };
  for (const { endpoint, pattern } of patterns()) {
    const match = endpoint.method === httpMethod ? pattern.exec(path) : null;
    if (match) return { kind: 'rest', name: endpoint.operationId, path: valuesOf(match, endpoint), endpoint };
  }
  return undefined;
}

/** Methods of ErpSync go by their own names, others by that of their agent too. */
function agentName({ agent, method }: AgentRoute): string {
  return agent === 'ErpSync' ? method.name : `${agent}/${method.name}`;
}

let agentsByPath: Map<string, AgentRoute> | undefined;

function agents(): Map<string, AgentRoute> {
  return (agentsByPath ??= new Map(
    superOfficeAgentMethods().map((route) => [route.method.path.toLowerCase(), route]),
  ));
}

interface Pattern {
  endpoint: SuperOfficeEndpoint;
  pattern: RegExp;
  /** A digit a segment, the smaller the more exact: fixed text, a number, any text. */
  looseness: string;
}

let sorted: Pattern[] | undefined;

/** All endpoints, exact ones first: `User/current` before `User/{id}` before `User/{userName}`. */
function patterns(): Pattern[] {
  return (sorted ??= superOfficeEndpoints()
    .map(patternOf)
    .sort((left, right) => (left.looseness < right.looseness ? -1 : 1)));
}

function patternOf(endpoint: SuperOfficeEndpoint): Pattern {
  const segments = endpoint.path.split('/').map((segment) => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name === undefined) return { source: segment.replace(/[$.]/g, '\\$&'), looseness: '0' };
    const type = paramOf(endpoint, name)?.type ?? 'string';
    return type === 'int32' ? { source: '(-?\\d+)', looseness: '1' } : { source: '([^/]+)', looseness: '2' };
  });
  return {
    endpoint,
    pattern: new RegExp(`^${segments.map(({ source }) => source).join('/')}/?$`, 'i'),
    looseness: segments.map(({ looseness }) => looseness).join(''),
  };
}

function paramOf(endpoint: SuperOfficeEndpoint, name: string): SuperOfficeParam | undefined {
  return endpoint.pathParams?.find((param) => param.name === name);
}

function valuesOf(match: RegExpExecArray, endpoint: SuperOfficeEndpoint): Record<string, string> {
  const names = [...endpoint.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name, index) => [name, decoded(match[index + 1] ?? '')]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
