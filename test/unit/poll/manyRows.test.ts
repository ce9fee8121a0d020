import { MOST_REMEMBERED } from '../../../nodes/shared/poll/state';
import { readRound } from '../../../nodes/shared/poll/round';
import { stateOf } from '../../../nodes/shared/poll/formerStates';
import type { PollTask, Row } from '../../../nodes/shared/poll/task';
import { longestBlock } from '../../cpuTime';
import { event, MINUTE, World } from './world';

const vendor = { skew: 0, marks: 'moment' as const, zone: 0 };
const customers = event({ mark: 'updatedOn', since: { field: 'since', precision: 'day' } });
const payments = event({ since: { field: 'since', precision: 'moment' } });

describe('125,000 rows', () => {
  const now = Date.UTC(2026, 2, 1, 12);
  const rows: Row[] = Array.from({ length: 125_000 }, (_, index) => ({
    id: index + 1,
    name: `Customer ${index}`,
    city: 'Miami',
    updatedOn: '2026-03-01T11:30:00',
  }));
  const task: PollTask = {
    event: customers,
    of: 'test',
    narrowedBy: '',
    range: { back: 0, ahead: 0 },
    emitExisting: true,
    most: MOST_REMEMBERED,
    now: () => now,
    spent: () => false,
    read: async () => await Promise.resolve({ rows }),
  };

  it('are read in pieces of at most 100 ms, emitted once, and remembered in less than 1.5 MB', async () => {
    let kept: unknown;
    const counts: number[] = [];
    const longest = await longestBlock(async () => {
      for (let poll = 0; poll < 2; poll++) {
        const read = await readRound(task, stateOf(kept, { of: 'test', narrowedBy: '', formerly: '' }));
        counts.push(read.rows.length);
        kept = read.state;
      }
    });
    expect(counts).toEqual([125_000, 0]);
    expect(JSON.stringify(kept).length).toBeLessThan(1_500_000);
    expect(longest).toBeLessThan(100);
  });
});

describe('more changes at once than are remembered', () => {
  it.each([
    ['asked by day', customers],
    ['asked by moment', payments],
    [
      'asked by day, the rows of which have no moment',
      event({ since: { field: 'since', precision: 'day' } }),
    ],
  ])('come once, and what is changed afterwards comes too: a list %s', async (_, watched) => {
    const world = new World(watched, vendor, { most: 200 });
    await world.poll();
    world.now += 15 * MINUTE;
    for (let id = 1; id <= 210; id++) world.change(id);
    world.now += MINUTE;
    expect(await world.poll()).toHaveLength(210);
    expect(world.notes?.crowded).toBe(true);

    for (let poll = 0; poll < 120; poll++) {
      world.now += 15 * MINUTE;
      expect(await world.poll()).toEqual([]);
    }
    world.change(5);
    world.now += MINUTE;
    expect((await world.poll()).map(({ id }) => id)).toEqual([5]);
    expect(world.notes?.crowded).toBe(false);
  });

  it('leave room for the newest, up to a limit', async () => {
    const world = new World(customers, vendor, { most: 200 });
    await world.poll();
    for (let turn = 0; turn < 6; turn++) {
      for (let id = 1; id <= 90; id++) world.change(turn * 100 + id);
      world.now += 15 * MINUTE;
      expect(await world.poll()).toHaveLength(90);
      expect(JSON.stringify(world.state).length).toBeLessThan(200 * 10 + 600);
    }
  });

  it('bring forward the days that are read once a day, since what was emitted since is forgotten with them', async () => {
    const days = {
      from: 'from',
      to: 'to',
      most: 7,
      back: 3,
      ahead: 3,
      name: 'date',
      far: { back: 20, ahead: 20 },
    };
    const world = new World(event({ since: { field: 'since', precision: 'moment' }, days }), vendor, {
      most: 200,
    });
    await world.poll();
    const sizes = [];
    for (let turn = 0; turn < 8; turn++) {
      for (let id = 1; id <= 60; id++) world.change(turn * 100 + id);
      world.now += 90 * MINUTE;
      expect(await world.poll()).toHaveLength(60);
      sizes.push(JSON.stringify(world.state).length);
    }
    expect(Math.max(...sizes)).toBeLessThan(2 * 200 * 10);
    expect(new Set(world.emitted).size).toBe(world.emitted.length);
  });
});
