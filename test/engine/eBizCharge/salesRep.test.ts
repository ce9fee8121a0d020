import { all, by, mapped, stage } from './stage';

const salesRep = stage('salesRep');

const ok = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const dana = '5a1e0000-61b1-4457-a4d1-000000000001';

describe('sales representatives in EBizCharge', () => {
  it.each([
    ['its ID', by('id', '801')],
    ['its internal ID', by('internalId', dana)],
  ])('one is read by %s', async (_, locator) =>
    expect(await salesRep.json('get', { salesRep: locator })).toEqual([
      {
        SalesRepInternalId: dana,
        SalesRepId: '801',
        SalesRepType: 'Employee',
        FirstName: 'Dana',
        LastName: 'Whitfield',
        Email: 'dana@bloomstem.example',
        Address: {
          Address1: '8500 NW 25th Street',
          City: 'Miami',
          State: 'FL',
          ZipCode: '33122',
          Country: 'US',
          IsDefault: true,
        },
        IsInactive: false,
      },
    ]),
  );

  it('are listed, or looked for by an ID', async () => {
    const ids = async (filters: object) =>
      (await salesRep.json('getMany', all({ ...filters }))).map(({ SalesRepId }) => SalesRepId);
    expect(await ids({})).toEqual(['801', '802', '803']);
    expect(await ids({ salesRepId: '802' })).toEqual(['802']);
    expect(await ids({ salesRepInternalId: dana })).toEqual(['801']);
    expect(salesRep.sent('SearchSalesReps')[0]).toEqual({ start: '0', limit: '1000', sort: '' });
  });

  it('are created, and refused where they exist', async () => {
    const given = {
      salesRepId: '0900',
      additionalFields: { firstName: 'Zoe' },
      moreFields: mapped({ accountNumber: '0042' }),
    };
    expect(await salesRep.json('create', given)).toEqual([
      { SalesRepId: '0900', SalesRepInternalId: '5a1e0001-0000-4000-8000-000000000001', ...ok },
    ]);
    expect(salesRep.sent('AddSalesRep')).toEqual([
      { salesRep: { SalesRepId: '0900', FirstName: 'Zoe', AccountNumber: '0042', IsInactive: 'false' } },
    ]);
    expect((await salesRep.run('create', given)).failure?.message).toContain('Record already exists');
  });

  it('are updated over the record as it is', async () => {
    expect(
      await salesRep.json('update', {
        salesRep: by('internalId', dana),
        mergeWithCurrentValues: true,
        updateFields: { lastName: 'Whitfield-Ray', clearFields: ['email'] },
      }),
    ).toEqual([{ SalesRepId: '801', SalesRepInternalId: dana, ...ok }]);
    expect(salesRep.sent('UpdateSalesRep')).toEqual([
      {
        salesRep: {
          SalesRepInternalId: dana,
          SalesRepId: '801',
          SalesRepType: 'Employee',
          FirstName: 'Dana',
          LastName: 'Whitfield-Ray',
          Address: {
            Address1: '8500 NW 25th Street',
            City: 'Miami',
            State: 'FL',
            ZipCode: '33122',
            Country: 'US',
            IsDefault: 'true',
          },
          IsInactive: 'false',
        },
        salesRepInternalId: dana,
      },
    ]);
  });
});
