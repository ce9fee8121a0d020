import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, OnError } from 'n8n-workflow';
import { Pool } from 'undici';
import type { NodeJson } from '../engine/harness';
import { runNode, withSimulators } from '../engine/support';
import { closeAll, rawServer } from '../unit/http/servers';
import { columnsOf, type Column } from './columns';
import type { Effect } from './expected';
import { eventually, resources, warmUp } from './leftovers';

/** A click on "Stop" is answered within this, whatever the node is doing, in milliseconds. */
const AT_ONCE = 200;

const context = withSimulators();
const columns = columnsOf('komet').filter(({ form }) => form === 'single');
const columnOf = (effect: Effect): Column => columns.find((column) => column.effect === effect) as Column;

beforeAll(async () => await warmUp(columnOf('read'), context.credentials));
afterEach(closeAll);
afterEach(() => jest.restoreAllMocks());

/** Counts only the milliseconds in which this process could run: not blocked by others or by its own work. */
function idleTime(): () => number {
  const EVERY_MS = 5;
  let [ticks, at] = [0, performance.now()];
  const ticker = setInterval(() => {
    const now = performance.now();
    ticks += Math.min(now - at, 2 * EVERY_MS);
    at = now;
  }, EVERY_MS);
  return () => {
    clearInterval(ticker);
    return ticks;
  };
}

/** Starts a run of three items, stops it once `reached`, and returns the result and how long it took. */
async function stopped(
  effect: Effect,
  {
    baseUrl,
    options,
    reached,
    onError,
    credentialId,
  }: {
    baseUrl?: string;
    options?: IDataObject;
    reached: () => boolean;
    onError?: OnError;
    credentialId?: string;
  },
) {
  const column = columnOf(effect);
  const { komet } = context.simulators;
  const credentials = { kometSalesApi: { ...komet.credential, baseUrl: baseUrl ?? komet.url } };
  const node = {
    type: column.type,
    name: 'Node',
    parameters: { ...column.parameters, options: { concurrency: 1, ...options } },
    ...(credentialId && { credentials: { kometSalesApi: { id: credentialId, name: credentialId } } }),
  } as NodeJson;
  const items = [0, 1, 2].map((index) => ({ id: column.id(index) }));
  const before = resources().timers;
  const others = komet.counters.inFlight;
  const leased = resources().leases;
  const stop = new AbortController();
  const { packDir } = column;
  const running = runNode(node, items, { credentials, packDir, signal: stop.signal, onError });

  expect(await eventually(reached, Boolean, 10_000)).toBe(true);
  await sleep(20);
  const waited = idleTime();
  stop.abort();
  const { status, failure } = await running;
  const ms = waited();
  const left = await eventually(
    () => {
      const { timers, leases } = resources();
      return [komet.counters.inFlight - others, Math.max(0, timers - before), leases - leased];
    },
    (held) => held.every((each) => each === 0),
  );
  return { status, atOnce: ms < AT_ONCE || `${ms} ms`, left, summary: failure?.description ?? '' };
}

const ENDED = { status: 'canceled', atOnce: true, left: [0, 0, 0] };

describe.each<Effect>(['read', 'idempotent', 'once'])('a call that is %s, stopped', (effect) => {
  const sent = effect === 'once' ? '0 failed, 1 unknown (item 0)' : '1 failed (item 0), 0 unknown';
  const notSent = '1 failed (item 0), 0 unknown';

  it('while it connects ends at once, as not sent', async () => {
    // Takes the connection and leaves the TLS handshake unanswered.
    const silent = await rawServer((socket) => void socket.on('data', () => undefined), 'https');
    const baseUrl = silent.url;
    const result = await stopped(effect, { baseUrl, reached: () => silent.connections() > 0 });

    expect(result).toMatchObject({ ...ENDED, summary: expect.stringContaining(notSent) as unknown });
  });

  it('while it waits for the answer ends at once, and the next calls are not made', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'hang', times: 'always' });
    const result = await stopped(effect, { reached: () => komet.counters.inFlight === 1 });

    expect(result).toMatchObject({ ...ENDED, summary: expect.stringContaining(sent) as unknown });
    expect(result.summary).toContain('2 not sent (items 1, 2)');
    expect(komet.counters.calls).toBe(1);
  });

  it('while it reads the answer ends at once', async () => {
    let answered = false;
    let closed = false;
    const server = await rawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"result":', () => (answered = true));
        socket.on('close', () => (closed = true)).resume();
      });
    });
    const result = await stopped(effect, { baseUrl: server.url, reached: () => answered });

    expect(result).toMatchObject({ ...ENDED, summary: expect.stringContaining(sent) as unknown });
    expect(await eventually(() => closed, Boolean)).toBe(true);
  });

  it('while it backs off ends at once, as not carried out', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 429, retryAfter: 60, times: 'always' });
    const { counters } = komet;
    const result = await stopped(effect, { reached: () => counters.calls === 1 && counters.inFlight === 0 });

    expect(result).toMatchObject({ ...ENDED, summary: expect.stringContaining(notSent) as unknown });
    expect(counters.calls).toBe(1);
  });

  it('while it waits for its turn under Requests per Second ends at once, as not sent', async () => {
    const { counters } = context.simulators.komet;
    const timers = resources().timers;
    const result = await stopped(effect, {
      // Its own credential: the minutes that pass must not delay other tests.
      credentialId: `slow ${effect}`,
      options: { requestsPerSecond: 0.01 },
      reached: () => counters.calls === 1 && counters.inFlight === 0 && resources().timers > timers,
    });

    expect(result).toMatchObject(ENDED);
    expect(result.summary).toContain('1 done, 1 failed (item 1), 0 unknown, 1 not sent (item 2)');
    expect(counters.calls).toBe(1);
  });

  it('of a node that continues on errors makes no more calls either', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'hang', times: 'always' });
    const reached = () => komet.counters.inFlight === 1;
    const result = await stopped(effect, { reached, onError: 'continueErrorOutput' });

    expect(result).toMatchObject(ENDED);
    expect(result.summary).toContain('2 not sent (items 1, 2)');
    expect(komet.counters.calls).toBe(1);
  });

  it('while it waits for a free connection ends at once, as not sent', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'hang', times: 'always' });
    const column = columnOf(effect);
    const others = new AbortController();
    const many = Array.from({ length: 32 }, (_, index) => ({ id: column.id(index) }));
    const node = {
      type: column.type,
      name: 'Node',
      parameters: { ...column.parameters, options: { concurrency: 32 } },
    } as NodeJson;
    const credentials = { kometSalesApi: { ...komet.credential } };
    const packDir = column.packDir;
    const holding = runNode(node, many, { credentials, packDir, signal: others.signal });
    expect(
      await eventually(
        () => komet.counters.inFlight,
        (calls) => calls === 32,
        10_000,
      ),
    ).toBe(32);

    const given = jest.spyOn(Pool.prototype, 'dispatch');
    const result = await stopped(effect, { reached: () => given.mock.calls.length > 0 });
    expect(result).toMatchObject({
      status: 'canceled',
      summary: expect.stringContaining(notSent) as unknown,
    });
    expect(komet.counters.calls).toBe(32);
    others.abort();
    expect((await holding).status).toBe('canceled');

    // Now connections are free; what was stopped is still not sent.
    komet.faults.clear();
    const packRun = await runNode(node, [{ id: column.id(0) }], { credentials, packDir });
    expect([packRun.status, komet.counters.calls]).toEqual(['success', 33]);
  });
});
