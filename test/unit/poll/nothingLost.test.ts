import fc from 'fast-check';
import type { PollEvent } from '../../../nodes/shared/poll/event';
import { DAY, event, MINUTE, World, type VendorTraits } from './world';

/** What may happen between and during polls. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      id: fc.integer({ min: 1, max: 6 }),
      day: fc.integer({ min: -12, max: 12 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('poll' as const), pauses: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('fail' as const), at: fc.integer({ min: 0, max: 2 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('short' as const),
      id: fc.integer({ min: 1, max: 6 }),
      day: fc.integer({ min: -12, max: 12 }),
      ms: fc.constantFrom(400, 15 * MINUTE, 3 * DAY),
      lacks: fc.constantFrom('some' as const, 'everything' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(
        400,
        20_000,
        2 * MINUTE,
        9 * MINUTE,
        11 * MINUTE,
        15 * MINUTE,
        7 * 60 * MINUTE,
        DAY,
      ),
    }),
  },
  // The clock of n8n is set, rightly or wrongly.
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      own: fc.constantFrom(0, 30 * MINUTE, -30 * MINUTE, DAY, -DAY, 3 * DAY, -3 * DAY),
    }),
  },
  // A record that becomes visible long after it was changed.
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('late' as const),
      id: fc.integer({ min: 7, max: 8 }),
      ms: fc.constantFrom(20 * MINUTE, 45 * MINUTE),
    }),
  },
  // n8n gives up on a poll, or runs it twice and counts one.
  { weight: 2, arbitrary: fc.record({ do: fc.constant('abandoned' as const), pauses: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('down' as const), days: fc.integer({ min: 2, max: 100 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const traits = (more: Partial<VendorTraits>): fc.Arbitrary<VendorTraits> =>
  fc
    .record({
      skew: fc.integer({ min: -4 * MINUTE, max: 4 * MINUTE }),
      lag: fc.constantFrom(0, 5 * MINUTE),
      marks: fc.constantFrom('moment' as const, 'day' as const, 'none' as const),
      zone: fc.integer({ min: -12, max: 14 }),
      date: fc.oneof(fc.integer({ min: -4 * MINUTE, max: 4 * MINUTE }), fc.constant('none' as const)),
    })
    .map((own) => ({ ...own, ...more }));

/** The kinds of lists that vendors have: how they are read, and what they refuse. */
const kinds: Array<[name: string, event: PollEvent, traits: Partial<VendorTraits>]> = [
  ['asked by day, with marks', event({ mark: 'updatedOn', since: { field: 'since', precision: 'day' } }), {}],
  [
    'asked by moment, with marks',
    event({ mark: 'updatedOn', since: { field: 'since', precision: 'moment' } }),
    {},
  ],
  ['asked by moment, without marks', event({ since: { field: 'since', precision: 'moment' } }), {}],
  ['asked by day, without marks', event({ since: { field: 'since', precision: 'day' } }), {}],
  [
    'asked by moment within windows of days',
    event({
      mark: 'updatedOn',
      since: { field: 'since', precision: 'moment' },
      days: { from: 'from', to: 'to', most: 7, back: 14, ahead: 14, name: 'ship date' },
    }),
    { most: 7 },
  ],
  [
    'asked by day within single days',
    event({
      since: { field: 'since', precision: 'day' },
      days: { from: 'from', to: 'to', most: 1, back: 13, ahead: 13, name: 'ship date' },
    }),
    { most: 1 },
  ],
  [
    'asked by moment within windows of days, the far ones once a day',
    event({
      since: { field: 'since', precision: 'moment' },
      days: {
        from: 'from',
        to: 'to',
        most: 3,
        back: 3,
        ahead: 3,
        far: { back: 20, ahead: 20 },
        name: 'date',
      },
    }),
    { most: 3 },
  ],
  [
    'asked by day within windows of days, the far ones once a day, with marks',
    event({
      mark: 'updatedOn',
      since: { field: 'since', precision: 'day' },
      days: {
        from: 'from',
        to: 'to',
        most: 7,
        back: 0,
        ahead: 6,
        far: { back: 14, ahead: 20 },
        name: 'date',
      },
    }),
    { most: 7 },
  ],
];

async function live(world: World, steps: Step[]): Promise<void> {
  for (const each of steps) {
    if (each.do === 'change') world.change(each.id, each.day);
    if (each.do === 'wait') world.now += each.ms;
    if (each.do === 'down') world.now += each.days * DAY;
    if (each.do === 'restart') world.restart();
    if (each.do === 'late') world.changeUnseen(each.id, each.ms);
    // Without the vendor's clock, n8n's clock must be right.
    if (each.do === 'clock' && world.traits.date !== 'none') world.own = each.own;
    if (each.do === 'abandoned') await world.poll({ pauses: each.pauses, abandoned: true });
    if (each.do === 'poll') await world.poll({ pauses: each.pauses });
    if (each.do === 'fail') await world.poll({ failsAt: each.at }).catch(() => []);
    // One short read among whole ones, which may lack what is new.
    if (each.do === 'short') {
      await finish(world);
      await finish(world);
      world.now += each.ms;
      world.change(each.id, each.day);
      await world.poll({ lacks: each.lacks });
      world.now += each.ms;
      await finish(world);
    }
  }
}

/** Polls until the list has been read to its end. */
async function finish(world: World): Promise<void> {
  do await world.poll();
  while (world.state?.round);
}

/** Reads the list, its far days as well, in rounds that began after all changes. */
async function settle(world: World): Promise<void> {
  world.now += DAY + 15 * MINUTE;
  await finish(world);
  await finish(world);
}

/** A filter is changed between changes and polls; all within the two days in which what was shown stays known. */
const filtered = fc.oneof(
  fc.record({
    do: fc.constant('change' as const),
    id: fc.integer({ min: 1, max: 6 }),
    day: fc.integer({ min: -3, max: 3 }),
  }),
  fc.record({ do: fc.constant('filter' as const), group: fc.constantFrom(undefined, 0, 1) }),
  fc.record({ do: fc.constant('poll' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(MINUTE, 15 * MINUTE, 60 * MINUTE) }),
);

describe.each(kinds)('a list %s', (_, watched, kind) => {
  it('shows each state of a record once, and the last one always', async () => {
    await fc.assert(
      fc.asyncProperty(traits(kind), fc.array(step, { maxLength: 40 }), async (vendor, steps) => {
        const world = new World(watched, vendor);
        world.change(1);
        world.change(2);
        world.now += 3 * DAY;
        const [first] = steps;
        if (first?.do === 'clock' && vendor.date !== 'none') world.own = first.own;
        await world.poll();
        const old = new Set([...world.records.values()].map(({ id, version }) => `${id}v${version}`));

        await live(world, steps);
        await settle(world);

        const { emitted } = world;
        expect(emitted.filter((each, index) => emitted.indexOf(each) !== index)).toEqual([]);
        const last = [...world.records.values()]
          .filter(({ watched }) => watched)
          .map(({ id, version }) => `${id}v${version}`);
        expect(last.filter((each) => !old.has(each) && !emitted.includes(each))).toEqual([]);
        expect(emitted.filter((each) => old.has(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('continues where it was when a filter is changed, and emits nothing twice', async () => {
    const near = traits({ ...kind, lag: 0 });
    await fc.assert(
      fc.asyncProperty(near, fc.array(filtered, { maxLength: 40 }), async (vendor, steps) => {
        const world = new World(watched, vendor);
        await world.poll();
        const due = new Map<number, string>();
        for (const each of [...steps, { do: 'poll' as const }]) {
          if (each.do === 'wait') world.now += each.ms;
          if (each.do === 'filter') world.group = each.group;
          if (each.do === 'change') {
            world.now += 1_000;
            world.change(each.id, each.day);
            due.set(each.id, `${each.id}v${world.records.get(each.id)?.version}`);
          }
          if (each.do !== 'poll') continue;
          world.now += 1_000;
          world.calls = [];
          await world.poll();
          for (const [id, version] of due) {
            if (!world.asked(id)) continue;
            if (world.matches({ id })) expect(world.emitted).toContain(version);
            // What a filter excluded when it was read is not due later.
            due.delete(id);
          }
        }
        expect(world.emitted.filter((each, index, all) => all.indexOf(each) !== index)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
