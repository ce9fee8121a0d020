import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult, NodeApiError } from 'n8n-workflow';
import { builtNode } from './builtNode';
import { ensureBuilt } from './harness';
import { withSimulators } from './support';

const context = withSimulators();

/** Opens a list as the editor does, with what n8n gives such a method. */
const open = async (
  folder: string,
  list: string,
  filter?: string,
  /** The values of the form, by the path under which n8n gives them. */
  form: IDataObject = {},
): Promise<INodeListSearchResult> => {
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
    getCurrentNodeParameter: (path: string) => form[path],
    getTimezone: () => 'America/New_York',
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

describe('picking of Komet Sales’ other lists', () => {
  it.each<[list: string, entries: Array<[name: string, value: string]>]>([
    [
      'searchLocations',
      [
        ['Los Angeles (09)', '14'],
        ['Miami (06)', '13'],
      ],
    ],
    [
      'searchCarriers',
      [
        ['Armellini (AR)', '4597'],
        ['Prime Floral (PF)', '4610'],
        ['Florida Beauty (FB)', '4615'],
        ['Old Trucking (OT)', '4620'],
      ],
    ],
    [
      'searchProducts',
      [
        ['Carnation Fancy Mix (CA01)', '23216'],
        ['Rose Red Freedom 50 cm (RS50)', '23214'],
        ['Rose White Mondial 60 cm (RS60)', '23215'],
      ],
    ],
    [
      'searchProductCodes',
      [
        ['Carnation Fancy Mix (CA01)', 'CA01'],
        ['Rose Red Freedom 50 cm (RS50)', 'RS50'],
        ['Rose White Mondial 60 cm (RS60)', 'RS60'],
      ],
    ],
    [
      'searchBoxTypes',
      [
        ['FB', '1056'],
        ['HB', '1057'],
        ['QB', '1058'],
      ],
    ],
    [
      'searchBoxTypeCodes',
      [
        ['FB', 'FB'],
        ['HB', 'HB'],
        ['QB', 'QB'],
      ],
    ],
    // The third category of the company is inactive.
    [
      'searchCategories',
      [
        ['Rose', '11453'],
        ['Carnation', '11454'],
      ],
    ],
    [
      'searchCategoryNames',
      [
        ['Rose', 'Rose'],
        ['Carnation', 'Carnation'],
      ],
    ],
    [
      'searchColors',
      [
        ['Pink', 'Pink'],
        ['Red', 'Red'],
        ['White', 'White'],
      ],
    ],
    [
      'searchGrades',
      [
        ['50 cm', '50 cm'],
        ['60 cm', '60 cm'],
        ['Fancy', 'Fancy'],
      ],
    ],
    [
      'searchPriceLists',
      [
        ['FS Open Market (Open market)', '1345'],
        ['FS Prebooks (Prebooks)', '1358'],
        ['Standing (Standing orders)', '1359'],
      ],
    ],
    [
      'searchAdditionalCharges',
      [
        ['Fuel Surcharge (FS)', '55'],
        ['Delivery (DEL)', '56'],
        ['Gift Packing (GP)', '57'],
      ],
    ],
    [
      'searchVendors',
      [
        ['Flores ABC (ABC)', '6322'],
        ['Huerta Joya (HUJ)', '6323'],
        ['Miami Supplies (MSU)', '6324'],
      ],
    ],
    [
      'searchVendorCodes',
      [
        ['Flores ABC (ABC)', 'ABC'],
        ['Huerta Joya (HUJ)', 'HUJ'],
        ['Miami Supplies (MSU)', 'MSU'],
      ],
    ],
    [
      'searchLocationCodes',
      [
        ['Los Angeles (09)', '09'],
        ['Miami (06)', '06'],
      ],
    ],
    ['searchCompanies', [['Demo Account', '6316']]],
  ])('%s has what can be taken', async (list, entries) => {
    const { results } = await open('KometSales', list);
    expect(results).toEqual(entries.map(([name, value]) => ({ name, value })));
    expect(context.simulators.komet.violations).toEqual([]);
  });

  it('lists by code only those customers that have one', async () => {
    const { customers } = context.simulators.komet.state;
    customers.change(customers.need('23423'), { code: '' });
    const { results } = await open('KometSales', 'searchCustomerCodes');
    expect(results).toContainEqual({ name: 'Rosewood Floral Supply (ROSEWD)', value: 'ROSEWD' });
    expect(results).toHaveLength(9);
  });

  it('lists the ship-tos of the customer in the form, and says so if it has none', async () => {
    const form = { 'filters.customerId': { __rl: true, mode: 'list', value: '23423' } };
    expect(names(await open('KometSales', 'searchShipTos', undefined, form))).toEqual([
      'Store Miami (Miami)',
      'Store Tampa (Tampa)',
    ]);
    const byCode = { customer: { __rl: true, mode: 'code', value: '23423' } };
    await expect(open('KometSales', 'searchShipTos')).rejects.toThrow('Choose Customer first');
    await expect(open('KometSales', 'searchShipTos', undefined, byCode)).rejects.toThrow(
      'Choose Customer from the list or by ID',
    );
  });

  it('lists the seasons of the price list in the form, and searches them at the vendor', async () => {
    const form = { priceListId: { __rl: true, mode: 'id', value: '1358' } };
    const seasons = await open('KometSales', 'searchSeasons', undefined, form);
    expect(seasons.results).toEqual([
      { name: 'Valentines (2026-02-01)', value: '13' },
      { name: 'Mothers Day (2026-04-25)', value: '14' },
    ]);
    expect(names(await open('KometSales', 'searchSeasons', 'mother', form))).toEqual([
      'Mothers Day (2026-04-25)',
    ]);
    await expect(open('KometSales', 'searchSeasons')).rejects.toThrow('Choose Price List first');
  });
});

describe('picking an ERP connection', () => {
  it('lists active connections and SuperOffice itself, and searches what it shows', async () => {
    const all = await open('SuperOffice', 'searchErpConnections');
    expect(all.results).toEqual([
      { name: 'SuperOffice Itself (0)', value: '0' },
      { name: 'Business Central Miami (612)', value: '612' },
      { name: 'Business Central Amsterdam (613)', value: '613' },
    ]);
    expect(names(await open('SuperOffice', 'searchErpConnections', 'amster'))).toEqual([
      'Business Central Amsterdam (613)',
    ]);
    expect(context.simulators.superOffice.violations).toEqual([]);
  });
});
