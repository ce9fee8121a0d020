import { all, stage } from './stage';

const s = stage('credit');

/** Of the fifteen credits of this day two are pending review, one of them in Los Angeles. */
const day = { creditDateFrom: '2026-01-11', creditDateTo: '2026-01-11', itemType: 'all' };

describe('listing credits', () => {
  it('quirk 2: has the state of each credit as a value like any other, members that the page was cut before too', async () => {
    const [credit, ...others] = await s.json('getMany', all({ status: 2, locationId: '14' }, day));
    expect(others).toEqual([]);
    expect(credit).toMatchObject({
      // The order's, which the mark does not take.
      id: 11_678_909,
      creditId: 450_011,
      number: 1610,
      shipDate: '2026-01-11',
      status: 'Pending Review',
      customerId: 23_423,
      customerName: 'Wholesale Petals',
      totalCredit: 7.5,
      details: [{ detailId: 450_011, productDescription: 'Rose Red Freedom 50 cm', creditAmount: 7.5 }],
      comments: [],
    });
  });

  it('takes "not found" in the plural as an empty list, and in the singular as a failure', async () => {
    s.komet.faults.add({ kind: 'faultIn200', message: 'Credits not found.' });
    expect(await s.json('getMany', all({}, day))).toEqual([]);

    s.komet.faults.add({ kind: 'faultIn200', message: 'Customer not found.' });
    const { failure } = await s.run('getMany', all({ customerId: '99' }, day));
    expect(failure?.message).toContain('Customer not found.');
  });

  it('sends every filter', async () => {
    const filters = {
      status: 3,
      customer: 'petals',
      customerId: '23423',
      carrierName: 'Prime',
      carrierId: '4610',
      product: 'rose',
      number: '1610',
      locationId: '13',
      externalSystemSynced: false,
    };
    await s.json('getMany', all(filters, { ...day, itemType: 'box' }));
    expect(s.sent().body).toEqual({
      creditDateFrom: '2026-01-11',
      creditDateTo: '2026-01-11',
      itemType: 'box',
      status: 3,
      customer: 'petals',
      customerId: 23_423,
      carrierName: 'Prime',
      carrierId: 4610,
      product: 'rose',
      number: 1610,
      locationId: 13,
      externalSystemSynced: 0,
    });
  });

  it('quirk 6: is a read although it is a POST, and is made again when its answer is lost', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    expect(await s.json('getMany', all({}, day))).toHaveLength(15);
    expect(s.komet.counters.calls).toBe(2);
  });

  it('quirk 16: sends the kind of items, which the page’s sample leaves out', async () => {
    const { failure } = await s.run('getMany', all({}, { ...day, itemType: '' }));
    expect(failure?.message).toMatch(/Item Type|workflow has issues/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('shows no credit as pending that was marked', async () => {
    const pending = async () => await s.json('getMany', all({ status: 2, externalSystemSynced: false }, day));
    expect((await pending()).map(({ creditId }) => creditId)).toEqual([450_011, 450_891]);
    await s.json('markAsSynchronized', { creditId: '450011' });
    expect((await pending()).map(({ creditId }) => creditId)).toEqual([450_891]);
  });
});

describe('entering open credit balances', () => {
  const balances = (values: object[]) => ({ customerCode: 'WPETAL', openCredits: { values } });

  it('enters those of an item in one call', async () => {
    expect(
      await s.json(
        'createOpenBalance',
        balances([
          { date: '2017-09-16', balance: '450.999' },
          { date: '2017-09-10', balance: 1800 },
        ]),
      ),
    ).toEqual([
      {
        success: true,
        customerCode: 'WPETAL',
        message: 'Open Credits Balance Adjustment was successfully saved.',
      },
    ]);
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.openCredits.all()).toMatchObject([
      { customerCode: 'WPETAL', date: '2017-09-16', balance: '450.999' },
      { customerCode: 'WPETAL', date: '2017-09-10', balance: '1800' },
    ]);
  });

  it('is never repeated when its outcome is unknown, and makes a call for each item', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { main, error } = await s.run(
      'createOpenBalance',
      balances([{ date: '={{ $json.date }}', balance: 5 }]),
      [{ date: '2026-03-01' }, { date: '2026-03-02' }],
      { onError: 'continueErrorOutput' },
    );
    expect([main.length, error.length]).toEqual([1, 1]);
    expect(s.komet.counters.calls).toBe(2);
    expect(s.komet.state.openCredits.all()).toHaveLength(2);
  });

  it.each([
    [{ date: '2026-03-01' }, /Balance: expected a number/],
    [{ balance: 5 }, /Parameter "Date" is required/],
  ])('sends none that is %j alone', async (row, message) => {
    const { failure } = await s.run('createOpenBalance', balances([row]));
    expect(`${failure?.message}`).toMatch(message);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('takes 50 at most', async () => {
    const many = Array.from({ length: 51 }, () => ({ date: '2026-03-01', balance: 1 }));
    const { failure } = await s.run('createOpenBalance', balances(many));
    expect(failure?.message).toMatch(/Open Credits: expected at most 50 entries/);
    expect(s.komet.counters.calls).toBe(0);
  });
});
