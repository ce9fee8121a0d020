import { all, stage } from './stage';

const s = stage('customerShipTo');

describe('ship-tos', () => {
  it('are created, changed and deleted', async () => {
    const [created] = await s.json('create', {
      customerId: '23437',
      name: 'Lane Dock',
      additionalFields: {
        city: 'Ocala',
        zipcode: '34470',
        carrierId: '4597',
        salesPersonCodeForPlants: 'DW',
      },
    });
    expect(created).toEqual({
      success: true,
      customerId: 23_437,
      message: 'Ship to was successfully saved',
      shipToId: 20_131,
    });
    expect(s.komet.state.shipTos.get('20131')).toMatchObject({
      customerId: '23437',
      name: 'Lane Dock',
      city: 'Ocala',
      zipcode: '34470',
      carrierId: '4597',
      salesPersonCodeForPlants: 'DW',
    });

    const [changed] = await s.json('update', {
      customerId: '23437',
      shipToId: '20131',
      updateFields: { name: 'Lane Store', phone: '352 555 0100' },
    });
    expect(changed).toEqual({ success: true, message: 'Ship to was successfully saved', shipToId: 20_131 });
    expect(s.komet.state.shipTos.get('20131')).toMatchObject({
      name: 'Lane Store',
      city: 'Ocala',
      phone: '352 555 0100',
    });

    expect(await s.json('delete', { shipToId: '20131' })).toEqual([
      { deleted: true, shipToId: 20_131, message: 'Ship to removed.' },
    ]);
    expect(s.komet.state.shipTos.get('20131')).toBeUndefined();
  });

  it('are listed with their carriers, typed', async () => {
    const listed = await s.json('getMany', all({ customerId: '23423' }));
    expect(listed).toHaveLength(2);
    expect(listed[0]).toMatchObject({
      id: 20_101,
      shipToCode: 'ST20101',
      name: 'Store Miami',
      city: 'Miami',
      carrierId: 4610,
      carrierName: 'Prime Floral',
      carrierCode: 'PF',
      updatedAsOf: '2026-02-10',
    });
    expect(listed[1]).toMatchObject({ id: 20_102, carrierId: null });
  });

  it('are listed by name and since a date, spelled updateAsOf as in the list of parameters', async () => {
    expect(await s.json('getMany', all({ name: 'dock' }))).toMatchObject([{ name: 'Rosewood Dock' }]);
    expect(await s.json('getMany', all({ updateAsOf: '2026-02-11' }))).toEqual([]);
    expect(s.sent().query).toMatchObject({ updateAsOf: '2026-02-11' });
  });

  it('are never requested all at once', async () => {
    const { failure } = await s.run('getMany', all({ id: '20101' }));
    expect(failure?.message).toMatch(/Customer or Name or Updated As Of.*at least one of them/);
    expect(s.komet.counters.calls).toBe(0);
  });
});
