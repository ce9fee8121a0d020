import { stage } from './support';

const s = stage();

describe('purchase orders', () => {
  const orders = (sent: object) => s.rows('GET purchase.order.list', 'purchaseOrders', { ...sent });
  const lines = async (number = 'P040989'): Promise<Array<Record<string, unknown>>> =>
    ((await orders({ number }))[0]?.details ?? []) as Array<Record<string, unknown>>;

  it('that are created can be listed', async () => {
    const sent = { shipDate: '2026-05-01', vendorCode: 'HUJ', companyLocationCode: '06' };
    const { purchaseOrderId } = await s.ok('POST purchase.order.create', {
      ...sent,
      purchaseOrderNumber: 'P7',
    });
    expect(await orders({ date: '2026-05-01' })).toEqual([
      expect.objectContaining({
        id: purchaseOrderId,
        number: 'P7',
        vendorName: 'Huerta Joya',
        status: 'A',
      }),
    ]);
    const items = [{ productId: 23_214 }, { productId: 1 }];
    await s.ok('POST purchase.order.mixed.create', {
      ...sent,
      purchaseOrderNumber: 'P7',
      purchaseOrderItems: items,
    });
    expect(await lines('P7')).toEqual([expect.objectContaining({ productId: 23_214 })]);
    expect(await s.broken('POST purchase.order.create', { ...sent, vendorId: 6323 })).toHaveLength(1);
    const mixed = { ...sent, purchaseOrderItems: items };
    await s.refused('POST purchase.order.mixed.create', { ...mixed, purchaseOrderNumber: 'P404' });
    await s.refused('POST purchase.order.mixed.create', { ...mixed, vendorCode: 'NONE' });
    s.state.account.mandatoryCarriers = true;
    expect(await s.broken('POST purchase.order.create', sent)).toEqual([
      'carrierId, carrierCode: at least one of these',
    ]);
  });

  it('are filtered as documented', async () => {
    expect(await orders({ date: '2026-03-02' })).toHaveLength(2);
    expect(await orders({ date: '2026-03-02', vendor: 'huj', locationId: 14 })).toHaveLength(1);
    expect(await orders({ number: 'P040989,P040991' })).toHaveLength(2);
    expect(await orders({ number: 'P040989,P040991', status: 'Pending Approval' })).toHaveLength(1);
    expect(await orders({ date: '2026-03-02', purchaseOrderItemIds: '7829' })).toHaveLength(1);
    expect(await s.broken('GET purchase.order.list', { vendorId: 6322 })).toEqual([
      'date, number: at least one of these',
    ]);
    const [va] = await s.rows('GET purchase.order.va.details.list', 'purchaseOrders', {
      purchaseOrderItemIds: '7829',
    });
    expect(va).toMatchObject({ id: 81_001, number: 40_989, details: [{ poItemId: 7829 }] });
  });

  it('have lines that are confirmed, priced, referenced and removed', async () => {
    await s.ok('POST purchase.order.item.confirm', { poItemId: 7828, quantityConfirmed: 2 });
    await s.refused('POST purchase.order.item.confirm', { poItemId: 7828, quantityConfirmed: 4 });
    await s.ok('POST purchase.order.item.price.update', { purchaseOrderItemId: 7828, price: 0.4 });
    await s.ok('POST purchase.order.item.reference.update', {
      purchaseOrderItemId: 7828,
      reference: 'PA034534',
    });
    expect(await lines()).toContainEqual(
      expect.objectContaining({
        poItemId: 7828,
        quantityConfirmed: 2,
        unitCost: 0.4,
        referenceNumber: 'PA034534',
        lineItemStatus: 'Partial Confirmed',
      }),
    );
    expect(
      await s.refused('POST purchase.order.item.confirm', { poItemId: 7830, quantityConfirmed: 1 }),
    ).toMatch(/^This product cannot be confirmed because/);
    await s.ok('POST purchase.order.item.delete', { poItemId: 7828 });
    expect(await lines()).toHaveLength(2);
    expect(await s.refused('POST purchase.order.item.delete', { poItemId: 7828 })).toBe(
      'The purchase order item does not exist.',
    );
  });

  it('ship their lines on AWBs, what is left becoming a new line', async () => {
    const line = { poItemId: 7829, awb: '08472-4772-0048', shipDate: '2026-07-22' };
    const shipped = await s.ok('POST purchase.order.item.awb.add', {
      ...line,
      boxCodes: ['73992893', '73992894'],
      lotNumber: '234232',
    });
    expect(shipped).toMatchObject({
      boxCodes: ['73992893', '73992894'],
      newPOItemId: expect.any(Number) as number,
    });
    expect(await lines()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          poItemId: 7829,
          totalBoxes: 2,
          boxes: ['73992893', '73992894'].map((boxCode) => expect.objectContaining({ boxCode }) as unknown),
        }),
        expect.objectContaining({ poItemId: shipped.newPOItemId, totalBoxes: 3 }),
      ]),
    );
    expect(s.state.boxes.get('73992893')?.awb).toBe('08472-4772-0048');
    await s.refused('POST purchase.order.item.awb.add', line);
    const many = await s.ok('POST purchase.order.items.awb.add', {
      vendorId: 6322,
      poItems: [
        { ...line, poItemId: 7828 },
        { ...line, poItemId: 1 },
        { ...line, poItemId: 7830, lotNumber: '5000' },
      ],
    });
    expect(many.purchaseOrderItemDetailsAWBAddAPIResultList).toEqual([
      expect.objectContaining({
        poItemId: 7828,
        status: '1',
        boxCodes: [expect.any(String), expect.any(String), expect.any(String)],
      }),
      expect.objectContaining({
        poItemId: 1,
        status: '0',
        message: 'The purchase order item does not exist.',
      }),
      expect.objectContaining({ poItemId: 7830, status: '0' }),
    ]);
    expect(await s.broken('POST purchase.order.items.awb.add', { poItems: [line] })).toEqual([
      'vendorId: required with a Company token',
    ]);
  });
});
