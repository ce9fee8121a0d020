import { gather } from '../../../nodes/shared/operation';

/** Numbers, each of which takes some time to make. */
function* slowly(count: number, eachMs: number): Generator<number> {
  for (let number = 0; number < count; number += 1) {
    const until = performance.now() + eachMs;
    while (performance.now() < until);
    yield number;
  }
}

describe('gathering many values', () => {
  it('keeps their order and lets timers fire in between', async () => {
    let ticks = 0;
    const ticker = setInterval(() => (ticks += 1), 1);
    const gathered = await gather(slowly(40, 5));
    clearInterval(ticker);
    expect(gathered).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(ticks).toBeGreaterThan(3);
  });

  it('throws what making a value throws', async () => {
    const broken = function* (): Generator<number> {
      yield 1;
      throw new Error('no more');
    };
    await expect(gather(broken())).rejects.toThrow('no more');
  });
});
