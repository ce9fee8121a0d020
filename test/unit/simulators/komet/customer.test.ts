import { stage } from './support';

const s = stage();
const list = (sent = {}) => s.rows('GET customer.list', 'customers', sent);

describe('customers', () => {
  it('that are added can be listed, read and found by what changed', async () => {
    s.state.clock.set('2026-04-01T09:30:00Z');
    const added = await s.ok('POST customer.add', {
      name: 'Corner Bloom',
      code: 'CORNER',
      locationCodes: '06:09',
      type: 2,
      terms: 'Net 15',
      emailForInvoices: 'a@corner.example;b@corner.example',
      creditLimit: 500,
    });
    const [listed] = await list({ updateAsOf: '2026-04-01' });
    expect(listed).toMatchObject({
      id: String(added.customerId),
      name: 'Corner Bloom',
      customerType: 'Retailer',
      active: '1',
      updatedOn: '2026-04-01T09:30:00',
    });
    expect(await list({ locationId: '14', name: 'corner' })).toHaveLength(1);
    const [read] = await s.rows('GET customer.details.get', 'customer', { customerId: added.customerId });
    expect(read).toMatchObject({
      code: 'CORNER',
      emailForInvoices: 'a@corner.example;b@corner.example',
      creditLimit: 500,
    });
  });

  it('keep what an update leaves out, lose all location codes to new ones, and move their moment', async () => {
    s.state.clock.set('2026-04-02T00:00:00Z');
    await s.ok('POST customer.update', {
      customerId: 23_423,
      name: 'Wholesale Petals Inc.',
      active: 0,
      locationCodes: '09',
    });
    expect(await list({ id: '23423' })).toEqual([]);
    expect(await list({ id: '23423', includeInactive: 1 })).toEqual([
      expect.objectContaining({
        name: 'Wholesale Petals Inc.',
        code: 'WPETAL',
        active: '0',
        updatedOn: '2026-04-02T00:00:00',
      }),
    ]);
    expect(s.state.customers.get('23423')?.locationIds).toEqual([14]);
  });

  it('have no limit when it is sent empty and a limit of zero when it is 0', async () => {
    const limit = async (creditLimit: unknown): Promise<unknown> => {
      const { customerId } = await s.ok('POST customer.add', { name: 'Limits', creditLimit });
      return (await s.rows('GET customer.details.get', 'customer', { customerId }))[0]?.creditLimit;
    };
    expect([await limit('0'), await limit(undefined)]).toEqual([0, null]);
  });

  it('take an additional charge by its code', async () => {
    const charge = { customerId: 23_423, additionalChargeCode: 'DEL', amountValue: '10', amountType: '$' };
    await s.ok('POST customer.additional.charge.update', charge);
    expect(s.state.customers.get('23423')?.charges).toEqual({ DEL: { amountValue: '10', amountType: '$' } });
    expect(
      await s.refused('POST customer.additional.charge.update', { ...charge, additionalChargeCode: 'NO' }),
    ).toBe('The additional charge does not exist.');
    expect(await s.broken('POST customer.additional.charge.update', { ...charge, amountType: '#' })).toEqual([
      'amountType: one of %, $',
    ]);
  });

  it('of a company and of a user need the headers of their pages', async () => {
    const headers = { 'X-SALES-CHANNEL': 'WEB_APP', 'X-ACCOUNT': 6316 };
    const company = await s.rows('GET customer.by.company.list', 'customerResult', headers);
    const mine = { ...headers, showSalespersonCustomers: 'True' };
    expect(company).toHaveLength(12);
    expect(await s.rows('GET customer.by.company.list', 'customerResult', mine)).toHaveLength(4);
    const [user] = await s.rows('GET customer.by.user.list', 'customerResult', { 'X-ACCOUNT': 6316 });
    expect(user).toEqual({
      userId: 761,
      customerName: 'Wholesale Petals',
      customerId: 23_423,
      companyId: 6316,
      companyName: 'Demo Account',
    });
    expect(await s.broken('GET customer.by.company.list', { 'X-ACCOUNT': 6316 })).toEqual([
      'X-SALES-CHANNEL: required',
    ]);
    expect(await s.refused('GET customer.by.user.list', { 'X-ACCOUNT': 1 })).toBe(
      'The account does not exist.',
    );
  });

  it('that do not exist are refused', async () => {
    expect(await s.refused('POST customer.update', { customerId: 1, name: 'Nobody' })).toBe(
      'The customer does not exist.',
    );
    expect(await s.refused('POST customer.add', { name: 'Lost', locationCodes: 'XX' })).toBe(
      'The location does not exist.',
    );
    expect(await s.broken('POST customer.update', { customerId: 23_423 })).toEqual(['name: required']);
  });
});

describe('ship-tos', () => {
  it('that are added can be listed, changed and removed', async () => {
    s.state.clock.set('2026-04-01T09:30:00Z');
    const { shipToId } = await s.ok('POST customer.shipto.add', {
      customerId: 23_437,
      name: 'Lane Dock',
      carrierId: 4597,
    });
    expect(await s.rows('GET customer.shipto.list', 'shiptos', { updateAsOf: '2026-04-01' })).toEqual([
      expect.objectContaining({
        id: shipToId,
        name: 'Lane Dock',
        carrierCode: 'AR',
        updatedAsOf: '2026-04-01',
      }),
    ]);
    await s.ok('POST customer.shipto.update', { shipToId, customerId: 23_437, city: 'Ocala' });
    expect(await s.rows('GET customer.shipto.list', 'shiptos', { name: 'lane' })).toEqual([
      expect.objectContaining({ name: 'Lane Dock', city: 'Ocala', carrierId: 4597 }),
    ]);
    await s.ok('POST customer.shipto.delete', { shipToId });
    expect(await s.rows('GET customer.shipto.list', 'shiptos', { customerId: 23_437 })).toEqual([]);
    expect(await s.refused('POST customer.shipto.delete', { shipToId })).toBe('The ship-to does not exist.');
  });

  it('are listed by customer, name or change, and never all at once', async () => {
    expect(await s.rows('GET customer.shipto.list', 'shiptos', { customerId: 23_423 })).toHaveLength(2);
    expect(await s.broken('GET customer.shipto.list', { id: 20_101 })).toEqual([
      'customerId, name, updateAsOf: at least one of these',
    ]);
  });
});
