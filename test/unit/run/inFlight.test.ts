import { setImmediate as soon } from 'node:timers/promises';
import { inFlight, type Task } from '../../../nodes/shared/run/inFlight';

/** After a pause of the machine, tasks yield before they go on: each takes a round of the event loop more. */
const ROUNDS = 10;

/** Tasks that a test ends, and those that have begun so far. */
class Works {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, (error?: Error) => void>();

  task(name: string, ...keys: string[]): Task {
    const run = async (): Promise<void> => {
      this.begun.push(name);
      await new Promise<void>((resolve, reject) =>
        this.ends.set(name, (error) => (error ? reject(error) : resolve())),
      );
    };
    return { keys, run };
  }

  async end(name: string, error?: Error): Promise<string[]> {
    this.ends.get(name)?.(error);
    for (let round = 0; round < ROUNDS; round += 1) await soon();
    return this.begun;
  }
}

let works: Works;
beforeEach(() => (works = new Works()));

describe('tasks in flight', () => {
  it('begin in order, as many as allowed', async () => {
    const all = inFlight([works.task('a'), works.task('b'), works.task('c')], 2);
    expect(works.begun).toEqual(['a', 'b']);
    expect(await works.end('b')).toEqual(['a', 'b', 'c']);
    await works.end('a');
    await works.end('c');
    await all;
  });

  it('that share a key begin when the one before is done, and delay no others', async () => {
    const all = inFlight(
      [works.task('a1', 'A'), works.task('a2', 'A'), works.task('b1', 'B'), works.task('a3', 'A')],
      8,
    );
    expect(works.begun).toEqual(['a1', 'b1']);
    expect(await works.end('b1')).toEqual(['a1', 'b1']);
    expect(await works.end('a1')).toEqual(['a1', 'b1', 'a2']);
    expect(await works.end('a2')).toEqual(['a1', 'b1', 'a2', 'a3']);
    await works.end('a3');
    await all;
  });

  it('wait for all that share a key with them', async () => {
    const all = inFlight([works.task('a', 'A'), works.task('b', 'B'), works.task('both', 'A', 'B', 'A')], 8);
    expect(await works.end('a')).toEqual(['a', 'b']);
    expect(await works.end('b')).toEqual(['a', 'b', 'both']);
    await works.end('both');
    await all;
  });

  it('that wait for the same task begin together', async () => {
    const all = inFlight(
      [works.task('both', 'A', 'B'), works.task('a', 'A'), works.task('b', 'B'), works.task('c')],
      2,
    );
    expect(works.begun).toEqual(['both', 'c']);
    await works.end('c');
    expect(await works.end('both')).toEqual(['both', 'c', 'a', 'b']);
    await works.end('a');
    await works.end('b');
    await all;
  });

  it('that had to wait do not begin after a stop', async () => {
    let goesOn = true;
    const all = inFlight([works.task('a1', 'A'), works.task('a2', 'A'), works.task('b')], 1, () => goesOn);
    goesOn = false;
    expect(await works.end('a1')).toEqual(['a1']);
    await all;
  });

  it('that wait for nothing yield to the event loop', async () => {
    let done = 0;
    const work = async (): Promise<void> => {
      const start = performance.now();
      while (performance.now() - start < 1);
      done += 1;
      await Promise.resolve();
    };
    const all = inFlight(
      Array.from({ length: 200 }, () => ({ keys: ['A'], run: work })),
      8,
    );
    await soon();
    expect(done).toBeLessThan(200);
    await all;
    expect(done).toBe(200);
  });

  it('all end before the first rejection is reported', async () => {
    const all = inFlight([works.task('a'), works.task('b'), works.task('c')], 2);
    const told = jest.fn();
    all.catch(told);
    await works.end('a', new Error('broken'));
    expect([works.begun, told.mock.calls]).toEqual([['a', 'b'], []]);
    await works.end('b');
    await expect(all).rejects.toThrow('broken');
  });
});
