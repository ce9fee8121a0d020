import { connector as eBizCharge } from '../../../nodes/EBizCharge/connector';
import { connector as kometSales } from '../../../nodes/KometSales/connector';
import { dailyHint, SlowDowns } from '../../../nodes/shared/invoke/pace';
import { connector as superOffice } from '../../../nodes/SuperOffice/connector';
import { kometSales as documented } from '../../documented';

describe('the hint about slow-downs', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const told = (slowDowns: SlowDowns) => slowDowns.hint(kometSales)?.message;

  it('is nothing when there were none', () => expect(told(new SlowDowns())).toBeUndefined());

  it('is how often the service asked and how long the run waited', () => {
    const slowDowns = new SlowDowns();
    slowDowns.count();
    slowDowns.waits(1_000);
    expect(told(slowDowns)).toBe('Komet Sales asked once to slow down; this run waited 1 second in all');
    jest.advanceTimersByTime(3_000);
    slowDowns.count();
    slowDowns.count();
    slowDowns.waits(10_500);
    expect(told(slowDowns)).toBe('Komet Sales asked 3 times to slow down; this run waited 12 seconds in all');
  });

  it('counts time in which several calls wait once', () => {
    const slowDowns = new SlowDowns();
    slowDowns.count();
    for (let call = 0; call < 8; call += 1) slowDowns.waits(4_000);
    jest.advanceTimersByTime(2_000);
    slowDowns.waits(4_000);
    expect(told(slowDowns)).toContain('waited 6 seconds');
  });

  it('mentions no wait if there was none, and no request if another run was asked', () => {
    const asked = new SlowDowns();
    asked.count();
    expect(told(asked)).toBe('Komet Sales asked once to slow down');
    const heldBack = new SlowDowns();
    heldBack.waits(2_000);
    expect(told(heldBack)).toBe(
      'Komet Sales asked other runs with the same credential to slow down; this run waited 2 seconds in all',
    );
  });
});

describe('the daily limit', () => {
  it('of Komet Sales is the documented one, and its page is named', () => {
    const { requestsPerUserPerDay } = documented().conventions as unknown as Record<string, unknown>;
    expect(kometSales.dailyLimit?.calls).toBe(requestsPerUserPerDay);
    expect(kometSales.dailyLimit?.source).toContain('Getting+Started');
  });

  it('is mentioned from 80% of the credential’s number on', () => {
    const credential = { dailyCallLimit: 3000 };
    expect(dailyHint(kometSales, credential, 2399)).toBeUndefined();
    expect(dailyHint(kometSales, credential, 2400)).toEqual({
      message:
        'This n8n process has made 2,400 calls with this credential since midnight UTC, 80% of its daily limit of 3,000. Komet Sales allows 1,000 for each paid user',
      type: 'warning',
    });
    expect(dailyHint(kometSales, credential, 4500)?.message).toContain('150% of its daily limit');
  });

  it.each([0, '', undefined, null, 'many', -5])('of %j is not watched', (dailyCallLimit) => {
    expect(dailyHint(kometSales, { dailyCallLimit } as never, 1e6)).toBeUndefined();
  });

  it('is missing if the vendor documents none', () => {
    for (const connector of [eBizCharge, superOffice]) {
      expect(dailyHint(connector, { dailyCallLimit: 1 }, 1e6)).toBeUndefined();
    }
  });
});
