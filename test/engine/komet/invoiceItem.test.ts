import { FIRST_INVOICE } from '../../simulators/komet/records/invoice';
import { stage } from './stage';

const s = stage('invoiceItem');

const items = () => s.komet.state.invoices.get(FIRST_INVOICE.id)?.items ?? [];
const line = () => s.komet.state.inventory.get('428101')?.quantity ?? 0;

describe('items of an order', () => {
  it('are taken from the inventory, changed and removed again', async () => {
    const before = line();
    const [added] = await s.json('create', {
      invoiceId: FIRST_INVOICE.id,
      boxes: 2,
      price: '0.55',
      by: 'inventoryItem',
      orderItemId: '428101',
      additionalFields: { markCode: 'MOTHERS DAY', returnAvailableBoxes: true },
    });
    expect(added).toMatchObject({ success: true, availableBoxes: before - 2 });
    expect(line()).toBe(before - 2);
    const item = items()[1];
    expect(item).toMatchObject({ boxes: 2, price: '0.55', markCode: 'MOTHERS DAY', inventoryId: '428101' });

    const key = { invoiceId: FIRST_INVOICE.id, invoiceItemId: item?.id };
    expect(
      await s.json('update', {
        ...key,
        price: '0.60',
        updateFields: { boxes: 1, discount: '10', notes: 'No leaves', returnAvailableBoxes: true },
      }),
    ).toEqual([
      {
        success: true,
        message: 'success',
        invoiceId: Number(FIRST_INVOICE.id),
        invoiceNumber: Number(FIRST_INVOICE.number),
        invoiceItemId: Number(item?.id),
        availableBoxes: before - 1,
      },
    ]);
    expect(items()[1]).toMatchObject({ boxes: 1, discount: '10', notes: 'No leaves' });

    expect(await s.json('delete', { ...key, additionalFields: { returnAvailableBoxes: true } })).toEqual([
      {
        deleted: true,
        invoiceItemId: 11_679_001,
        message: 'success',
        invoiceId: Number(FIRST_INVOICE.id),
        invoiceNumber: Number(FIRST_INVOICE.number),
        availableBoxes: before,
      },
    ]);
    expect(items()).toHaveLength(1);
  });

  it('are added by product, never by product and inventory item', async () => {
    const product = { productCode: 'RS60', boxTypeCode: 'HB', unitsPerBox: 50, unitType: 'Bunch' };
    const add = { invoiceId: FIRST_INVOICE.id, boxes: 1, price: 2.5 };
    await s.json('create', { ...add, ...product, by: 'product', orderItemId: '428101' });
    expect(items()[1]).toMatchObject(product);
    expect(s.sent().body).not.toHaveProperty('orderItemId');

    const part = await s.run('create', { ...add, by: 'product', productCode: 'RS60' });
    expect(part.failure?.message).toMatch(/exactly one of them/);
    const none = await s.run('create', { ...add, by: 'inventoryItem' });
    expect(none.failure?.message).toMatch(/exactly one of them/);
    const unsaid = await s.run('create', { ...add, ...product });
    expect(unsaid.failure?.message).toMatch(/By|workflow has issues/);
    expect(s.komet.counters.calls).toBe(1);
  });

  it('need their price even where it does not change', async () => {
    const { failure } = await s.run('update', {
      invoiceId: FIRST_INVOICE.id,
      invoiceItemId: '9000000',
      updateFields: { notes: 'x' },
    });
    expect(failure?.message).toMatch(/^Price is required/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('are added once when the answer is lost', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', {
      invoiceId: FIRST_INVOICE.id,
      boxes: 1,
      price: 1,
      by: 'inventoryItem',
      orderItemId: '428101',
    });
    expect(items()).toHaveLength(2);
    expect(failure?.description).toContain('Get Many Detailed');
  });
});
