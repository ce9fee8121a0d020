import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';
import manifest from '../../package.json';
import { loadsIn } from './shared';
import { hooked, packNode, withServer } from './withServer';

const server = withServer();

type Listed = Pick<INodeTypeDescription & ICredentialType, 'name' | 'displayName' | 'iconUrl'>;

/** The names that package.json promises, made from its file names: `dist/nodes/X/KometSales.node.js`. */
const promised = (files: string[]) =>
  files.map((file) => (file.split('/').at(-1) ?? '').replace(/\..*/, '')).map(camel);
const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** The nodes that an agent may be given: neither triggers nor administration. */
const tools = ['kometSales', 'eBizCharge', 'superOffice'];

const listed = async (kind: 'nodes' | 'credentials'): Promise<Listed[]> =>
  await server.rest.get<Listed[]>(`/types/${kind}.json`);

async function expectIcons({ name, iconUrl }: Listed): Promise<void> {
  if (typeof iconUrl !== 'object') throw new Error(`${name} has no icon for light and dark`);
  expect(iconUrl.light).not.toBe(iconUrl.dark);
  for (const icon of [iconUrl.light, iconUrl.dark]) {
    const response = await server.rest.fetch(`/${icon}`);
    expect({ icon, status: response.status }).toEqual({ icon, status: 200 });
    expect(response.headers.get('content-type')).toMatch(/^image\/svg/);
    expect(await response.text()).toContain('<svg');
  }
}

describe('n8n with the pack installed', () => {
  const nodes = promised(manifest.n8n.nodes);
  const credentials = promised(manifest.n8n.credentials);

  it.each(nodes)('lists the node %s under its true name, with icons for light and dark', async (name) => {
    const found = (await listed('nodes')).find((node) => node.name === `${manifest.name}.${name}`);

    expect(found?.displayName).toBeTruthy();
    await expectIcons(found as Listed);
  });

  it.each(nodes)('lists %s as a tool only if agents may use it', async (name) => {
    const names = (await listed('nodes')).map((node) => node.name);

    expect(names.includes(`${manifest.name}.${name}Tool`)).toBe(tools.includes(name));
  });

  it.each(credentials)('lists the credential %s with icons for light and dark', async (name) => {
    const found = (await listed('credentials')).find((credential) => credential.name === name);

    expect(found?.displayName).toBeTruthy();
    await expectIcons(found as Listed);
  });

  it('has run no node of the pack when it is ready, and runs it when a workflow does', async () => {
    // n8n 2.41 itself loads every credential of every pack when it starts, to add "Allowed HTTP Request Domains".
    const besidesCredentials = server.loadedAtBoot.filter((file) => !file.startsWith('dist/credentials/'));
    const heavy = besidesCredentials.filter((file) => /\.node\.js$|^node_modules\/|\/shared\//.test(file));
    // How credentials are trimmed: a page of code that loads nothing else.
    expect(heavy.filter((file) => file !== 'dist/nodes/shared/operation/invisible.js')).toEqual([]);
    expect(besidesCredentials.length).toBeLessThanOrEqual(credentials.length);

    const list = packNode(server, 'kometSales', { resource: 'customer', operation: 'getMany', filters: {} });
    const { status } = await (await hooked(server, 'Loads the pack', list)).run([{}]);

    expect(status).toBe('success');
    expect(loadsIn(server.loadsFile)).toContain('dist/nodes/KometSales/KometSales.node.js');
    expect(loadsIn(server.loadsFile).join()).toContain('node_modules/undici/');
  });

  it.each([
    ['kometSales', 'credit', 'markAsSynchronized', 'message'],
    ['kometSales', 'customer', 'getMany', 'salesPerson'],
    ['eBizCharge', 'customer', 'markAsSynchronized', 'CustomerInternalId'],
    ['superOffice', 'erpSync', 'forceResync', 'InternalKeyId'],
    ['superOfficeSetup', 'erpConnection', 'getMany', 'ErpConnectionId'],
  ])('serves the output preview of %s: %s, %s', async (node, resource, operation, field) => {
    const path = `/schemas/${manifest.name}.${node}/1.0.0/${resource}/${operation}.json`;
    const response = await server.rest.fetch(path);

    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    const { properties } = (await response.json()) as { properties: Record<string, unknown> };
    expect(Object.keys(properties)).toContain(field);
  });
});
