import { pages } from '../../../nodes/shared/operation';
import { readRound } from '../../../nodes/shared/poll/round';
import { stateOf } from '../../../nodes/shared/poll/formerStates';
import type { SavedState } from '../../../nodes/shared/poll/state';
import type { PollTask } from '../../../nodes/shared/poll/task';
import { event, list } from './world';

const watched = { of: 'test', narrowedBy: '', formerly: '' };

/** Pages of two rows; a row at the end of a page is at the beginning of the next one too. */
const PAGES = [
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'd', 'd'],
].map((ids) => ids.map((id) => ({ id })));

describe.each(['change', 'appearance'] as const)('a list in pages (%s)', (emits) => {
  const paged = event({ emits, operation: { ...list, walk: pages({ offset: 'skip' }) } });
  const taskOf = (asked: number[], spent: () => boolean): PollTask => ({
    event: paged,
    of: 'test',
    narrowedBy: '',
    range: { back: 0, ahead: 0 },
    emitExisting: true,
    most: 100,
    now: () => Date.UTC(2026, 2, 1),
    spent,
    read: async (_, at = { pages: 0, received: 0 }) => {
      asked.push(at.pages);
      const next = at.pages < 2 ? { pages: at.pages + 1, received: 0 } : undefined;
      return await Promise.resolve({ rows: PAGES[at.pages] ?? [], ...(next ? { next } : {}) });
    },
  });

  it.each([
    ['in one poll', () => false],
    ['in three, as the time allows', () => true],
  ])('is read %s, and what stands at a seam comes once', async (_, spent) => {
    const asked: number[] = [];
    const emitted: unknown[] = [];
    let saved: SavedState | undefined;
    do {
      const round = await readRound(taskOf(asked, spent), saved);
      emitted.push(...round.rows.map(({ id }) => id));
      saved = stateOf(JSON.parse(JSON.stringify(round.state)), watched);
    } while (saved?.round);
    // All rows of one answer are kept.
    expect(emitted).toEqual(['a', 'b', 'c', 'd', 'd']);
    expect(asked).toEqual([0, 1, 2]);
  });
});
