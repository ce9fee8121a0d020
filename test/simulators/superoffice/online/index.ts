import type { Answer, Call, ControlAction, Head } from '../../server/exchange';
import { fromJson } from '../../server/json';
import type { OwnRequest, Personality, Refusal } from '../personality';
import type { SuperOfficeState } from '../state';
import type { OfficeUser } from '../state/users';
import { AUTHORIZE_PATH, authorize } from './authorize';
import { controlsOf } from './controls';
import { DISCOVERY_PATH, JWKS_PATH, discovery, keySet } from './discovery';
import { signInFindings } from './documented';
import { SYSTEM_USER_PATH, systemUser } from './systemUser';
import { STATE_PATH, tenantState } from './tenantState';
import { TOKENS_PATH, tokens } from './tokens';

/** What the sign-in host answers: method, path, name in counters and faults. */
const OWN: Array<[string, RegExp, string, (state: SuperOfficeState, call: Call) => Answer]> = [
  ['GET', AUTHORIZE_PATH, 'authorize', authorize],
  ['POST', TOKENS_PATH, 'tokens', tokens],
  ['POST', SYSTEM_USER_PATH, 'systemUser', systemUser],
  ['GET', STATE_PATH, 'tenantState', tenantState],
  ['GET', DISCOVERY_PATH, 'discovery', (_, call) => discovery(call)],
  ['GET', JWKS_PATH, 'jwks', () => keySet()],
];

/**
 * A tenant of SuperOffice online: access tokens and tickets in place of passwords, a sign-in host, and a host for data
 * that may change. All of it is this one simulator, under two host names.
 */
export class Online implements Personality {
  readonly sitePath: string;
  readonly secretParameters = ['code', 'state', 'code_challenge', 'nonce'];
  readonly controls: Record<string, ControlAction>;

  constructor(private readonly state: SuperOfficeState) {
    this.sitePath = `/${state.tenant.context}`;
    this.controls = controlsOf(state);
  }

  ownRequest(head: Head): OwnRequest | undefined {
    const own = OWN.find(([method, path]) => method === head.httpMethod && path.test(head.path));
    if (!own) return undefined;
    const [, , name, perform] = own;
    return {
      name,
      findings: (call) => signInFindings(name, call),
      answer: (call) => perform(this.state, call),
      secrets: secretsIn,
    };
  }

  /** Where the tenant is comes first, then whether it runs, then who calls, then whether the app may call the agent. */
  whoCalls(call: Call): OfficeUser | Refusal {
    const { tenant } = this.state;
    if (new URL(call.origin).hostname !== tenant.host)
      return { status: 421, message: 'Wrong subdomain used to access tenant' };
    if (!tenant.isRunning) return { status: 503, message: `The tenant is not running: ${tenant.state}` };
    const user = this.signedIn(call);
    if (!user) return { status: 401, message: 'Authentication failed' };
    const agent = /\/Agents\/([^/]+)\//i.exec(call.path)?.[1] ?? '';
    if (tenant.isClosed(agent))
      return { status: 403, message: `The application has no access to the ${agent} agent` };
    return user;
  }

  /** Basic is refused. A ticket needs the app's secret beside it. */
  private signedIn(call: Call): OfficeUser | undefined {
    const { signIns, app } = this.state;
    const [, scheme = '', value = ''] =
      /^(\S+)\s+(\S+)$/.exec(String(call.headers.authorization ?? '')) ?? [];
    switch (scheme.toLowerCase()) {
      case 'bearer':
        return signIns.userOfAccessToken(value);
      case 'soticket':
        return call.headers['so-apptoken'] === app.clientSecret ? signIns.userOfTicket(value) : undefined;
      default:
        return undefined;
    }
  }
}

/** The values of a form or a JSON object: nearly all that is sent to sign in is secret. */
function secretsIn({ body }: Call): string[] {
  if (!body.startsWith('{')) return [...new URLSearchParams(body).values()];
  const members = fromJson(body);
  return typeof members === 'object' && members !== null ? Object.values(members).map(String) : [];
}
