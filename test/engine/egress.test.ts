import dns from 'node:dns';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import type { ICredentialTestFunctions, NodeEgressFilter } from 'n8n-workflow';
import { builtNode } from './builtNode';
import { ensureBuilt } from './harness';
import { runNode, withSimulators, workingNodes } from './support';

const context = withSimulators();

/** n8n's protection against server-side request forgery, refusing every address. */
const refusing: NodeEgressFilter = {
  validateUrl: async () => await Promise.resolve({ ok: false, error: new Error('a restricted IP address') }),
  validateConnectionHost: () => ({ ok: false, error: new Error('a restricted IP address') }),
  createSecureLookup: () => (host, options, done) => dns.lookup(host, options, done),
  validateRedirectSync: () => undefined,
};

const calls = () => {
  const { komet, ebiz, superOffice } = context.simulators;
  return [komet, ebiz, superOffice].map(({ counters }) => counters.calls);
};

beforeAll(async () => await ensureBuilt());
afterEach(() => jest.restoreAllMocks());

describe('where this n8n does not let calls out', () => {
  it.each(workingNodes)('%s %s is blocked and sends nothing', async (_folder, _operation, node, item) => {
    jest.spyOn(Container.get(OutboundHttp), 'egressFilter').mockReturnValue(refusing);
    const { failure } = await runNode(node, [item], { credentials: context.credentials });

    expect(failure?.message).toBe('a restricted IP address [item 0]');
    expect(failure?.description).toContain('server-side request forgery');
    expect(calls()).toEqual([0, 0, 0]);
  });

  it.each([
    ['KometSales', 'kometSalesApi'],
    ['EBizCharge', 'eBizChargeApi'],
    ['SuperOffice', 'superOfficeApi'],
  ])('the Test button of %s is blocked too', async (folder, name) => {
    const functions = { helpers: { getSecureEgressFilter: () => refusing } };
    const test = builtNode(folder).methods?.credentialTest?.[`${name}Test`];
    const data = context.credentials[name];
    const result = await test?.call(functions as unknown as ICredentialTestFunctions, {
      id: '1',
      name,
      type: name,
      data,
    });

    expect(result?.status).toBe('Error');
    expect(result?.message).toContain('a restricted IP address');
    expect(calls()).toEqual([0, 0, 0]);
  });
});
