import { isMonthSure, monthOf } from '../../../nodes/shared/poll/clock';
import { stateOf } from '../../../nodes/shared/poll/formerStates';
import { readRound } from '../../../nodes/shared/poll/round';
import type { SavedState } from '../../../nodes/shared/poll/state';
import type { PollTask, Row } from '../../../nodes/shared/poll/task';
import { event } from './world';

/** Cards by the month in which they expire. This month and the next one are requested. */
const cards = event({
  emits: 'appearance',
  identity: [['customer', 'month']],
  months: {
    as: 'month',
    calls: [
      { ahead: 0, values: { which: 'this' } },
      { ahead: 1, values: { which: 'next' } },
    ],
  },
});

class Cards {
  state: SavedState | undefined;
  now = Date.UTC(2026, 10, 15, 12);
  /** By customer the months in which cards expire. */
  expiring: Record<string, string[]> = {};
  calls = 0;

  async poll({ pauses = false } = {}): Promise<Row[]> {
    this.now += 900_000;
    const task: PollTask = {
      event: cards,
      of: 'test',
      narrowedBy: '',
      range: { back: 0, ahead: 0 },
      emitExisting: false,
      most: 100,
      now: () => this.now,
      spent: () => pauses,
      read: async ({ which }) => {
        this.calls++;
        const month = monthOf(this.now, which === 'this' ? 0 : 1);
        const customers = Object.entries(this.expiring).filter(([, months]) => months.includes(month));
        return await Promise.resolve({ rows: customers.map(([customer]) => ({ customer })) });
      },
    };
    const { rows, state } = await readRound(task, this.state);
    this.state = stateOf(JSON.parse(JSON.stringify(state)), { of: 'test', narrowedBy: '', formerly: '' });
    return rows;
  }
}

const december = Date.UTC(2026, 11, 1, 13);

describe('a list that is read by months', () => {
  it('makes an event of each record and month, also when the month comes nearer', async () => {
    const world = new Cards();
    await world.poll();
    world.expiring = { a: ['2026-11', '2026-12'], b: ['2027-01'], c: ['2026-12', '2027-01'] };
    expect(await world.poll()).toEqual([
      { customer: 'a', month: '2026-11' },
      { customer: 'a', month: '2026-12' },
      { customer: 'c', month: '2026-12' },
    ]);
    world.now = december;
    expect(await world.poll()).toEqual([
      { customer: 'b', month: '2027-01' },
      { customer: 'c', month: '2027-01' },
    ]);
    expect(await world.poll()).toEqual([]);
  });

  it('repeats nothing, and loses nothing, if the month ends in the middle of a round', async () => {
    const world = new Cards();
    await world.poll();
    world.expiring = { a: ['2026-11'], b: ['2026-12'], c: ['2027-01'] };
    expect(await world.poll({ pauses: true })).toEqual([{ customer: 'a', month: '2026-11' }]);
    world.now = december;
    expect(await world.poll()).toEqual([]);
    expect(await world.poll()).toEqual([
      { customer: 'b', month: '2026-12' },
      { customer: 'c', month: '2027-01' },
    ]);
  });

  it('learns anew what exists if the month ends before the first round', async () => {
    const world = new Cards();
    world.expiring = { a: ['2026-11'], b: ['2026-12'] };
    await world.poll({ pauses: true });
    world.now = december;
    expect([await world.poll(), await world.poll()]).toEqual([[], []]);
  });

  it.each([
    ['2026-11-30T09:59:00Z', true],
    ['2026-11-30T10:01:00Z', false],
    ['2026-12-01T11:59:00Z', false],
    ['2026-12-01T12:00:00Z', true],
  ])('at %s it is %p that all time zones have the same month', (at, sure) => {
    expect(isMonthSure(Date.parse(at))).toBe(sure);
  });
});
