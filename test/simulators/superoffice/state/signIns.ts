import { randomBytes } from 'node:crypto';
import type { OfficeClock } from './clock';
import type { Part } from './part';
import type { OfficeUser } from './users';

/** What an authorization code stands for until it is exchanged. */
export interface CodeGrant {
  user: OfficeUser;
  redirectUri: string;
  nonce?: string;
  challenge?: { method: 'S256' | 'plain'; text: string };
}

interface Lasting<T> {
  grant: T;
  until: number;
}

const CODE_MS = 600_000;
const TICKET_MS = 6 * 3_600_000;

/** How long an access token lives, in seconds. */
export const ACCESS_TOKEN_SECONDS = 3_600;

/** Codes, tokens and tickets that were handed out, and what is counted about them. */
export class SignIns implements Part {
  private codes = new Map<string, Lasting<CodeGrant>>();
  private accessTokens = new Map<string, Lasting<OfficeUser>>();
  private refreshTokens = new Map<string, OfficeUser>();
  private tickets = new Map<string, Lasting<OfficeUser>>();
  counts = { codes: 0, exchanges: 0, refreshes: 0, tickets: 0, refused: 0 };

  constructor(
    private readonly context: string,
    private readonly clock: OfficeClock,
  ) {}

  /** A code for the client; it works once, for ten minutes. */
  code(grant: CodeGrant): string {
    this.counts.codes += 1;
    return this.put(this.codes, `${this.context}-${random()}`, grant, CODE_MS);
  }

  /** What a code stands for, if it still works. It never works again. */
  takeCode(code: string): CodeGrant | undefined {
    const grant = this.get(this.codes, code);
    this.codes.delete(code);
    return grant;
  }

  /** An opaque access token. */
  accessToken(user: OfficeUser): string {
    return this.put(this.accessTokens, `8A:${this.context}.${random()}`, user, ACCESS_TOKEN_SECONDS * 1000);
  }

  /** A refresh token, which works until it is revoked. */
  refreshToken(user: OfficeUser): string {
    const token = `${this.context}-${random()}`;
    this.refreshTokens.set(token, user);
    return token;
  }

  userOfRefreshToken(token: string): OfficeUser | undefined {
    return this.refreshTokens.get(token);
  }

  userOfAccessToken(token: string): OfficeUser | undefined {
    return this.get(this.accessTokens, token);
  }

  /** A ticket, which lives for six hours after its last use. */
  ticket(user: OfficeUser): string {
    this.counts.tickets += 1;
    return this.put(this.tickets, `7T:${random()}`, user, TICKET_MS);
  }

  userOfTicket(ticket: string): OfficeUser | undefined {
    const user = this.get(this.tickets, ticket);
    if (user) this.tickets.set(ticket, { grant: user, until: this.now() + TICKET_MS });
    return user;
  }

  /** Ends all tickets, as a restart of the vendor's servers does. */
  expireTickets(): void {
    this.tickets.clear();
  }

  /** Ends all access tokens; refresh tokens still work. */
  expireAccessTokens(): void {
    this.accessTokens.clear();
  }

  /** Takes the consent back: neither access tokens nor refresh tokens work. */
  revoke(): void {
    this.accessTokens.clear();
    this.refreshTokens.clear();
  }

  /** All that was handed out and still stands: for tests that look for it where it must not be. */
  issued(): string[] {
    return [this.codes, this.accessTokens, this.refreshTokens, this.tickets].flatMap((kept) => [
      ...kept.keys(),
    ]);
  }

  reset(): void {
    for (const each of [this.codes, this.accessTokens, this.refreshTokens, this.tickets]) each.clear();
    this.counts = { codes: 0, exchanges: 0, refreshes: 0, tickets: 0, refused: 0 };
  }

  snapshot(): object {
    return {
      ...this.counts,
      accessTokens: this.accessTokens.size,
      refreshTokens: this.refreshTokens.size,
      openTickets: this.tickets.size,
    };
  }

  private put<T>(kept: Map<string, Lasting<T>>, key: string, grant: T, lifetime: number): string {
    kept.set(key, { grant, until: this.now() + lifetime });
    return key;
  }

  private get<T>(kept: Map<string, Lasting<T>>, key: string): T | undefined {
    const found = kept.get(key);
    return found && found.until > this.now() ? found.grant : undefined;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function random(): string {
  return randomBytes(24).toString('base64url');
}
