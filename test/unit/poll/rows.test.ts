import type { PollEvent } from '../../../nodes/shared/poll/event';
import { readRound } from '../../../nodes/shared/poll/round';
import type { SavedState } from '../../../nodes/shared/poll/state';
import type { PollTask, Row } from '../../../nodes/shared/poll/task';
import { event, MINUTE } from './world';

/** A trigger whose calls are answered one after another with what is given, and which may stop after each. */
function reader(watched: PollEvent, more: Partial<PollTask> = {}) {
  let state: SavedState | undefined;
  let now = Date.UTC(2026, 2, 10, 12);
  return async (...answers: Row[][]): Promise<Row[]> => {
    const queue = [...answers];
    now += 15 * MINUTE;
    const task: PollTask = {
      event: watched,
      of: 'test',
      narrowedBy: 'nothing',
      range: { back: watched.days?.back ?? 0, ahead: 0 },
      emitExisting: true,
      most: 1_000,
      now: () => now,
      spent: () => queue.length === 0,
      read: async () => await Promise.resolve({ rows: queue.shift() ?? [] }),
      ...more,
    };
    const read = await readRound(task, state);
    state = JSON.parse(JSON.stringify(read.state)) as SavedState;
    return read.rows;
  };
}

const days = { from: 'from', to: 'to', most: 7, back: 13, ahead: 0, name: 'ship date' };
const roses = { id: 1, line: 'roses' };
const lilies = { id: 1, line: 'lilies' };
const tulips = { id: 2, line: 'tulips' };

describe.each<PollEvent['emits']>(['appearance', 'change'])('rows of one answer, as %s', (emits) => {
  it('all come, even if they share an ID or are equal', async () => {
    const poll = reader(event({ emits }));
    expect(await poll([roses, lilies, tulips, roses])).toEqual([roses, lilies, tulips, roses]);
    expect(await poll([roses, lilies, tulips, roses])).toEqual([]);
  });

  it('come once if they are equal in two windows, otherwise with both', async () => {
    const poll = reader(event({ emits, days }));
    expect(await poll([roses, tulips], [tulips, lilies])).toEqual([roses, tulips, lilies]);
    expect(await poll([roses, tulips], [tulips, lilies])).toEqual([]);
  });

  it('come once if n8n stopped between the windows', async () => {
    const poll = reader(event({ emits, days }));
    expect(await poll([roses, tulips])).toEqual([roses, tulips]);
    expect(await poll([tulips, lilies])).toEqual([lilies]);
  });
});

describe('rows of a record that is emitted again', () => {
  it('all come again', async () => {
    const poll = reader(event({ emits: 'appearance' }), { againAfter: 15 * MINUTE });
    expect(await poll([roses, lilies])).toHaveLength(2);
    expect(await poll([roses, lilies])).toEqual([
      { ...roses, emittedAgain: true },
      { ...lilies, emittedAgain: true },
    ]);
  });
});

describe('a record that is changed, and changed back', () => {
  const draft = { id: 1, status: 'draft', updatedOn: '2026-03-10T11:00:00' };
  const ready = { id: 1, status: 'ready', updatedOn: '2026-03-10T11:50:00' };

  it('is an event each time, even if its moment of change goes back too', async () => {
    const poll = reader(event({ mark: 'updatedOn', since: { field: 'since', precision: 'moment' } }));
    expect(await poll([draft, tulips])).toEqual([draft, tulips]);
    expect(await poll([ready, tulips])).toEqual([ready]);
    expect(await poll([draft, tulips])).toEqual([draft]);
    expect(await poll([draft, tulips])).toEqual([]);
    expect(await poll([ready])).toEqual([ready]);
    expect(await poll([ready, tulips])).toEqual([]);
  });

  it('is an event too if some days are read once a day', async () => {
    const range = { back: 13, ahead: 0, farBack: 27 };
    const poll = reader(event({ days: { ...days, far: { back: 27, ahead: 0 } } }), { range });
    expect(await poll([tulips], [], [draft], [])).toEqual([tulips, draft]);
    for (const state of [ready, draft, ready]) {
      expect(await poll([state], [])).toEqual([state]);
      expect(await poll([state], [])).toEqual([]);
    }
  });

  it('is no event if the answer between lacked it', async () => {
    const poll = reader(event({}));
    expect(await poll([draft, tulips])).toEqual([draft, tulips]);
    expect(await poll([tulips])).toEqual([]);
    expect(await poll([draft, tulips])).toEqual([]);
  });
});
