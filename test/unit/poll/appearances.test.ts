import fc from 'fast-check';
import type { PollEvent } from '../../../nodes/shared/poll/event';
import { ListModel } from './listModel';
import { DAY, event, MINUTE, MOST, World } from './world';

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
  [
    'read in windows of days, the far ones once a day',
    event({
      emits: 'appearance',
      days: {
        from: 'from',
        to: 'to',
        most: 7,
        back: 3,
        ahead: 2,
        far: { back: 40, ahead: 14 },
        name: 'order date',
      },
    }),
    7,
  ],
];

const ids = fc.integer({ min: 1, max: 6 });
const come = fc.record({ do: fc.constant('come' as const), id: ids, day: fc.integer({ min: -6, max: 6 }) });
const go = fc.record({ do: fc.constant('go' as const), id: ids });
const poll = fc.record({ do: fc.constant('poll' as const) });
const fail = fc.record({ do: fc.constant('fail' as const), at: fc.nat({ max: 1 }) });
const wait = fc.record({
  do: fc.constant('wait' as const),
  ms: fc.nat({ max: 30 }).map((days) => days * DAY),
});
const pause = fc.record({
  do: fc.constant('wait' as const),
  ms: fc.constantFrom(2 * MINUTE, 15 * MINUTE, 60 * MINUTE),
});
const short = fc.record({
  do: fc.constant('short' as const),
  lacks: fc.constantFrom('some' as const, 'everything' as const),
});
const filter = fc.record({ do: fc.constant('filter' as const), group: fc.constantFrom(undefined, 0, 1) });
const partly = fc.record({ do: fc.constant('partly' as const), pauses: fc.boolean() });
const restart = fc.record({ do: fc.constant('restart' as const) });

type Step = typeof come | typeof go | typeof poll | typeof fail | typeof wait | typeof short | typeof filter;
type Interruption = typeof come | typeof partly | typeof restart | typeof wait | typeof short | typeof filter;
type StepOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Runs the steps, and reports what went wrong. */
async function live(world: World, steps: Array<StepOf<Step>>): Promise<string[]> {
  const model = new ListModel(world);
  model.come(1, 0);
  const wrong = await model.poll({ isFirst: true });
  for (const each of steps) {
    if (each.do === 'come') model.come(each.id, each.day);
    if (each.do === 'go') world.unlist(each.id);
    if (each.do === 'wait') world.now += each.ms;
    if (each.do === 'filter') world.group = each.group;
    if (each.do === 'fail') wrong.push(...(await model.poll({ failsAt: each.at })));
    if (each.do === 'poll') wrong.push(...(await model.poll()));
    // Two short reads in a row look like an emptied list.
    if (each.do === 'short')
      for (const lacks of ['nothing', each.lacks, 'nothing'] as const)
        wrong.push(...(await model.poll({ lacks })));
  }
  world.group = undefined;
  // An interrupted round is finished as it was planned.
  while (world.state?.round) wrong.push(...(await model.poll()));
  world.now += DAY;
  wrong.push(...(await model.poll()));
  return [...wrong, ...model.untold().map((id) => `${id} was never shown`)];
}

/** Polls until the list has been read to its end. */
async function finish(world: World): Promise<void> {
  do await world.poll();
  while (world.state?.round);
}

describe.each(kinds)('a list of open work, %s', (_, watched, most) => {
  it('shows a record when it comes into the list, and again only after it was gone, also when an answer is short', async () => {
    const step = fc.oneof(come, go, poll, fail, wait, pause, short);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        expect(await live(new World(watched, { ...vendor, most }), steps)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('shows what a changed filter lets through, and nothing twice when the filter is changed back', async () => {
    const step = fc.oneof(come, go, poll, fail, pause, filter);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        expect(await live(new World(watched, { ...vendor, most }), steps)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const interrupted = [come, partly, restart];
  it.each<[string, fc.Arbitrary<StepOf<Interruption>>]>([
    ['an answer is short', fc.oneof(...interrupted, wait, short)],
    ['filters change', fc.oneof(...interrupted, pause, filter)],
  ])('shows each record once however often n8n restarts or stops half-way, and %s', async (__, any) => {
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 30 }), async (steps) => {
        const world = new World(watched, { ...vendor, most });
        await world.poll();
        const known = new Set<number>();
        for (const each of steps) {
          if (each.do === 'come' && !known.has(each.id)) world.change(each.id, each.day);
          if (each.do === 'come') known.add(each.id);
          if (each.do === 'restart') world.restart();
          if (each.do === 'wait') world.now += each.ms;
          if (each.do === 'filter') world.group = each.group;
          if (each.do === 'partly') await world.poll({ pauses: each.pauses });
          if (each.do !== 'short') continue;
          await finish(world);
          await finish(world);
          await world.poll({ lacks: each.lacks });
          await finish(world);
        }
        world.group = undefined;
        await finish(world);
        world.now += DAY;
        await finish(world);
        await world.poll();
        expect([...world.emitted].sort()).toEqual([...known].map((id) => `${id}v1`).sort());
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
    for (let id = 1; id <= MOST + 500; id++) world.change(id);

    expect(await world.poll()).toHaveLength(MOST);
    expect(await world.poll()).toHaveLength(0);
    for (let id = 1; id <= 400; id++) world.unlist(id);
    for (let poll = 0; poll < 3; poll++) await world.poll();

    expect(world.emitted).toHaveLength(MOST + 400);
    expect(new Set(world.emitted).size).toBe(world.emitted.length);
    expect(JSON.stringify(world.state).length).toBeLessThan(11 * MOST);
  });

  it('takes no room from new work if it is on days that are read once a day', async () => {
    const days = { from: 'from', to: 'to', most: 31, back: 6, ahead: 0, far: { back: 40, ahead: 0 } };
    const world = new World(event({ emits: 'appearance', days: { ...days, name: 'order date' } }), vendor);
    for (let id = 1; id <= MOST; id++) world.change(id, -20);
    await world.poll();
    for (const id of [MOST + 1, MOST + 2]) {
      world.change(id);
      expect((await world.poll()).map((row) => row.id)).toEqual([id]);
    }
    expect(await world.poll()).toEqual([]);
  });
});

describe('a read whose second call fails', () => {
  it('keeps what the first has found, and continues with the one that failed', async () => {
    const days = { from: 'from', to: 'to', most: 7, back: 13, ahead: 0, name: 'order date' };
    const world = new World(event({ emits: 'appearance', days }), vendor);
    await world.poll();
    world.change(1, -10);
    world.change(2, 0);
    world.calls = [];
    expect((await world.poll({ failsAt: 1 })).map((row) => row.id)).toEqual([1]);
    await expect(world.poll({ failsAt: 0 })).rejects.toThrow('The vendor is down');
    expect((await world.poll()).map((row) => row.id)).toEqual([2]);
    expect(world.calls).toHaveLength(2);
  });
});
