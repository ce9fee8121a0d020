import { stage } from './stage';

const s = stage('purchaseOrderItem');

const item = (id: number | string) => s.komet.state.purchaseItems.get(String(id));

describe('the lines of purchase orders', () => {
  it('are shipped; what is left moves to a new line', async () => {
    expect(
      await s.json('shipOnAwb', {
        poItemId: '7829',
        awb: '08472-4772-0048',
        shipDate: '2026-07-22',
        additionalFields: { boxCodes: '73992893, 73992894', lotNumber: '234232' },
      }),
    ).toEqual([
      {
        success: true,
        poItemId: 7829,
        message: 'OK',
        boxCodes: ['73992893', '73992894'],
        newPOItemId: 266_001,
      },
    ]);
    expect(item(7829)).toMatchObject({
      awb: '08472-4772-0048',
      boxes: 2,
      boxCodes: ['73992893', '73992894'],
      lotNumber: '234232',
    });
    expect(item(266_001)).toMatchObject({ orderId: '81001', boxes: 3 });
  });

  it('quirk 3: are shipped together, each with its own outcome, those of another vendor in their own call', async () => {
    const lines = [
      { id: 7828, vendor: 6322, codes: ['73992893', '73992894', '73992895'] },
      { id: 999, vendor: 6322, codes: ['1'] },
      { id: 265_119, vendor: 6323, codes: ['2', '3'] },
      { id: 85_063, vendor: 6322, codes: ['4'] },
    ];
    const { main, error } = await s.run(
      'shipManyOnAwb',
      {
        poItemId: '={{ $json.id }}',
        awb: '08472-4772-0048',
        shipDate: '2026-07-22',
        vendorId: '={{ $json.vendor }}',
        additionalFields: {
          houseAWB: '09234-4776-2024',
          boxCodes: '={{ $json.codes }}',
          lotNumber: '={{ 900000 + $json.id }}',
        },
      },
      lines,
      { onError: 'continueErrorOutput' },
    );
    expect(main.map(({ json }) => json)).toEqual([
      { poItemId: 7828, status: 1, message: 'success', boxCodes: lines[0]?.codes, lotNumber: 907_828 },
      { poItemId: 265_119, status: 1, message: 'success', boxCodes: ['2', '3'], lotNumber: 1_165_119 },
      { poItemId: 85_063, status: 1, message: 'success', boxCodes: ['4'], lotNumber: 985_063 },
    ]);
    expect(error.map(({ json }) => [json.id, json.error])).toEqual([
      [999, 'The purchase order item does not exist.'],
    ]);
    expect(s.komet.counters.calls).toBe(2);
    expect(item(7828)).toMatchObject({ awb: '08472-4772-0048', boxCodes: lines[0]?.codes });
    const bodies = s.komet.counters.log.map(({ sent }) => sent as { vendorId: number; poItems: object[] });
    expect(bodies.find(({ vendorId }) => vendorId === 6322)?.poItems[0]).toEqual({
      poItemId: 7828,
      awb: '08472-4772-0048',
      houseAWB: '09234-4776-2024',
      shipDate: '2026-07-22',
      boxCodes: lines[0]?.codes,
      lotNumber: '907828',
    });
  });

  it('get box codes from the vendor if none are given', async () => {
    const [shipped] = await s.json('shipManyOnAwb', {
      poItemId: '265119',
      awb: '08472-4772-0048',
      shipDate: '2026-07-22',
      vendorId: '6323',
    });
    expect(shipped?.boxCodes).toHaveLength(7);
  });

  it('are not shipped twice when the outcome is unknown', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const line = { poItemId: '7828', awb: '08472-4772-0048', shipDate: '2026-07-22', vendorId: '6322' };
    const { failure } = await s.run('shipManyOnAwb', line);
    expect(s.komet.counters.calls).toBe(1);
    expect(failure?.description).toContain('shows its boxes once it was shipped');
  });

  it('are confirmed, priced and given a reference', async () => {
    expect(await s.json('confirm', { poItemId: 265_119, quantityConfirmed: 7 })).toEqual([
      { success: true, poItemId: 265_119, message: 'OK' },
    ]);
    expect(await s.json('updatePrice', { purchaseOrderItemId: '265119', price: '0.405' })).toEqual([
      { success: true, purchaseOrderItemId: 265_119, message: 'ok' },
    ]);
    expect(await s.json('updateReference', { purchaseOrderItemId: '265119', reference: 'PA034534' })).toEqual(
      [{ success: true, purchaseOrderItemId: 265_119, message: 'success' }],
    );
    expect(item(265_119)).toMatchObject({ confirmed: 7, price: '0.405', reference: 'PA034534' });
  });

  it('are not confirmed before the shop’s customer has checked out, in the documented words', async () => {
    const { failure } = await s.run('confirm', { poItemId: '7830', quantityConfirmed: 1 });
    expect(failure?.message).toContain(
      'This product cannot be confirmed because the checkout process has not been completed by the final e-commerce customer.',
    );
  });

  it('are deleted', async () => {
    expect(await s.json('delete', { poItemId: '7828' })).toEqual([
      { deleted: true, poItemId: 7828, message: 'OK' },
    ]);
    expect(item(7828)).toBeUndefined();
  });
});
