import { all, stage } from './stage';

describe('vendors', () => {
  const s = stage('vendor');

  it('are created with the page’s spelling, not its sample’s (quirk 15), e-mails with semicolons', async () => {
    expect(
      await s.json('create', {
        name: 'Nueva Flora',
        portOrigin: 'MDE',
        vendorType: 1,
        additionalFields: {
          code: 'NFL',
          phone1: '1',
          phone2: '2',
          phone3: '3',
          fax: '4',
          webPage: 'www.example.com',
          emailForPOs: 'a@example.com, b@example.com',
          contactName: 'Ana',
          notes: 'New',
          street: 'S 1',
          city: 'Rionegro',
          state: 'ANT',
          zipcode: '05400',
          country: 'Colombia',
        },
      }),
    ).toEqual([{ success: true, message: 'The Vendor was successfully saved.', vendorId: 6401 }]);
    expect(s.komet.state.vendors.get('6401')).toMatchObject({
      name: 'Nueva Flora',
      code: 'NFL',
      portOrigin: 'MDE',
      vendorType: '1',
      active: true,
      details: {
        phone1: '1',
        phone2: '2',
        phone3: '3',
        fax: '4',
        webPage: 'www.example.com',
        emailForPOs: 'a@example.com;b@example.com',
        contactName: 'Ana',
        notes: 'New',
        street: 'S 1',
        city: 'Rionegro',
        state: 'ANT',
        zipcode: '05400',
        country: 'Colombia',
      },
    });
  });

  it('quirk 16: are not created without their type, which the page’s sample leaves out', async () => {
    const { failure } = await s.run('create', { name: 'Nueva Flora', portOrigin: 'MDE', vendorType: '' });
    expect(failure?.message).toMatch(/Vendor Type|workflow has issues/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('are changed, only in what is given', async () => {
    expect(
      await s.json('update', { vendorId: '6322', updateFields: { status: false, city: 'Bogota' } }),
    ).toEqual([{ success: true, message: 'success', vendorId: 6322 }]);
    expect(s.sent().body).toEqual({ vendorId: 6322, status: 0, city: 'Bogota' });
    expect(s.komet.state.vendors.get('6322')).toMatchObject({
      name: 'Flores ABC',
      active: false,
      details: { city: 'Bogota' },
    });
  });

  it('are listed by every filter', async () => {
    expect((await s.json('getMany', all())).map(({ code }) => code)).toEqual(['ABC', 'HUJ', 'MSU']);
    const filters = { id: '6325', name: 'farm', code: 'clf', portOrigin: 'bog', includeInactive: true };
    expect(await s.json('getMany', all(filters))).toMatchObject([
      { id: 6325, name: 'Closed Farm', code: 'CLF', portOrigin: 'BOG', active: false },
    ]);
    expect(s.sent().query).toMatchObject({ ...filters, includeInactive: 'True' });
  });
});

describe('the availability of vendors', () => {
  const s = stage('vendorAvailability');
  const april = { dateFrom: '2026-04-01', dateTo: '2026-04-10' };

  it('is listed by every filter', async () => {
    expect((await s.json('getMany', all({}, april))).map(({ inventoryId }) => inventoryId)).toEqual([
      428_544, 428_545,
    ]);
    const filters = {
      exactDate: true,
      locationId: '13',
      customerId: '23423',
      shipViaId: 1,
      availableOnly: true,
    };
    expect(await s.json('getMany', all(filters, april))).toMatchObject([
      {
        inventoryId: 428_544,
        companyProductId: 23_214,
        productDescription: 'Rose Red Freedom 50 cm',
        productCode: 'RS50',
        grade: '50 cm',
        category: 'Rose',
        vendor: 'Flores ABC',
      },
    ]);
    expect(s.sent().body).toEqual({
      ...april,
      exactDate: true,
      locationId: 13,
      customerId: 23_423,
      shipViaId: 1,
      availableOnly: true,
    });
  });

  it('quirk 6: is a read although it is a POST, and is made again when its answer is lost', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    expect(await s.json('getMany', all({}, april))).toHaveLength(2);
    expect(s.komet.counters.calls).toBe(2);
  });
});
