import { isPaused, noteFailure, noteSuccess } from '../../../nodes/shared/poll/timing';
import { textsOf } from '../../../nodes/shared/poll/notes';
import { DAY, event, MINUTE, World } from './world';

const HOUR = 60 * MINUTE;
const vendor = { skew: 0, marks: 'moment' as const, zone: 0 };
const customers = event({ mark: 'updatedOn', since: { field: 'since', precision: 'day' } });
const payments = event({ since: { field: 'since', precision: 'moment' } });
const prebooks = event({
  since: { field: 'since', precision: 'moment' },
  days: { from: 'from', to: 'to', most: 7, back: 0, ahead: 6, name: 'ship date' },
});
const purchaseOrders = event({
  days: { from: 'from', to: 'to', most: 1, back: 0, ahead: 1, name: 'ship date' },
});
const lists = [
  ['asked by day', customers],
  ['asked by moment', payments],
  ['asked by moment within days', prebooks],
  ['read for some days', purchaseOrders],
] as const;
const wrong = [30 * MINUTE, DAY, 3 * DAY, -30 * MINUTE, -DAY, -3 * DAY].map((own) => [own] as const);

describe.each(lists)('a list %s', (_, watched) => {
  it.each(wrong)('loses and repeats nothing while the clock of n8n is off by %i ms for good', async (own) => {
    const world = new World(watched, vendor);
    world.own = own;
    await world.poll();
    for (let id = 1; id <= 8; id++) {
      world.now += 15 * MINUTE;
      world.change(id);
      world.now += MINUTE;
      await world.poll();
    }
    expect(world.emitted).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((id) => `${id}v1`));
  });

  it.each(wrong)(
    'loses and repeats nothing when the clock of n8n is off by %i ms in one poll',
    async (own) => {
      const world = new World(watched, vendor);
      await world.poll();
      for (let id = 1; id <= 8; id++) {
        world.now += 15 * MINUTE;
        world.change(id);
        world.now += MINUTE;
        world.own = id === 3 ? own : 0;
        await world.poll();
      }
      expect(world.emitted).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((id) => `${id}v1`));
    },
  );
});

describe('a service whose answers have no Date', () => {
  it('and a clock of n8n that was a day ahead once, lose nothing', async () => {
    const world = new World(payments, { ...vendor, date: 'none' });
    await world.poll();
    for (let id = 1; id <= 8; id++) {
      world.now += 15 * MINUTE;
      world.change(id);
      world.now += MINUTE;
      world.own = id === 3 ? DAY : 0;
      await world.poll();
    }
    expect(world.emitted).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((id) => `${id}v1`));
  });

  it('never get a request for changes after now', async () => {
    const world = new World(payments, { ...vendor, date: 'none' });
    world.own = 3 * DAY;
    await world.poll();
    world.own = 0;
    world.calls = [];
    await world.poll();
    world.now += 15 * MINUTE;
    await world.poll();
    for (const { since } of world.calls) expect(Date.parse(String(since))).toBeLessThanOrEqual(world.now);
  });
});

describe('a record that becomes visible 45 minutes after it was changed', () => {
  it.each(lists)('is emitted once: a list %s', async (_, watched) => {
    const world = new World(watched, vendor);
    await world.poll();
    world.changeUnseen(1, 45 * MINUTE);
    for (let poll = 0; poll < 8; poll++) {
      world.now += 15 * MINUTE;
      world.change(10 + poll);
      await world.poll();
    }
    expect(world.emitted.filter((each) => each === '1v1')).toEqual(['1v1']);
  });
});

describe('clocks that differ', () => {
  it('are mentioned when they begin to differ, not in every poll', async () => {
    const world = new World(payments, vendor);
    await world.poll();
    expect(world.notes?.clock).toBeUndefined();
    world.own = 30 * MINUTE;
    const said = [];
    for (let poll = 0; poll < 3; poll++) {
      await world.poll();
      said.push(world.notes?.clock);
    }
    expect(said).toEqual([expect.any(Number), undefined, undefined]);
    expect(said[0]).toBeLessThan(-29 * MINUTE);
  });

  it.each([
    [-30 * MINUTE, '30 minutes ahead of'],
    [3 * DAY, '3 days behind'],
    [-HOUR, '60 minutes ahead of'],
  ])('by %i ms are put into words', (clock, words) => {
    const [text] = textsOf('Acme', { again: 0, crowded: false, clock }, 0);
    expect(text).toContain(`The clock of this n8n is ${words} the clock of Acme.`);
    expect(text).toContain('no record is lost');
  });

  it('cost no extra call, once it is known by how much', async () => {
    const world = new World(prebooks, vendor);
    world.own = 3 * DAY;
    await world.poll();
    const first = world.calls.length;
    world.calls = [];
    await world.poll();
    expect(first).toBe(2);
    expect(world.calls).toHaveLength(1);
  });
});

describe('a poll that failed while the clock of n8n was a day ahead', () => {
  const now = Date.UTC(2026, 2, 1);
  afterEach(() => noteSuccess('a trigger'));

  it('causes no pause of a day when the clock is corrected', () => {
    noteFailure('a trigger', 15 * MINUTE, now + DAY);
    expect(isPaused('a trigger', now + DAY + MINUTE)).toBe(true);
    expect(isPaused('a trigger', now + MINUTE)).toBe(false);
  });
});
