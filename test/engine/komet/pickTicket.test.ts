import { FIRST_INVOICE } from '../../simulators/komet/records/invoice';
import { all, stage } from './stage';

const s = stage('pickTicket');

/** Orders of the seed go out one a day from 1 March 2026; the fifth is voided. */
const idOf = (day: number) => Number(FIRST_INVOICE.id) + day - 1;

const ids = async (parameters: object) =>
  (await s.json('getMany', { ...all(), ...parameters })).map(({ orderId }) => orderId);

describe('pick tickets', () => {
  it('of an order are read without a date, out of a list that the page does not name', async () => {
    const [ticket] = await s.json('getMany', { orderId: FIRST_INVOICE.id, ...all() });
    expect(ticket).toMatchObject({
      orderId: 11_678_925,
      orderNumber: 1626,
      shipDate: '2026-03-01',
      customerName: 'Wholesale Petals',
    });
    expect(s.sent().query).not.toHaveProperty('orderDateFrom');
  });

  it('need an order, a day, or both ends of a range', async () => {
    const { failure } = await s.run('getMany', { orderDateFrom: '2026-03-01', ...all() });
    expect(failure?.message).toMatch(
      /^Order \(Invoice\) ID or Order Date \(Shipping\) or Order Date From \(Shipping\) with Order Date To \(Shipping\)/,
    );
    expect(s.komet.counters.calls).toBe(0);
  });

  it('of more than seven days are refused, and walked week by week with Return All, none twice', async () => {
    const range = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-12' };
    const { failure } = await s.run('getMany', { ...range, returnAll: false, limit: 50, filters: {} });
    expect(failure?.message).toContain('7 days');
    expect(s.komet.counters.calls).toBe(0);

    expect(await ids(range)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12].map(idOf));
    expect(s.komet.counters.log.map(({ query }) => [query.orderDateFrom, query.orderDateTo])).toEqual([
      ['2026-03-01', '2026-03-07'],
      ['2026-03-08', '2026-03-12'],
    ]);
  });

  it.each([
    [{ orderId: FIRST_INVOICE.id }, [1]],
    [{ orderDate: '2026-03-02' }, [2]],
  ])('are requested once where %j makes the range not count, however long that is', async (asked, days) => {
    const range = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-31' };
    expect(await ids({ ...range, ...asked })).toEqual(days.map(idOf));
    expect(await ids({ ...range, ...asked, returnAll: false, limit: 50 })).toEqual(days.map(idOf));
    expect(s.komet.counters.calls).toBe(2);
  });

  it('leave voided orders out unless they are requested, and are narrowed by the other filters', async () => {
    const week = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-07' };
    expect(await ids({ ...week, filters: { status: 4 } })).toEqual([idOf(5)]);
    expect(await ids({ ...week, filters: { customerId: '23423', carrierId: '4610' } })).toEqual([
      idOf(1),
      idOf(7),
    ]);
    const named = { customer: 'petals', carrierName: 'Prime Floral', product: 'rose' };
    expect(await ids({ ...week, filters: named })).toContain(idOf(1));
    expect(s.sent().query).toMatchObject(named);
  });
});
