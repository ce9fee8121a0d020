import { EBIZ_GATEWAY_CUSTOMER, EBIZ_KOMET_CUSTOMERS, ebizCustomerIds } from '../../simulators';
import { jsonOf } from '../support';
import { all, by, form, mapped, stage } from './stage';

const customer = stage('customer');

const first = ebizCustomerIds(1);
const [petals = { customerId: '', customerInternalId: '', customerToken: '' }] = EBIZ_KOMET_CUSTOMERS;
const ok = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };

describe('a customer of EBizCharge', () => {
  it.each([
    ['its ID', by('id', petals.customerId), { customerId: petals.customerId }],
    [
      'its internal ID',
      by('internalId', petals.customerInternalId),
      { customerInternalId: petals.customerInternalId },
    ],
  ])('is read whole by %s', async (_, locator, sent) => {
    expect(await customer.json('get', { customer: locator })).toEqual([
      {
        MerchantId: '2290',
        CustomerInternalId: petals.customerInternalId,
        CustomerId: 'WPETAL',
        FirstName: 'Alex',
        LastName: 'Moreno',
        CompanyName: 'Wholesale Petals',
        Phone: '305-555-0180',
        CellPhone: '305-555-0200',
        Email: 'ap@wpetal.example',
        RecurringBillingData: [],
        BillingAddress: {
          FirstName: 'Alex',
          LastName: 'Moreno',
          Address1: '1 Bayshore Drive',
          City: 'Miami',
          State: 'FL',
          ZipCode: '33133',
          Country: 'US',
          IsDefault: true,
          AddressId: '1',
        },
        PaymentMethodProfiles: expect.any(Array) as unknown,
        CustomerToken: '7100001',
        CustomerNotes: 'Pays by card on Fridays',
        SoftwareId: 'KometSales',
        CustomerCustomFields: [{ FieldName: 'Route', FieldCaption: 'Route', FieldValue: 'R1' }],
        DivisionId: 'FL',
        DateTimeCreated: '2025-12-01T09:00:00Z',
        DateTimeModified: '2026-01-15T16:30:00Z',
      },
    ]);
    expect(customer.sent('GetCustomer')).toEqual([sent]);
  });

  it('that does not exist is an error, and no item where it is only looked for', async () => {
    const { failure } = await customer.run('get', { customer: by('id', 'NOBODY') });
    expect(failure?.message).toBe('Not Found [item 0]');
    expect(await customer.json('find', { customer: by('id', 'NOBODY') })).toEqual([]);
    expect(await customer.json('find', { customer: by('id', first.customerId) })).toEqual([
      expect.objectContaining({ CustomerInternalId: first.customerInternalId }),
    ]);
    expect(customer.sent('SearchCustomers')[1]).toEqual({
      customerId: 'CUST-001',
      start: '0',
      limit: '10',
      sort: '',
    });
  });

  it('is known by a number at the gateway', async () => {
    expect(await customer.json('getToken', { customer: by('id', 'CUST-001') })).toEqual([
      { customerToken: '7000001' },
    ]);
    expect(customer.sent('GetCustomerToken')).toEqual([{ CustomerId: 'CUST-001' }]);
  });

  it('of the gateway is read without a change, and imported on purpose', async () => {
    const { customerId, customerToken } = EBIZ_GATEWAY_CUSTOMER;
    const [read] = await customer.json('getFromGateway', { customer: by('token', customerToken) });
    expect(read).toMatchObject({
      CustomerId: customerId,
      CompanyName: 'Walk-in 77',
      CustomerToken: '7200001',
    });
    expect(await customer.json('find', { customer: by('id', customerId) })).toEqual([]);
    expect(await customer.json('importFromGateway', { customer: by('id', customerId) })).toMatchObject([
      { CustomerId: customerId, CustomerToken: customerToken, CompanyName: 'Walk-in 77' },
    ]);
    expect(await customer.json('find', { customer: by('id', customerId) })).toHaveLength(1);
    expect(customer.sent('GetGWCustomer')).toEqual([
      { customerToken, import: 'false' },
      { customerId, import: 'true' },
    ]);
  });
});

describe('customers of EBizCharge', () => {
  it('come page by page, 50 by default, and without tokens unless they are requested', async () => {
    const some = await customer.json('getMany', { filters: {} });
    expect(some).toHaveLength(50);
    expect(some[0]).not.toHaveProperty('CustomerToken');

    const every = await customer.json('getMany', all({ includeCustomerToken: true }));
    expect(new Set(every.map(({ CustomerId }) => CustomerId)).size).toBe(1_203);
    expect(every[0]).toMatchObject({ CustomerId: 'CUST-001', CustomerToken: '7000001' });
    expect(customer.sent('SearchCustomerList').map(({ start, limit }) => [start, limit])).toEqual([
      ['0', '50'],
      ['0', '1000'],
      ['1000', '1000'],
      ['1203', '1000'],
    ]);
  });

  it('are found by conditions', async () => {
    const conditions = form(
      { column: 'softwareId', operator: 'notEqual', value: 'KometSales' },
      { column: 'email', operator: 'equal', value: '={{ $json.mail }}' },
    );
    const { main } = await customer.run('getMany', all({}, { conditions }), [
      { mail: 'ap1@flowershop.example' },
      { mail: 'ap2@flowershop.example' },
    ]);
    expect(jsonOf(main).map(({ CustomerId }) => CustomerId)).toEqual(['CUST-001']);
    expect(customer.sent('SearchCustomerList')[0]).toMatchObject({
      filters: [
        { FieldName: 'SoftwareId', ComparisonOperator: 'ne', FieldValue: 'KometSales' },
        { FieldName: 'Email', ComparisonOperator: 'eq', FieldValue: 'ap1@flowershop.example' },
      ],
      countOnly: 'false',
    });
  });

  it('are not requested by a condition that lost its value', async () => {
    const conditions = form({ column: 'email', operator: 'equal', value: '={{ $json.mail }}' });
    const { failure } = await customer.run('getMany', all({}, { conditions }));
    expect(failure?.message).toContain('Conditions, row 1, Value: expected text');
    expect(customer.ebiz.counters.calls).toBe(0);
  });
});

describe('creating a customer in EBizCharge', () => {
  const given = {
    customerId: '00102565',
    additionalFields: {
      companyName: 'Ana & Co',
      email: 'ana@example.com',
      billingAddress: { values: { address1: '1 Main Street', zipCode: '02134' } },
    },
    moreFields: mapped({
      webSite: 'https://ana.example',
      customerCustomFields: [{ FieldName: 'Route', FieldValue: '007' }],
    }),
  };

  it('sends what the schema demands, and answers with its internal ID', async () => {
    const [created] = await customer.json('create', given);
    const there = customer.ebiz.state.byCustomerId('00102565');
    expect(created).toEqual({
      CustomerId: '00102565',
      CustomerInternalId: there?.CustomerInternalId,
      ...ok,
    });
    expect(customer.sent('AddCustomer')).toEqual([
      {
        customer: {
          CustomerId: '00102565',
          CompanyName: 'Ana & Co',
          Email: 'ana@example.com',
          WebSite: 'https://ana.example',
          BillingAddress: { Address1: '1 Main Street', ZipCode: '02134', IsDefault: 'false' },
          CustomerCustomFields: { EbizCustomField: { FieldName: 'Route', FieldValue: '007' } },
        },
      },
    ]);
  });

  it('fails for an ID that is taken, with the vendor’s words and code', async () => {
    const { error } = await customer.run('create', { customerId: petals.customerId }, [{}], {
      onError: 'continueErrorOutput',
    });
    expect(error[0]?.json).toMatchObject({ error: 'Record already exists', details: { code: '2' } });
  });

  it('is known to have happened where the answer was lost', async () => {
    customer.ebiz.faults.add({ kind: 'resetAfterRead', on: 'AddCustomer' });
    const { main, hints } = await customer.run('create', given);
    const there = customer.ebiz.state.byCustomerId('00102565');
    expect(jsonOf(main)).toEqual([{ CustomerId: '00102565', CustomerInternalId: there?.CustomerInternalId }]);
    expect(hints.map(({ message }) => message).join()).toContain('it was carried out');
    expect(customer.sent('AddCustomer')).toHaveLength(1);
  });

  it('demands the ID', async () => {
    const { failure } = await customer.run('create', { customerId: '={{ $json.id }}' });
    expect(failure?.message).toContain('Customer ID');
    expect(customer.ebiz.counters.calls).toBe(0);
  });
});

describe('updating a customer in EBizCharge', () => {
  const update = async (parameters: object) =>
    await customer.json('update', {
      customer: by('id', petals.customerId),
      mergeWithCurrentValues: true,
      ...parameters,
    });

  it('keeps what is not given, and never sends back cards, schedules, the token or a time of the service', async () => {
    const [answer] = await update({
      updateFields: {
        phone: '305-555-0199',
        billingAddress: { values: { city: 'Doral' } },
        clearFields: ['cellPhone'],
      },
    });
    expect(answer).toEqual({
      CustomerId: petals.customerId,
      CustomerInternalId: petals.customerInternalId,
      ...ok,
    });
    expect(customer.sent('UpdateCustomer')).toEqual([
      {
        customer: {
          MerchantId: '2290',
          CustomerInternalId: petals.customerInternalId,
          CustomerId: 'WPETAL',
          FirstName: 'Alex',
          LastName: 'Moreno',
          CompanyName: 'Wholesale Petals',
          Phone: '305-555-0199',
          Email: 'ap@wpetal.example',
          BillingAddress: {
            FirstName: 'Alex',
            LastName: 'Moreno',
            Address1: '1 Bayshore Drive',
            City: 'Doral',
            State: 'FL',
            ZipCode: '33133',
            Country: 'US',
            IsDefault: 'true',
            AddressId: '1',
          },
          CustomerNotes: 'Pays by card on Fridays',
          SoftwareId: 'KometSales',
          CustomerCustomFields: {
            EbizCustomField: { FieldCaption: 'Route', FieldName: 'Route', FieldValue: 'R1' },
          },
          DivisionId: 'FL',
        },
        customerId: 'WPETAL',
      },
    ]);
    const there = customer.ebiz.state.byCustomerId('WPETAL');
    expect(there).toMatchObject({ Phone: '305-555-0199', CustomerToken: '7100001' });
    expect(there?.CellPhone).toBeUndefined();
  });

  it('gives it another ID', async () => {
    await update({ moreFields: mapped({ newCustomerId: 'PETALS' }) });
    expect(customer.ebiz.state.byCustomerId('PETALS')).toMatchObject({
      CustomerInternalId: petals.customerInternalId,
      CustomerNotes: 'Pays by card on Fridays',
    });
  });

  it('changes nothing where there is no such customer', async () => {
    const { failure } = await customer.run('update', {
      customer: by('id', 'NOBODY'),
      mergeWithCurrentValues: true,
      updateFields: { phone: '1' },
    });
    expect(failure?.message).toContain('Not Found');
    expect(customer.sent('UpdateCustomer')).toEqual([]);
  });
});

describe('creating or updating customers in EBizCharge', () => {
  it('creates what is not there and updates what is, without emptying it, also at a second run', async () => {
    const items = [
      { code: petals.customerId, name: 'Petals Ltd' },
      { code: '0042', name: 'New Shop' },
    ];
    const parameters = {
      customerId: '={{ $json.code }}',
      additionalFields: { companyName: '={{ $json.name }}' },
    };
    expect(await customer.json('upsert', parameters, items)).toMatchObject([
      { upsert: 'updated', CustomerId: petals.customerId, CustomerInternalId: petals.customerInternalId },
      { upsert: 'created', CustomerId: '0042' },
    ]);
    const size = customer.ebiz.state.customers.size;
    expect(await customer.json('upsert', parameters, items)).toEqual([
      {
        upsert: 'updated',
        unchanged: true,
        CustomerId: petals.customerId,
        CustomerInternalId: petals.customerInternalId,
      },
      expect.objectContaining({
        unchanged: true,
        CustomerInternalId: customer.ebiz.state.byCustomerId('0042')?.CustomerInternalId,
      }),
    ]);
    expect(customer.ebiz.state.customers.size).toBe(size);
    expect(customer.ebiz.state.byCustomerId(petals.customerId)).toMatchObject({
      CompanyName: 'Petals Ltd',
      CustomerNotes: 'Pays by card on Fridays',
    });
  });
});

describe('marks of customers in EBizCharge', () => {
  const which = { customerInternalId: first.customerInternalId };
  const answer = [{ CustomerId: first.customerId, CustomerInternalId: first.customerInternalId, ...ok }];

  it('set the time of the synchronization', async () => {
    expect(await customer.json('markAsSynchronized', which)).toEqual(answer);
    expect(customer.ebiz.state.synchronized().map(({ CustomerId }) => CustomerId)).toEqual(['CUST-001']);
    const [read] = await customer.json('get', { customer: by('id', 'CUST-001') });
    expect(read?.CustomerLastSyncDateTime).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('make a customer inactive, and active again', async () => {
    const { inactive } = customer.ebiz.state.customers;
    expect(await customer.json('markAsInactive', which)).toEqual(answer);
    expect([...inactive]).toEqual([first.customerInternalId]);
    expect(await customer.json('markAsActive', which)).toEqual(answer);
    expect([...inactive]).toEqual([]);
    expect(customer.ebiz.state.synchronized()).toEqual([]);
  });
});
