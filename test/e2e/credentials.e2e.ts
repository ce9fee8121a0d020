import type { INodeCredentialTestResult } from 'n8n-workflow';
import { KOMET_LIMITED_TOKEN } from '../simulators';
import { hooked, withServer } from './withServer';
import type { NodeOf } from './workflows';

const server = withServer();

/** Presses the Test button of a credential that has not been saved. */
async function press(type: string, data: object): Promise<INodeCredentialTestResult> {
  const credentials = { id: '', name: 'Tested', type, data };
  return await server.rest.post<INodeCredentialTestResult>('/rest/credentials/test', { credentials });
}

describe('the Test button of a credential', () => {
  it('reports success for Komet Sales', async () => {
    const { credential } = server.simulators.komet;

    expect(await press('kometSalesApi', credential)).toMatchObject({ status: 'OK' });
    expect(server.simulators.komet.counters.byMethod).toEqual({ 'customer.list': 1 });
  });

  it('shows what Komet Sales says of a wrong token', async () => {
    const { credential } = server.simulators.komet;
    const result = await press('kometSalesApi', { ...credential, authenticationToken: 'not-a-token' });

    expect(result).toEqual({
      status: 'Error',
      message: expect.stringContaining('Invalid authentication token'),
    });
  });

  it('reports success for a token that reaches no more than customer.list', async () => {
    const { credential } = server.simulators.komet;
    const result = await press('kometSalesApi', { ...credential, authenticationToken: KOMET_LIMITED_TOKEN });

    expect(result).toMatchObject({ status: 'OK' });
  });

  it('reports success for EBizCharge, over SOAP', async () => {
    expect(await press('eBizChargeApi', server.simulators.ebiz.credential)).toMatchObject({ status: 'OK' });
    expect(server.simulators.ebiz.counters.calls).toBe(1);
  });

  it('shows what EBizCharge says of a wrong password, over SOAP', async () => {
    const { credential } = server.simulators.ebiz;
    const result = await press('eBizChargeApi', { ...credential, password: 'wrong-password' });

    expect(result).toEqual({ status: 'Error', message: expect.stringContaining('Invalid Credentials') });
    expect(result.message).not.toContain('wrong-password');
    expect(result.message).not.toContain(credential.securityId);
  });

  it('reports success for SuperOffice', async () => {
    const { credential } = server.simulators.superOffice;

    expect(await press('superOfficeApi', credential)).toMatchObject({ status: 'OK' });
    // Who is signed in, and whether ERP Sync may be used.
    expect(server.simulators.superOffice.counters.calls).toBe(2);
  });

  it('reports that SuperOffice refuses a wrong password', async () => {
    const { credential } = server.simulators.superOffice;
    const result = await press('superOfficeApi', { ...credential, password: 'wrong-password' });

    expect(result).toEqual({
      status: 'Error',
      message: expect.stringMatching(/401|log ?in|password|credential/i),
    });
  });

  it.each([
    ['kometSalesApi', 'baseUrl'],
    ['eBizChargeApi', 'endpoint'],
    ['superOfficeApi', 'baseUrl'],
  ])('of %s says in plain words that nobody answers', async (type, field) => {
    const { komet, ebiz, superOffice } = server.simulators;
    const vendor = [komet, ebiz, superOffice].find(({ credentialType }) => credentialType === type);
    // Port 9 is that of the discard service, which no machine runs any more.
    const result = await press(type, { ...vendor?.credential, [field]: 'http://127.0.0.1:9/api' });

    expect(result.status).toBe('Error');
    expect(result.message).toMatch(/connect|reach|refused/i);
  });
});

describe('n8n’s HTTP Request node with a credential of the pack', () => {
  const request = (type: string, parameters: { url: string }): NodeOf => ({
    name: 'HTTP Request',
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    parameters: {
      authentication: 'predefinedCredentialType',
      nodeCredentialType: type,
      options: {},
      ...parameters,
    },
    credentials: { [type]: server.credentials[type] ?? { id: null, name: '' } },
  });

  it('is let in by Komet Sales', async () => {
    const url = `${server.simulators.komet.url}/customer.list`;
    const workflow = await hooked(server, 'HTTP Komet', request('kometSalesApi', { url }));
    const execution = await workflow.run([{}]);

    expect(execution.describe()).toMatch(/success/);
    const [answer] = execution.jsonOf('HTTP Request');
    expect(answer?.message ?? '').not.toMatch(/token/i);
    expect(answer?.customers).toHaveLength(10);
  });

  it('is let in by SuperOffice', async () => {
    const url = `${server.simulators.superOffice.url}/api/v1/User/currentPrincipal`;
    const workflow = await hooked(server, 'HTTP SuperOffice', request('superOfficeApi', { url }));
    const execution = await workflow.run([{}]);

    expect(execution.describe()).toMatch(/success/);
    expect(server.simulators.superOffice.counters.log.map(({ status }) => status)).toEqual([200]);
  });
});
