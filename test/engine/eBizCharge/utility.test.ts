import { stage } from './stage';

const utility = stage('utility');

describe('what a card stands for', () => {
  it('is known by its first digits', async () => {
    expect(await utility.json('getCardInfo', { cardBin: '400010' })).toEqual([
      {
        LowBin: '400010000',
        HighBin: '400010999',
        BinLength: '6',
        CardProductId: 'F',
        CardProductIdDescription: 'Visa Classic',
        CardTypeId: 'C',
        CardTypeIdDescription: 'Credit',
        IssuerBankName: 'First Bank of Tests',
        CountryCode: 'USA',
        CardClassId: 'P',
        CardClassIdDescription: 'Personal',
      },
    ]);
    expect(utility.sent('GetCardInfo')).toEqual([{ cardBIN: '400010' }]);
  });

  it('is not requested by a whole number, which no error repeats', async () => {
    const { main, failure, error } = await utility.run('getCardInfo', { cardBin: '4000100011112224' });
    expect(failure?.message).toContain('Card BIN: expected text of at most 9 characters');
    expect(JSON.stringify([main, error, failure?.message, failure?.description])).not.toContain('0011112224');
    expect(utility.ebiz.counters.calls).toBe(0);
  });

  it('is requested in one of two ways', async () => {
    for (const keys of [{}, { paymentMethodId: '1' }, { cardBin: '400010', customerInternalId: 'c' }]) {
      const { failure } = await utility.run('getCardInfo', keys);
      expect(failure?.message).toContain('Card BIN');
    }
    expect(utility.ebiz.counters.calls).toBe(0);
  });
});

it('a ZIP code names its place, and keeps its zeros', async () => {
  expect(await utility.json('getZipCodeInfo', { zipCode: '={{ $json.zip }}' }, [{ zip: '02134' }])).toEqual([
    {
      ZipCode: '02134',
      City: 'Allston',
      StateId: 'MA',
      StateName: 'Massachusetts',
      CountyName: 'Suffolk',
      TimeZone: 'Eastern',
      Latitude: '42.3554',
      Longitude: '-71.1328',
    },
  ]);
});
