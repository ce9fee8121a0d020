import fc from 'fast-check';
import type { PollEvent } from '../../../nodes/shared/poll/event';
import { MOST_REMEMBERED } from '../../../nodes/shared/poll/state';
import { DAY, event, MINUTE, World } from './world';

const vendor = { skew: 0, marks: 'none' as const, zone: 0 };

const kinds: Array<[name: string, event: PollEvent, most?: number]> = [
  ['read whole', event({ emits: 'appearance' })],
  [
    'read in windows of days',
    event({
      emits: 'appearance',
      days: { from: 'from', to: 'to', most: 31, back: 40, ahead: 5, name: 'order date' },
    }),
    31,
  ],
];

const ids = fc.integer({ min: 1, max: 6 });
const step = fc.oneof(
  fc.record({ do: fc.constant('come' as const), id: ids, day: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ do: fc.constant('go' as const), id: ids }),
  fc.record({ do: fc.constant('poll' as const) }),
  fc.record({ do: fc.constant('fail' as const), at: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 30 }) }),
);

describe.each(kinds)('a list of open work, %s', (_, watched, most) => {
  it('shows a record when it comes into the list, and again only after it was gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const world = new World(watched, { ...vendor, most });
        world.change(1);
        await world.poll();
        const listed = (): number[] =>
          [...world.records.values()].flatMap((each) => (each.listed ? [each.id] : []));
        let told = new Set(listed());
        for (const each of [...steps, { do: 'poll' as const }]) {
          if (each.do === 'come') world.change(each.id, each.day);
          if (each.do === 'go') world.unlist(each.id);
          if (each.do === 'wait') world.now += each.days * DAY;
          // A list read whole has no second call to fail.
          if (each.do === 'fail') await world.poll({ failsAt: most ? each.at : 0 }).catch(() => []);
          if (each.do !== 'poll') continue;
          const shown = (await world.poll()).map(({ id }) => Number(id));
          expect(new Set(shown).size).toBe(shown.length);
          // Records that have left the range of days are in no list; they come back when n8n was away for long.
          const inReach = listed().filter((id) => world.records.get(id)?.watched);
          expect(inReach.filter((id) => !told.has(id) && !shown.includes(id))).toEqual([]);
          expect(shown.filter((id) => told.has(id))).toEqual([]);
          told = new Set(listed());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows each record once however often n8n restarts or stops half-way', async () => {
    const any = fc.oneof(
      fc.record({ do: fc.constant('come' as const), id: ids, day: fc.integer({ min: -4, max: 4 }) }),
      fc.record({ do: fc.constant('poll' as const), pauses: fc.boolean() }),
      fc.record({ do: fc.constant('restart' as const) }),
      fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 60 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 30 }), async (steps) => {
        const world = new World(watched, { ...vendor, most });
        await world.poll();
        const come = new Set<number>();
        for (const each of steps) {
          if (each.do === 'come' && !come.has(each.id)) world.change(each.id, each.day);
          if (each.do === 'come') come.add(each.id);
          if (each.do === 'restart') world.restart();
          if (each.do === 'wait') world.now += each.days * DAY;
          if (each.do === 'poll') await world.poll({ pauses: each.pauses });
        }
        do await world.poll();
        while (world.state?.round);
        await world.poll();
        expect([...world.emitted].sort()).toEqual([...come].map((id) => `${id}v1`).sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('work that failed', () => {
  it('comes again after the hours that the user has set, while it is still in the list', async () => {
    const world = new World(event({ emits: 'appearance' }), vendor, { againAfter: 6 * 60 * MINUTE });
    await world.poll();
    world.change(1);
    const shown: number[] = [];
    for (let hour = 0; hour < 20; hour++) {
      shown.push((await world.poll()).length);
      world.now += 60 * MINUTE;
    }
    expect(shown.flatMap((count, hour) => (count > 0 ? [hour] : []))).toEqual([0, 6, 12, 18]);
  });
});

describe('more open work than can be remembered', () => {
  it('comes as room is made, each record once', async () => {
    const world = new World(event({ emits: 'appearance' }), vendor);
    await world.poll();
    for (let id = 1; id <= MOST_REMEMBERED + 500; id++) world.change(id);

    expect(await world.poll()).toHaveLength(MOST_REMEMBERED);
    expect(await world.poll()).toHaveLength(0);
    for (let id = 1; id <= 400; id++) world.unlist(id);
    await world.poll();
    await world.poll();

    expect(world.emitted).toHaveLength(MOST_REMEMBERED + 400);
    expect(new Set(world.emitted).size).toBe(world.emitted.length);
    expect(JSON.stringify(world.state).length).toBeLessThan(700_000);
  });
});
