import { mapped, stage } from './stage';

const subCustomer = stage('subCustomer');

const ok = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const branch = '50bc0000-61b1-4457-a4d1-000000000001';
const byNames = { customerId: 'CUST-001', subCustomerId: '001' };

describe('a sub-customer of EBizCharge', () => {
  it.each<[string, object]>([
    ['customer and ID', byNames],
    ['internal ID', { subCustomerInternalId: branch }],
  ])('is read by %s', async (_, keys) => {
    expect(await subCustomer.json('get', { ...keys })).toEqual([
      {
        MerchantId: '2290',
        CustomerInternalId: 'c0570000-61b1-4457-a4d1-000000000001',
        CustomerId: 'CUST-001',
        SubCustomerId: '001',
        SubCustomerInternalId: branch,
        BillingAddress: {
          Address1: '1 Market Square',
          City: 'Tampa',
          State: 'FL',
          ZipCode: '33602',
          Country: 'US',
          IsDefault: true,
        },
        CompanyName: 'Flower Shop 1 & Sons, branch 1',
        Phone: '813-555-0100',
        Email: 'branch1@flowershop.example',
        SubCustomerNotes: 'Deliver before 8',
        SoftwareId: 'KometSales',
        SubCustomerCustomFields: [],
      },
    ]);
    expect(subCustomer.sent('GetSubCustomer')).toEqual([keys]);
  });

  it.each<[string, object]>([
    ['one of two IDs', { customerId: 'CUST-001' }],
    ['all three', { ...byNames, subCustomerInternalId: branch }],
    ['none', {}],
  ])('is not read by %s', async (_, keys) => {
    const { failure } = await subCustomer.run('get', { ...keys });
    expect(failure?.message).toContain('Sub-Customer Internal ID');
    expect(subCustomer.ebiz.counters.calls).toBe(0);
  });

  it('is created under its customer', async () => {
    const [created] = await subCustomer.json('create', {
      customerId: 'CUST-002',
      subCustomerId: '009',
      additionalFields: { companyName: 'Branch 9' },
      moreFields: mapped({ fax: '1' }),
    });
    expect(created).toEqual({
      CustomerId: 'CUST-002',
      SubCustomerId: '009',
      SubCustomerInternalId: '50bc0001-0000-4000-8000-000000000001',
      ...ok,
    });
    expect(subCustomer.sent('AddSubCustomer')).toEqual([
      { subcustomer: { CustomerId: 'CUST-002', SubCustomerId: '009', CompanyName: 'Branch 9', Fax: '1' } },
    ]);
    const { failure } = await subCustomer.run('create', byNames);
    expect(failure?.message).toContain('Record already exists');
  });

  it('is updated over the record as it is', async () => {
    expect(
      await subCustomer.json('update', {
        ...byNames,
        mergeWithCurrentValues: true,
        updateFields: { phone: '1', clearFields: ['subCustomerNotes'] },
      }),
    ).toEqual([{ CustomerId: 'CUST-001', SubCustomerId: '001', SubCustomerInternalId: branch, ...ok }]);
    const [sent] = subCustomer.sent('UpdateSubCustomer');
    expect(sent).toMatchObject({
      subCustomer: { SubCustomerId: '001', BillingAddress: { City: 'Tampa' }, Phone: '1' },
      ...byNames,
    });
    expect(sent?.subCustomer).not.toHaveProperty('SubCustomerNotes');
    expect(subCustomer.ebiz.state.subCustomers.get(branch)).toMatchObject({ Phone: '1' });
  });
});
