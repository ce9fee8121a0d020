import { openList } from '../harness';
import { packNode } from '../support';
import { by, stage } from './stage';

const quote = stage('quote');
const quotes = () => quote.superOffice.state.quotes;

describe('the quote of a sale', () => {
  it('is read with its active version and the alternative that counts', async () =>
    expect(await quote.json('get', { saleId: 1 })).toEqual([
      {
        QuoteId: 1,
        SaleId: 1,
        QuoteConnectionId: 1,
        ActiveQuoteVersionId: 1,
        VersionNumber: 'Q-1001',
        VersionState: 'Draft',
        VersionStateName: 'Draft',
        ExpirationDate: null,
        FavoriteQuoteAlternativeId: 1,
        TotalPrice: 230,
        AcceptedQuoteAlternativeId: 0,
        ERPQuoteKey: '',
        ERPOrderKey: '',
        PoNumber: '',
        OrderComment: '',
        DocumentId: 0,
      },
    ]));

  it('that has none is a failure, although SuperOffice answers with HTTP 200', async () => {
    const { failure } = await quote.run('get', { saleId: 2 });
    expect(failure?.message).toContain('The sale has no quote');
  });

  it('is a copy of the quote of another sale, with its lines', async () => {
    const [made] = await quote.json('createFromSale', { copyFromSaleId: 1, copyToSaleId: 3 });
    expect(made).toMatchObject({ QuoteId: 3, SaleId: 3, ActiveQuoteVersionId: 3, copyToSaleId: 3 });
    const lines = await quote.json('getLines', { quoteAlternativeId: 4 });
    expect(lines.map(({ Code, Quantity }) => [Code, Quantity])).toEqual([
      ['ROSE-RED-50', 200],
      ['TULIP-10', 20],
    ]);
  });

  it('is not copied from a sale without one', async () => {
    const { failure } = await quote.run('createFromSale', { copyFromSaleId: 2, copyToSaleId: 3 });
    expect(failure?.message).toContain('SuperOffice created no quote');
  });
});

describe('a version of a quote', () => {
  it('is read with its alternatives', async () => {
    const [version] = await quote.json('getVersion', { quoteVersionId: 1 });
    expect(version).toMatchObject({ QuoteVersionId: 1, Number: 'Q-1001', State: 'Draft', SentDate: null });
    expect(version?.QuoteAlternatives).toMatchObject([
      { QuoteAlternativeId: 1, Name: 'Standard' },
      { QuoteAlternativeId: 2, Name: 'Premium' },
    ]);
  });

  it('keeps what an update does not give, although it travels whole', async () => {
    const [version] = await quote.json('updateVersion', {
      quoteVersionId: 1,
      number: 'Q-2027',
      expirationDate: '2027-03-31',
      clearFields: ['description'],
    });
    expect(version).toMatchObject({ Number: 'Q-2027', Description: '' });
    expect(version?.ExpirationDate).toMatch(/^2027-03-31/);
    expect(quotes().versions.get(1)).toMatchObject({
      ERPPaymentTermsKey: '30 days',
      ExtraField1: 'Airport Oslo',
      LikelyQuoteAlternativeId: 1,
    });
  });

  it('is sent once, with the days in the words of the user’s calendar', async () => {
    const days = { expiryDate: '2027-03-31', followupDate: '2027-02-15' };
    const texts = { additionalFields: { followupText: 'Call the customer', culture: 'en-US' } };
    expect(await quote.json('sendVersion', { quoteVersionId: 1, ...days, ...texts })).toMatchObject([
      { quoteVersionId: 1, IsOk: true, Url: 'mailto:office@company1.example' },
    ]);
    expect(quote.sent('Quote/SendQuoteVersion')).toEqual([
      {
        QuoteVersionId: 1,
        ExpiryDate: '2027-03-31',
        FollowupDate: '2027-02-15',
        FollowupText: 'Call the customer',
        Culture: 'en-US',
      },
    ]);
    expect(await quote.json('getVersion', { quoteVersionId: 1 })).toMatchObject([
      { State: 'Sent', ExpirationDate: expect.stringMatching(/^2027-03-31/) as unknown },
    ]);
    const { failure } = await quote.run('sendVersion', { quoteVersionId: 1, ...days });
    expect(failure?.message).toContain('A version in the state Sent can');
    expect(quotes().tasks).toBe(1);
  });

  const decision = (by: 'approved' | 'rejected') => ({
    quoteVersionId: 2,
    [`${by}ByAssociateId`]: 5,
    [`${by}ByText`]: `${by} by`,
    additionalFields: { comment: 'Margin is fine' },
  });

  it('is approved, or refused in the words of the connector inside the answer', async () => {
    expect(await quote.json('approveVersion', decision('approved'))).toMatchObject([
      { quoteVersionId: 2, CreatedAppointmentId: 901 },
    ]);
    expect(quotes().versions.get(2)).toMatchObject({
      State: 'DraftApproved',
      ApprovedBy: 5,
      ApprovedText: 'Margin is fine',
    });
    const { failure } = await quote.run('approveVersion', decision('approved'));
    expect(failure?.message).toContain('does not wait for approval');
  });

  it('is rejected', async () => {
    expect(await quote.json('rejectVersion', decision('rejected'))).toMatchObject([{ quoteVersionId: 2 }]);
    expect(quotes().versions.get(2)).toMatchObject({ State: 'DraftNotApproved', ApprovedBy: 5 });
  });
});

describe('the lines of a quote', () => {
  it('are listed with prices', async () =>
    expect(await quote.json('getLines', { quoteAlternativeId: 1 })).toMatchObject([
      { QuoteLineId: 1, Code: 'ROSE-RED-50', Quantity: 200, UnitListPrice: 0.8, TotalPrice: 160, VAT: 25 },
      { QuoteLineId: 2, Code: 'TULIP-10', Quantity: 20, UnitListPrice: 3.5, TotalPrice: 70 },
    ]));

  it('are added by the keys of products that a search finds', async () => {
    const found = await quote.json('findProducts', { quoteAlternativeId: 2, userInput: 'rose' });
    expect(found.map(({ ERPProductKey }) => ERPProductKey)).toEqual(['ROSE-RED-50', 'ROSE-PINK-40']);
    expect(
      await quote.json('addLines', { quoteAlternativeId: 2, erpProductKeys: 'ROSE-RED-50, ROSE-PINK-40' }),
    ).toEqual([{ quoteAlternativeId: 2, LinesAdded: 2 }]);
    expect(quotes().linesOf(2)).toHaveLength(2);
  });

  it('keep what an update does not give, their decimals to the digit', async () => {
    const [line] = await quote.json('updateLine', {
      quoteLineId: 1,
      quantity: '250.5',
      discountPercent: '7.5',
      userValueOverride: 'discountPercent',
    });
    expect(line).toMatchObject({
      QuoteLineId: 1,
      Quantity: 250.5,
      DiscountPercent: 7.5,
      UserValueOverride: 'DiscountPercent',
      Name: 'Red roses 50 cm',
      ExtraField1: 'Cold chain',
    });
    expect(quotes().lines.get(1)).toMatchObject({
      ERPProductKey: 'ROSE-RED-50',
      UnitListPrice: 0.8,
      Rank: 1,
    });
  });

  it('are removed', async () => {
    expect(await quote.json('deleteLine', { quoteLineId: 2 })).toEqual([{ deleted: true, quoteLineId: 2 }]);
    expect(quotes().linesOf(1)).toHaveLength(1);
  });
});

describe('an order', () => {
  const order = { quoteAlternativeId: 1, markSaleAsSold: true, additionalFields: { poNumber: 'PO-7' } };
  const send = async () =>
    await quote.json('sendVersion', {
      quoteVersionId: 1,
      expiryDate: '2027-03-31',
      followupDate: '2027-02-15',
    });

  it('is placed, and its state comes with a remark of the ERP system', async () => {
    await send();
    expect(await quote.json('placeOrder', order)).toMatchObject([
      { quoteAlternativeId: 1, IsOk: true, Url: 'https://erp.example/orders/SO-5001' },
    ]);
    expect(await quote.json('get', { saleId: 1 })).toMatchObject([
      { AcceptedQuoteAlternativeId: 1, ERPOrderKey: 'SO-5001', PoNumber: 'PO-7' },
    ]);
    expect(quote.superOffice.state.records.get('sale', 1)).toMatchObject({ Status: 'Sold' });
    expect(await quote.json('getOrderState', { quoteVersionId: 1 })).toMatchObject([
      { IsOk: true, Status: 'OkWithInfo', UserExplanation: 'Order SO-5001 is confirmed' },
    ]);
  });

  it('of a version that was not sent is refused, although SuperOffice answers with HTTP 200', async () => {
    const { failure } = await quote.run('placeOrder', order);
    expect(failure?.message).toContain('has to be sent before it can be ordered');
    expect(quotes().orders).toEqual([]);
  });

  it('whose answer is lost is not placed again, and the user reads where to look', async () => {
    await send();
    quote.superOffice.faults.add({ kind: 'resetAfterRead', on: 'Quote/PlaceOrder', apply: true });
    const { failure } = await quote.run('placeOrder', order, [{}]);
    expect(failure?.description ?? failure?.message).toContain('ERPOrderKey');
    expect(quotes().orders).toHaveLength(1);
  });
});

describe('lists of the quote of a sale', () => {
  const opened = async (operation: string, parameter: string, form = {}) => {
    const node = packNode('superOffice', 'quote', operation, { saleOfList: by('id', '1'), ...form });
    const options = { credentials: { superOfficeApi: { ...quote.superOffice.credential } } };
    return (await openList(node, parameter, options)).entries.map(({ name, value }) => [name, value]);
  };

  // By the simulator's seed, sale 1 has version 1 with two alternatives, and the first has two lines.
  it.each([
    ['getVersion', 'quoteVersionId', [['Q-1001, Draft (1)', '1']]],
    ['sendVersion', 'quoteVersionId', [['Q-1001, Draft (1)', '1']]],
    ['updateVersion', 'quoteVersionId', [['Q-1001, Draft (1)', '1']]],
    [
      'placeOrder',
      'quoteAlternativeId',
      [
        ['Premium, 230 (2)', '2'],
        ['Standard, 230 (1)', '1'],
      ],
    ],
    [
      'updateLine',
      'quoteLineId',
      [
        ['Red roses 50 cm, 200 (1)', '1'],
        ['Tulips, bunch of 10, 20 (2)', '2'],
      ],
    ],
  ])('%s: %s', async (operation, parameter, entries) =>
    expect((await opened(operation, parameter)).sort()).toEqual(entries.sort()),
  );

  it('need the sale, and it must have a quote', async () => {
    await expect(opened('getLines', 'quoteAlternativeId', { saleOfList: by('id', '') })).rejects.toThrow(
      'Choose Sale of the List first',
    );
    await expect(opened('getLines', 'quoteAlternativeId', { saleOfList: by('id', '3') })).rejects.toThrow(
      'The sale has no quote',
    );
  });

  it('the sale of the list is not sent, and what is picked is', async () => {
    const given = { saleOfList: by('list', '5'), quoteAlternativeId: by('list', '1') };
    expect(await quote.json('getLines', given)).toHaveLength(2);
    expect(quote.sent('Quote/GetQuoteLines')).toEqual([{ QuoteAlternativeId: 1 }]);
  });
});
