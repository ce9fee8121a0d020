import { createPublicKey, createVerify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeOnlineSimulator } from '../../../simulators';
import { rules } from '../requests';
import {
  REDIRECT,
  authorize,
  backFrom,
  claimsOf,
  exchange,
  membersOf,
  principal,
  signIn,
  signedToken,
  stateOf,
  systemUser,
  ticketOf,
  tokens,
  withTicket,
} from './clients';

let office: SuperOfficeOnlineSimulator;
beforeAll(async () => {
  office = await startSuperOffice({ personality: 'online' });
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const CLAIM = 'http://schemes.superoffice.net/identity/';
const MINUTE = 60_000;

describe('OAuth2', () => {
  it('goes back to the client with a code and its state, and exchanges the code once', async () => {
    const back = await backFrom(authorize(office));
    expect(back.state).toBe('a-state');
    const first = await tokens(office, exchange(back.code));
    expect(first.status).toBe(200);
    expect(await membersOf(first)).toMatchObject({
      token_type: 'Bearer',
      access_token: expect.stringMatching(/^8A:Cust12345\./) as string,
      expires_in: 3_600,
      refresh_token: expect.any(String) as string,
    });
    const second = await tokens(office, exchange(back.code));
    expect([second.status, await membersOf(second)]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Expired' },
    ]);
  });

  it('says in the id token where the tenant is, who signed in, and signs it', async () => {
    const { code } = await backFrom(authorize(office, { nonce: 'a-nonce' }));
    const { id_token: idToken } = await membersOf(await tokens(office, exchange(code)));
    const { signInHost, clientId, systemUserToken } = office.credential;
    expect(claimsOf(idToken)).toMatchObject({
      iss: signInHost,
      aud: clientId,
      nonce: 'a-nonce',
      [`${CLAIM}webapi_url`]: `${office.url}/api/`,
      [`${CLAIM}ctx`]: 'Cust12345',
      [`${CLAIM}is_administrator`]: 'True',
      [`${CLAIM}system_token`]: systemUserToken,
    });
    const { jwks_uri: uri } = await membersOf(
      await fetch(`${signInHost}/login/.well-known/openid-configuration`, {
        headers: { accept: 'application/json' },
      }),
    );
    const { keys } = await membersOf(await fetch(String(uri), { headers: { accept: 'application/json' } }));
    const key = createPublicKey({ key: (keys as JsonWebKey[])[0] ?? {}, format: 'jwk' });
    const [head, payload, signature] = String(idToken).split('.');
    const check = createVerify('RSA-SHA256').update(`${head}.${payload}`);
    expect(check.verify(key, signature ?? '', 'base64url')).toBe(true);
  });

  it('gives the system user token to administrators only', async () => {
    office.state.app.signsIn = office.state.app.userNamed('OLE');
    const claims = claimsOf((await signIn(office)).id_token);
    expect(claims[`${CLAIM}is_administrator`]).toBe('False');
    expect(claims).not.toHaveProperty([`${CLAIM}system_token`]);
  });

  it.each([
    ['a wrong verifier', { code_verifier: 'another-verifier-of-at-least-43-characters-0000000' }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: `${REDIRECT}/x` }],
  ])('refuses a code with %s', async (_, form) => {
    const { code } = await backFrom(authorize(office));
    const answer = await tokens(office, { ...exchange(code), ...form });
    expect(answer.status).toBe(400);
    expect(await membersOf(answer)).toMatchObject({ error: 'invalid_grant' });
  });

  it('refuses a code that is older than ten minutes', async () => {
    const { code } = await backFrom(authorize(office));
    office.state.clock.advance(10 * MINUTE + 1);
    expect((await tokens(office, exchange(code))).status).toBe(400);
  });

  it.each([
    [{ client_id: 'somebody' }],
    [{ redirect_uri: 'https://evil.example/callback' }],
    [{ redirect_uri: 'http://127.0.0.1/signed-in/elsewhere' }],
  ])('shows a page, and goes nowhere, for %j', async (parameters) => {
    const answer = await authorize(office, parameters);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'email' }, 'invalid_scope'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ code_challenge_method: 'S512' }, 'invalid_request'],
    [{ acr_values: 'tenant:Cust99' }, 'access_denied'],
  ])('goes back with an error for %j', async (parameters, error) => {
    expect(await backFrom(authorize(office, parameters))).toMatchObject({ error, state: 'a-state' });
  });

  it('takes the tenant in the path, and goes back with an error for another one', async () => {
    expect(await backFrom(authorize(office, {}, 'Cust12345'))).toHaveProperty('code');
    expect(await backFrom(authorize(office, {}, 'Cust99'))).toMatchObject({ error: 'access_denied' });
  });

  it('goes back with an error where the administrator gives no access', async () => {
    office.state.app.approves = false;
    expect(await backFrom(authorize(office))).toMatchObject({ error: 'access_denied' });
  });

  it('requests access on a page, if a test wants one, and its button goes on', async () => {
    office.state.app.asks = true;
    const page = await authorize(office);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('I approve')]);
    expect(await backFrom(authorize(office, { approve: '1' }))).toHaveProperty('code');
  });

  it('takes client id and secret as Basic authentication too', async () => {
    const { clientId, clientSecret } = office.credential;
    const basic = (secret: string) => ({
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    });
    const { code } = await backFrom(authorize(office));
    expect((await tokens(office, exchange(code), basic('wrong'))).status).toBe(401);
    expect((await tokens(office, exchange(code), basic(clientSecret))).status).toBe(200);
  });

  it('answers a refresh token with an access token and no new refresh token, until access is revoked', async () => {
    const { refresh_token: refresh } = await signIn(office);
    const form = { grant_type: 'refresh_token', refresh_token: String(refresh) };
    const refreshed = await membersOf(await tokens(office, form));
    expect(Object.keys(refreshed).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'token_type']);
    expect(
      (await principal(office, { authorization: `Bearer ${String(refreshed.access_token)}` })).status,
    ).toBe(200);
    office.state.signIns.revoke();
    const refused = await tokens(office, form);
    expect([refused.status, await membersOf(refused)]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Revoked' },
    ]);
  });

  it.each(['client_credentials', 'password'])('does not know the grant type %s', async (type) => {
    const answer = await tokens(office, { grant_type: type });
    expect(await membersOf(answer)).toMatchObject({ error: 'unsupported_grant_type' });
  });

  it('lets a user call for an hour, or until a test ends the token', async () => {
    const { access_token: token } = await signIn(office);
    const call = async () => (await principal(office, { authorization: `Bearer ${String(token)}` })).status;
    expect(await call()).toBe(200);
    office.state.clock.advance(60 * MINUTE);
    expect(await call()).toBe(401);
    const again = { authorization: `Bearer ${String((await signIn(office)).access_token)}` };
    office.state.signIns.expireAccessTokens();
    expect((await principal(office, again)).status).toBe(401);
  });
});

describe('the system user', () => {
  it('gets a ticket inside a signed token', async () => {
    const { IsSuccessful, Token, ErrorMessage } = await systemUser(office);
    expect([IsSuccessful, ErrorMessage]).toEqual([true, '']);
    expect(claimsOf(Token)).toMatchObject({
      iss: 'SuperOffice AS',
      aud: 'spn:1234567890',
      [`${CLAIM}ticket`]: expect.stringMatching(/^7T:/) as string,
      [`${CLAIM}ctx`]: 'Cust12345',
      [`${CLAIM}webapi_url`]: `${office.url}/api/`,
    });
  });

  it('may send the members in any letter case', async () => {
    const { signInHost, clientSecret } = office.credential;
    const answer = await fetch(`${signInHost}/Login/api/PartnerSystemUser/Authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        signedSystemToken: signedToken(office),
        applicationToken: clientSecret,
        contextIdentifier: 'Cust12345',
        returnTokenType: 'Jwt',
      }),
    });
    expect(await membersOf(answer)).toMatchObject({ IsSuccessful: true });
  });

  const shifted = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

  it.each([
    ['a wrong secret', { ApplicationToken: 'wrong' }, 'application token'],
    ['another tenant', { ContextIdentifier: 'Cust99' }, 'no consent for Cust99'],
    ['no signature', { SignedSystemToken: 'n8n-abc.202601010000' }, 'InvalidSignature'],
    ['SAML', { ReturnTokenType: 'Saml' }, 'must be JWT'],
  ])('is refused with HTTP 200 and words for %s', async (_, body, words) => {
    expect(await systemUser(office, body)).toEqual({
      status: 200,
      IsSuccessful: false,
      Token: null,
      ErrorMessage: expect.stringContaining(words) as string,
    });
  });

  it.each([
    [-30, false],
    [-4, true],
    [4, true],
    [30, false],
  ])('signed %i minutes off is taken: %s', async (minutes, taken) => {
    const answer = await systemUser(office, { SignedSystemToken: signedToken(office, shifted(minutes)) });
    expect(answer.IsSuccessful).toBe(taken);
    if (!taken) expect(answer.ErrorMessage).toContain('InvalidTimestamp');
  });

  it('is refused if the text under the signature was changed, or the token is not known', async () => {
    const changed = signedToken(office).replace('n8n', 'n9n');
    expect((await systemUser(office, { SignedSystemToken: changed })).ErrorMessage).toContain(
      'InvalidSignature',
    );
    office.state.app.systemUserToken = 'n8n ERP Sync-another';
    expect((await systemUser(office)).ErrorMessage).toContain('Revoked');
  });

  it('keeps a ticket for six hours after its last use', async () => {
    const headers = withTicket(office, await ticketOf(office));
    const statusAfter = async (hours: number) => {
      office.state.clock.advance(hours * 60 * MINUTE);
      return (await principal(office, headers)).status;
    };
    expect([await statusAfter(5), await statusAfter(5), await statusAfter(6.1)]).toEqual([200, 200, 401]);
  });
});

describe('a call to a tenant', () => {
  it('needs the secret of the app beside a ticket, and takes no password', async () => {
    const ticket = await ticketOf(office);
    const { clientSecret } = office.credential;
    const statusOf = async (headers: Record<string, string>) => (await principal(office, headers)).status;
    expect(await statusOf(withTicket(office, ticket))).toBe(200);
    expect(await statusOf({ authorization: `SOTicket ${ticket}` })).toBe(401);
    expect(await statusOf({ authorization: `SOTicket ${ticket}`, 'so-apptoken': 'wrong' })).toBe(401);
    expect(await statusOf({ authorization: `Bearer ${ticket}`, 'so-apptoken': clientSecret })).toBe(401);
    const basic = Buffer.from('superoffice-secret-user-tje0:superoffice-secret-password-71b8e2d05c');
    expect(await statusOf({ authorization: `Basic ${basic.toString('base64')}` })).toBe(401);
    expect(await statusOf({})).toBe(401);
  });

  it('says who is signed in', async () => {
    const asSystem = await principal(office, withTicket(office, await ticketOf(office)));
    expect(await membersOf(asSystem)).toMatchObject({
      AssociateId: 90,
      DatabaseContextIdentifier: 'Cust12345',
    });
    const token = String((await signIn(office)).access_token);
    const asUser = await principal(office, { authorization: `Bearer ${token}` });
    expect(await membersOf(asUser)).toMatchObject({ Associate: 'IDA', EMailAddress: 'ida@flowers.example' });
  });

  it('is answered with 421 on the host that the tenant left, and works on the new one', async () => {
    const headers = withTicket(office, await ticketOf(office));
    const before = await stateOf(office);
    expect(before).toMatchObject({ Endpoint: office.url, Api: `${office.url}/api`, IsRunning: true });
    office.state.tenant.moveTo('localhost');
    expect((await principal(office, headers)).status).toBe(421);
    const { Endpoint } = await stateOf(office);
    expect(Endpoint).toBe(office.url.replace('127.0.0.1', 'localhost'));
    expect((await principal(office, headers, String(Endpoint))).status).toBe(200);
  });

  it.each([
    ['Running', true],
    ['OnlineMaintenance', true],
    ['Unknown', false],
    ['Provisioning', false],
    ['Deleted', false],
    ['Suspended', false],
    ['OfflineMaintenance', false],
    ['ProvisioningFailed', false],
    ['Deleting', false],
    ['DeleteFailed', false],
    ['MigrationPending', false],
  ] as const)('in the state %s is answered: %s', async (state, running) => {
    const headers = withTicket(office, await ticketOf(office));
    office.state.tenant.state = state;
    expect(await stateOf(office)).toMatchObject({ State: state, IsRunning: running });
    expect((await principal(office, headers)).status).toBe(running ? 200 : 503);
  });

  it('may keep the state until the time that it names', async () => {
    office.state.tenant.validSeconds = 60;
    const { ValidUntil } = await stateOf(office);
    const left = Date.parse(String(ValidUntil)) - Date.now();
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
    expect(await stateOf(office, 'Cust99')).toMatchObject({ State: 'Unknown', IsRunning: false, Api: null });
  });

  it('to an agent that is closed for the app is answered with 403', async () => {
    office.state.tenant.closeAgents(['ErpSync']);
    const answer = await fetch(`${office.url}/api/v1/Agents/ErpSync/GetAllConnections`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...withTicket(office, await ticketOf(office)),
      },
      body: '{}',
    });
    expect(answer.status).toBe(403);
    expect((await principal(office, withTicket(office, await ticketOf(office)))).status).toBe(200);
  });
});

it('notes what no page of the sign-in names', async () => {
  await authorize(office, { prompt: 'login' });
  await tokens(office, { grant_type: 'refresh_token', refresh_token: 'x', audience: 'api' });
  await systemUser(office, { Extra: 1 });
  await fetch(`${office.credential.signInHost}/api/state/Cust12345?verbose=1`);
  expect(rules(office.violations)).toEqual(
    ['prompt', 'audience', 'Extra', 'verbose'].map((name) => `${name}: not documented`),
  );
});

it('is controlled from another process', async () => {
  const post = async (topic: string, body: unknown) => {
    const answer = await fetch(`${office.controlUrl}/${topic}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return [answer.status, await membersOf(answer)] as const;
  };
  const headers = withTicket(office, await ticketOf(office));
  expect(await post('tenant', { host: 'localhost', validSeconds: 5 })).toEqual([
    200,
    expect.objectContaining({ host: 'localhost', validSeconds: 5 }),
  ]);
  expect((await principal(office, headers)).status).toBe(421);
  await post('tenant', { host: '127.0.0.1', state: 'Suspended' });
  expect((await principal(office, headers)).status).toBe(503);
  await post('tenant', { state: 'Running' });
  expect(await post('expire', { what: 'tickets' })).toEqual([
    200,
    expect.objectContaining({ tickets: 1, openTickets: 0 }),
  ]);
  expect((await principal(office, headers)).status).toBe(401);
  expect((await post('tenant', { state: 'Nonsense' }))[0]).toBe(400);
  expect((await post('expire', { what: 'all' }))[0]).toBe(400);
});

it('shows no secret in its state and its log', async () => {
  const { clientSecret, systemUserToken, privateKey } = office.credential;
  const { access_token: access, refresh_token: refresh } = await signIn(office);
  const ticket = await ticketOf(office);
  const shown = JSON.stringify([office.state.snapshot(), office.counters.snapshot()]);
  for (const secret of [clientSecret, systemUserToken, privateKey, access, refresh, ticket])
    expect(shown).not.toContain(String(secret));
});
