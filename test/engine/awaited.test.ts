import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { withDepot, type Answer } from './fixtures/depot';
import { jsonOf } from './support';

const workshop = withDepot({
  module: path.join(__dirname, 'fixtures/awaited/workshopNode'),
  node: 'Workshop',
  credential: 'ArchiveApi',
});

const run = async (operation: string, options: IDataObject, items: IDataObject[], more = {}) =>
  await workshop.run(
    'company',
    operation,
    { name: '={{ $json.name }}', keys: '={{ $json.key }}', options },
    items,
    more,
  );

const callsTo = (own: string) => workshop.asked.filter(({ path: asked }) => asked === own).length;

/** A job whose state changes at each look; the last state stays. */
const jobsOf = (...states: Array<number | Answer>) => {
  let look = 0;
  return (): Answer => {
    const state = states[Math.min(look++, states.length - 1)] ?? 0;
    return typeof state === 'number'
      ? { id: 7, state, ...(state === 5 ? { error: 'No space left' } : {}) }
      : state;
  };
};

const answer = (look: () => Answer) => {
  workshop.answer = ({ path: asked }) => (asked === '/start' ? { jobId: '7' } : look());
};

describe('work that the answer identifies', () => {
  it('is checked until it is done; the item has its record, and the call is made once', async () => {
    answer(jobsOf(1, 3, 4));
    const { main, status } = await run('start', {}, [{ name: 'a' }]);
    expect(status).toBe('success');
    expect(jsonOf(main)).toEqual([{ jobId: 7, job: { id: 7, state: 4 } }]);
    expect([callsTo('/start'), callsTo('/jobs/7')]).toEqual([1, 3]);
  });

  it('that fails is a failed item in the words of the vendor, which is not tried again', async () => {
    answer(jobsOf(3, 5));
    const { error } = await run('start', {}, [{ name: 'a' }], {
      onError: 'continueErrorOutput',
      node: { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
    });
    expect(jsonOf(error)).toMatchObject([
      { message: 'Batch job 7 has failed: No space left', details: { outcome: 'failed' } },
    ]);
    expect(callsTo('/start')).toBe(1);
  });

  it('that is not done in time says so, with its number', async () => {
    answer(jobsOf(3));
    const { main, hints } = await run('start', { waitSeconds: 1 }, [{ name: 'a' }]);
    expect(jsonOf(main)).toEqual([{ jobId: 7, job: { id: 7, state: 3 }, stillRunning: true }]);
    expect(hints[0]?.message).toBe('Batch job 7 was not finished after 1 second. Look it up later. (item 0)');
    expect(callsTo('/start')).toBe(1);
  });

  it('hides no warning of the call itself', async () => {
    const look = jobsOf(3);
    workshop.answer = ({ path: asked }) =>
      asked === '/start' ? { jobId: '7', warning: '3 fields were cut' } : look();
    const { hints } = await run('start', { waitSeconds: 1 }, [{ name: 'a' }]);
    expect(hints.slice(0, 2)).toMatchObject([
      { message: '3 fields were cut (item 0)', type: 'warning' },
      { message: 'Batch job 7 was not finished after 1 second. Look it up later. (item 0)', type: 'warning' },
    ]);
  });

  it('is not waited for if the user says so', async () => {
    answer(jobsOf(4));
    const { main } = await run('start', { waitSeconds: 0 }, [{ name: 'a' }]);
    expect(jsonOf(main)).toEqual([{ jobId: 7 }]);
    expect(workshop.asked).toHaveLength(1);
  });

  it('is checked again after a check that fails', async () => {
    answer(jobsOf({ status: 400 }, 4));
    const { main } = await run('start', {}, [{ name: 'a' }]);
    expect(jsonOf(main)).toMatchObject([{ job: { state: 4 } }]);
  });

  it('that can’t be checked leaves the call done', async () => {
    answer(jobsOf({ status: 401 }));
    const { main, hints } = await run('start', {}, [{ name: 'a' }]);
    expect(jsonOf(main)).toEqual([{ jobId: 7, stillRunning: true }]);
    expect(hints[0]?.message).toContain('The batch job of this call was not found: ');
    expect(callsTo('/start')).toBe(1);
  });

  it('that the answer does not identify after all is not waited for', async () => {
    workshop.answer = () => ({ jobId: null });
    const { main, hints } = await run('start', {}, [{ name: 'a' }]);
    expect(jsonOf(main)).toMatchObject([{ stillRunning: true }]);
    expect(hints[0]?.message).toContain('the answer does not say which batch job it is');
    expect(workshop.asked).toHaveLength(1);
  });

  it('is awaited no longer once the execution is stopped', async () => {
    const stop = new AbortController();
    answer(() => {
      stop.abort();
      return { id: 7, state: 3 };
    });
    const { status } = await run('start', { waitSeconds: 3600 }, [{ name: 'a' }], { signal: stop.signal });
    expect(status).not.toBe('success');
    expect([callsTo('/start'), callsTo('/jobs/7')]).toEqual([1, 1]);
  });
});

describe('work that only appears in a list', () => {
  interface Job {
    id: number;
    kind: string;
    state: number;
  }
  let jobs: Job[] = [];
  /** Each call starts a job, which is done at the second check. */
  const workAs = (begun: () => Job[]) => {
    jobs = [{ id: 1, kind: 'resync', state: 3 }];
    workshop.answer = ({ path: asked }) => {
      if (asked === '/resync') {
        jobs.push(...begun());
        return {};
      }
      const shown = jobs.map((job) => ({ ...job }));
      for (const job of jobs) if (job.id > 1) job.state = 4;
      return { jobs: shown };
    };
  };
  const nextJob = (kind = 'resync'): Job => ({ id: jobs.length + 1, kind, state: 3 });

  it('is the only new entry of its kind, also for several items', async () => {
    workAs(() => [nextJob()]);
    const { main } = await run('resync', { waitSeconds: 20, concurrency: 8 }, [{ name: 'a' }, { name: 'b' }]);
    expect(jsonOf(main)).toEqual([
      { success: true, job: { id: 2, kind: 'resync', state: 4 } },
      { success: true, job: { id: 3, kind: 'resync', state: 4 } },
    ]);
    expect(callsTo('/resync')).toBe(2);
  });

  it('belongs to all items that travel in one call', async () => {
    workAs(() => [nextJob()]);
    const { main } = await run('resyncMany', { waitSeconds: 20 }, [{ key: 1 }, { key: 2 }]);
    expect(jsonOf(main).map(({ job }) => (job as unknown as Job).id)).toEqual([2, 2]);
    expect(callsTo('/resync')).toBe(1);
  });

  it.each([
    ['stopWorkflow', {}],
    ['continueErrorOutput', {}],
    ['stopWorkflow', { concurrency: 8 }],
  ] as const)('is not started again once it has failed, with %s %j', async (onError, options) => {
    workAs(() => [{ ...nextJob(), state: 5 }]);
    const { failure, error } = await run('resyncMany', { waitSeconds: 20, ...options }, [{ key: 1 }], {
      onError,
      retryOnFail: true,
      maxTries: 3,
    });
    expect(failure?.message ?? jsonOf(error)[0]?.message).toContain('Batch job 2 has failed');
    expect(callsTo('/resync')).toBe(1);
  });

  it('that has failed is certain, also if the call got no answer in the first try of Retry On Fail', async () => {
    workAs(() => [{ ...nextJob(), state: 5 }]);
    const { answer: respond } = workshop;
    const page = { bytes: Buffer.from('<html>'), headers: { 'content-type': 'text/html' } };
    workshop.answer = (asked) =>
      asked.path === '/resync' && callsTo('/resync') === 1 ? page : respond(asked);
    const { failure } = await run('resyncMany', { waitSeconds: 20, maxRetries: 0 }, [{ key: 1 }], {
      retryOnFail: true,
      maxTries: 3,
    });
    expect(failure?.message).toMatch(/^Key 1: Batch job 2 has failed/);
    expect(failure?.description).not.toContain('An earlier attempt');
    expect(callsTo('/resync')).toBe(2);
  });

  it('is distinguished from work of another kind that started meanwhile', async () => {
    workAs(() => [nextJob('import'), { id: 9, kind: 'resync', state: 3 }]);
    const { main } = await run('resync', { waitSeconds: 20 }, [{ name: 'a' }]);
    expect(jsonOf(main)).toMatchObject([{ job: { id: 9 } }]);
  });

  it('is not guessed if several started', async () => {
    workAs(() => [nextJob(), { id: 9, kind: 'resync', state: 3 }]);
    const { main, hints } = await run('resync', { waitSeconds: 20 }, [{ name: 'a' }]);
    expect(jsonOf(main)).toEqual([{ success: true, stillRunning: true }]);
    expect(hints[0]?.message).toContain('several began at the same time');
  });

  it('is not waited for unless the user wants it', async () => {
    workAs(() => [nextJob()]);
    const { main } = await run('resync', {}, [{ name: 'a' }]);
    expect(jsonOf(main)).toEqual([{ success: true }]);
    expect(workshop.asked).toHaveLength(1);
  });

  it('prevents the call if the list can’t be read before it', async () => {
    workshop.answer = ({ path: asked }) => (asked === '/jobs' ? { status: 400 } : {});
    const { error } = await run('resync', { waitSeconds: 20 }, [{ name: 'a' }], {
      onError: 'continueErrorOutput',
      node: { onError: 'continueErrorOutput' },
    });
    expect(jsonOf(error)).toMatchObject([{ details: { outcome: 'failed' } }]);
    expect(String(jsonOf(error)[0]?.message)).toContain('Not sent, since the batch jobs');
    expect(callsTo('/resync')).toBe(0);
  });
});
