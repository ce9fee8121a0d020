import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../faults/leftovers';
import { startAll } from '../../simulators';
import type { FaultRule, Simulators } from '../../simulators';
import { httpDate } from '../../simulators';
import {
  element,
  forceResync,
  json,
  listCustomers,
  markCredits,
  markCustomer,
  superOffice,
} from './requests';
import type { Read } from './requests';

const KEY = 'c0570000-61b1-4457-a4d1-000000000001';

let sims: Simulators;
beforeAll(async () => {
  sims = await startAll();
});
beforeEach(() => sims.reset());
afterAll(() => sims.close());

const mark = (): Promise<Read> => markCredits(sims.komet, [450_545]);
const marked = (): boolean => sims.komet.state.synchronized().includes('450545');

describe('a status', () => {
  it.each([401, 408, 429, 500, 502, 503])('%d is answered once and changes nothing', async (status) => {
    sims.komet.faults.add({ kind: 'status', status });
    expect((await mark()).status).toBe(status);
    expect(marked()).toBe(false);
    expect((await mark()).status).toBe(200);
    expect(sims.komet.counters.log.map((entry) => [entry.status, entry.fault])).toEqual([
      [status, 'status'],
      [200, undefined],
    ]);
  });

  it('carries Retry-After in seconds or as a date', async () => {
    const date = httpDate(2);
    sims.ebiz.faults.add({ kind: 'status', status: 429, retryAfter: 3 });
    sims.ebiz.faults.add({ kind: 'status', status: 503, retryAfter: date });
    expect((await markCustomer(sims.ebiz, KEY)).headers.get('retry-after')).toBe('3');
    expect((await markCustomer(sims.ebiz, KEY)).headers.get('retry-after')).toBe(date);
    expect(Date.parse(date)).toBeGreaterThanOrEqual(Date.now() + 1_000);
    expect(new Date(date).toUTCString()).toBe(date);
  });

  it('may come even though the work was done', async () => {
    sims.komet.faults.add({ kind: 'status', status: 502, apply: true });
    expect((await mark()).status).toBe(502);
    expect(marked()).toBe(true);
  });
});

describe('a limit', () => {
  it('answers 429 to what exceeds it within a second, and takes calls again in the next', async () => {
    sims.komet.faults.add({ kind: 'limit', perSecond: 2, retryAfter: 1, times: 'always' });
    const statuses = async () => (await Promise.all([mark(), mark(), mark()])).map(({ status }) => status);
    expect((await statuses()).sort()).toEqual([200, 200, 429]);
    expect((await mark()).headers.get('retry-after')).toBe('1');
    await sleep(1_050);
    expect((await statuses()).sort()).toEqual([200, 200, 429]);
  });

  it('leaves calls within it to the rules after it', async () => {
    sims.komet.faults.add({ kind: 'limit', perSecond: 1, times: 'always' });
    sims.komet.faults.add({ kind: 'status', status: 503, times: 'always' });
    expect([(await mark()).status, (await mark()).status]).toEqual([503, 429]);
  });
});

describe('a rule', () => {
  it('strikes its method, after as many calls and as often as it says', async () => {
    const rule: FaultRule = { kind: 'status', status: 500, on: 'credit.mark.sync', after: 1, times: 2 };
    const active = sims.komet.faults.add(rule);
    expect((await listCustomers(sims.komet)).status).toBe(200);
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await mark()).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
    expect(active).toMatchObject({ matched: 3, used: 2 });
  });

  it('may strike a part of the calls, the same ones for the same seed', async () => {
    const struck = async (seed: number): Promise<number[]> => {
      sims.komet.faults.clear();
      sims.komet.faults.add({ kind: 'status', status: 503, share: 0.25, seed, times: 'always' });
      const statuses: number[] = [];
      for (let call = 0; call < 40; call += 1) statuses.push((await listCustomers(sims.komet)).status);
      return statuses.flatMap((status, call) => (status === 503 ? [call] : []));
    };
    const first = await struck(3);
    expect(first.length).toBeGreaterThan(2);
    expect(first.length).toBeLessThan(20);
    expect(await struck(3)).toEqual(first);
    expect(await struck(4)).not.toEqual(first);
  });

  it('may look at the request, and may last', async () => {
    sims.superOffice.faults.add({
      kind: 'status',
      status: 500,
      on: ({ entries, body }) => entries > 1 && body.includes('386'),
      times: 'always',
    });
    const resync = async (...InternalKeyIds: number[]): Promise<number> =>
      (await forceResync(sims.superOffice, { ErpConnectionId: 612, InternalKeyIds })).status;
    expect([await resync(386), await resync(386, 230), await resync(230, 231), await resync(1, 386)]).toEqual(
      [200, 500, 200, 500],
    );
    sims.superOffice.faults.clear();
    expect(await resync(386, 230)).toBe(200);
  });
});

it.each([200, 503])('html sends a page with %d', async (status) => {
  sims.komet.faults.add({ kind: 'html', status });
  const answer = await mark();
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.text).toMatch(/^<!DOCTYPE html>/);
  expect(marked()).toBe(false);
});

it('truncated sends fewer bytes than it announced, the work being done', async () => {
  sims.komet.faults.add({ kind: 'truncated' });
  await expect(mark()).rejects.toThrow(/terminated|other side closed/);
  expect(marked()).toBe(true);
});

it('cutBody sends half a document in a whole answer', async () => {
  sims.komet.faults.add({ kind: 'truncated', how: 'cutBody' });
  sims.ebiz.faults.add({ kind: 'truncated', how: 'cutBody' });
  const cut = await mark();
  expect(() => json(cut)).toThrow(SyntaxError);
  expect(Number(cut.headers.get('content-length'))).toBe(cut.text.length);
  expect((await markCustomer(sims.ebiz, KEY)).text).not.toContain('</s:Envelope>');
});

it('slow answers late, hang never answers', async () => {
  sims.komet.faults.add({ kind: 'slow', delayMs: 120 });
  sims.komet.faults.add({ kind: 'hang' });
  const before = Date.now();
  expect(json(await mark()).status).toBe('1');
  expect(Date.now() - before).toBeGreaterThanOrEqual(110);
  await expect(listCustomers(sims.komet, {}, { signal: AbortSignal.timeout(150) })).rejects.toThrow(
    /timeout|aborted/i,
  );
  const inFlight = () => sims.komet.counters.inFlight;
  expect(await eventually(inFlight, (calls) => calls === 0, 20_000)).toBe(0);
});

it('hold keeps the answers of a method back until they are let go', async () => {
  const release = sims.komet.faults.hold('credit.mark.sync');
  let answered = false;
  const held = mark().finally(() => (answered = true));
  const inFlight = () => sims.komet.counters.inFlight;
  expect(await eventually(inFlight, (calls) => calls === 1, 20_000)).toBe(1);
  // A call of another method, made later, is answered before it.
  expect((await listCustomers(sims.komet)).status).toBe(200);
  expect(answered).toBe(false);
  release();
  expect(json(await held).status).toBe('1');
});

describe('a broken connection', () => {
  it('before the request is read leaves everything as it was', async () => {
    sims.komet.faults.add({ kind: 'resetBeforeRead' });
    await expect(mark()).rejects.toThrow('fetch failed');
    expect(marked()).toBe(false);
    expect(sims.komet.counters.log).toMatchObject([{ status: null, fault: 'resetBeforeRead' }]);
  });

  it.each([
    [{ kind: 'resetAfterRead' } as const, true],
    [{ kind: 'resetAfterRead', apply: false } as const, false],
  ])('after it is read: %j', async (rule, done) => {
    sims.komet.faults.add(rule);
    await expect(mark()).rejects.toThrow('fetch failed');
    expect(marked()).toBe(done);
  });
});

it('wrongContentType sends the right answer with another content type', async () => {
  sims.superOffice.faults.add({ kind: 'wrongContentType' });
  const answer = await superOffice(sims.superOffice, 'User/currentPrincipal');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(json(answer).AssociateId).toBe(5);
});

it('wideIds moves ids beyond 2^53 and writes every digit', async () => {
  for (const sim of [sims.komet, sims.ebiz, sims.superOffice]) sim.faults.add({ kind: 'wideIds' });
  expect((await listCustomers(sims.komet, { id: '23423' })).text).toContain('"id":9007199254764416,');
  expect(element(await markCustomer(sims.ebiz, KEY), 'CustomerId')).toBe('9007199254740993');
  const connections = await superOffice(sims.superOffice, 'Agents/ErpSync/GetAllConnections', {});
  expect(connections.text).toContain('"ErpConnectionId":9007199254741605');
});

it('faultIn200 is a failure in the vendor’s own words, with nothing done', async () => {
  for (const sim of [sims.komet, sims.ebiz, sims.superOffice])
    sim.faults.add({ kind: 'faultIn200', message: 'No.' });
  const komet = await mark();
  const ebiz = await markCustomer(sims.ebiz, KEY);
  const office = await forceResync(sims.superOffice, { ErpConnectionId: 612, InternalKeyIds: [386] });
  expect([komet.status, ebiz.status, office.status]).toEqual([200, 200, 200]);
  expect(json(komet)).toEqual({ status: '0', message: 'No.' });
  expect([element(ebiz, 'Status'), element(ebiz, 'Error'), element(ebiz, 'ErrorCode')]).toEqual([
    'Error',
    'No.',
    '1',
  ]);
  expect(json(office)).toMatchObject({ IsOk: false, Status: 'Error', UserExplanation: 'No.' });
  expect(marked()).toBe(false);
  expect(sims.ebiz.state.synchronized()).toEqual([]);
  expect(sims.superOffice.state.resynced()).toEqual([]);
});

it('echoSecret repeats the credentials that were sent', async () => {
  for (const sim of [sims.komet, sims.ebiz, sims.superOffice])
    sim.faults.add({ kind: 'echoSecret', times: 3 });
  const { komet, ebiz, superOffice: office } = sims;
  expect((await mark()).text).toContain(komet.credential.authenticationToken);
  expect((await listCustomers(komet)).text).toContain(komet.credential.authenticationToken);
  const fault = element(await markCustomer(ebiz, KEY), 'faultstring');
  for (const secret of [ebiz.credential.securityId, ebiz.credential.userId, ebiz.credential.password])
    expect(fault).toContain(secret);
  const refused = await forceResync(office, { ErpConnectionId: 612, InternalKeyIds: [386] });
  expect(refused.status).toBe(500);
  expect(refused.text).toContain(office.credential.password);
});
