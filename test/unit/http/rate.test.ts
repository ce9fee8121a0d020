import { rateLimiter, rememberedKeys } from '../../../nodes/shared/http/rate';
import { failureOf } from './servers';

async function timesOf(key: string, count: number, perSecond: number): Promise<number[]> {
  const start = performance.now();
  const limiter = rateLimiter(key);
  return await Promise.all(
    Array.from({ length: count }, async () => {
      await limiter.take(perSecond);
      return performance.now() - start;
    }),
  );
}

describe('a rate limit', () => {
  it('lets one second of calls through at once and spaces the rest', async () => {
    const times = await timesOf('a', 25, 10);
    expect(times[10]).toBeGreaterThanOrEqual(990);
    expect(times[24]).toBeGreaterThanOrEqual(1990);
  });

  it('uses no timer for the calls of the first second', async () => {
    let through = 0;
    const limiter = rateLimiter('at once');
    const calls = Array.from({ length: 11 }, async () => {
      await limiter.take(10);
      through += 1;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(through).toBe(10);
    await Promise.all(calls);
  });

  it('of less than one call a second spaces every call', async () => {
    const times = await timesOf('slow', 2, 0.9);
    expect(times[1]).toBeGreaterThanOrEqual(1100);
  });

  it('is shared by all calls with the key, and by no others', async () => {
    await rateLimiter('b').take(1);
    const order: string[] = [];
    const take = async (key: string) => {
      await rateLimiter(key).take(1);
      order.push(key);
    };
    await Promise.all([take('b'), take('c')]);
    expect(order).toEqual(['c', 'b']);
  });

  it.each([0, -1, NaN, Infinity])('of %d is none', async (perSecond) => {
    const timers = jest.spyOn(global, 'setTimeout');
    await timesOf(`none ${perSecond}`, 1000, perSecond);
    expect(timers).not.toHaveBeenCalled();
    timers.mockRestore();
  });

  it('stops a wait with its execution, and gives the place back', async () => {
    const limiter = rateLimiter('d');
    await limiter.take(1);
    const controller = new AbortController();
    const waiting = Array.from(
      { length: 50 },
      async () => await failureOf(limiter.take(1, controller.signal)),
    );
    const start = performance.now();
    controller.abort();
    for (const failure of await Promise.all(waiting)) expect(failure.kind).toBe('cancelled');
    await limiter.take(1);
    // Behind those that have gone it would be fifty seconds.
    expect(performance.now() - start).toBeLessThan(25_000);
  });

  it('forgets keys that have not been used for an hour', async () => {
    const before = rememberedKeys();
    for (let i = 0; i < 100; i++) await rateLimiter(`idle ${i}`).take(5);
    expect(rememberedKeys()).toBe(before + 100);
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_700_000);
    await rateLimiter('new').take(5);
    clock.mockRestore();
    expect(rememberedKeys()).toBe(1);
  });
});
