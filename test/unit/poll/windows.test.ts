import { callsSince } from '../../../nodes/shared/poll/roundCalls';
import { DAY, event, MINUTE, World } from './world';

const now = Date.UTC(2026, 4, 20, 12, 0, 0);
const vendor = { skew: 0, marks: 'none' as const, zone: 0 };

const valuesSince = (...task: Parameters<typeof callsSince>) =>
  callsSince(...task).map(({ values }) => values);

describe('the calls of a poll', () => {
  it('are one for a list without days', () => {
    const calls = valuesSince(
      event({ since: { field: 'since', precision: 'moment' } }),
      { back: 0, ahead: 0 },
      { now, since: now - 999 },
    );
    expect(calls).toEqual([{ since: '2026-05-20T11:59:59Z' }]);
  });

  it('begin at a day that had begun everywhere', () => {
    const daily = event({ since: { field: 'since', precision: 'day' } });
    const day = (hour: number) =>
      valuesSince(daily, { back: 0, ahead: 0 }, { now, since: Date.UTC(2026, 4, 20, hour) });
    expect(day(13)).toEqual([{ since: '2026-05-20' }]);
    expect(day(11)).toEqual([{ since: '2026-05-19' }]);
  });

  it('cover the range of days in windows of what the vendor allows, both ends counted', () => {
    const days = { from: 'from', to: 'to', most: 31, back: 30, ahead: 31, name: 'order date' };
    const calls = valuesSince(event({ days }), days, { now });
    expect(calls).toEqual([
      { from: '2026-04-20', to: '2026-05-20' },
      { from: '2026-05-21', to: '2026-06-20' },
    ]);
  });

  it('reach back over the days on which n8n was down', () => {
    const days = { from: 'from', to: 'to', most: 31, back: 10, ahead: 0, name: 'order date' };
    const calls = valuesSince(event({ days }), days, { now, downFrom: now - 45 * DAY });
    expect(calls).toEqual([
      { from: '2026-03-26', to: '2026-04-25' },
      { from: '2026-04-26', to: '2026-05-20' },
    ]);
  });
});

describe('a lower bound that may lie only 31 days back', () => {
  const watched = event({
    since: {
      field: 'since',
      precision: 'moment',
      reach: { days: 31, beyond: { from: 'from', to: 'to', most: 31 } },
    },
  });

  it('is never older; what was posted before it is read in windows of days', async () => {
    const world = new World(watched, { ...vendor, reach: 31, most: 31 });
    await world.poll();
    world.now += 2 * DAY;
    world.change(1);
    world.now += 43 * DAY;
    world.change(2);
    world.calls = [];

    const shown = await world.poll();

    expect(shown.map(({ id }) => id).sort()).toEqual([1, 2]);
    expect(world.calls).toEqual([
      { since: '2026-03-16T09:30:18Z' },
      { from: '2026-02-28', to: '2026-03-30' },
      { from: '2026-03-31', to: '2026-04-15' },
    ]);
    // The last read may have been short, so the next begins where the last but one has ended.
    expect(await world.poll()).toEqual([]);
    expect(world.calls).toHaveLength(6);
    expect(await world.poll()).toEqual([]);
    expect(world.calls).toHaveLength(7);
  });
});

describe('a poll whose time is up', () => {
  const days = { from: 'from', to: 'to', most: 7, back: 0, ahead: 20, name: 'ship date' };

  it('emits what it has read and leaves the other windows to the next polls', async () => {
    const world = new World(event({ days, since: { field: 'since', precision: 'moment' } }), vendor);
    await world.poll();
    world.now += 60 * MINUTE;
    [1, 8, 15].forEach((offset, index) => world.change(index + 1, offset));
    world.calls = [];

    const shown = [];
    for (let poll = 0; poll < 3; poll++) shown.push((await world.poll({ pauses: true })).map(({ id }) => id));

    expect(shown).toEqual([[1], [2], [3]]);
    expect(world.calls.map(({ from }) => from)).toEqual(['2026-03-01', '2026-03-08', '2026-03-15']);
    expect(world.state?.round).toBeUndefined();
  });
});

describe('the first poll', () => {
  it('emits nothing, unless the user wants existing records', async () => {
    const world = new World(event({ since: { field: 'since', precision: 'day' } }), vendor);
    world.change(1);
    world.now += 30 * DAY;
    world.change(2);
    expect(await world.poll()).toEqual([]);

    const all = new World(event({ since: { field: 'since', precision: 'day' } }), vendor, {
      emitExisting: true,
    });
    all.change(1);
    all.now += 30 * DAY;
    all.change(2);
    expect(await all.poll()).toHaveLength(2);
    expect(await all.poll()).toHaveLength(0);
  });
});

describe('marks', () => {
  const marked = { skew: 0, marks: 'moment' as const, zone: 0 };

  it('of a later window do not hide a change in one that was already read', async () => {
    const days = { from: 'from', to: 'to', most: 7, back: 0, ahead: 13, name: 'ship date' };
    const world = new World(
      event({ days, mark: 'updatedOn', since: { field: 'since', precision: 'moment' } }),
      marked,
    );
    await world.poll();
    world.change(1, 1);
    world.change(2, 9);
    world.now += 60 * MINUTE;
    expect(await world.poll({ pauses: true })).toHaveLength(1);
    world.change(1);
    world.now += 30 * MINUTE;
    world.change(2);
    expect(await world.poll()).toHaveLength(1);

    expect((await world.poll()).map(({ id }) => id)).toEqual([1]);
  });

  it('that give only a day leave the time and the zone open', async () => {
    const world = new World(event({ mark: 'updatedOn', since: { field: 'since', precision: 'day' } }), {
      ...marked,
      marks: 'day',
      lag: 5 * MINUTE,
    });
    await world.poll();
    world.now = Date.UTC(2026, 2, 4, 23, 58);
    world.change(2);
    world.now = Date.UTC(2026, 2, 5, 0, 1);
    world.change(1);

    expect((await world.poll()).map(({ id }) => id)).toEqual([1]);
    world.now += 10 * MINUTE;
    expect((await world.poll()).map(({ id }) => id)).toEqual([2]);
  });
});
