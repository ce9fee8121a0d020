import { findErpSyncMethod, superOfficeEndpoint } from '../../documented';
import type { SuperOfficeAgentMethod, SuperOfficeEndpoint } from '../../documented';
import { checkRequest } from '../check/request';
import type { JsonRequest, RequestSpec } from '../check/request';
import { agentRequestSpec, endpointRequestSpec } from '../check/superOfficeRules';
import type { Finding } from '../check/values';
import { findingsText } from '../check/violations';
import { escapeXml } from '../check/xml';
import type { Answer, Call, Head, Plan, Vendor } from '../server/exchange';
import { fromJson, toJson, widenIds } from '../server/json';
import { AGENT_METHODS, currentPrincipal, pluginResponse } from './methods';
import type { AgentBody } from './methods';
import type { SuperOfficeState } from './state';

/** The virtual directory of the installation. */
export const SITE_PATH = '/SuperOffice';

const AGENT = '/api/v1/Agents/ErpSync/';
const WIDE = new Set(['ErpConnectionId', 'ErpConnectorId', 'AssociateId', 'PersonId', 'ContactId']);

interface Route {
  name: string;
  spec: RequestSpec;
  agent?: SuperOfficeAgentMethod;
}

/** SuperOffice on-premise: Basic authentication, agents that fail inside HTTP 200. */
export class SuperOfficeVendor implements Vendor {
  readonly secretParameters: string[] = [];
  private readonly principal: SuperOfficeEndpoint = superOfficeEndpoint('v1User_GetCurrentPrincipal');

  constructor(private readonly state: SuperOfficeState) {}

  identify(head: Head): string {
    return this.route(head)?.name ?? head.path;
  }

  private route(head: Head): Route | undefined {
    if (!head.path.startsWith(`${SITE_PATH}/`)) return undefined;
    const path = head.path.slice(SITE_PATH.length);
    if (path === this.principal.path)
      return { name: 'currentPrincipal', spec: endpointRequestSpec(this.principal) };
    const agent = path.startsWith(AGENT) ? findErpSyncMethod(path.slice(AGENT.length)) : undefined;
    return agent && { name: agent.name, spec: agentRequestSpec(agent), agent };
  }

  examine(call: Call): Plan {
    const route = this.route(call);
    const request = jsonRequest(call);
    if (!route) {
      const findings = [{ parameter: '(path)', expectation: 'a documented endpoint' }];
      return { entries: 0, findings, run: () => this.refuse(call, 404, 'No such resource') };
    }
    const findings = [...checkRequest(route.spec, request, {}), ...checkAccept(call)];
    const keys = (request.body as AgentBody | undefined)?.InternalKeyIds;
    return {
      entries: Array.isArray(keys) ? keys.length : 1,
      sent: call.body === '' ? undefined : request.body,
      findings,
      run: () => this.run(route, call, request, findings),
    };
  }

  private run(route: Route, call: Call, request: JsonRequest, findings: Finding[]): Answer {
    if (!this.knows(call)) {
      const refused = this.refuse(call, 401, 'Authentication failed');
      return { ...refused, headers: { ...refused.headers, 'www-authenticate': 'Basic realm="SuperOffice"' } };
    }
    // A request that does not accept JSON is answered in XML, not refused.
    const serious = findings.filter((finding) => finding.parameter !== 'Accept');
    if (serious.length > 0) return this.refuse(call, 400, 'The request is invalid.', findingsText(serious));
    const value = this.perform(route, (request.body ?? {}) as AgentBody);
    if (value === undefined) return this.refuse(call, 501, `${route.name} is not simulated`);
    return answer(call, 200, selected(value, request.query.get('$select')));
  }

  private perform(route: Route, body: AgentBody): unknown {
    if (!route.agent) return currentPrincipal(this.state);
    return AGENT_METHODS[route.agent.name]?.(this.state, body);
  }

  private knows(call: Call): boolean {
    const { username, password } = this.state.user;
    const expected = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
    const [scheme = '', value] = String(call.headers.authorization ?? '').split(' ');
    return scheme.toLowerCase() === 'basic' && value === expected;
  }

  /** Agents and REST endpoints word their errors differently. */
  private refuse(call: Call, status: number, message: string, detail = ''): Answer {
    const body = call.path.includes(AGENT)
      ? { Message: message, MessageDetail: detail }
      : {
          Error: true,
          ErrorType: 'SoException',
          ErrorMessage: detail ? `${message} ${detail}` : message,
          ErrorSource: 'NetServer',
        };
    return answer(call, status, body);
  }

  failIn200(call: Call, message: string): Answer {
    const isPlugin = this.route(call)?.agent?.response.type === 'PluginResponse';
    return answer(
      call,
      200,
      isPlugin ? pluginResponse({ status: 'Error', user: message, code: 'Refused' }) : null,
    );
  }

  fail(call: Call, message: string): Answer {
    return this.refuse(call, 500, message);
  }

  secretsOf(call: Call): string[] {
    const value = String(call.headers.authorization ?? '');
    return [value, Buffer.from(value.replace(/^\S+\s+/, ''), 'base64').toString('utf8')];
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

function wantsJson(call: Call): boolean {
  return /\b(application|text)\/json\b/i.test(String(call.headers.accept ?? ''));
}

function checkAccept(call: Call): Finding[] {
  return wantsJson(call) ? [] : [{ parameter: 'Accept', expectation: 'application/json' }];
}

function jsonRequest(call: Call): JsonRequest {
  const { httpMethod, query, headers } = call;
  const bodyBytes = Buffer.byteLength(call.body);
  return { httpMethod, query, headers, bodyBytes, body: bodyBytes > 0 ? fromJson(call.body) : undefined };
}

/** Properties that were not asked for come back as null. */
function selected(value: unknown, select: string | null): unknown {
  if (!select) return value;
  const wanted = new Set(select.split(',').map((name) => (name.split('/')[0] ?? '').trim().toLowerCase()));
  const cut = (row: unknown): unknown =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(
          Object.entries(row).map(([name, inner]) => [name, wanted.has(name.toLowerCase()) ? inner : null]),
        )
      : row;
  return Array.isArray(value) ? value.map(cut) : cut(value);
}

function answer(call: Call, status: number, value: unknown): Answer {
  return wantsJson(call)
    ? { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: toJson(value) }
    : {
        status,
        headers: { 'content-type': 'application/xml; charset=utf-8' },
        body: toXml('Response', value),
      };
}

function toXml(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${name}/>`;
  if (Array.isArray(value)) return `<${name}>${value.map((row) => toXml('Item', row)).join('')}</${name}>`;
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([key, entry]) => toXml(key, entry));
  return `<${name}>${inner.join('')}</${name}>`;
}
