import { randomUUID } from 'node:crypto';
import { fetchOnce } from './fetchOnce';

/** Who may log in. Made up, and shown to whoever starts an n8n. */
export const owner = {
  email: 'owner@example.com',
  password: 'Erp-sync-2026',
  firstName: 'Erp',
  lastName: 'Sync',
};

/** An answer that n8n gave instead of what was requested. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
    asked: string,
  ) {
    super(`${asked} was answered with ${status}: ${JSON.stringify(body)}`);
  }
}

/** A login, which another client or a browser can go on with: n8n takes only five of an e-mail address in a minute. */
export interface RestSession {
  /** The editor has one for each browser; n8n ties the login to it. */
  browserId: string;
  /** The login itself, as the header `cookie`. */
  cookie: string;
}

/** n8n's own interface, as its editor uses it: logged in as the owner. */
export class RestClient {
  readonly session: RestSession;

  constructor(
    readonly url: string,
    session: RestSession = { browserId: randomUUID(), cookie: '' },
  ) {
    this.session = { ...session };
  }

  /** Makes the owner, who is then logged in. A user folder that has one: logs in. */
  async setUpOwner(): Promise<void> {
    const { userManagement } = await this.get<{ userManagement: { showSetupOnFirstLoad?: boolean } }>(
      '/rest/settings',
    );
    if (userManagement.showSetupOnFirstLoad === true) await this.post('/rest/owner/setup', owner);
    else await this.logIn();
  }

  /** Logs in as the owner. */
  async logIn(): Promise<void> {
    const { email, password } = owner;
    await this.post('/rest/login', { emailOrLdapLoginId: email, password });
  }

  /** What `GET` gives; without n8n's envelope where there is one. */
  async get<T>(path: string): Promise<T> {
    return await this.ask<T>('GET', path);
  }

  /** What `POST` gives; without n8n's envelope where there is one. */
  async post<T>(path: string, body: object = {}): Promise<T> {
    return await this.ask<T>('POST', path, body);
  }

  /** What `PATCH` gives; without n8n's envelope where there is one. */
  async patch<T>(path: string, body: object): Promise<T> {
    return await this.ask<T>('PATCH', path, body);
  }

  /** What `DELETE` gives; without n8n's envelope where there is one. */
  async delete<T>(path: string): Promise<T> {
    return await this.ask<T>('DELETE', path);
  }

  /** The plain answer, whatever its status. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      'browser-id': this.session.browserId,
      cookie: this.session.cookie,
      ...init.headers,
    };
    const response = await fetchOnce(`${this.url}${path}`, { ...init, headers });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    if (cookies.length > 0) this.session.cookie = cookies.join('; ');
    return response;
  }

  private async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.fetch(path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = parsed(await response.text());
    if (!response.ok) throw new RestError(response.status, answer, `${method} ${path}`);
    const wrapped = typeof answer === 'object' && answer !== null && 'data' in answer;
    return (wrapped ? answer.data : answer) as T;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
