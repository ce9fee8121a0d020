import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, OnError } from 'n8n-workflow';
import { closePools } from '../../nodes/shared/http/pools';
import type { CredentialData, NodeJson, OneNodeRun } from '../engine/harness';
import { jsonOf, pairedTo, runNode } from '../engine/support';
import { columnsOf } from './columns';
import type { Effect } from './expected';
import { badLine, countingService, type BadLine, type CountingService } from './servers';

const columns = columnsOf('komet').filter(({ form }) => form === 'single');

let service: CountingService;
let line: BadLine | undefined;
afterEach(async () => {
  jest.restoreAllMocks();
  await closePools();
  await line?.close();
  line = undefined;
  await service.die();
});

const idsTo = (count: number): number[] => Array.from({ length: count }, (_, index) => 1_000 + index);

async function charge(
  effect: Effect,
  ids: number[],
  {
    url = service.url,
    options,
    onError,
    credentials,
  }: {
    url?: string;
    options?: IDataObject;
    onError?: OnError;
    credentials?: CredentialData;
  } = {},
): Promise<OneNodeRun> {
  const column = columns.find((each) => each.effect === effect);
  const node = {
    type: column?.type,
    name: 'Node',
    parameters: { ...column?.parameters, options: { maxRetries: 10, ...options } },
  } as NodeJson;
  return await runNode(
    node,
    ids.map((id) => ({ id })),
    {
      credentials: credentials ?? {
        kometSalesApi: { authenticationToken: 'token-of-the-network', baseUrl: url },
      },
      packDir: column?.packDir,
      onError,
    },
  );
}

const idOf = ({ automaticAdditionalChargeId }: IDataObject) => automaticAdditionalChargeId;

/** Each ID is carried out at most once, and only those reported as done or unknown can have been. */
function neverTwice(ids: number[], { main, error }: OneNodeRun): { unknown: number[] } {
  expect(ids.filter((id) => (service.times.get(String(id)) ?? 0) > 1)).toEqual([]);
  expect(main.length + error.length).toBe(ids.length);
  for (const json of jsonOf(main)) expect(service.times.get(String(idOf(json)))).toBe(1);
  const outcome = ({ details }: IDataObject) => (details as IDataObject).outcome;
  const failed = jsonOf(error).filter((json) => outcome(json) === 'failed');
  expect(failed.filter(({ id }) => service.times.has(String(id)))).toEqual([]);
  return {
    unknown: jsonOf(error)
      .filter((json) => outcome(json) === 'unknown')
      .map(({ id }) => Number(id)),
  };
}

describe('a line that breaks one call in twenty', () => {
  it('loses none of 5,000 calls that may be repeated, and keeps their order', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    service = await countingService();
    line = await badLine(service.port, 20, 4_711);
    const ids = idsTo(5_000);
    const { status, main } = await charge('idempotent', ids, { url: line.url });

    expect(status).toBe('success');
    expect(pairedTo(main)).toEqual(ids.map((_, index) => index));
    expect(jsonOf(main).map(idOf)).toEqual(ids);
    expect(service.times.size).toBe(5_000);
    // It did break, in each way.
    expect(line.broken.every((times) => times > 50)).toBe(true);
  });

  it('makes no call twice if it must not be repeated', async () => {
    service = await countingService();
    line = await badLine(service.port, 20, 815);
    const ids = idsTo(1_000);
    const run = await charge('once', ids, { url: line.url, onError: 'continueErrorOutput' });

    const { unknown } = neverTwice(ids, run);
    const breaks = line.broken.reduce((sum, times) => sum + times, 0);
    expect(breaks).toBeGreaterThan(20);
    // Nobody knows where the line broke, so the user must look up each of these calls.
    expect(unknown).toHaveLength(breaks);
  });
});

describe('a service that goes away in mid-run and comes back', () => {
  const outage = async () => {
    await service.die();
    await sleep(300);
    await service.comeBack();
  };

  it('is waited for by calls that may be repeated', async () => {
    let calls = 0;
    let over: Promise<void> | undefined;
    service = await countingService(() => {
      calls += 1;
      if (calls === 100) over = outage();
    });
    const ids = idsTo(300);
    const { status, main } = await charge('idempotent', ids);
    await over;

    expect(status).toBe('success');
    expect(jsonOf(main).map(idOf)).toEqual(ids);
    expect(over).toBeDefined();
  });

  it('is waited for by calls that must not be repeated, if they have not been sent yet', async () => {
    let calls = 0;
    let over: Promise<void> | undefined;
    service = await countingService(() => {
      calls += 1;
      if (calls === 100) over = outage();
    });
    const ids = idsTo(300);
    const run = await charge('once', ids, { onError: 'continueErrorOutput' });
    await over;

    const { unknown } = neverTwice(ids, run);
    // At most those in flight when it died.
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.length).toBeLessThanOrEqual(8);
    expect(run.main.length).toBe(300 - unknown.length);
  });
});

describe('a kept connection that the service closes just before a call that must not be repeated', () => {
  const endings = { 'in order': 'end', 'with a reset': 'resetAndDestroy' } as const;

  it.each(Object.entries(endings))('%s makes no false "outcome unknown"', async (_, close) => {
    service = await countingService();
    const kometSalesApi = { authenticationToken: 'token-of-the-network', baseUrl: service.url };
    let closed = 0;
    const credentials = {
      // Read by the node at the very last moment before it sends.
      get kometSalesApi() {
        for (const socket of service.sockets) socket[close]();
        closed += service.sockets.size;
        return kometSalesApi;
      },
    };
    const ids = idsTo(20);
    for (const id of ids) {
      const { status, main } = await charge('once', [id], { credentials });
      expect([status, jsonOf(main).map(idOf)]).toEqual(['success', [id]]);
    }
    expect([...service.times.values()]).toEqual(ids.map(() => 1));
    // Except for the first, every call met a connection that was just being closed.
    expect(closed).toBeGreaterThanOrEqual(ids.length - 1);
  });
});
