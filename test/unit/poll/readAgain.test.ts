import fc from 'fast-check';
import { DAY, event, MINUTE, World, type VendorTraits } from './world';

const HOUR = 60 * MINUTE;
const REREAD = 20;

/** A list of records that is asked by when they were made, while their state changes later: transactions of a gateway. */
const states = event({
  emits: 'appearance',
  identity: [['id', 'version']],
  since: { field: 'since', precision: 'moment', overlap: 26, reread: REREAD },
});

const vendor: VendorTraits = { skew: 0, marks: 'none', zone: 0, asksMade: true };

describe('a list that is asked by when records were made', () => {
  it('has each poll read little, and one poll a day the days whose states may change', async () => {
    const world = new World(states, vendor);
    await world.poll();
    world.change(1);
    expect(await world.poll()).toHaveLength(1);
    world.now += 3 * DAY;
    // Each poll begins where the last but one has ended.
    await world.poll();
    await world.poll();
    world.now += HOUR;
    world.change(1);
    const shown: number[] = [];
    world.calls = [];
    for (let hour = 0; hour < 48; hour++) {
      shown.push((await world.poll()).length);
      world.now += HOUR;
    }
    expect(shown.flatMap((count, hour) => (count > 0 ? [hour] : []))).toEqual([22]);
    const far = world.calls.filter(({ since }) => Date.parse(String(since)) < world.now - 10 * DAY);
    expect(far).toHaveLength(2);
  });

  it('does not emit what existed at the first poll, however old, and emits all of it if asked to', async () => {
    const old = async (emitExisting: boolean) => {
      const world = new World(states, vendor, { emitExisting });
      world.change(1);
      world.now += 10 * DAY;
      world.change(2);
      const counts: number[] = [];
      for (let day = 0; day < 4; day++) {
        counts.push((await world.poll()).length);
        world.now += DAY;
      }
      return counts;
    };
    expect([await old(false), await old(true)]).toEqual([
      [0, 0, 0, 0],
      [2, 0, 0, 0],
    ]);
  });

  it('remembers all of those days, also if they have more records than other lists remember', async () => {
    const world = new World(states, vendor, { most: 50 });
    await world.poll();
    for (let day = 0; day < 10; day++) {
      for (let each = 1; each <= 30; each++) world.change(day * 30 + each);
      expect(await world.poll()).toHaveLength(30);
      world.now += DAY + MINUTE;
    }
    for (let poll = 0; poll < 3; poll++, world.now += DAY) expect(await world.poll()).toEqual([]);
    world.change(45);
    expect(await world.poll()).toHaveLength(1);
  });

  const id = fc.integer({ min: 1, max: 8 });
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('change' as const), id }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('poll' as const), pauses: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('fail' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('abandoned' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.constantFrom(400, 15 * MINUTE, 7 * HOUR, DAY, 3 * DAY, 30 * DAY),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('clock' as const),
        own: fc.constantFrom(0, 30 * MINUTE, DAY, -DAY, -3 * DAY),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('late' as const), id: fc.constantFrom(11, 12) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('short' as const) }) },
  );
  const traits = fc.record({
    skew: fc.integer({ min: -4 * MINUTE, max: 4 * MINUTE }),
    lag: fc.constantFrom(0, 5 * MINUTE),
    date: fc.integer({ min: -4 * MINUTE, max: 4 * MINUTE }),
  });

  it('shows each state once, and the last one within a day, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(traits, fc.array(step, { maxLength: 40 }), async (own, steps) => {
        const world = new World(states, { ...vendor, ...own });
        world.change(1);
        world.change(2);
        world.now += 3 * DAY;
        await world.poll();
        const old = new Set([...world.records.values()].map(({ id: of, version }) => `${of}v${version}`));
        const finish = async () => {
          do await world.poll();
          while (world.state?.round);
        };
        for (const each of steps) {
          if (each.do === 'change') world.change(each.id);
          if (each.do === 'wait') world.now += each.ms;
          if (each.do === 'clock') world.own = each.own;
          if (each.do === 'late') world.changeUnseen(each.id, 45 * MINUTE);
          if (each.do === 'restart') world.restart();
          if (each.do === 'poll') await world.poll({ pauses: each.pauses });
          if (each.do === 'abandoned') await world.poll({ abandoned: true });
          if (each.do === 'fail') await world.poll({ failsAt: 0 }).catch(() => []);
          if (each.do !== 'short') continue;
          await finish();
          await finish();
          await world.poll({ lacks: 'some' });
          await finish();
        }
        world.now += DAY + 15 * MINUTE;
        await finish();

        const { emitted } = world;
        expect(emitted.filter((each, index) => emitted.indexOf(each) !== index)).toEqual([]);
        expect(emitted.filter((each) => old.has(each))).toEqual([]);
        const owed = [...world.records.values()]
          .filter(({ changedAt }) => changedAt > world.now - (REREAD + 1) * DAY)
          .map(({ id: of, version }) => `${of}v${version}`);
        expect(owed.filter((each) => !old.has(each) && !emitted.includes(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
