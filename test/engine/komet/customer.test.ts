import { all, stage } from './stage';

const s = stage('customer');
const account = { xAccount: '6316', xSalesChannel: 'WEB_APP' };

describe('customers', () => {
  it('are created with what the page has, addresses and locations in its separators', async () => {
    const [created] = await s.json('create', {
      name: 'Corner Bloom',
      additionalFields: {
        code: 'CORNER',
        type: '2',
        locationCodes: '06, 09',
        terms: 'Net 15',
        emailForInvoices: ['a@corner.example', 'b@corner.example'],
        creditHold: false,
        creditLimit: '500.50',
        chargeTax: true,
      },
    });

    expect(created).toEqual({
      success: true,
      message: 'The customer was successfully saved.',
      customerId: 90_001,
    });
    expect(s.sent().body).toMatchObject({
      locationCodes: '06:09',
      emailForInvoices: 'a@corner.example;b@corner.example',
      creditHold: 0,
      chargeTax: 1,
      creditLimit: 500.5,
    });
    expect(s.komet.state.customers.get('90001')).toMatchObject({
      name: 'Corner Bloom',
      code: 'CORNER',
      customerType: 'Retailer',
      locationIds: [13, 14],
      details: { terms: 'Net 15', chargeTax: '1', creditHold: '0', creditLimit: '500.5' },
    });
  });

  it('take members that the cut page does not show', async () => {
    s.komet.state.undocumented.add('billCity');
    await s.json('create', {
      name: 'Corner Bloom',
      options: { additionalFieldsJson: '{"billCity":"Miami"}' },
    });
    expect(s.sent().body).toMatchObject({ name: 'Corner Bloom', billCity: 'Miami' });
  });

  it('are read one at a time, out of the array that the page has', async () => {
    await s.json('update', {
      customerId: '23423',
      name: 'Wholesale Petals',
      updateFields: { phone: '305 555 0134', emailForStatements: 'a@petals.example; b@petals.example' },
    });
    expect(await s.json('get', { customerId: '23423' })).toMatchObject([
      {
        name: 'Wholesale Petals',
        code: 'WPETAL',
        customerType: 'Wholesaler',
        billCity: 'Miami',
        shipZipCode: '33172',
        emailForInvoices: '',
        emailForStatements: 'a@petals.example;b@petals.example',
        phone: '305 555 0134',
        fax: '',
        defaultPrice: 'A',
        creditLimit: null,
      },
    ]);
  });

  it('quirk 9: are changed, all their locations replaced', async () => {
    const [changed] = await s.json('update', {
      customerId: '23423',
      name: 'Wholesale Petals Inc.',
      updateFields: { active: false, locationCodes: '09', askPaymentUponConfirmation: true },
    });
    expect(changed).toEqual({
      success: true,
      customerId: 23_423,
      message: 'The customer was successfully saved.',
    });
    expect(s.komet.state.customers.get('23423')).toMatchObject({
      name: 'Wholesale Petals Inc.',
      code: 'WPETAL',
      active: false,
      locationIds: [14],
      details: { askPaymentUponConfirmation: '1' },
    });
  });

  it('quirk 8: an update needs the name, which a merge fills in if it does not change', async () => {
    const { failure } = await s.run('update', { customerId: '23423', updateFields: { code: 'WP2' } });
    expect(failure?.message).toMatch(/^Name is required/);
    expect(s.komet.counters.calls).toBe(0);

    await s.json('update', {
      customerId: '23423',
      mergeWithCurrentValues: true,
      updateFields: { code: 'WP2' },
    });
    expect(s.komet.state.customers.get('23423')).toMatchObject({ name: 'Wholesale Petals', code: 'WP2' });
  });

  it('are tied to an additional charge by its code', async () => {
    const [set] = await s.json('setAdditionalCharge', {
      customerId: '23423',
      additionalChargeCode: 'DEL',
      additionalFields: { amountValue: '10.25', amountType: '$' },
    });
    expect(set).toEqual({
      success: true,
      customerId: 23_423,
      additionalChargeCode: 'DEL',
      message: 'The automatic additional charge was successfully saved.',
    });
    expect(s.komet.state.customers.get('23423')?.charges).toEqual({
      DEL: { amountValue: '10.25', amountType: '$' },
    });
  });

  it.each([
    [{ amountValue: '10' }, 'Amount Value'],
    [{ amountType: '%' }, 'Amount Type'],
  ])('are tied to none if only %j is given', async (additionalFields, given) => {
    const { failure } = await s.run('setAdditionalCharge', {
      customerId: '23423',
      additionalChargeCode: 'DEL',
      additionalFields,
    });
    expect(failure?.message).toBe(
      `Amount Value and Amount Type: expected all of them or none, got ${given} [item 0]`,
    );
    expect(s.komet.counters.calls).toBe(0);
  });

  it('quirk 1: of a company come without an envelope, for the account and channel of the headers', async () => {
    const listed = await s.json('getManyByCompany', { ...account, ...all() });
    expect(listed).toHaveLength(12);
    expect(listed[0]).toEqual({ customerId: 23_423, customerName: 'Wholesale Petals' });
    expect(s.sent().headers).toEqual({ 'x-account': '6316', 'x-sales-channel': 'WEB_APP' });

    const mine = await s.json('getManyByCompany', {
      ...account,
      ...all({ showSalespersonCustomers: true }),
    });
    expect(s.sent().query).toMatchObject({ showSalespersonCustomers: 'True' });
    expect(mine).toHaveLength(4);
  });

  it('of a user come with their company', async () => {
    const listed = await s.json('getManyByUser', { xAccount: '6316', returnAll: false, limit: 1 });
    expect(listed).toEqual([
      {
        userId: 761,
        customerName: 'Wholesale Petals',
        customerId: 23_423,
        companyId: 6316,
        companyName: 'Demo Account',
      },
    ]);
  });

  it('of an account that does not exist are refused in the vendor’s words', async () => {
    const { failure } = await s.run('getManyByUser', { xAccount: '1', returnAll: true });
    expect(failure?.message).toContain('The account does not exist.');
  });

  it('are created once: the call is not repeated when its answer is lost, and the error says where to look', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', { name: 'Corner Bloom' });
    expect(failure?.description).toContain('Get Many with the name or the code of the customer');
    expect(s.komet.counters.calls).toBe(1);
  });
});
