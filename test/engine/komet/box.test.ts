import { jsonOf, pairedTo } from '../support';
import { stage } from './stage';

const s = stage('box');

const box = (code: string) => s.komet.state.boxes.get(code);

describe('codes of boxes', () => {
  const rename = { currentBoxCode: '={{ $json.from }}', newBoxCode: '={{ $json.to }}' };

  it('quirk 3: are changed in one call, each with its own outcome although the call as a whole succeeded', async () => {
    const { main, error } = await s.run(
      'changeCode',
      rename,
      [
        { from: 'KS001001', to: 'PT991001' },
        { from: 'KS009999', to: 'PT991003' },
        { from: 'KS001002', to: 'PT991002' },
      ],
      { onError: 'continueErrorOutput' },
    );
    expect(jsonOf(main)).toEqual([
      { newBoxCode: 'PT991001', status: 1, message: 'success' },
      { newBoxCode: 'PT991002', status: 1, message: 'success' },
    ]);
    expect(pairedTo(main)).toEqual([0, 2]);
    expect(jsonOf(error)).toEqual([
      expect.objectContaining({ from: 'KS009999', error: 'Box code does not exist' }),
    ]);
    expect(s.komet.counters.calls).toBe(1);
    expect([box('KS001001'), box('PT991001')?.id]).toEqual([undefined, 'PT991001']);
  });

  it('are changed once: the call is not repeated when its answer is lost', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('changeCode', rename, [{ from: 'KS001001', to: 'PT991001' }]);
    expect(box('PT991001')).toBeDefined();
    expect(failure?.description).toContain('Get Many Detailed of AWB');
    expect(s.komet.counters.calls).toBe(1);
  });

  it('quirk 3: of others are set in one call, each with its own outcome', async () => {
    const { main, error } = await s.run(
      'setExternalCode',
      { boxCode: '={{ $json.box }}', externalCode: '={{ $json.code }}' },
      [
        { box: 'KS001001', code: 'X1' },
        { box: 'KS009999', code: 'X2' },
      ],
      { onError: 'continueErrorOutput' },
    );
    expect(jsonOf(main)).toEqual([{ boxCode: 'KS001001', status: 1, message: 'success' }]);
    expect(error.map(({ json }) => json.error)).toEqual(['Box code does not exist']);
    expect(s.komet.counters.calls).toBe(1);
    expect(box('KS001001')?.externalCode).toBe('X1');
  });
});

describe('external codes', () => {
  it('end as the last item of a run wants them, whatever came in between', async () => {
    await s.run('setExternalCode', { boxCode: '={{ $json.box }}', externalCode: '={{ $json.code }}' }, [
      { box: 'KS001001', code: 'X' },
      { box: 'KS001001', code: 'Y' },
      { box: 'KS001001', code: 'X' },
    ]);
    expect(box('KS001001')?.externalCode).toBe('X');
  });
});

describe('confirming a shipment', () => {
  it('confirms those that the vendor counts, and reports those that it does not: on no such order, or confirmed before', async () => {
    const { main, failure, hints } = await s.run('confirmShipment', {
      orderNumber: 1626,
      boxCodes: 'KS5704495, KS001001, KS5704496',
    });
    expect(failure).toBeUndefined();
    expect(jsonOf(main).map(({ boxCode, updatedBoxes }) => [boxCode, updatedBoxes])).toEqual([
      ['KS5704495', 1],
      ['KS001001', 0],
      ['KS5704496', 1],
    ]);
    expect(hints[0]?.message).toContain('"updatedBoxes": 0');
  });

  it('sends no more codes in a call than the 200 characters of the page hold', async () => {
    const codes = Array.from({ length: 45 }, (_, index) => `KS${5_704_000 + index}`);
    await s.run('confirmShipment', { orderNumber: 1626, boxCodes: codes.join(',') }, [{}], {
      onError: 'continueErrorOutput',
    });
    const lengths = s.komet.counters.log.map(
      ({ sent }) => (sent as { boxCodes: string[] }).boxCodes.join(',').length,
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(200);
    expect(lengths.length).toBeGreaterThan(2);
  });

  it('sends the boxes of an order from many items in one call, an order a call', async () => {
    const { main } = await s.run('confirmShipment', { orderNumber: 1626, boxCodes: '={{ $json.code }}' }, [
      { code: 'KS5704495' },
      { code: 'KS5704496' },
    ]);
    expect(jsonOf(main)).toEqual([
      { boxCode: 'KS5704495', success: true, message: 'success', updatedBoxes: 2 },
      { boxCode: 'KS5704496', success: true, message: 'success', updatedBoxes: 2 },
    ]);
    expect(pairedTo(main)).toEqual([0, 1]);
    expect(s.sent().body).toEqual({ orderNumber: 1626, boxCodes: ['KS5704495', 'KS5704496'] });
    expect(s.komet.state.invoices.get('11678925')?.shippedBoxes).toEqual(['KS5704495', 'KS5704496']);

    await s.run('confirmShipment', { orderNumber: '={{ $json.order }}', boxCodes: '={{ $json.code }}' }, [
      { order: 1626, code: 'KS5704495' },
      { order: 1627, code: 'KS5704496' },
    ]);
    expect(s.komet.counters.calls).toBe(3);
  });
});

describe('moving boxes to another AWB, which is a GET that changes data (quirk 6)', () => {
  const move = {
    awb: '234-2367-0999',
    shipDate: '2026-06-21',
    boxCodes: '={{ $json.code }}',
    companyLocationId: '13',
  };

  it('moves those of many items in one call, and fails the ones that the answer names (quirk 3)', async () => {
    const { main, error } = await s.run(
      'moveToAwb',
      move,
      // KS001003 is at another location, KS001004 was sold.
      ['KS244894880', 'KS001003', 'KS244894881', 'KS001004'].map((code) => ({ code })),
      { onError: 'continueErrorOutput' },
    );
    expect(s.sent().query).toMatchObject({ boxCodes: 'KS244894880,KS001003,KS244894881,KS001004' });
    expect(s.komet.counters.calls).toBe(1);
    expect(jsonOf(main)).toEqual([
      { boxCode: 'KS244894880', success: true, message: 'OK' },
      { boxCode: 'KS244894881', success: true, message: 'OK' },
    ]);
    expect([pairedTo(main), pairedTo(error)]).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(box('KS244894880')?.awb).toBe('234-2367-0999');
    expect(box('KS001003')?.awb).toBe('234-2367-0983');
  });

  it('fails a box that was given in other letters than the vendor names it in', async () => {
    const { main, error } = await s.run(
      'moveToAwb',
      move,
      ['ks244894880', 'ks001003'].map((code) => ({ code })),
      { onError: 'continueErrorOutput' },
    );
    expect([pairedTo(main), pairedTo(error)]).toEqual([[0], [1]]);
    expect(box('KS244894880')?.awb).toBe('234-2367-0999');
  });

  it('is not sent again when its answer is lost, nor by Retry On Fail', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead', times: 'always' });
    const { failure } = await s.run('moveToAwb', { ...move, boxCodes: 'KS244894880' }, [{}], {
      retryOnFail: true,
      maxTries: 3,
    });
    expect(s.komet.counters.calls).toBe(1);
    expect(box('KS244894880')?.awb).toBe('234-2367-0999');
    expect(failure?.description).toContain('Get Many of AWB with the ship date');
  });
});

describe('a box', () => {
  it('changes its position and reports the old one', async () => {
    expect(await s.json('changePosition', { boxCode: 'KS5704495', position: 'A1' })).toEqual([
      { success: true, boxCode: 'KS5704495', message: 'success', boxOldPosition: 'AC2' },
    ]);
    expect(box('KS5704495')?.position).toBe('A1');
  });

  it('is received, and shipped', async () => {
    const boxCode = 'KS001003';
    expect(
      await s.json('markAsReceived', {
        boxCode,
        companyLocationId: '13',
        additionalFields: { position: 'B2' },
      }),
    ).toEqual([{ success: true, boxCode: 'KS001003', message: 'success' }]);
    expect(box(boxCode)).toMatchObject({ received: true, locationId: '13', position: 'B2' });

    expect(await s.json('markAsShipped', { boxCode, companyLocationId: '13' })).toEqual([
      { success: true, boxCode: 'KS001003', message: 'success' },
    ]);
    expect(box(boxCode)).toMatchObject({ shipped: true });
  });

  it('that nobody knows is refused in the vendor’s words', async () => {
    const { failure } = await s.run('changePosition', { boxCode: 'KS009999', position: 'A1' });
    expect(failure?.message).toBe('Box Code KS009999: Box code does not exist [item 0]');
  });
});

describe('quirk 1: counting a box, which has its own codes for success', () => {
  const count = { boxCode: '={{ $json.code }}', companyLocationId: '13' };

  it('counts it; that it was counted before is no failure, and shown', async () => {
    const first = await s.run('recordCount', {
      ...count,
      boxCode: 'KS001001',
      additionalFields: { boxPosition: 'A000' },
    });
    expect(jsonOf(first.main)).toEqual([
      { boxCode: 'KS001001', statusInventory: 1, message: 'Ok', boxAlreadyScannedPosition: 'A000' },
    ]);
    expect(box('KS001001')).toMatchObject({ counted: true, position: 'A000' });

    const again = await s.run('recordCount', { ...count, boxCode: 'KS001001' });
    expect(jsonOf(again.main)).toEqual([
      {
        boxCode: 'KS001001',
        statusInventory: 3,
        message: 'Box has the same inventory status.',
        boxAlreadyScannedPosition: 'A000',
      },
    ]);
    expect(again.hints.map(({ message }) => message).join(' ')).toContain('same inventory status');
  });

  it.each([
    ['KS009999', 'Box not found'],
    ['KS001004', 'Box was already sold'],
    ['KS001005', 'Box not in Inventory'],
  ])('fails for %s: %s', async (code, message) => {
    const { error } = await s.run('recordCount', count, [{ code }], {
      onError: 'continueErrorOutput',
    });
    expect(jsonOf(error)).toEqual([expect.objectContaining({ code, error: message })]);
  });
});
