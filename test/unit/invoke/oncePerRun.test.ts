import { OncePerRun } from '../../../nodes/shared/invoke/oncePerRun';
import type { Session } from '../../../nodes/shared/invoke/session';

const session = { run: {} } as Session;
/** The session of a call with secrets of its own, in the same run. */
const masked = Object.create(session) as Session;

/** Work that ends when the test says so. */
function work() {
  const begun: Array<{ end: (value: number) => void; fail: (error: Error) => void }> = [];
  const start = async () =>
    await new Promise<number>((resolve, reject) => begun.push({ end: resolve, fail: reject }));
  return { begun, start };
}

it('calls that need one thing at the same time share one piece of work, also with secrets of their own', async () => {
  const once = new OncePerRun<number>();
  const { begun, start } = work();
  const all = [session, masked, session].map(
    async (each) => await once.get(each, ['person', 'get'], { id: 8 }, start),
  );
  begun[0]?.end(5);
  expect(await Promise.all(all)).toEqual([5, 5, 5]);
  expect(await once.get(masked, ['person', 'get'], { id: 8 }, start)).toBe(5);
  expect(begun).toHaveLength(1);
});

it.each<[string, Session, string[], { id: number | bigint }]>([
  ['record', session, ['person', 'get'], { id: 9 }],
  ['number of the same digits', session, ['person', 'get'], { id: 8n }],
  ['kind', session, ['company', 'get'], { id: 8 }],
  ['run', { run: {} } as Session, ['person', 'get'], { id: 8 }],
])('another %s has work of its own', async (_, other, names, values) => {
  const once = new OncePerRun<number>();
  expect(await once.get(session, ['person', 'get'], { id: 8 }, () => Promise.resolve(1))).toBe(1);
  expect(await once.get(other, names, values, () => Promise.resolve(2))).toBe(2);
});

it('work that failed fails for all that wait, and is not kept', async () => {
  const once = new OncePerRun<number>();
  const { begun, start } = work();
  const all = [1, 2].map(async () => await once.get(session, ['read'], {}, start));
  const results = Promise.allSettled(all);
  begun[0]?.fail(new Error('down'));
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);

  const later = once.get(session, ['read'], {}, start);
  begun[1]?.end(7);
  expect(await later).toBe(7);
});

it('what is forgotten is done again', async () => {
  const once = new OncePerRun<number>();
  let count = 0;
  const next = async () => await once.get(session, ['read'], { id: 1 }, () => Promise.resolve(++count));
  expect([await next(), await next()]).toEqual([1, 1]);
  once.forget(masked, ['read'], { id: 1 });
  expect(await next()).toBe(2);
});
