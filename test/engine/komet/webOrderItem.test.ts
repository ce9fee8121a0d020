import { by, stage } from './stage';

const s = stage('webOrderItem');

const item = {
  xAccount: '6316',
  customerId: '23423',
  quantity: 2,
  price: '0.45',
  date: '2026-03-02',
  carrierId: '4610',
  companyLocationId: '13',
};
const order = () => s.komet.state.webOrders.get('48');

describe('adding to a web order', () => {
  it('takes boxes of an inventory line, of which several travel as one text', async () => {
    const [added] = await s.json('create', {
      ...item,
      inventoryIds: ['428101', '428103'],
      inventoryOrigin: 1,
      additionalFields: {
        webOrderId: '48',
        markCode: 'M1',
        reservedInventory: false,
        xSalesChannel: 'ECOMMERCE_LITE',
      },
    });
    expect(added).toMatchObject({ success: true, message: 'Item was successfully added to the order.' });
    expect(s.sent().body).toMatchObject({ inventoryIds: '428101,428103', inventoryOrigin: 1, price: 0.45 });
    expect(s.sent().headers).toEqual({ 'x-account': '6316', 'x-sales-channel': 'ECOMMERCE_LITE' });
    expect(order()?.items).toMatchObject([
      { inventoryIds: ['428101'], quantity: 2, price: '0.45', carrierId: '4610', markCode: 'M1' },
    ]);
    expect(s.komet.state.inventory.get('428101')?.quantity).toBe(8);
  });

  it('takes a product with its box type, without inventory or its origin', async () => {
    await s.json('create', {
      ...item,
      additionalFields: { product: by('code', 'RS60'), boxTypeCode: 'QB' },
    });
    expect(s.sent().body).toMatchObject({ productCode: 'RS60' });
    expect(s.sent().body).not.toHaveProperty('companyProductId');
    expect(order()?.items).toMatchObject([{ inventoryIds: ['428102'], quantity: 2 }]);
  });

  it('takes a product by its ID, with the origin of the inventory', async () => {
    await s.json('create', {
      ...item,
      inventoryOrigin: 1,
      additionalFields: { product: by('id', '23214'), boxTypeCode: 'QB' },
    });
    expect(s.sent().body).toMatchObject({ companyProductId: 23_214, inventoryOrigin: 1 });
    expect(s.sent().body).not.toHaveProperty('productCode');
  });

  it('needs inventory with its origin, or a product with its box type', async () => {
    const nothing = await s.run('create', item);
    expect(nothing.failure?.message).toMatch(/^Inventory IDs or Product: expected at least one/);
    const line = await s.run('create', { ...item, inventoryIds: '428101' });
    expect(line.failure?.message).toMatch(/^Inventory Origin is required because Product Code is not given/);
    const product = await s.run('create', {
      ...item,
      inventoryOrigin: 1,
      additionalFields: { product: by('id', '23214') },
    });
    expect(product.failure?.message).toMatch(/^Box Type Code is required/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('is refused in the vendor’s words for a token without Transactional API Access', async () => {
    s.komet.state.account.transactionalAccess = false;
    const { failure } = await s.run('create', {
      ...item,
      inventoryOrigin: 1,
      additionalFields: { product: by('id', '23214'), boxTypeCode: 'QB', fedExInfoSameAsCustomer: true },
    });
    expect(failure?.message).toContain('Transactional API Access');
  });

  it('is not repeated when its outcome is unknown: it costs a fee', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', { ...item, inventoryIds: '428101', inventoryOrigin: 1 });
    expect(failure?.description).toContain('Get of Web Order');
    expect(s.komet.counters.calls).toBe(1);
    expect(order()?.items).toHaveLength(1);
  });
});
