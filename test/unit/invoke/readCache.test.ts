import { cached } from '../../../nodes/shared/invoke/readCache';

let reads: string[] = [];
beforeEach(() => (reads = []));

/** Opens a list of so many entries, as the editor does. */
const open = async (key: string, entries: number) =>
  await cached(
    key,
    async () => {
      reads.push(key);
      return await Promise.resolve(Array.from({ length: entries }, (_, value) => ({ name: '', value })));
    },
    ({ length }) => length,
  );

describe('lists that are kept for the editor', () => {
  it('hold 50,000 entries together: the oldest list is forgotten, and no other', async () => {
    for (const key of ['first', 'second', 'third']) await open(key, 20_000);
    for (const key of ['second', 'third', 'first']) await open(key, 20_000);

    expect(reads).toEqual(['first', 'second', 'third', 'first']);
  });

  it('keep the others if a new list is too large by itself', async () => {
    await open('small', 10);
    for (let time = 0; time < 2; time += 1) expect(await open('large', 50_001)).toHaveLength(50_001);
    await open('small', 10);

    expect(reads).toEqual(['small', 'large', 'large']);
  });

  it('are read anew after some minutes', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    try {
      await open('old', 10);
      now.mockReturnValue(Date.now() + 4 * 60_000);
      await open('old', 10);
    } finally {
      now.mockRestore();
    }
    expect(reads).toEqual(['old', 'old']);
  });
});
