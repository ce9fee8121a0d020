import { createHash } from 'node:crypto';
import type { PollEvent } from '../../../nodes/shared/poll/event';
import { stateOf } from '../../../nodes/shared/poll/formerStates';
import type { SavedState } from '../../../nodes/shared/poll/state';
import { countIn, DAY, event, MINUTE, MOST, World } from './world';

const vendor = { skew: 0, marks: 'none' as const, zone: 0 };
const watched = { of: 'invoices of Ann', narrowedBy: 'group any', formerly: 'as it was' };
const near = { from: 'from', to: 'to', most: 7, back: 6, ahead: 0, name: 'ship date' };

/** The key under which version 0.1 remembered a record that waits. */
const formerKey = (id: number): string =>
  createHash('sha256').update(`[["id",${id}]]`).digest('base64url').slice(0, 12);

describe('a state that an earlier version has written', () => {
  const minute = Math.floor(Date.UTC(2026, 1, 28) / MINUTE);
  const former = (ids: number[], more: object = {}) => ({
    of: 'as it was',
    polledAt: '2026-03-01T09:20:00.000Z',
    since: '2026-03-01T09:05:00.000Z',
    seen: Object.fromEntries(ids.map((id) => [formerKey(id), minute])),
    ...more,
  });
  const goesOn = (kind: PollEvent, stored: object) => {
    const world = new World(kind, vendor);
    world.state = stateOf(JSON.parse(JSON.stringify(stored)), watched);
    return world;
  };

  it('is recognized by what it belongs to, and by nothing else', () => {
    expect(stateOf(former([1]), watched)).toMatchObject({ of: 'invoices of Ann' });
    expect(stateOf({ ...former([1]), of: 'something else' }, watched)).toBeUndefined();
    expect(stateOf(undefined, watched)).toBeUndefined();
  });

  it('emits what has come since, and nothing that was emitted', async () => {
    const kind = event({ emits: 'appearance', days: near });
    const world = goesOn(kind, former([1, 2]));
    [1, 2, 3].forEach((id) => world.change(id));
    expect((await world.poll()).map(({ id }) => id)).toEqual([3]);
    expect(await world.poll()).toEqual([]);
  });

  it('finishes the read that it had begun', async () => {
    const kind = event({ emits: 'appearance', days: near });
    const rest = [{ from: '2026-02-22', to: '2026-03-01' }];
    const round = { startedAt: '2026-03-01T09:15:00.000Z', rest, seen: { [formerKey(2)]: minute } };
    const world = goesOn(kind, former([1], { round }));
    [1, 2, 3].forEach((id) => world.change(id));
    expect((await world.poll()).map(({ id }) => id)).toEqual([3]);
    expect(world.calls).toEqual(rest);
  });

  it('learns what waits on days that it never read, and emits what is added to them', async () => {
    const kind = event({ emits: 'appearance', days: { ...near, far: { back: 30, ahead: 0 } } });
    const world = goesOn(kind, former([]));
    world.change(1, -20);
    world.change(2, 0);
    expect((await world.poll()).map(({ id }) => id)).toEqual([2]);
    world.change(3, -20);
    world.now += DAY;
    expect((await world.poll()).map(({ id }) => id)).toEqual([3]);
  });

  it('repeats what still waits only if the user had set a time', async () => {
    const kind = event({ emits: 'appearance' });
    const againAfter = 24 * 60 * MINUTE;
    for (const [repeats, shown] of [
      [false, []],
      [true, [1]],
    ] as const) {
      const world = new World(kind, vendor, { againAfter });
      world.state = stateOf(former([1]), watched, repeats);
      world.change(1);
      expect((await world.poll()).map(({ id }) => id)).toEqual(shown);
    }
  });

  it('goes on from its cursor', async () => {
    const kind = event({ since: { field: 'since', precision: 'moment' } });
    const world = goesOn(kind, former([]));
    await world.poll();
    expect(world.calls).toEqual([{ since: '2026-03-01T09:05:00Z' }]);
  });
});

/** Written by version 0.1, in the worlds that these tests rebuild. */
const SAVED = {
  changes:
    '{"of":"test","narrowedBy":"group any","polledAt":"2026-03-01T11:51:21.500Z","since":"2026-03-01T10:40:18.500Z","floor":"2026-03-01T10:35:18.000Z","reached":{"since":"2026-03-01T11:41:20.000Z","floor":"2026-03-01T11:40:20.000Z"},"seen":{"bNWUXxAByvzh":29539370,"hN5xOcShNscW":29539431},"missing":{"gtn-EM8gPhB1":29539350}}',
  waiting:
    '{"of":"test","narrowedBy":"group any","polledAt":"2026-03-01T10:00:26.000Z","since":"2026-03-01T09:35:23.000Z","reached":{"since":"2026-03-01T09:50:24.500Z"},"seen":{"GGNH2ep2c6LU":29539290,"hM9gFmsso0Xi":29539305},"missing":{"nvWSQeFUJeCT":29539305},"far":{"since":"2026-03-01T09:20:17.000Z","reached":{"since":"2026-03-01T09:20:17.000Z"},"seen":{"2nEUdVw7grro":29539290}}}',
};

describe('a state of version 0.1, as it was saved,', () => {
  const goesOn = (world: World, saved: string) => {
    world.state = stateOf(JSON.parse(saved), { of: 'test', narrowedBy: '', formerly: '' });
    return world;
  };

  it('of a list of changes repeats none, not even of the day that is read again, and loses none', async () => {
    const world = new World(event({ mark: 'updatedOn', since: { field: 'since', precision: 'day' } }), {
      ...vendor,
      marks: 'moment',
    });
    world.change(1);
    world.now += 75 * MINUTE + 1_500;
    world.change(2);
    world.now += 65 * MINUTE + 1_500;
    world.change(3);
    world.now += MINUTE + 1_500;
    goesOn(world, SAVED.changes);

    for (let poll = 0; poll < 3; poll++) expect(await world.poll()).toEqual([]);
    world.changeUnseen(4, 45 * MINUTE);
    world.now += 45 * MINUTE;
    expect((await world.poll()).map(({ id }) => id)).toEqual([4]);
  });

  it('of waiting work repeats none that waits, and brings what has come back', async () => {
    const days = { ...near, far: { back: 27, ahead: 0 } };
    const world = new World(event({ emits: 'appearance', days }), vendor);
    world.change(1);
    world.change(2, -20);
    world.change(3);
    goesOn(world, SAVED.waiting);

    expect(await world.poll()).toEqual([]);
    world.change(4, -3);
    expect((await world.poll()).map(({ id }) => id)).toEqual([4]);
    world.now += DAY;
    expect(await world.poll()).toEqual([]);
  });
});

describe('what is remembered', () => {
  const remembered = ({ seen, missing, far, aside }: SavedState): number =>
    [seen, missing, far?.seen, far?.missing, aside?.seen].reduce((sum, each) => sum + countIn(each), 0);

  it('stays bounded however the list and the filters change', async () => {
    const world = new World(event({ emits: 'appearance' }), vendor);
    await world.poll();
    for (let turn = 0; turn < 4; turn++) {
      world.group = turn % 2 === 0 ? undefined : 1;
      for (let id = 1; id <= MOST; id++) world.change(id + turn * MOST);
      await world.poll();
      expect(remembered(world.state as SavedState)).toBeLessThanOrEqual(MOST);
    }
    // Ten characters for each, some 1.5 MB in all.
    expect(JSON.stringify(world.state).length).toBeLessThan(10 * MOST + 2_000);
  });

  it('of a record that was gone when the filter was changed is forgotten', async () => {
    const world = new World(event({ emits: 'appearance' }), vendor);
    await world.poll();
    world.change(1);
    await world.poll();
    world.unlist(1);
    await world.poll();
    world.group = 1;
    await world.poll();
    world.change(1);
    expect(await world.poll()).toHaveLength(1);
  });

  it('of another filter is forgotten after two days', async () => {
    const world = new World(event({ emits: 'appearance' }), vendor);
    await world.poll();
    world.change(1);
    await world.poll();
    world.group = 0;
    await world.poll();
    expect(world.state?.aside).toBeDefined();
    world.now += 2 * DAY;
    await world.poll();
    expect(world.state?.aside).toBeUndefined();
  });
});

describe('the days that are read once a day', () => {
  const far = { ...near, far: { back: 27, ahead: 0 } };
  const countOf = async (world: World, polls: number): Promise<number> => {
    world.calls = [];
    for (let poll = 0; poll < polls; poll++) {
      world.now += 15 * MINUTE;
      await world.poll();
    }
    return world.calls.length;
  };

  it('cost their calls once a day', async () => {
    const changes = { since: { field: 'since', precision: 'moment' as const } };
    const world = new World(event({ days: far, ...changes }), vendor);
    await world.poll();
    expect(world.calls).toHaveLength(4);
    // 96 polls with one call each; one of them reads the other three weeks. Days that leave the range cost the rest.
    const calls = await countOf(world, 96);
    expect(calls).toBeGreaterThanOrEqual(96 + 3);
    expect(calls).toBeLessThan(96 + 3 + 6);
  });

  it('bring a change there within a day, and one on the days of every poll at once', async () => {
    const world = new World(event({ days: far, since: { field: 'since', precision: 'moment' } }), vendor);
    await world.poll();
    world.now += 60 * MINUTE;
    world.change(1, -20);
    world.change(2, -1);
    expect((await world.poll()).map(({ id }) => id)).toEqual([2]);
    world.now += DAY;
    expect((await world.poll()).map(({ id }) => id)).toEqual([1]);
  });
});

describe.each(['appearance', 'change'] as const)('what exists is to be emitted, by %s', (emits) => {
  it('comes whole and once, even if the filter is changed before it was read to its end', async () => {
    const days = { ...near, back: 20 };
    const since = emits === 'change' ? { field: 'since', precision: 'moment' as const } : undefined;
    const world = new World(event({ emits, days, since }), vendor, { emitExisting: true });
    world.now -= 5 * DAY;
    for (const [id, day] of [-15, -8, -3, 3].entries()) world.change(id + 1, day);
    world.now += 5 * DAY;

    expect((await world.poll({ pauses: true })).map(({ id }) => id)).toEqual([1]);
    world.group = undefined;
    world.settings.narrowedBy = 'otherwise';
    const rest = await world.poll();
    expect(rest.map(({ id }) => id)).toEqual([2, 3, 4]);
    expect(await world.poll()).toEqual([]);
  });
});
