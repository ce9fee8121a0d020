import { DEFAULT_RUN_OPTIONS } from '../../../nodes/shared/describe/options';
import { tail, waitFor } from '../n8n';
import type { Cluster } from './cluster';
import { startCluster, workerConcurrency } from './cluster';
import { executionsOf, isOver } from '../executions';
import type { ListedExecution } from '../executions';
import { begunBy, executionData, finishedBy, inHandOf } from './executions';
import { activate, activateWebhook, makeCredentials, save, trigger } from './operator';
import { progress } from './progress';
import { describeRegisteredWebhook } from './hooks';
import type { Credentials } from './workflows';
import { bulkWorkflow, errorWorkflow, scheduledWorkflow } from './workflows';
import { marksOf, newWork } from './work';
import type { Work } from './work';

const executions = 20;
const minutes = 60_000;
/** So many are run at a time, by both workers together. */
const inHand = 2 * workerConcurrency;
const creditCallsEach = 3;
/** So many connections a pool keeps at most, a pool for each process and vendor. */
const poolSize = 32;

let cluster: Cluster;
let credentials: Credentials;

beforeAll(async () => {
  cluster = await startCluster(progress);
  credentials = await makeCredentials(cluster.main.rest, cluster.simulators);
}, 60 * minutes);

afterAll(async () => {
  await cluster?.stop();
}, 2 * minutes);

describe('20 executions at once', () => {
  let workflowId: string;
  let work: Work[];
  let done: ListedExecution[];

  beforeAll(async () => {
    const { main, simulators, workers } = cluster;
    const { komet, ebiz } = simulators;
    work = newWork(simulators, executions, 500_000);
    const releaseCredits = komet.faults.hold('credit.mark.sync');
    const releaseCustomers = ebiz.faults.hold('MarkCustomerAsSynchronized');
    workflowId = await save(main.rest, bulkWorkflow('bulk', credentials));
    await activateWebhook(main.rest, workflowId, 'bulk');
    await Promise.all(work.map(async (each) => await trigger(main.rest, 'bulk', each)));
    // Neither worker can have done all before the other has looked.
    await waitFor(() => workers.every((worker) => inHandOf(worker).length === workerConcurrency), {
      what: 'both workers to have all hands full',
      timeoutMs: 4 * minutes,
    });
    releaseCredits();
    // No call ends before all executions in hand have reached it.
    await waitFor(
      () => komet.counters.calls >= inHand * creditCallsEach && ebiz.counters.inFlight >= 2 * poolSize,
      {
        what: 'the pools of both workers to be full',
        state: () => ({ komet: komet.counters.calls, ebiz: ebiz.counters.inFlight }),
      },
    );
    releaseCustomers();
    done = await allEnded(workflowId, executions);
    komet.faults.clear();
    ebiz.faults.clear();
  });

  it('all succeed', () => {
    expect(tally(done.map(({ status }) => status))).toEqual({ success: executions });
  });

  it('are spread over both workers, each execution on one', () => {
    const begun = cluster.workers.map(begunBy);
    expect(begun.flat().sort()).toEqual(done.map(({ id }) => id).sort());
    for (const ids of begun) expect(ids.length).toBeGreaterThanOrEqual(workerConcurrency);
  });

  it('mark every credit and every customer exactly once', () => {
    const records = { credits: { once: executions * 60 }, customers: { once: executions * 10 } };
    expect(marksOf(cluster.simulators, work)).toEqual(records);
    expect(cluster.simulators.komet.counters.byMethod).toEqual({
      'credit.mark.sync': executions * creditCallsEach,
    });
  });

  it('share the connections of their process', () => {
    const { komet, ebiz } = cluster.simulators;
    expect(komet.counters.connectionsPeak).toBeLessThanOrEqual(2 * poolSize);
    // Those in hand together wanted to make more calls at once than the pools have connections.
    expect(inHand * DEFAULT_RUN_OPTIONS.concurrency).toBeGreaterThan(2 * poolSize);
    expect(ebiz.counters).toMatchObject({
      calls: executions * 10,
      connectionsPeak: 2 * poolSize,
      inFlightPeak: 2 * poolSize,
    });
  });
});

describe('a scheduled workflow', () => {
  it('fires once at each of its moments, not once a process', async () => {
    const { main, simulators } = cluster;
    const creditId = 700_000;
    simulators.komet.state.addCredit(creditId);
    // Time to save and activate. When the last moment has come, all that those before set off can be seen.
    const soon = Math.ceil(Date.now() / 1_000) * 1_000 + 30_000;
    const last = soon + 10_000;
    const moments = [soon, soon + 5_000, last].map((moment) => new Date(moment));
    const workflowId = await save(main.rest, scheduledWorkflow(moments, creditId, credentials));
    await activate(main.rest, workflowId);
    expect(Date.now()).toBeLessThan(soon);

    const done = await waitFor(
      async () => {
        const seen = await executionsOf(main.rest, workflowId);
        // A timer may be early by some milliseconds.
        const allCame = seen.some(({ createdAt }) => Date.parse(createdAt) > last - 1_000);
        return allCame && seen.every(isOver) && seen;
      },
      { what: 'the schedule to fire', timeoutMs: 3 * minutes, state: () => tail(main.log()) },
    );

    expect(done.map(({ mode, status }) => ({ mode, status }))).toEqual(
      moments.map(() => ({ mode: 'trigger', status: 'success' })),
    );
    expect(simulators.komet.state.credits.get(String(creditId))?.marks).toBe(moments.length);
  });
});

describeRegisteredWebhook(() => ({ cluster, credentials }));

describe('a worker that is killed in mid-run', () => {
  let work: Work[];
  let done: ListedExecution[];
  let doomed: string[];
  let workflowId: string;
  let errorWorkflowId: string;

  beforeAll(async () => {
    const { main, simulators, workers } = cluster;
    const [victim] = workers;
    work = newWork(simulators, executions, 600_000);
    const { komet } = simulators;
    const release = komet.faults.hold('credit.mark.sync');
    errorWorkflowId = await save(main.rest, errorWorkflow());
    await activate(main.rest, errorWorkflowId);
    workflowId = await save(main.rest, bulkWorkflow('killed', credentials, errorWorkflowId));
    await activateWebhook(main.rest, workflowId, 'killed');
    await Promise.all(work.map(async (each) => await trigger(main.rest, 'killed', each)));
    await waitFor(() => inHandOf(victim).length === workerConcurrency && komet.counters.inFlight > 0, {
      what: 'the first worker to have all hands full',
      timeoutMs: 2 * minutes,
      state: () => tail(victim.log()),
    });
    await victim.kill();
    release();
    progress('Killed a worker; waiting until n8n has found out …');
    doomed = inHandOf(victim);
    komet.faults.clear();
    done = await allEnded(workflowId, executions);
  });

  it('loses no execution: those it ran end as failed, all others succeed', async () => {
    expect(doomed).toHaveLength(workerConcurrency);
    expect(
      done
        .filter(({ status }) => status !== 'success')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(doomed.sort());
    for (const failed of done.filter(({ id }) => doomed.includes(id))) {
      const { resultData } = await executionData(cluster.main.rest, failed);
      expect(resultData.error?.message).toContain('failed to be processed too many times');
    }
  });

  it('has no execution run a second time', () => {
    const begun = cluster.workers.flatMap(begunBy);
    expect(new Set(begun).size).toBe(begun.length);
    expect(marksOf(cluster.simulators, work).credits.more).toBeUndefined();
    expect(marksOf(cluster.simulators, work).customers.more).toBeUndefined();
  });

  it('has the error workflow run for each execution that failed', async () => {
    const runs = await allEnded(errorWorkflowId, doomed.length);
    const told = await Promise.all(
      runs.map(async (run) => {
        const { runData } = (await executionData(cluster.main.rest, run)).resultData;
        const { execution } = (runData.Failed?.[0]?.data?.main[0]?.[0]?.json ?? {}) as {
          execution?: { id: string };
        };
        return execution?.id;
      }),
    );
    expect(told.sort()).toEqual(doomed.sort());
  });

  it('leaves work that is complete when it is sent again', async () => {
    const { main, simulators } = cluster;
    const kept = await Promise.all(done.filter(({ status }) => status === 'success').map(firstCreditOf));
    const lost = work.filter(({ creditIds: [first] }) => first !== undefined && !kept.includes(first));
    const whole = work.filter((each) => !lost.includes(each));
    expect(lost).toHaveLength(doomed.length);
    expect(marksOf(simulators, lost).customers.never).toBeGreaterThan(0);

    await Promise.all(lost.map(async (each) => await trigger(main.rest, 'killed', each)));
    const all = await allEnded(workflowId, executions + lost.length);

    expect(all.filter(({ status }) => status === 'success')).toHaveLength(executions);
    expect(marksOf(simulators, whole)).toEqual({
      credits: { once: whole.length * 60 },
      customers: { once: whole.length * 10 },
    });
    expect(marksOf(simulators, lost).credits.never).toBeUndefined();
    expect(marksOf(simulators, lost).customers.never).toBeUndefined();
  });
});

/** The first of the credits that an execution was sent. */
async function firstCreditOf(execution: ListedExecution): Promise<number | undefined> {
  const { runData } = (await executionData(cluster.main.rest, execution)).resultData;
  const { body } = (runData.Webhook?.[0]?.data?.main[0]?.[0]?.json ?? {}) as { body?: Work };
  return body?.creditIds[0];
}

/** Waits until n8n has ended so many executions of a workflow; throws at once where there are more. */
async function allEnded(workflowId: string, count: number): Promise<ListedExecution[]> {
  let seen: ListedExecution[] = [];
  return await waitFor(
    async () => {
      seen = await executionsOf(cluster.main.rest, workflowId);
      if (seen.length > count) throw new Error(`Expected ${count} executions, there are ${seen.length}`);
      return seen.length === count && seen.every(isOver) && seen;
    },
    {
      what: `${count} executions to end`,
      timeoutMs: 4 * minutes,
      intervalMs: 500,
      state: () => ({
        executions: tally(seen.map(({ status }) => status)),
        finished: cluster.workers.map((worker) => finishedBy(worker).length),
      }),
    },
  );
}

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
