import { all, by, stage } from './stage';

const terms = stage('terms');

const ok = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const discount = '7e840000-61b1-4457-a4d1-000000000004';

describe('terms of payment in EBizCharge', () => {
  it.each([
    ['their ID', by('id', '2-10-30')],
    ['their internal ID', by('internalId', discount)],
  ])('are read by %s', async (_, locator) =>
    expect(await terms.json('get', { terms: locator })).toEqual([
      {
        TermsInternalId: discount,
        TermsId: '2-10-30',
        TermsName: '2% 10, net 30',
        TermsDescription: '2% 10, net 30, from the date of the invoice',
        NetDueInDays: 30,
        DiscountPercentage: 2,
        DiscountIfPaidWithinDays: 10,
        IsInactive: false,
      },
    ]),
  );

  it('are listed, sorted by what the page allows', async () => {
    const ids = async (filters: object) =>
      (await terms.json('getMany', all({ ...filters }))).map(({ TermsId }) => TermsId);
    expect(await ids({})).toEqual(['COD', 'NET15', 'NET30', '2-10-30', 'NET90']);
    expect(await ids({ sort: 'discountPercentage' })).toEqual(['COD', 'NET15', 'NET30', 'NET90', '2-10-30']);
    expect(await ids({ termsId: 'COD' })).toEqual(['COD']);
    expect(terms.sent('SearchTerms').map(({ sort }) => sort)).toEqual([
      '',
      '',
      'DiscountPercentage',
      'DiscountPercentage',
      '',
      '',
    ]);
  });

  it('are created, and refused where they exist', async () => {
    const given = { termsId: 'NET7', termsName: 'Net 7', additionalFields: { netDueInDays: 7 } };
    expect(await terms.json('create', given)).toEqual([
      { TermsId: 'NET7', TermsInternalId: '7e840001-0000-4000-8000-000000000001', ...ok },
    ]);
    expect(terms.sent('AddTerms')).toEqual([
      {
        terms: {
          TermsId: 'NET7',
          TermsName: 'Net 7',
          NetDueInDays: '7',
          DiscountPercentage: '0',
          DiscountIfPaidWithinDays: '0',
          IsInactive: 'false',
        },
      },
    ]);
    expect((await terms.run('create', given)).failure?.message).toContain('Record already exists');
  });

  it('are updated over the record as it is', async () => {
    const update = { terms: by('id', '2-10-30'), mergeWithCurrentValues: true };
    expect(
      await terms.json('update', {
        ...update,
        updateFields: { isInactive: true, clearFields: ['termsDescription'] },
      }),
    ).toEqual([{ TermsId: '2-10-30', TermsInternalId: discount, ...ok }]);
    expect(terms.sent('UpdateTerms')).toEqual([
      {
        terms: {
          TermsInternalId: discount,
          TermsId: '2-10-30',
          TermsName: '2% 10, net 30',
          NetDueInDays: '30',
          DiscountPercentage: '2.00',
          DiscountIfPaidWithinDays: '10',
          IsInactive: 'true',
        },
        termsId: '2-10-30',
      },
    ]);
  });
});
