import { KOMET_TODAY, startKometSales } from '../../../simulators';
import { moveDates } from '../../../simulators/komet/moved';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe('dates that are moved', () => {
  it.each([
    ['2026-03-31', 1, '2026-04-01'],
    ['2026-12-31T23:59:59', 1, '2027-01-01T23:59:59'],
    ['{"a":"2028-03-01","b":"2026-02-10"}', -1, '{"a":"2028-02-29","b":"2026-02-09"}'],
    ['c0570000-61b1-4457-a4d1-000000000001', 5, 'c0570000-61b1-4457-a4d1-000000000001'],
    ['2026-13-99', 5, '2026-13-99'],
  ])('%s by %d days is %s', (text, days, moved) => {
    expect(moveDates(text, days)).toBe(moved);
  });
});

describe('a company whose seeded day is today', () => {
  it('answers about the last days, in days of now', async () => {
    const komet = await startKometSales({ today: KOMET_TODAY });
    try {
      const query = new URLSearchParams({
        authenticationToken: komet.credential.authenticationToken,
        orderDateFrom: daysAgo(30),
        orderDateTo: daysAgo(0),
      });
      const answer = await fetch(`${komet.url}/invoice.accounting.details.list?${query.toString()}`);
      const { invoices } = (await answer.json()) as { invoices: Array<{ shipDate: string }> };

      expect(komet.violations).toEqual([]);
      expect(invoices).toHaveLength(12);
      expect(invoices.every(({ shipDate }) => shipDate >= daysAgo(31))).toBe(true);
      expect(komet.state.clock.day()).toBe(KOMET_TODAY);
    } finally {
      await komet.close();
    }
  });
});
