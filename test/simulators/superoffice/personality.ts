import type { Finding } from '../check/values';
import type { Answer, Call, ControlAction, Head } from '../server/exchange';
import type { SuperOfficeState } from './state';
import { onsiteUser } from './state/users';
import type { OfficeUser } from './state/users';

/** A refused caller: the status, the words and what the client must send. */
export interface Refusal {
  status: number;
  message: string;
  headers?: Record<string, string>;
}

/** A request that is not one to the WebAPI. */
export interface OwnRequest {
  name: string;
  /** Where it departs from its page. */
  findings(call: Call): Finding[];
  answer(call: Call): Answer;
  /** The credentials in it. */
  secrets(call: Call): string[];
}

/** An installation as a caller meets it: where it is, who may call, and what it answers beside the WebAPI. */
export interface Personality {
  /** The path of the installation. */
  sitePath: string;
  /** Query parameters that are never logged. */
  secretParameters: string[];
  /** Who calls, or why not. */
  whoCalls(call: Call): OfficeUser | Refusal;
  /** Sign-in and tenant state. */
  ownRequest?(head: Head): OwnRequest | undefined;
  controls?: Record<string, ControlAction>;
}

/** Whether a caller was refused. */
export function isRefusal(who: OfficeUser | Refusal): who is Refusal {
  return 'status' in who;
}

/** An installation at the customer's: Basic authentication. */
export class Onsite implements Personality {
  readonly sitePath = '/SuperOffice';
  readonly secretParameters: string[] = [];

  constructor(private readonly state: SuperOfficeState) {}

  whoCalls(call: Call): OfficeUser | Refusal {
    const { username, password } = this.state.user;
    const expected = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
    const [scheme = '', value] = String(call.headers.authorization ?? '').split(' ');
    if (scheme.toLowerCase() === 'basic' && value === expected) return onsiteUser(username);
    return {
      status: 401,
      message: 'Authentication failed',
      headers: { 'www-authenticate': 'Basic realm="SuperOffice"' },
    };
  }
}
