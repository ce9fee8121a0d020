import type { ILoadOptionsFunctions, INodeListSearchResult, NodeApiError } from 'n8n-workflow';
import { builtNode } from './builtNode';
import { ensureBuilt } from './harness';
import { withSimulators } from './support';

const context = withSimulators();

/** Opens a list as the editor does, with what n8n gives such a method. */
const open = async (folder: string, list: string, filter?: string): Promise<INodeListSearchResult> => {
  const search = builtNode(folder).methods?.listSearch?.[list];
  if (!search) throw new Error(`${folder} has no list ${list}`);
  const functions = {
    getNode: () => ({
      id: '1',
      name: folder,
      type: folder,
      typeVersion: 1,
      position: [0, 0],
      parameters: {},
    }),
    getCredentials: async (type: string) => await Promise.resolve(context.credentials[type]),
    helpers: {},
  } as unknown as ILoadOptionsFunctions;
  return await search.call(functions, filter);
};

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

beforeAll(async () => await ensureBuilt());

describe('picking a customer', () => {
  it('lists customers by name and code, and searches at the vendor', async () => {
    const all = await open('KometSales', 'searchCustomers');
    expect(all.results).toContainEqual({ name: 'Wholesale Petals (WPETAL)', value: '23423' });
    expect(all.results).toHaveLength(10);

    expect(names(await open('KometSales', 'searchCustomers', 'petal'))).toEqual([
      'Wholesale Petals (WPETAL)',
    ]);
    expect(context.simulators.komet.counters.log.at(-1)?.query).toMatchObject({ name: 'petal' });
  });

  it('says why the list is empty when the token may not read it', async () => {
    const { komet } = context.simulators;
    komet.state.tokens = { [komet.credential.authenticationToken]: ['credit.mark.sync'] };
    const { description } = (await open('KometSales', 'searchCustomers', 'lilies').catch(
      (error: NodeApiError) => error,
    )) as NodeApiError;
    expect(description).toContain('have customer.list ticked');
    expect(description).toContain('You can also enter the value instead of picking it.');
  });
});

describe('picking an ERP connection', () => {
  it('lists active connections and SuperOffice itself, and searches what it shows', async () => {
    const all = await open('SuperOffice', 'searchErpConnections');
    expect(all.results).toEqual([
      { name: 'SuperOffice Itself (0)', value: '0' },
      { name: 'Komet Sales Miami (612)', value: '612' },
      { name: 'Komet Sales Amsterdam (613)', value: '613' },
    ]);
    expect(names(await open('SuperOffice', 'searchErpConnections', 'amster'))).toEqual([
      'Komet Sales Amsterdam (613)',
    ]);
    expect(context.simulators.superOffice.violations).toEqual([]);
  });
});
