import { Keep, digestOf } from '../../../nodes/shared/invoke/keep';

const HOUR = 3_600_000;

/** Gives tickets 1, 2, 3 …, each valid for an hour, and counts the calls. */
function desk(goodForMs = HOUR) {
  let count = 0;
  return {
    get asked() {
      return count;
    },
    ask: async () => {
      count += 1;
      return await Promise.resolve({ value: count, until: Date.now() + goodForMs });
    },
  };
}

describe('what is kept for all executions', () => {
  it('is fetched once for all who want it at the same time', async () => {
    const [keep, counter] = [new Keep<number>(), desk()];
    const all = await Promise.all(Array.from({ length: 100 }, async () => await keep.get('a', counter.ask)));

    expect(new Set(all).size).toBe(1);
    expect(all[0]?.value).toBe(1);
    expect(counter.asked).toBe(1);
  });

  it('is fetched again when it has expired, and for each key', async () => {
    const [keep, old] = [new Keep<number>(), desk(-1)];
    await keep.get('a', old.ask);
    await keep.get('a', old.ask);
    await keep.get('b', old.ask);
    expect(old.asked).toBe(3);
  });

  it('does not keep a failure, which goes to all who waited', async () => {
    const [keep, { ask }] = [new Keep<number>(), desk()];
    const broken = async () => await Promise.reject(new Error('No'));
    const settled = await Promise.allSettled([keep.get('a', broken), keep.get('a', ask)]);

    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await keep.get('a', ask)).value).toBe(1);
  });

  it('is no longer waited for by a stopped execution; the others get it', async () => {
    const keep = new Keep<number>();
    let give: (given: { value: number; until: number }) => void = () => undefined;
    const slow = async () =>
      await new Promise<{ value: number; until: number }>((resolve) => (give = resolve));
    const stop = new AbortController();
    const stopped = keep.get('a', slow, stop.signal);
    const other = keep.get('a', slow);
    stop.abort();

    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' });
    give({ value: 7, until: Date.now() + HOUR });
    expect((await other).value).toBe(7);
  });
});

describe('what was refused', () => {
  it('is renewed once for all that had it, also for those that learn of it late', async () => {
    const [keep, counter] = [new Keep<number>(), desk()];
    const first = await keep.get('a', counter.ask);
    const renewed = await Promise.all([1, 2, 3].map(async () => await keep.renew('a', first, counter.ask)));
    const late = await keep.renew('a', first, counter.ask);

    expect([...renewed, late].map((each) => each?.value)).toEqual([2, 2, 2, 2]);
    expect(counter.asked).toBe(2);
  });

  it('is not renewed over and over: a renewal that no service has accepted is not renewed itself', async () => {
    const [keep, counter] = [new Keep<number>(), desk()];
    const first = await keep.get('a', counter.ask);
    const second = await keep.renew('a', first, counter.ask);
    if (!second) throw new Error('not renewed');

    expect(await keep.renew('a', second, counter.ask)).toBeUndefined();
    expect((await keep.renew('a', first, counter.ask))?.value).toBe(2);
    expect(counter.asked).toBe(2);
    // The next execution begins anew.
    expect((await keep.get('a', counter.ask)).value).toBe(3);
  });

  it('is renewed again if the renewal was valid for a time', async () => {
    const [keep, counter] = [new Keep<number>(), desk()];
    const second = await keep.renew('a', await keep.get('a', counter.ask), counter.ask);
    if (!second) throw new Error('not renewed');
    second.accepted = true;

    expect((await keep.renew('a', second, counter.ask))?.value).toBe(3);
  });
});

it('a key contains nothing readable, and differs for each change of the credential', () => {
  const key = digestOf('userApi', { password: 'the-password' });
  expect(key).not.toContain('password');
  expect(digestOf('userApi', { password: 'the-passwore' })).not.toBe(key);
  expect(digestOf('otherApi', { password: 'the-password' })).not.toBe(key);
});
