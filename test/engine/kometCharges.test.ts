import type { IDataObject } from 'n8n-workflow';
import { jsonOf, packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const required = {
  automaticAdditionalChargeId: '320',
  additionalChargeId: '55',
  amountValue: 5.25,
  amountType: 0,
  active: true,
  orderType: 2,
  capPerDay: 40,
  minCapPerDay: 0,
  companyLocationId: '13',
};

const update = (parameters: IDataObject = {}) =>
  packNode('kometSales', 'automaticAdditionalCharge', 'update', { ...required, ...parameters });

const run = async (parameters: IDataObject, items: IDataObject[] = [{}]) =>
  await runNode(update(parameters), items, { credentials: context.credentials });

describe('updating an automatic additional charge', () => {
  it('changes what the vendor keeps', async () => {
    const { komet } = context.simulators;
    const { main } = await run({
      carrierIds: '4610, 4597',
      excludeCustomerIds: [29_790],
      excludeCustomerActionType: 1,
      exceptionCustomers: {
        values: [{ customerId: '29559', amountValue: '3.10', amountType: 2, active: false }],
      },
    });

    expect(jsonOf(main)).toEqual([
      {
        success: true,
        automaticAdditionalChargeId: 320,
        message: 'The automatic additional charge was successfully updated.',
      },
    ]);
    expect(komet.violations).toEqual([]);
    expect(komet.state.charges.get('320')).toMatchObject({
      additionalChargeId: '55',
      amountValue: '5.25',
      amountType: 0,
      active: true,
      orderType: 2,
      capPerDay: '40',
      minCapPerDay: '0',
      companyLocationId: '13',
      carrierIds: ['4610', '4597'],
      excludedCustomerIds: ['29790'],
      exceptionCustomers: [{ customerId: '29559', amountValue: '3.1', amountType: 2, active: false }],
      updates: 1,
    });
  });

  it('sends documented types: lists as arrays of numbers, the ID in the query', async () => {
    await run({ amountValue: '12.50', carrierIds: 4610, amountType: 'Percentage' });
    const [entry] = context.simulators.komet.counters.log;
    expect(entry?.query.automaticAdditionalChargeId).toBe('320');
    expect(entry?.sent).toEqual(
      expect.objectContaining({ carrierIds: [4610], amountType: 0, active: true, amountValue: 12.5 }),
    );
  });

  it('leaves out what is not given', async () => {
    await run({});
    const sent = context.simulators.komet.counters.log[0]?.sent as object;
    expect(Object.keys(sent).sort()).toEqual(
      [
        'active',
        'additionalChargeId',
        'amountType',
        'amountValue',
        'capPerDay',
        'companyLocationId',
        'minCapPerDay',
        'orderType',
      ].sort(),
    );
  });

  it('takes exception customers that were picked from the list or given by ID', async () => {
    const row = { amountValue: 1, amountType: 1, active: true };
    const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
    await run(
      {
        exceptionCustomers: {
          values: [
            { customerId: locator('list', '29559'), ...row },
            { customerId: locator('id', '={{ $json.customer }}'), ...row },
          ],
        },
      },
      [{ customer: 29_138 }],
    );
    await run({
      automaticAdditionalChargeId: '321',
      exceptionCustomers: { values: [{ customerId: locator('list', '29794'), ...row }] },
    });
    const { charges } = context.simulators.komet.state;
    const customers = ['320', '321'].map((id) =>
      charges.get(id)?.exceptionCustomers.map(({ customerId }) => customerId),
    );
    expect(customers).toEqual([['29559', '29138'], ['29794']]);
  });

  it('takes exception customers from JSON', async () => {
    await run({
      exceptionCustomersMode: 'json',
      exceptionCustomersJson: '[{"customerId":29138,"amountValue":4,"amountType":"Box","active":true}]',
    });
    expect(context.simulators.komet.state.charges.get('320')?.exceptionCustomers).toEqual([
      { customerId: '29138', amountValue: '4', amountType: 2, active: true },
    ]);
  });

  it('maps a sheet: a row a location, exceptions included', async () => {
    const rows = [
      { id: 320, percentage: '4.5', customer: 29_559 },
      { id: 321, percentage: '5', customer: 29_138 },
    ];
    await run(
      {
        automaticAdditionalChargeId: '={{ $json.id }}',
        amountValue: '={{ $json.percentage }}',
        exceptionCustomers: {
          values: [{ customerId: '={{ $json.customer }}', amountValue: 1, amountType: 1, active: true }],
        },
      },
      rows,
    );
    const { charges } = context.simulators.komet.state;
    expect(
      [charges.get('320'), charges.get('321')].map((each) => [
        each?.amountValue,
        each?.exceptionCustomers[0]?.customerId,
      ]),
    ).toEqual([
      ['4.5', '29559'],
      ['5', '29138'],
    ]);
  });

  it('reports an unknown charge in the vendor’s words', async () => {
    const { failure } = await run({ automaticAdditionalChargeId: '999' });
    expect(failure?.message).toMatch(/999|exist|found/i);
  });
});
