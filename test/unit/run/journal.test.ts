import type { IExecuteFunctions } from 'n8n-workflow';
import { CallFailure } from '../../../nodes/shared/errors';
import { Journal } from '../../../nodes/shared/run/journal';

type Helpers = Partial<Pick<IExecuteFunctions['helpers'], 'checkProcessedAndRecord' | 'removeProcessed'>>;

/** n8n's list, which is read and written back: two processes that do it at once lose what the other wrote. */
function listOf(): { kept: Set<unknown>; calls: string[][]; helpers: Helpers } {
  const calls: string[][] = [];
  let kept = new Set<unknown>();
  const step = async () => await new Promise(setImmediate);
  return {
    calls,
    get kept() {
      return kept;
    },
    helpers: {
      async checkProcessedAndRecord(items, scope, options) {
        expect([scope, options]).toEqual(['node', { mode: 'entries', maxEntries: 20_000 }]);
        const read = [...kept];
        calls.push(items.map(String));
        await step();
        kept = new Set([...read, ...items]);
        return {
          new: items.filter((item) => !read.includes(item)),
          processed: items.filter((item) => read.includes(item)),
        };
      },
      async removeProcessed(items) {
        const read = [...kept];
        await step();
        kept = new Set(read.filter((item) => !items.includes(item as string)));
      },
    },
  };
}

const journal = (helpers: Helpers, owner = 'credential charge') =>
  new Journal({ helpers } as unknown as IExecuteFunctions, owner);

describe('the journal of keys', () => {
  it('loses none of many that are recorded and dropped at once, and writes waiting ones together', async () => {
    const list = listOf();
    const [one, other] = [journal(list.helpers), journal(list.helpers, 'credential refund')];
    const keys = Array.from({ length: 50 }, (_, index) => `k${index}`);
    const entries = await Promise.all(
      keys.flatMap((key) => [
        one.record(key).then((entry) => {
          if (key.endsWith('3')) one.forget(key);
          return entry;
        }),
        other.record(key),
      ]),
    );
    await Promise.all([one.close(), other.close()]);

    expect(new Set(entries)).toEqual(new Set(['new']));
    expect(list.kept.size).toBe(95);
    expect(list.kept.has('credential charge k3')).toBe(false);
    expect(list.calls.length).toBeLessThan(10);
    expect(await journal(list.helpers).record('k1')).toBe('recorded');
    expect(await journal(list.helpers).record('k13')).toBe('new');
  });

  it('a key is written before the answer comes', async () => {
    const list = listOf();
    await journal(list.helpers).record('1001');
    expect([...list.kept]).toEqual(['credential charge 1001']);
  });

  it.each<[string, Helpers]>([
    ['n8n has no such helper', {}],
    [
      'n8n was not set up for it, or the workflow was not saved',
      {
        checkProcessedAndRecord: async () =>
          await Promise.reject(Object.assign(new Error('init'), { code: 'ERR_ASSERTION' })),
      },
    ],
  ])('says that it keeps nothing where %s', async (_, helpers) => {
    const kept = journal(helpers);
    expect(await kept.record('1001')).toBe('unkept');
    expect(kept.isUnkept).toBe(true);
    kept.forget('1001');
    await kept.close();
  });

  it('a failure of the database is a failure of the call, which is not sent', async () => {
    const failing = { checkProcessedAndRecord: async () => await Promise.reject(new Error('locked')) };
    const failure = await journal(failing)
      .record('1001')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallFailure);
    expect(failure).toMatchObject({ kind: 'blocked', sent: false, outcome: 'failed' });
  });
});
