import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CallFailure } from '../../../nodes/shared/errors';
import type { Ask, Question } from '../../../nodes/shared/invoke/connector';
import { CallFailure as Failure } from '../../../nodes/shared/errors';
import { signIn } from '../../../nodes/SuperOffice/signIn/systemUser';
import { accountTarget, tenantTarget } from '../../../nodes/SuperOffice/signIn/tenant';
import { ways } from '../../../nodes/SuperOffice/ways';
import { superOffice } from '../../documented';
import { generateKeyPairSync } from 'node:crypto';

const CLAIM = 'http://schemes.superoffice.net/identity/';
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: Record<string, unknown>) =>
  `${base64({ alg: 'RS256' })}.${base64(Object.fromEntries(Object.entries(claims).map(([name, value]) => [CLAIM + name, value])))}.signature`;

const online = superOffice().hosts.online;
const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const running = {
  ContextIdentifier: 'Cust12345',
  Endpoint: 'https://online2.superoffice.com/Cust12345',
  State: 'Running',
  IsRunning: true,
  ValidUntil: inAnHour,
  Api: 'https://online2.superoffice.com/Cust12345/api',
  Version: '12.2',
};

function answering(answer: unknown): { asked: Question[]; ask: Ask } {
  const asked: Question[] = [];
  return {
    asked,
    ask: async (question) => {
      asked.push(question);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

const credential: ICredentialDataDecryptedObject = {
  environment: 'production',
  contextIdentifier: 'Cust12345',
};

async function failureOf(asking: Promise<unknown>): Promise<CallFailure> {
  try {
    await asking;
  } catch (failure) {
    return failure as CallFailure;
  }
  throw new Error('It did not fail');
}

describe('the address of a tenant', () => {
  it.each(online.environments)(
    'is requested from the sign-in host of $name, without its version',
    async ({ name, login }) => {
      const { asked, ask } = answering(running);
      const target = await tenantTarget({ ...credential, environment: name.toLowerCase() }, ask);

      expect(asked).toEqual([{ method: 'GET', url: `${login}/api/state/Cust12345` }]);
      expect(target).toEqual({
        baseUrl: 'https://online2.superoffice.com/Cust12345',
        ignoreSslIssues: false,
        validUntil: Date.parse(inAnHour),
      });
    },
  );

  it('is requested from the host of the credential, if it has one', async () => {
    const { asked, ask } = answering(running);
    await tenantTarget(
      { ...credential, contextIdentifier: ' Cust1 ', signInHost: 'http://localhost:8080/' },
      ask,
    );
    expect(asked[0]?.url).toBe('http://localhost:8080/api/state/Cust1');
  });

  it.each(['/login', '/login/common/oauth/authorize', '/Cust12345/api/'])(
    'is requested from that host alone, although the credential has the path %s too',
    async (path) => {
      const { asked, ask } = answering(running);
      await tenantTarget({ ...credential, signInHost: `https://sod.superoffice.com${path}` }, ask);
      expect(asked[0]?.url).toBe('https://sod.superoffice.com/api/state/Cust12345');
    },
  );

  it.each<[what: string, answer: object]>([
    ['no version', { ...running, Api: 'https://online2.superoffice.com/Cust12345' }],
    ['a version', { ...running, Api: ' https://online2.superoffice.com/Cust12345/api/v1//' }],
    ['slashes at its end', { ...running, Api: 'https://online2.superoffice.com/Cust12345/api//' }],
    ['its endpoint alone', { ...running, Api: null, Endpoint: 'https://online2.superoffice.com/Cust12345/' }],
    ['a new state in which it runs', { ...running, State: 'Polished' }],
    [
      'members in other letter case',
      Object.fromEntries(Object.entries(running).map(([name, value]) => [name.toLowerCase(), value])),
    ],
  ])('is read from an answer with %s', async (_, answer) =>
    expect((await tenantTarget(credential, answering(answer).ask)).baseUrl).toBe(
      'https://online2.superoffice.com/Cust12345',
    ),
  );

  it.each([[undefined], [null], ['online2.superoffice.com/Cust12345/api'], ['ftp://example.com/api']])(
    'that a running tenant has as %j blames neither tenant nor environment',
    async (Api) => {
      const failure = await failureOf(
        tenantTarget(credential, answering({ ...running, Api, Endpoint: null }).ask),
      );
      expect(failure.message).toBe('SuperOffice does not say at which address tenant Cust12345 is');
      expect(failure).toMatchObject({ kind: 'unavailable', description: 'Run it again later.', sent: false });
    },
  );

  it('is kept for a minute if the clocks differ so that it is never valid', async () => {
    const { ask } = answering({ ...running, ValidUntil: '2020-01-01T00:00:00Z' });
    const { validUntil = 0 } = await tenantTarget(credential, ask);
    expect(validUntil - Date.now()).toBeGreaterThan(50_000);
    expect(validUntil - Date.now()).toBeLessThanOrEqual(60_000);
  });

  it('is the same for every documented state in which a tenant runs', async () => {
    for (const state of online.tenantState.isRunningFor) {
      const { ask } = answering({ ...running, State: state });
      expect(await tenantTarget(credential, ask)).toMatchObject({
        baseUrl: 'https://online2.superoffice.com/Cust12345',
      });
    }
  });

  const closed = online.tenantState.states.filter(
    ({ name }) => name !== 'Unknown' && !online.tenantState.isRunningFor.includes(name),
  );
  it.each(closed)(
    'is not known in the state $name, which the error says in words',
    async ({ name, value }) => {
      for (const State of [name, value]) {
        const { ask } = answering({ ...running, State, IsRunning: false });
        const failure = await failureOf(tenantTarget(credential, ask));
        expect(failure.message).toMatch(/^Tenant Cust12345 (?:is |could )/);
        expect(failure.message).toMatch(WORDS[name] ?? /./);
        expect(failure.description).toBeTruthy();
        expect(failure.sent).toBe(false);
      }
    },
  );

  const WORDS: Record<string, RegExp> = {
    Suspended: /is suspended$/,
    Provisioning: /is being set up$/,
    OfflineMaintenance: /is in maintenance$/,
    Deleted: /is deleted$/,
    MigrationPending: /is about to be moved$/,
  };

  it('may be known later in some states, so that polling goes on', async () => {
    const kinds = await Promise.all(
      ['Provisioning', 'OfflineMaintenance', 'Suspended'].map(async (State) => {
        const { ask } = answering({ ...running, State, IsRunning: false });
        return (await failureOf(tenantTarget(credential, ask))).kind;
      }),
    );
    expect(kinds).toEqual(['unavailable', 'unavailable', 'blocked']);
  });

  it.each([
    ['404', new Failure({ kind: 'refused', status: 404, message: 'Not here' })],
    ['an empty answer', undefined],
    ['an empty object', {}],
    ['the state Unknown', { State: 'Unknown', IsRunning: false, Api: null, Endpoint: null }],
    ['the number of that state', { State: 0, IsRunning: false }],
  ])('of another environment or customer is not known: %s', async (_, answer) => {
    const failure = await failureOf(
      tenantTarget({ ...credential, environment: 'stage' }, answering(answer).ask),
    );
    expect(failure.message).toBe('SuperOffice knows no tenant Cust12345 in the environment Stage');
    expect(failure.description).toContain('Check Tenant ID and Environment of the credential');
  });

  it('is not looked for without a tenant, or on what is no web address', async () => {
    const { asked, ask } = answering(running);
    expect((await failureOf(tenantTarget({ ...credential, contextIdentifier: '' }, ask))).message).toMatch(
      /no tenant/,
    );
    const host = await failureOf(tenantTarget({ ...credential, signInHost: 'sod' }, ask));
    expect(host.message).toBe('Sign-In Host of the credential is not a web address');
    expect(asked).toEqual([]);
  });
});

describe('the tenant of a connected account', () => {
  const connected = (data: Record<string, unknown>, contextIdentifier = '') =>
    ({
      environment: 'development',
      contextIdentifier,
      oauthTokenData: { access_token: 'opaque', ...data },
    }) as ICredentialDataDecryptedObject;

  it.each([
    ['the claim of its id_token', { id_token: jwt({ ctx: 'Cust26759' }) }],
    ['its access token', { access_token: '8A:Cust26759.AbCd' }],
  ])('is taken from %s', async (_, data) => {
    const { asked, ask } = answering(running);
    await accountTarget(connected(data), ask);
    expect(asked[0]?.url).toBe('https://sod.superoffice.com/api/state/Cust26759');
  });

  it('may be unknown: then the claim names the address', async () => {
    const id_token = jwt({ webapi_url: 'https://sod.superoffice.com/Cust26759/api/' });
    const { asked, ask } = answering(running);
    expect(await accountTarget(connected({ id_token }), ask)).toMatchObject({
      baseUrl: 'https://sod.superoffice.com/Cust26759',
      validUntil: expect.any(Number) as number,
    });
    expect(asked).toEqual([]);
  });

  it('must be the one that the credential names', async () => {
    const data = { id_token: jwt({ ctx: 'Cust26759' }) };
    const failure = await failureOf(accountTarget(connected(data, 'Cust12345'), answering(running).ask));
    expect(failure.message).toBe('The account belongs to tenant Cust26759, not to Cust12345');
    await accountTarget(connected(data, 'cust26759'), answering(running).ask);
  });

  it('is not looked for before the account is connected', async () => {
    const { asked, ask } = answering(running);
    const failure = await failureOf(accountTarget({ ...credential }, ask));
    expect(failure.message).toBe('The credential is not connected');
    expect(asked).toEqual([]);
  });
});

describe('the sign-in of a system user', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const full: ICredentialDataDecryptedObject = {
    environment: 'development',
    contextIdentifier: 'Cust12345',
    clientSecret: ' secret-of-the-app\n',
    systemUserToken: 'Flower App-aB3dE6gH',
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
  const accepted = {
    IsSuccessful: true,
    Token: jwt({ ticket: '7T:abc', ctx: 'Cust12345' }),
    ErrorMessage: null,
  };

  it('sends the documented members, and takes the ticket out of the answer', async () => {
    const { asked, ask } = answering(accepted);
    expect(await signIn(full, ask)).toEqual({ value: '7T:abc' });
    const { rest } = superOffice().auth.systemUser;
    const [question] = asked;
    expect(question).toMatchObject({
      method: rest.method,
      url: rest.url.replace('{env}', 'sod'),
      json: {
        ApplicationToken: 'secret-of-the-app',
        ContextIdentifier: 'Cust12345',
        ReturnTokenType: 'JWT',
      },
    });
    expect(Object.keys(question?.json as object).sort()).toEqual(rest.body.map(({ name }) => name).sort());
  });

  it.each([
    ['InvalidSignature', /private key does not belong to the app/],
    ['InvalidTimestamp', /refused the time of the sign-in/],
    ['Revoked', /has not consented to the app, or has withdrawn/],
    ['Denied', /has not consented to the app/],
    ['NeedsReapproval', /has changed since .* consented/],
  ])('that is refused as %s says so in plain words', async (ErrorMessage, words) => {
    const failure = await failureOf(
      signIn(full, answering({ IsSuccessful: false, Token: null, ErrorMessage }).ask),
    );
    expect(failure).toMatchObject({ kind: 'unauthorized', message: expect.stringMatching(words) as string });
    expect(failure.description).toContain(`SuperOffice says: ${ErrorMessage}.`);
  });

  it.each(['Unknown application token', ''])(
    'that is refused for another reason (%p) names the environment and the fields',
    async (ErrorMessage) => {
      const failure = await failureOf(signIn(full, answering({ IsSuccessful: false, ErrorMessage }).ask));
      expect(failure.message).toBe(ErrorMessage || 'SuperOffice refused the system user and gave no reason');
      expect(failure.description).toMatch(
        /^Check Environment \(Development\), Tenant ID, Client Secret and System User Token/,
      );
    },
  );

  it('of another tenant is refused here', async () => {
    const Token = jwt({ ticket: '7T:abc', ctx: 'Cust999' });
    const failure = await failureOf(signIn(full, answering({ ...accepted, Token }).ask));
    expect(failure.message).toBe('The system user token belongs to tenant Cust999, not to Cust12345');
  });

  it.each([[undefined], [null], ['OK'], [{}], [{ IsSuccessful: true, Token: 'no token' }]])(
    'that is answered with %j is no success',
    async (answer) =>
      expect(await failureOf(signIn(full, answering(answer).ask))).toMatchObject({ kind: 'unauthorized' }),
  );

  it('with a key that can’t be read sends nothing', async () => {
    const { asked, ask } = answering(accepted);
    const failure = await failureOf(signIn({ ...full, privateKey: 'lost' }, ask));
    expect(failure).toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('neither PEM') as string,
    });
    expect(asked).toEqual([]);
  });
});

describe('a user name and password', () => {
  it.each(['https://online2.superoffice.com/Cust12345', 'https://sod.superoffice.com/cust26759/api/v1/'])(
    'are not sent to SuperOffice CRM Online at %s',
    async (baseUrl) => {
      const asking = async () => await ways[0].target({ baseUrl }, answering(undefined).ask);
      expect((await failureOf(asking())).message).toBe(
        'SuperOffice CRM Online does not accept a user name and password',
      );
    },
  );

  it.each(superOffice().hosts.onsite.examples)('are sent onsite, to %s', async (example) => {
    const target = await ways[0].target({ baseUrl: example }, answering(undefined).ask);
    expect(target.baseUrl).toBe(example.replace('/api/v1', ''));
  });
});
