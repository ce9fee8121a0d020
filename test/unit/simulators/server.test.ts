import { spawn } from 'node:child_process';
import { Agent, get, request } from 'node:https';
import { join } from 'node:path';
import { eventually } from '../../faults/leftovers';
import { startAll, startKometSales, testCertificate } from '../../simulators';
import type { Simulators } from '../../simulators';
import { forceResync, listCustomers, markCredits, markCustomer } from './requests';

const ROOT = join(__dirname, '..', '..', '..');
const KEY = 'c0570000-61b1-4457-a4d1-000000000001';

let sims: Simulators;
beforeAll(async () => {
  sims = await startAll();
});
beforeEach(() => sims.reset());
afterAll(() => sims.close());

function tlsGet(url: string, ca?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: new Agent() }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    }).once('error', reject);
  });
}

describe('TLS', () => {
  it('serves the same state to a client that trusts the certificate', async () => {
    const { komet } = sims;
    const url = `${komet.tlsUrl}/customer.list?authenticationToken=${komet.credential.authenticationToken}`;
    expect(await tlsGet(url, testCertificate)).toBe(200);
    expect(await tlsGet(url.replace('127.0.0.1', 'localhost'), testCertificate)).toBe(200);
    expect(komet.counters.log.map((entry) => entry.tls)).toEqual([true, true]);
  });

  it('is refused by a client that does not', async () => {
    await expect(tlsGet(sims.komet.tlsUrl)).rejects.toThrow(/self-signed/);
  });

  it('breaks off on demand', async () => {
    sims.komet.faults.add({ kind: 'resetAfterRead' });
    await expect(tlsGet(`${sims.komet.tlsUrl}/customer.list`, testCertificate)).rejects.toThrow(
      /hang up|ECONNRESET/,
    );
  });
});

describe('counters', () => {
  it('show calls, entries, bytes and what was sent, without secrets', async () => {
    const { komet, ebiz, superOffice } = sims;
    await listCustomers(komet, { name: 'petal' });
    await markCredits(komet, [450_001, 450_002]);
    await markCustomer(ebiz, KEY);
    await forceResync(superOffice, { ErpConnectionId: 612, InternalKeyIds: [386, 230, 231] });
    expect(komet.counters.byMethod).toEqual({ 'customer.list': 1, 'credit.mark.sync': 1 });
    expect(komet.counters.calls).toBe(2);
    expect(komet.counters.bytesOut).toBeGreaterThan(0);
    expect(komet.counters.log).toMatchObject([
      { method: 'customer.list', path: '/api/customer.list', query: { name: 'petal' }, status: 200 },
      { entries: 2, sent: { credits: [{ creditId: 450_001 }, { creditId: 450_002 }] } },
    ]);
    expect(ebiz.counters.of('MarkCustomerAsSynchronized')).toMatchObject([
      { sent: { customerInternalId: KEY } },
    ]);
    expect(superOffice.counters.of('ForceResync')).toMatchObject([{ entries: 3 }]);
    const logs = JSON.stringify(
      [komet, ebiz, superOffice].map((sim) => [sim.counters.snapshot(), sim.violations]),
    );
    expect(logs).not.toContain('secret');
  });

  it('count connections and what is in flight', async () => {
    const { komet } = sims;
    const allThere = eventually(
      () => komet.counters.inFlight,
      (calls) => calls === 3,
      20_000,
    );
    komet.faults.add({ kind: 'held', until: allThere, times: 3 });
    const agent = new Agent({ keepAlive: true, maxSockets: 3, ca: testCertificate });
    const url = `${komet.tlsUrl}/customer.list?authenticationToken=${komet.credential.authenticationToken}`;
    const one = (): Promise<void> =>
      new Promise((resolve, reject) => {
        request(url, { agent }, (response) => {
          response.resume();
          response.once('end', resolve);
        })
          .once('error', reject)
          .end();
      });
    await Promise.all(Array.from({ length: 9 }, one));
    expect(komet.counters).toMatchObject({
      calls: 9,
      connectionsOpened: 3,
      connectionsPeak: 3,
      inFlightPeak: 3,
    });
    agent.destroy();
  });
});

describe('the control surface', () => {
  const ask = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
    const init = { method, body: body === undefined ? undefined : JSON.stringify(body) };
    const response = await fetch(`${sims.komet.controlUrl}/${path}`, init);
    return response.json();
  };

  it('shows state, counters and violations, takes faults and resets, and does not count itself', async () => {
    await ask('faults', 'POST', [{ kind: 'status', status: 503, on: 'customer.list' }]);
    expect((await listCustomers(sims.komet)).status).toBe(503);
    await markCredits(sims.komet, [450_001]);
    await listCustomers(sims.komet, { colour: 'red' });
    expect(await ask('state')).toMatchObject({ credits: { synchronized: ['450001'] } });
    expect(await ask('counters')).toMatchObject({ calls: 3 });
    expect(await ask('violations')).toMatchObject([{ parameter: 'colour' }]);
    expect(await ask('faults')).toMatchObject([{ used: 1 }]);
    expect(JSON.stringify([await ask('state'), await ask('counters')])).not.toContain('secret');
    await ask('reset', 'POST');
    expect([await ask('violations'), await ask('faults')]).toEqual([[], []]);
    expect(sims.komet.counters.calls).toBe(0);
    expect(sims.komet.state.synchronized()).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    expect(await ask('nonsense')).toEqual({ message: 'No control GET nonsense' });
    expect(await ask('faults', 'POST', { status: 500 })).toEqual({ message: 'A fault rule needs a "kind"' });
  });
});

describe('npm run simulators', () => {
  it('says in plain words that a port is taken, and exits with 1', async () => {
    const blocker = await startKometSales({ port: 8601 }).catch(() => undefined);
    try {
      const child = spawn(process.execPath, ['--import', 'tsx', 'test/simulators/main.ts'], { cwd: ROOT });
      let text = '';
      child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
      const code = await new Promise((resolve) => child.once('exit', resolve));
      expect(text).toContain('Port 8601 is taken.');
      expect(code).toBe(1);
    } finally {
      await blocker?.close();
    }
  });
});

it('closes although requests hang', async () => {
  const komet = await startKometSales();
  komet.faults.add({ kind: 'hang' });
  const hanging = listCustomers(komet).catch(() => 'broken off');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await komet.close();
  expect(await hanging).toBe('broken off');
});

it('a simulator for very many requests keeps the latest in its log, and counts them all', async () => {
  const komet = await startKometSales({ mostLogged: 2 });
  try {
    for (const name of ['a', 'b', 'c']) await listCustomers(komet, { name });
    expect(komet.counters.log.map(({ query }) => query.name)).toEqual(['b', 'c']);
    expect(komet.counters.calls).toBe(3);
  } finally {
    await komet.close();
  }
});
