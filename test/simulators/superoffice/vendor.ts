import { inDocumentedCase } from '../check/letterCase';
import { checkRequest } from '../check/request';
import type { JsonRequest, RequestSpec } from '../check/request';
import {
  agentRequestSpec,
  answersFile,
  answersRows,
  endpointRequestSpec,
  takesFile,
} from '../check/superOfficeRules';
import type { Finding } from '../check/values';
import { findingsText } from '../check/violations';
import type { Answer, Call, ControlAction, Head, Plan, Vendor } from '../server/exchange';
import { fromJson, widenIds } from '../server/json';
import { AGENTS } from './agents';
import { pluginResponse } from './agents/erpSync';
import type { Members, OfficeCall } from './call';
import { ENDPOINTS } from './endpoints';
import { erpControls } from './erpControls';
import { isRefusal } from './personality';
import type { OwnRequest, Personality } from './personality';
import { recordControls } from './recordControls';
import {
  FileReply,
  OfficeError,
  Reply,
  acceptsJson,
  answer,
  fileAnswer,
  jsonAnswer,
  selected,
} from './reply';
import { findRoute, isAgentPath } from './routes';
import type { Route } from './routes';
import type { SuperOfficeState } from './state';
import { webhookControls } from './webhookControls';

const WIDE = new Set(['ErpConnectionId', 'ErpConnectorId', 'AssociateId', 'PersonId', 'ContactId']);

/** SuperOffice's WebAPI: agents that fail inside HTTP 200, REST endpoints that fail by status. */
export class SuperOfficeVendor implements Vendor {
  readonly secretParameters: string[];
  readonly controls: Record<string, ControlAction>;

  constructor(
    private readonly state: SuperOfficeState,
    private readonly personality: Personality,
  ) {
    this.secretParameters = personality.secretParameters;
    this.controls = {
      ...erpControls(state),
      ...recordControls(state),
      ...webhookControls(state),
      ...personality.controls,
    };
  }

  identify(head: Head): string {
    return this.personality.ownRequest?.(head)?.name ?? this.route(head)?.name ?? head.path;
  }

  private route(head: Head): Route | undefined {
    const { sitePath } = this.personality;
    if (!head.path.startsWith(`${sitePath}/`)) return undefined;
    return findRoute(head.httpMethod, head.path.slice(sitePath.length));
  }

  examine(call: Call): Plan {
    const own = this.personality.ownRequest?.(call);
    if (own) return ownPlan(own, call);
    const route = this.route(call);
    if (!route) {
      const findings = [{ parameter: '(path)', expectation: 'a documented endpoint' }];
      return { entries: 0, findings, run: () => this.refuse(call, 404, 'No such resource') };
    }
    const sent = route.kind === 'rest' && takesFile(route.endpoint) ? fileRequest(call) : jsonRequest(call);
    const spec = specOf(route, sent.body);
    const request = inDocumentedCase(spec, sent);
    const findings = [...checkRequest(spec, request, {}), ...checkAccept(call, route)];
    return {
      entries: entriesOf(request.body),
      sent: call.body === '' ? undefined : openBody(sent.body),
      findings: [...findings, ...notSimulated(route)],
      run: () => this.run(route, call, request, findings),
    };
  }

  private async run(route: Route, call: Call, request: JsonRequest, findings: Finding[]): Promise<Answer> {
    const who = this.personality.whoCalls(call);
    if (isRefusal(who)) return this.refuse(call, who.status, who.message, '', who.headers);
    // A request that does not accept JSON is answered in XML, not refused.
    const serious = findings.filter((finding) => finding.parameter !== 'Accept');
    if (serious.length > 0) return this.refuse(call, 400, 'The request is invalid.', findingsText(serious));
    if (notSimulated(route).length > 0) return this.refuse(call, 501, `${route.name} is not simulated`);
    const { body, query } = request;
    const siteUrl = `${call.origin}${this.personality.sitePath}`;
    const asked = { path: route.path, query, body, headers: call.headers, siteUrl, user: who };
    try {
      return written(call, route, query, await this.perform(route, asked));
    } catch (error) {
      if (error instanceof OfficeError)
        return this.refuse(call, error.status, error.message, error.detail, {}, error.type);
      throw error;
    }
  }

  private perform(route: Route, asked: OfficeCall): unknown {
    if (route.kind === 'rest') return ENDPOINTS[route.name]?.(this.state, asked);
    return AGENTS[route.agent]?.[route.method.name]?.(this.state, (asked.body ?? {}) as Members, asked);
  }

  /** Agents and REST endpoints word their errors differently. */
  private refuse(
    call: Call,
    status: number,
    message: string,
    detail = '',
    headers: Record<string, string> = {},
    type = 'SoException',
  ): Answer {
    const body = isAgentPath(call.path)
      ? { Message: message, MessageDetail: detail }
      : {
          Error: true,
          ErrorType: type,
          ErrorMessage: detail ? `${message} ${detail}` : message,
          ErrorSource: 'NetServer',
        };
    const refused = isDownload(this.route(call)) ? jsonAnswer(status, body) : answer(call, status, body);
    return { ...refused, headers: { ...refused.headers, ...headers } };
  }

  failIn200(call: Call, message: string): Answer {
    const route = this.route(call);
    return answer(call, 200, route?.kind === 'agent' ? failureOf(route.method.response.type, message) : null);
  }

  fail(call: Call, message: string): Answer {
    return this.refuse(call, 500, message);
  }

  secretsOf(call: Call): string[] {
    const own = this.personality.ownRequest?.(call);
    if (own) return own.secrets(call);
    const value = String(call.headers.authorization ?? '');
    const given = value.replace(/^\S+\s+/, '');
    const opened = /^basic\s/i.test(value) ? Buffer.from(given, 'base64').toString('utf8') : given;
    const appToken = call.headers['so-apptoken'];
    return [value, opened, ...(appToken === undefined ? [] : [String(appToken)])];
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

function specOf(route: Route, body: unknown): RequestSpec {
  return route.kind === 'agent' ? agentRequestSpec(route.method) : endpointRequestSpec(route.endpoint, body);
}

/** A documented method that is not simulated yet fails the test: nothing is invented for it. */
function notSimulated(route: Route): Finding[] {
  const handler = route.kind === 'rest' ? ENDPOINTS[route.name] : AGENTS[route.agent]?.[route.method.name];
  return handler ? [] : [{ parameter: route.name, expectation: 'a method that the simulator has' }];
}

/** Where the page says 204, nothing is sent. Columns of rows are selected where the rows are made. */
function written(call: Call, route: Route, query: URLSearchParams, result: unknown): Answer {
  if (result instanceof FileReply) return fileAnswer(call, result);
  const reply = result instanceof Reply ? result : new Reply(statusOf(route), result ?? null);
  const isWhole = route.kind === 'rest' && answersRows(route.endpoint);
  const value = isWhole ? reply.value : selected(reply.value, query.get('$select'));
  const plain = answer(call, reply.status, value);
  return { ...plain, headers: { ...plain.headers, ...reply.headers } };
}

function statusOf(route: Route): number {
  if (route.kind === 'agent') return route.method.response.status;
  const { responses } = route.endpoint;
  return Number(Object.keys(responses).find((status) => status.startsWith('2')) ?? 200);
}

function ownPlan(own: OwnRequest, call: Call): Plan {
  return { entries: 1, findings: own.findings(call), run: () => own.answer(call) };
}

/** How many records a call is about: those of the longest list of keys in it. */
function entriesOf(body: unknown): number {
  const { InternalKeyIds, ExternalKeys } = (body ?? {}) as Members;
  const keys = InternalKeyIds ?? ExternalKeys;
  return Array.isArray(keys) ? keys.length : 1;
}

/** What an agent answers with HTTP 200 when it refuses, by the type of its answer. */
function failureOf(type: string, message: string): unknown {
  switch (type) {
    case 'PluginResponse':
      return pluginResponse({ status: 'Error', user: message, code: 'Refused' });
    case 'boolean':
      return false;
    case 'string[]':
      return [message];
    default:
      return null;
  }
}

function checkAccept(call: Call, route: Route): Finding[] {
  if (isDownload(route)) return [];
  return acceptsJson(call) ? [] : [{ parameter: 'Accept', expectation: 'application/json' }];
}

/** Such a call requests bytes, and its failures are JSON all the same. */
function isDownload(route: Route | undefined): boolean {
  return route?.kind === 'rest' && answersFile(route.endpoint);
}

/** A request whose body is a file. */
function fileRequest({ httpMethod, query, headers, bytes = Buffer.alloc(0) }: Call): JsonRequest {
  return { httpMethod, query, headers, bodyBytes: bytes.length, body: bytes };
}

/** What the log keeps of a body: the size of a file. */
function openBody(body: unknown): unknown {
  return Buffer.isBuffer(body) ? { bytes: body.length } : body;
}

/** The vendor's own client sends `null` where there is no body. */
function jsonRequest(call: Call): JsonRequest {
  const { httpMethod, query, headers } = call;
  const body = call.body === '' ? undefined : (fromJson(call.body) ?? undefined);
  return {
    httpMethod,
    query,
    headers,
    bodyBytes: body === undefined ? 0 : Buffer.byteLength(call.body),
    body,
  };
}
