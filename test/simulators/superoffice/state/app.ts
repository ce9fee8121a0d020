import { SUPEROFFICE_APP, SUPEROFFICE_ONLINE_USERS, SUPEROFFICE_SYSTEM_USER } from '../../seed';
import type { Part } from './part';
import type { OfficeUser } from './users';

/** Where n8n takes its users back to, and an address for tests. */
const REDIRECTS = [
  /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/rest\/oauth2-credential\/callback$/,
  /^http:\/\/127\.0\.0\.1(:\d+)?\/signed-in$/,
];

/** A user of the tenant by its seed. */
export function onlineUser(seed: {
  associate: string;
  associateId: number;
  personId: number;
  fullName: string;
  isAdministrator: boolean;
}): OfficeUser {
  const email = `${seed.associate.toLowerCase()}@flowers.example`;
  return { ...seed, username: email, email, contactId: 2, context: SUPEROFFICE_APP.tenant };
}

/** The app that is registered with SuperOffice online, and who approves it. */
export class App implements Part {
  readonly clientId = SUPEROFFICE_APP.clientId;
  clientSecret = SUPEROFFICE_APP.clientSecret;
  systemUserToken = SUPEROFFICE_APP.systemUserToken;
  redirectUris = REDIRECTS;
  readonly systemUser = onlineUser(SUPEROFFICE_SYSTEM_USER);
  private readonly users = SUPEROFFICE_ONLINE_USERS.map(onlineUser);
  /** Who signs in. */
  signsIn = this.userNamed(SUPEROFFICE_ONLINE_USERS[0]?.associate ?? '');
  /** Whether that user gives access. */
  approves = true;
  /** Whether a page requests access first. */
  asks = false;

  /** A user by the short name. Throws if there is none. */
  userNamed(associate: string): OfficeUser {
    const found = this.users.find((user) => user.associate === associate);
    if (!found) throw new Error(`The users are ${this.users.map((user) => user.associate).join(', ')}`);
    return found;
  }

  reset(): void {
    this.clientSecret = SUPEROFFICE_APP.clientSecret;
    this.systemUserToken = SUPEROFFICE_APP.systemUserToken;
    this.redirectUris = REDIRECTS;
    this.signsIn = this.userNamed(SUPEROFFICE_ONLINE_USERS[0]?.associate ?? '');
    this.approves = true;
    this.asks = false;
  }

  snapshot(): object {
    const { signsIn, approves, asks } = this;
    return { signsIn: signsIn.associate, approves, asks };
  }
}
