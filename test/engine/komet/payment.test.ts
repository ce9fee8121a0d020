import { FIRST_INVOICE } from '../../simulators/komet/records/invoice';
import { all, stage } from './stage';

const s = stage('payment');

describe('recording a payment', () => {
  const paid = {
    customerId: '23423',
    date: '2026-03-20',
    methodId: '999',
    locationCode: '06',
    invoices: { values: [{ invoiceNumber: FIRST_INVOICE.number, amount: '30.50', discount: 1 }] },
  };

  it('applies it to invoices and keeps what exceeds their sum', async () => {
    const additionalFields = { totalPayment: '45.00', referenceNumber: 'Check 4566', notes: 'By post' };
    expect(await s.json('receive', { ...paid, additionalFields })).toEqual([
      { success: true, customerId: 23_423, message: 'OK', controlNumber: 101 },
    ]);
    expect(s.komet.state.payments.get('452001')).toMatchObject({
      customerId: '23423',
      methodId: '999',
      date: '2026-03-20',
      locationId: '13',
      total: '45',
      referenceNumber: 'Check 4566',
      notes: 'By post',
      invoices: [{ invoiceNumber: FIRST_INVOICE.number, amount: '30.5', discount: '1' }],
    });
  });

  it('refuses less than the sum of the amounts before anything is sent', async () => {
    const { failure } = await s.run('receive', { ...paid, additionalFields: { totalPayment: 30.49 } });
    expect(failure?.message).toMatch(
      /^Invoices: expected a sum of at most Total Payment \(30\.49\), got 30\.5/,
    );
    expect(s.komet.counters.calls).toBe(0);
  });

  it('is not repeated when its outcome is unknown', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('receive', paid);
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.payments.all()).toHaveLength(7);
    expect(failure?.description).toContain('shows whether the payment was recorded');
  });
});

describe('listing payments', () => {
  it('types their known members', async () => {
    expect(await s.json('getMany', all({ customer: 'wpetal' }))).toEqual([
      {
        id: 450_545,
        controlNumber: 90,
        date: '2026-03-02',
        customer: 'Wholesale Petals',
        method: 'Check',
        totalPayment: 45,
      },
    ]);
  });

  it('sends every filter', async () => {
    const filters = {
      dateFrom: '2026-03-01',
      dateTo: '2026-03-31',
      customer: 'flor',
      controlNumber: '90',
      paymentMethod: 'Check',
      invoiceNumber: '1626',
      checkReference: 'Check 4560',
      updatedAsOf: '2026-03-02T12:00:00+02:00',
      locationId: '13',
      externalSystemSynced: true,
    };
    await s.json('getMany', all(filters));
    expect(s.sent().query).toMatchObject({
      ...filters,
      updatedAsOf: '2026-03-02T10:00:00',
      externalSystemSynced: '1',
    });
  });

  it('wants a filter, and both ends of a range', async () => {
    const { failure } = await s.run('getMany', all());
    expect(failure?.message).toMatch(
      /Date From or Date To or Customer Name or Code or .*: expected at least one of them/,
    );
    const open = await s.run('getMany', all({ dateFrom: '2026-03-01' }));
    expect(open.failure?.message).toMatch(/^Date To is required because Date From is given/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('reads a longer range window by window, without doubles at the seams', async () => {
    const listed = await s.json('getMany', all({ dateFrom: '2026-02-01', dateTo: '2026-04-04' }));
    expect(listed.map(({ controlNumber }) => controlNumber)).toEqual([90, 91, 92, 93, 94, 95]);
    // 63 days, 31 at a time.
    expect(s.komet.counters.calls).toBe(3);
  });
});

describe('quirk 3: marking payments as synchronized', () => {
  it('reports that a choice is missing when the filter by synchronization was added and left as it is', async () => {
    const { failure } = await s.run('getMany', all({ externalSystemSynced: '' }));
    expect(failure?.message).toMatch(/^Synchronized: expected a choice, got nothing/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('gives each its own outcome although the call as a whole succeeds', async () => {
    const items = [{ id: 450_545 }, { id: 451_181 }, { id: 47_873_233 }, { id: 450_546 }];
    const { main, error } = await s.run('markAsSynchronized', { paymentId: '={{ $json.id }}' }, items, {
      onError: 'continueErrorOutput',
    });
    expect(main.map(({ json }) => json)).toEqual(
      [450_545, 450_546].map((paymentId) => ({
        paymentId,
        status: 1,
        message: 'The payment was successfully synchronized',
      })),
    );
    expect(error.map(({ json }) => [json.id, json.error])).toEqual([
      [451_181, 'The payment was cancelled'],
      [47_873_233, "The payment doesn't exist"],
    ]);
    expect(s.komet.counters.calls).toBe(1);
    expect((await s.json('getMany', all({ externalSystemSynced: true }))).map(({ id }) => id)).toEqual([
      450_545, 450_546,
    ]);
  });
});
