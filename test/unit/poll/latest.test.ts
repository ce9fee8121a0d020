import { newestOf, noteSaved, noteUnsaved } from '../../../nodes/shared/poll/latest';
import { MINUTE } from './world';

const saved = { stamp: 'a' };
const later = { stamp: 'b' };

describe('the state of a poll that found nothing', () => {
  it('counts for polls that get the state before it, and for no others', () => {
    noteUnsaved('one', saved, later, 0);
    expect(newestOf('one', saved, MINUTE, false)).toBe(later);
    expect(newestOf('two', saved, MINUTE, false)).toBe(saved);
    expect(newestOf('one', { stamp: 'c' }, MINUTE, false)).toEqual({ stamp: 'c' });
    expect(newestOf('one', undefined, MINUTE, true)).toBeUndefined();
    noteSaved('one');
    expect(newestOf('one', saved, MINUTE, false)).toBe(saved);
  });

  it.each([
    ['that n8n schedules soon after', true, MINUTE, later],
    ['that is an activation too', false, MINUTE, undefined],
    ['that n8n schedules another day', true, 24 * 60 * MINUTE, undefined],
  ])('of an activation counts for a poll %s: %s', (_, scheduled, now, expected) => {
    noteUnsaved('one', undefined, later, 0);
    expect(newestOf('one', undefined, now, scheduled)).toBe(expected);
  });
});
