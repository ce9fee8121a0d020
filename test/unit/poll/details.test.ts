import { pages } from '../../../nodes/shared/operation';
import { stateOf } from '../../../nodes/shared/poll/formerStates';
import { readRound } from '../../../nodes/shared/poll/round';
import { sampleOf } from '../../../nodes/shared/poll/sample';
import type { SavedState } from '../../../nodes/shared/poll/state';
import type { PollTask, Row } from '../../../nodes/shared/poll/task';
import { event, list } from './world';

const batches = event({
  emits: 'appearance',
  operation: { ...list, walk: pages({ offset: 'skip' }) },
  details: { operation: list, values: {}, as: 'lines', of: 'batch' },
});

/** Two pages of batches, each with one line; calls fail, or find no time left, as a test says. */
class Batches {
  state: SavedState | undefined;
  readonly emitted: unknown[] = [];
  readonly asked: unknown[] = [];
  pages: Row[][] = [[{ id: 1 }, { id: 2 }], [{ id: 3 }]];
  now = Date.UTC(2026, 2, 1);

  task({ fails = [], time = Infinity }: { fails?: number[]; time?: number } = {}): PollTask {
    return {
      event: batches,
      of: 'test',
      narrowedBy: '',
      range: { back: 0, ahead: 0 },
      emitExisting: true,
      most: 100,
      now: () => this.now,
      spent: () => time-- <= 0,
      read: async (_, at = { pages: 0, received: 0 }) => {
        const next = at.pages + 1 < this.pages.length ? { pages: at.pages + 1, received: 0 } : undefined;
        return await Promise.resolve({ rows: this.pages[at.pages] ?? [], ...(next ? { next } : {}) });
      },
      readDetails: async ({ id }) => {
        this.asked.push(id);
        if (fails.includes(Number(id))) throw new Error('The vendor is down');
        return await Promise.resolve([{ of: id }]);
      },
    };
  }

  async poll(how: Parameters<Batches['task']>[0] = {}): Promise<Row[]> {
    this.now += 900_000;
    const { rows, state } = await readRound(this.task(how), this.state);
    this.state = stateOf(JSON.parse(JSON.stringify(state)), { of: 'test', narrowedBy: '', formerly: '' });
    this.emitted.push(...rows.map(({ id }) => id));
    return rows;
  }
}

describe('what belongs to a new record', () => {
  it('is read once and stands in the record; a record that is known costs no call', async () => {
    const world = new Batches();
    expect(await world.poll()).toEqual([1, 2, 3].map((id) => ({ id, lines: [{ of: id }] })));
    expect(await world.poll()).toEqual([]);
    expect(world.asked).toEqual([1, 2, 3]);
  });

  it('is not read for records that the first poll only remembers', async () => {
    const world = new Batches();
    const { rows } = await readRound({ ...world.task(), emitExisting: false }, undefined);
    expect([rows, world.asked]).toEqual([[], []]);
  });

  it('that can’t be read leaves its record and those after it to the next poll', async () => {
    const world = new Batches();
    await world.poll({ fails: [2] });
    expect(world.emitted).toEqual([1]);
    // A row may have another content when its page is read again.
    world.pages = [[{ id: 1, status: 'paid' }, { id: 2 }], [{ id: 3 }]];
    await world.poll();
    expect(world.emitted).toEqual([1, 2, 3]);
    expect(await world.poll()).toEqual([]);
  });

  it('that can’t be read fails a poll that has found nothing else, and changes nothing', async () => {
    const world = new Batches();
    await expect(world.poll({ fails: [1] })).rejects.toThrow('The vendor is down');
    expect(world.state).toBeUndefined();
    await world.poll();
    expect(world.emitted).toEqual([1, 2, 3]);
  });

  it('is read for one record at least, however little time is left', async () => {
    const world = new Batches();
    for (let poll = 0; poll < 4; poll++) await world.poll({ time: 0 });
    expect(world.emitted).toEqual([1, 2, 3]);
    expect(await world.poll()).toEqual([]);
    expect(world.asked).toEqual([1, 2, 3]);
  });

  it('is read for three records of a manual run, which goes on past pages without any', async () => {
    const world = new Batches();
    world.pages = [[], [1, 2, 3, 4].map((id) => ({ id }))];
    expect(await sampleOf(world.task())).toEqual([4, 3, 2].map((id) => ({ id, lines: [{ of: id }] })));
    expect(world.state).toBeUndefined();
  });
});
