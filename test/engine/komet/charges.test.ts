import { all, stage } from './stage';

describe('additional charges', () => {
  const s = stage('additionalCharge');

  it('are created, changed and listed', async () => {
    const message = 'The additional charge was successfully saved.';
    expect(await s.json('create', { name: 'Ice Packs', additionalFields: { code: 'ICE' } })).toEqual([
      { success: true, message, additionalChargeId: 23_301 },
    ]);
    expect(
      await s.json('update', {
        additionalChargeId: '23301',
        updateFields: { name: 'Ice', code: 'IC', active: false },
      }),
    ).toEqual([{ success: true, message, additionalChargeId: 23_301 }]);
    expect(s.komet.state.additionalCharges.get('23301')).toMatchObject({
      name: 'Ice',
      code: 'IC',
      active: false,
    });
    expect(await s.json('getMany', all({ id: '23301' }))).toEqual([
      { id: 23_301, name: 'Ice', code: 'IC', active: false },
    ]);
  });

  it('are listed by every filter', async () => {
    expect(await s.json('getMany', all())).toHaveLength(3);
    const filters = { id: '55', name: 'fuel', code: 'fs', active: true };
    expect(await s.json('getMany', all(filters))).toEqual([
      { id: 55, name: 'Fuel Surcharge', code: 'FS', active: true },
    ]);
    expect(s.sent().query).toMatchObject({ ...filters, active: '1' });
  });
});

describe('automatic additional charges', () => {
  const s = stage('automaticAdditionalCharge');

  const charge = {
    additionalChargeId: '55',
    amountValue: 2.5,
    amountType: 2,
    active: true,
    orderType: 1,
    capPerDay: '25.00',
    minCapPerDay: 0,
    companyLocationId: '13',
  };

  it('quirk 10: are created with lists as arrays and exceptions by customer; quirk 1: success is reported by result', async () => {
    expect(
      await s.json('create', {
        ...charge,
        carrierIds: '4610, 4597',
        excludeCustomerIds: [29_790],
        exceptionCustomers: {
          values: [{ customerId: '29559', amountValue: 3, amountType: 1, active: false }],
        },
      }),
    ).toEqual([
      {
        success: true,
        automaticAdditionalChargeId: 901,
        message: 'The automatic additional charge was successfully saved.',
      },
    ]);
    expect(s.komet.state.charges.get('901')).toMatchObject({
      additionalChargeId: '55',
      amountValue: '2.5',
      amountType: 2,
      active: true,
      orderType: 1,
      capPerDay: '25',
      minCapPerDay: '0',
      companyLocationId: '13',
      carrierIds: ['4610', '4597'],
      excludedCustomerIds: ['29790'],
      exceptionCustomers: [{ customerId: '29559', amountValue: '3', amountType: 1, active: false }],
    });
    expect(s.sent().body).toMatchObject({ carrierIds: [4610, 4597], excludeCustomerIds: [29_790] });
  });

  it('quirk 1: a failure is reported by result too', async () => {
    const { failure } = await s.run('create', { ...charge, additionalChargeId: '999' });
    expect(failure?.message).toContain('The additional charge does not exist.');
  });

  it('are not created twice: nothing lists them', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', charge);
    expect(s.komet.counters.calls).toBe(1);
    expect(failure?.description).toContain('No method lists these charges');
  });
});
