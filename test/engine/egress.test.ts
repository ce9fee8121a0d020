import dns from 'node:dns';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import type { NodeEgressFilter } from 'n8n-workflow';
import { closeAll, httpServer, withEnvironment } from '../unit/http/servers';
import { credentialTest } from './credentialTest';
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
afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

describe('where this n8n does not let calls out', () => {
  it.each(workingNodes)('%s %s is blocked and sends nothing', async (_folder, _operation, node, item) => {
    jest.spyOn(Container.get(OutboundHttp), 'egressFilter').mockReturnValue(refusing);
    const { failure } = await runNode(node, [item], { credentials: context.credentials });

    expect(failure?.message).toBe('a restricted IP address [item 0]');
    expect(failure?.description).toContain('server-side request forgery');
    expect(calls()).toEqual([0, 0, 0]);
  });
});

/** The context that n8n gives to the test of a credential has no filter. */
describe('where n8n’s protection is on and can’t be queried', () => {
  const addresses = { kometSalesApi: 'baseUrl', eBizChargeApi: 'endpoint', superOfficeApi: 'baseUrl' };
  const names = Object.keys(addresses) as Array<keyof typeof addresses>;

  it.each(names)(
    'the Test button of %s sends nothing, says so, and shows nothing from the page',
    async (name) => {
      const page = await httpServer((_, response) => void response.end('the words of an internal page'));
      const data = { ...context.credentials[name], [addresses[name]]: page.url };
      for (const on of ['true', '1', 'TRUE']) {
        await withEnvironment({ N8N_SSRF_PROTECTION_ENABLED: on }, async () => {
          const { status, message } = await credentialTest(name, data);
          expect(status).toBe('Error');
          expect(message).toMatch(/^Not called: n8n can’t check here whether the address is allowed\. /);
          expect(message).toContain('N8N_SSRF_PROTECTION_ENABLED');
          expect(message).not.toContain('internal page');
        });
      }
      expect(page.connections()).toBe(0);
    },
  );

  it.each(names)('the Test button of %s goes out while the protection is off', async (name) => {
    await withEnvironment({ N8N_SSRF_PROTECTION_ENABLED: 'false' }, async () => {
      expect(await credentialTest(name, context.credentials[name])).toMatchObject({ status: 'OK' });
    });
  });

  it.each(workingNodes)(
    '%s %s sends nothing in an n8n without the filter',
    async (_folder, _operation, node, item) => {
      const none = undefined as unknown as NodeEgressFilter;
      jest.spyOn(Container.get(OutboundHttp), 'egressFilter').mockReturnValue(none);
      await withEnvironment({ N8N_SSRF_PROTECTION_ENABLED: 'true' }, async () => {
        const { failure } = await runNode(node, [item], { credentials: context.credentials });
        expect(failure?.message).toBe(
          'Not called: n8n can’t check here whether the address is allowed [item 0]',
        );
      });
      expect(calls()).toEqual([0, 0, 0]);
    },
  );
});
