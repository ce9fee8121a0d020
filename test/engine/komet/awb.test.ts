import { all, stage } from './stage';

const s = stage('awb');

const AWB = {
  awbId: 148_807,
  awb: '234-2367-0983',
  origin: 'UIO',
  shipDate: '2026-02-15',
  arrivalDate: '2026-02-18',
  pieces: 7,
  piecesReceived: 0,
  locationCode: '06',
  status: 1,
};

describe('air waybills', () => {
  it('quirk 2: are listed, and their status is open or closed, not the outcome of the call', async () => {
    const codes = 'KS001001,KS001002,KS001003,KS001004,KS001005,KS5704495,KS5704496';
    expect(
      await s.json('getMany', all({ originCode: 'UIO', locationCode: '06' }, { shipDate: '2026-02-15' })),
    ).toEqual([{ ...AWB, boxesCodes: codes }]);

    const row = s.komet.state.awbs.get('148807');
    if (row) row.open = false;
    const [closed] = await s.json('getMany', all({}, { shipDate: '2026-02-15' }));
    expect(closed).toMatchObject({ awbId: 148_807, status: 0 });
  });

  it('are found by the last digits of their number, of which the first may be a zero', async () => {
    expect(await s.json('getMany', all({}, { awb: '0983' }))).toHaveLength(1);
    expect(s.sent().query).toMatchObject({ awb: '0983' });
    expect(await s.json('getManyFuture', all({}, { awb: '0983' }))).toEqual([]);
  });

  it('are requested by number or by ship date', async () => {
    const { failure } = await s.run('getMany', all());
    expect(failure?.message).toMatch(/^AWB Ending or Ship Date: expected at least one of them, got none/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('are listed with their boxes', async () => {
    const [first] = await s.json('getManyDetailed', all({ originCode: 'UIO' }, { awb: '0983' }));
    expect(first).toMatchObject(AWB);
    expect(first?.boxes).toHaveLength(7);
    expect((first?.boxes as unknown[])[5]).toEqual({
      code: 'KS5704495',
      unitCost: 0.3,
      carrierName: 'Prime Floral',
      carrierCode: 'PF',
      truckDate: '2026-03-01',
      shipToId: null,
    });
  });

  it('are listed with their houses if they are future ones', async () => {
    expect(await s.json('getManyFuture', all({ originCode: 'UIO' }, { shipDate: '2026-04-15' }))).toEqual([
      {
        awbId: 148_808,
        awb: '234-2367-0984',
        originCode: 'UIO',
        shipDate: '2026-04-15',
        instructions: '',
        houses: [{ house: 'CM-93242111', vendorCode: 'ABC', locationCode: '06', instructions: 'u' }],
      },
    ]);
  });
});

describe('saving a future air waybill', () => {
  const save = {
    awb: '234-2367-0985',
    originCode: 'BOG',
    shipDate: '2026-05-15',
    houses: {
      values: [
        { house: 'CM-1', vendorCode: 'ABC', locationCode: '06', instructions: 'use for customer HJS' },
        { house: 'CM-2', vendorCode: 'HUJ' },
      ],
    },
    additionalFields: { instructions: 'first' },
  };
  const saved = () => s.komet.state.awbs.find(({ awb }) => awb === '234-2367-0985');

  it('creates it, and changes it by its number', async () => {
    expect(await s.json('createOrUpdateFutureAwb', save)).toEqual([
      { success: true, awb: '234-2367-0985', message: 'success' },
    ]);
    expect(saved()).toMatchObject({
      origin: 'BOG',
      shipDate: '2026-05-15',
      instructions: 'first',
      houses: [
        { house: 'CM-1', vendorCode: 'ABC', locationCode: '06', instructions: 'use for customer HJS' },
        { house: 'CM-2', vendorCode: 'HUJ', locationCode: '', instructions: '' },
      ],
    });

    await s.json('createOrUpdateFutureAwb', {
      ...save,
      housesMode: 'json',
      housesJson: '[{"house":"CM-2","vendorCode":"ABC"}]',
      additionalFields: { instructions: 'second' },
    });
    expect(saved()).toMatchObject({ instructions: 'first second' });
    expect(saved()?.houses.map(({ house, vendorCode }) => [house, vendorCode])).toEqual([
      ['CM-1', 'ABC'],
      ['CM-2', 'ABC'],
    ]);
  });

  it('quirk 7: is an upsert that is not repeated, because instructions are added', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('createOrUpdateFutureAwb', save);
    expect(saved()?.instructions).toBe('first');
    expect(s.komet.counters.calls).toBe(1);
    expect(failure?.description).toContain('Get Many Future with the last digits');
  });
});
