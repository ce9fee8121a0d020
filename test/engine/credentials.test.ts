import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';
import { KOMET_LIMITED_TOKEN, testCertificate } from '../simulators';
import { chain, ensureBuilt, runWorkflow } from './harness';
import { credentialTest } from './credentialTest';
import { packNode, runNode, withSimulators } from './support';
import { closeAll, httpServer } from '../unit/http/servers';

const context = withSimulators();

const folders = { kometSalesApi: 'KometSales', eBizChargeApi: 'EBizCharge', superOfficeApi: 'SuperOffice' };

type CredentialName = keyof typeof folders;

/** What the Test button shows for the good credential with some changes. */
const testOf = async (
  name: CredentialName,
  changes: ICredentialDataDecryptedObject = {},
): Promise<INodeCredentialTestResult> => {
  const data = { ...context.credentials[name], ...changes } as ICredentialDataDecryptedObject;
  return await credentialTest(name, data);
};

beforeAll(async () => await ensureBuilt());
afterAll(closeAll);

describe('the Test button of a credential', () => {
  it.each(Object.keys(folders) as CredentialName[])('%s: succeeds on good values', async (name) => {
    expect(await testOf(name)).toEqual({ status: 'OK', message: 'Connection successful' });
    const { komet, ebiz, superOffice } = context.simulators;
    expect([komet, ebiz, superOffice].flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('Komet Sales: an unknown token', async () => {
    const { status, message } = await testOf('kometSalesApi', { authenticationToken: 'not-a-token-at-all' });
    expect(status).toBe('Error');
    expect(message).toContain('Setup > Settings > Integrations > Tokens');
    expect(message).not.toContain('not-a-token-at-all');
  });

  it('Komet Sales: a token that lacks customer.list', async () => {
    const { komet } = context.simulators;
    komet.state.tokens = { [KOMET_LIMITED_TOKEN]: ['credit.mark.sync'] };
    const { message } = await testOf('kometSalesApi', { authenticationToken: KOMET_LIMITED_TOKEN });
    expect(message).toContain('have customer.list ticked');
  });

  it('EBizCharge: a wrong password', async () =>
    expect(await testOf('eBizChargeApi', { password: 'wrong-password-0000' })).toEqual({
      status: 'Error',
      message: 'Invalid Credentials. Check Security ID, User ID and Password of the credential.',
    }));

  it('SuperOffice: a wrong password and a wrong address', async () => {
    const wrong = await testOf('superOfficeApi', { password: 'wrong-password-0000' });
    expect(wrong.message).toContain('Check User Name and Password of the credential.');
    const nowhere = await testOf('superOfficeApi', {
      baseUrl: `${context.simulators.superOffice.url}/nowhere`,
    });
    expect(nowhere.message).toContain(
      'Check that Base URL of the credential names the SuperOffice web application',
    );
  });

  it.each([
    ['{}', 'SuperOffice did not say who is signed in'],
    ['', 'SuperOffice did not say who is signed in'],
    ['{"status":"ok"}', 'SuperOffice did not say who is signed in'],
    ['{"status":"0","error":"Licence has expired"}', 'Licence has expired'],
  ])('SuperOffice: %p from a server of another kind is no success', async (body, words) => {
    const other = await httpServer((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
    const { status, message } = await testOf('superOfficeApi', { baseUrl: other.url });
    expect(status).toBe('Error');
    expect(message).toContain(words);
  });

  it('takes a base URL with /api and a trailing slash', async () => {
    const { url } = context.simulators.superOffice;
    for (const baseUrl of [`${url}/`, `${url}/api`, `${url}/api/v1/`]) {
      expect(await testOf('superOfficeApi', { baseUrl })).toMatchObject({ status: 'OK' });
    }
  });

  it('reports an address that is invalid, and one where nobody listens', async () => {
    expect((await testOf('kometSalesApi', { baseUrl: 'api.kometsales.com' })).message).toMatch(
      /^Base URL of the credential is not a web address\. Expected something like https:/,
    );
    expect((await testOf('kometSalesApi', { baseUrl: 'http://127.0.0.1:9/api' })).message).toMatch(
      /^Could not connect to 127\.0\.0\.1:9: /,
    );
  });
});

describe('TLS', () => {
  const resync = packNode('superOffice', 'erpSync', 'forceResync', {
    erpConnectionId: 612,
    internalKeyIds: '230',
    options: { maxRetries: 0 },
  });

  it('refuses a self-signed certificate unless the credential accepts it', async () => {
    const { tlsUrl, counters } = context.simulators.superOffice;
    expect(testCertificate).toContain('BEGIN CERTIFICATE');
    const credential = { ...context.credentials.superOfficeApi, baseUrl: tlsUrl };
    const refused = await runNode(resync, [{}], { credentials: { superOfficeApi: credential } });
    expect(refused.failure?.message).toMatch(/certificate .*not trusted/);
    expect(counters.calls).toBe(0);

    const accepted = await runNode(resync, [{}], {
      credentials: { superOfficeApi: { ...credential, ignoreSslIssues: true } },
    });
    expect(accepted.main).toHaveLength(1);
    expect(counters.log[0]?.tls).toBe(true);
  });
});

describe('allowed domains of the credential', () => {
  const list = packNode('kometSales', 'customer', 'getMany', { returnAll: true, filters: {}, options: {} });
  const withDomains = (allowedDomains: string) => ({
    credentials: {
      kometSalesApi: {
        ...context.credentials.kometSalesApi,
        allowedHttpRequestDomains: 'domains',
        allowedDomains,
      },
    },
  });

  it('are obeyed', async () => {
    const { failure } = await runNode(list, [{}], withDomains('api.kometsales.com'));
    expect(failure?.message).toContain('The credential does not allow calls to 127.0.0.1');
    expect(context.simulators.komet.counters.calls).toBe(0);
    expect((await runNode(list, [{}], withDomains('127.0.0.1'))).main).toHaveLength(10);
  });
});

describe('n8n’s HTTP Request node with these credentials', () => {
  const request = async (nodeCredentialType: string, parameters: object) => {
    const node = {
      type: 'n8n-nodes-base.httpRequest',
      typeVersion: 4.2,
      name: 'HTTP Request',
      parameters: {
        authentication: 'predefinedCredentialType',
        nodeCredentialType,
        options: {},
        ...parameters,
      },
    };
    const workflow = chain({ type: 'n8n-nodes-base.manualTrigger', name: 'Manual' }, node);
    const run = await runWorkflow(workflow, { credentials: context.credentials });
    if (run.lastError) throw run.lastError;
    return run.outputOf('HTTP Request').map(({ json }) => json);
  };

  it('puts the Komet Sales token into the query, the body and the header as documented', async () => {
    const { komet } = context.simulators;
    const [customers] = await request('kometSalesApi', { url: `${komet.url}/customer.list?code=ORCHID` });
    expect(customers?.status).toBe('1');
    const [credits] = await request('kometSalesApi', {
      method: 'POST',
      url: `${komet.url}/credit.mark.sync`,
      sendBody: true,
      specifyBody: 'json',
      jsonBody: '{"credits":[{"creditId":450001}]}',
    });
    expect(credits?.status).toBe('1');
    const [charge] = await request('kometSalesApi', {
      method: 'PUT',
      url: `${komet.url}/automatic-additional-charge?automaticAdditionalChargeId=320`,
      sendBody: true,
      specifyBody: 'json',
      jsonBody:
        '{"additionalChargeId":55,"companyLocationId":13,"amountValue":1,"active":true,"capPerDay":1,"minCapPerDay":0,"amountType":0,"orderType":0}',
    });
    expect(charge?.result).toBe(1);
    expect(komet.violations).toEqual([]);
  });

  it('signs in to SuperOffice', async () => {
    const { url } = context.simulators.superOffice;
    const [principal] = await request('superOfficeApi', {
      url: `${url}/api/v1/User/currentPrincipal`,
      sendHeaders: true,
      headerParameters: { parameters: [{ name: 'Accept', value: 'application/json' }] },
    });
    expect(principal).toHaveProperty('UserName');
  });
});
