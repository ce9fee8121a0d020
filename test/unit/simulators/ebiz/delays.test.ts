import { startEBizCharge } from '../../../simulators';
import type { EbizSimulator, GatewaySettings } from '../../../simulators';
import { element, json } from '../requests';
import type { Read } from '../requests';
import { all, chargeStored, search, transactionOf } from './money';

const SLOW: Partial<GatewaySettings> = { timeFactor: 1, commit: [4000, 4000], show: [30_000, 30_000] };

let ebiz: EbizSimulator;
beforeAll(async () => {
  ebiz = await startEBizCharge({ customers: 20 });
});
afterEach(() => ebiz.reset());
afterAll(() => ebiz.close());

async function inFlight(count: number): Promise<void> {
  while (ebiz.state.gateway.tally().inFlight !== count) await new Promise((resolve) => setImmediate(resolve));
}

async function found(orderId: string): Promise<number> {
  const read = await search(ebiz, 'SearchTransactions', [['OrderID', 'eq', orderId]], { limit: '9' });
  return all(read, 'OrderID').length;
}

async function control(method: string, topic: string, body?: object): Promise<Record<string, unknown>> {
  const sent = await fetch(`${ebiz.controlUrl}/${topic}`, { method, body: body && JSON.stringify(body) });
  return json({ status: sent.status, headers: sent.headers, text: await sent.text() });
}

it('commits some time after the request, shows it by reference number at once and in the search later', async () => {
  const { gateway, clock } = ebiz.state;
  gateway.set(SLOW);
  const pending = chargeStored(ebiz, 1, { amount: 5, orderId: 'K' });
  await inFlight(1);
  clock.advance(3000);
  expect(gateway.all()).toEqual([]);
  clock.advance(2000);
  const refNum = element(await pending, 'RefNum') ?? '';
  expect(element(await transactionOf(ebiz, refNum), 'OrderID')).toBe('K');
  clock.advance(28_000);
  expect(await found('K')).toBe(0);
  clock.advance(2000);
  expect(await found('K')).toBe(1);
});

it.each([
  ['breaks off after the request', { kind: 'resetAfterRead' }],
  ['gets no answer', { kind: 'hang', apply: true }],
] as const)('commits although the client %s', async (_, fault) => {
  const { gateway, clock } = ebiz.state;
  gateway.set(SLOW);
  ebiz.faults.add({ ...fault, on: 'runCustomerTransaction' });
  const answered = chargeStored(ebiz, 1, { amount: 5, orderId: 'K' }).then(
    () => 'answered',
    () => 'broken off',
  );
  await inFlight(1);
  expect(gateway.tally().charged).toEqual({});
  clock.advance(4000);
  expect(gateway.tally()).toMatchObject({ inFlight: 0, charged: { K: 1 } });
  if (fault.kind === 'resetAfterRead') expect(await answered).toBe('broken off');
});

it('commits even if the client goes away while it waits', async () => {
  const { gateway, clock } = ebiz.state;
  gateway.set(SLOW);
  const client = new AbortController();
  const charge = chargeStored(ebiz, 1, { amount: 5, orderId: 'K', signal: client.signal });
  await inFlight(1);
  client.abort();
  await expect(charge).rejects.toThrow('aborted');
  while (ebiz.counters.connectionsOpen > 0) await new Promise((resolve) => setImmediate(resolve));
  expect(gateway.tally()).toMatchObject({ inFlight: 1, charged: {} });
  clock.advance(4000);
  expect(gateway.tally()).toMatchObject({ inFlight: 0, charged: { K: 1 } });
});

it('chooses the same delays for the same seed, within the bounds', async () => {
  const { gateway, clock } = ebiz.state;
  const delays = async (seed: number): Promise<Array<[number, number]>> => {
    ebiz.reset();
    gateway.set({ seed, timeFactor: 1, commit: [0, 8000], show: [0, 60_000] });
    for (let number = 0; number < 20; number += 1) {
      const pending = chargeStored(ebiz, 1, { amount: 5, orderId: `K${number}` });
      await inFlight(1);
      clock.advance(8000);
      await pending;
    }
    return gateway.all().map(({ committedAt, shownAt }) => [committedAt, Math.round(shownAt - committedAt)]);
  };
  const shown = (rows: Array<[number, number]>): number[] => rows.map(([, after]) => after);
  const first = shown(await delays(7));
  expect(shown(await delays(7))).toEqual(first);
  expect(shown(await delays(8))).not.toEqual(first);
  expect(Math.min(...first)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...first)).toBeLessThanOrEqual(60_000);
  expect(new Set(first).size).toBeGreaterThan(15);
});

describe('the duplicate check', () => {
  const charge = (
    customer: number,
    amount: number,
    orderId: string,
    ignoreDuplicate = false,
  ): Promise<Read> => chargeStored(ebiz, customer, { amount, orderId, ignoreDuplicate });
  const shownAs = (read: Read): Array<string | undefined> =>
    ['isDuplicate', 'RefNum'].map((name) => element(read, name));

  it('is off: two equal charges are two', async () => {
    await charge(1, 5, 'K');
    expect(element(await charge(1, 5, 'K'), 'isDuplicate')).toBe('false');
    expect(ebiz.state.gateway.tally().charged).toEqual({ K: 2 });
  });

  it('answers the first charge for ten minutes to the same card, amount and order', async () => {
    ebiz.state.gateway.set({ duplicateCheck: 'sameOrder' });
    const first = element(await charge(1, 5, 'K'), 'RefNum');
    ebiz.state.clock.advance(590_000);
    expect(shownAs(await charge(1, 5, 'K'))).toEqual(['true', first]);
    for (const [customer, amount, order, ignored] of [
      [1, 6, 'K', false],
      [1, 5, 'L', false],
      [1, 5, 'K', true],
    ] as const)
      expect(element(await charge(customer, amount, order, ignored), 'isDuplicate')).toBe('false');
    ebiz.state.clock.advance(601_000);
    expect(element(await charge(1, 5, 'K'), 'isDuplicate')).toBe('false');
  });

  it('leaves a declined charge out', async () => {
    ebiz.state.gateway.set({ duplicateCheck: 'sameOrder' });
    await charge(9, 5, 'K');
    expect(shownAs(await charge(9, 5, 'K'))[0]).toBe('false');
  });

  it('can mistake a charge for that of another order', async () => {
    ebiz.state.gateway.set({ duplicateCheck: 'anyOrder' });
    const first = element(await charge(1, 5, 'K'), 'RefNum');
    expect(shownAs(await charge(1, 5, 'L'))).toEqual(['true', first]);
    expect(ebiz.state.gateway.tally().charged).toEqual({ K: 1 });
  });
});

it.each([
  ['findsNothing', 0],
  ['isIgnored', 2],
] as const)('a search by order number may not work: %s', async (orderSearch, count) => {
  ebiz.state.gateway.set({ orderSearch });
  await chargeStored(ebiz, 1, { amount: 5, orderId: 'K' });
  await chargeStored(ebiz, 1, { amount: 5, orderId: 'L' });
  expect(await found('K')).toBe(count);
});

it('an answer may say that the processor was lost although the charge was taken', async () => {
  ebiz.state.gateway.outcomes.add({ on: { orderId: 'K' }, resultCode: 'E', answerOnly: true });
  const answer = await chargeStored(ebiz, 1, { amount: 5, orderId: 'K' });
  expect([element(answer, 'ResultCode'), element(answer, 'Error')]).toEqual([
    'E',
    'Could not connect to processor',
  ]);
  expect(ebiz.state.gateway.tally()).toMatchObject({ charged: { K: 1 }, refused: {} });
});

describe('a client that repeats a charge of which it got no answer', () => {
  const repeat = async (lookUpAfter: number): Promise<number> => {
    const { gateway, clock } = ebiz.state;
    ebiz.faults.add({ kind: 'resetAfterRead', on: 'runCustomerTransaction' });
    const charge = (): Promise<unknown> =>
      chargeStored(ebiz, 1, { amount: 5, orderId: 'K' }).catch(() => undefined);
    await charge();
    await inFlight(1);
    clock.advance(lookUpAfter);
    if ((await found('K')) > 0) return gateway.tally().charged.K ?? 0;
    const before = gateway.tally().inFlight;
    const second = charge();
    await inFlight(before + 1);
    clock.advance(4000);
    await second;
    return gateway.tally().charged.K ?? 0;
  };

  it.each<[string, number, Partial<GatewaySettings>, number]>([
    ['charges twice where it looks before the gateway has committed', 1000, {}, 2],
    ['charges twice where it looks before the search shows it', 20_000, {}, 2],
    ['charges once where it looks later', 34_000, {}, 1],
    ['charges once where the gateway sees that it repeats', 1000, { duplicateCheck: 'sameOrder' }, 1],
  ])('%s', async (_, lookUpAfter, settings, times) => {
    ebiz.state.gateway.set({ ...SLOW, ...settings });
    expect(await repeat(lookUpAfter)).toBe(times);
  });
});

it('the service may crash after the charge was taken', async () => {
  ebiz.state.gateway.outcomes.add({ on: { orderId: 'K' }, crashes: true });
  const answer = await chargeStored(ebiz, 1, { amount: 5, orderId: 'K' });
  expect([answer.status, element(answer, 'faultstring')]).toEqual([
    500,
    'Error: Object reference not set to an instance of an object.',
  ]);
  expect(ebiz.state.gateway.tally().charged).toEqual({ K: 1 });
});

it('another process sets it up and reads which keys were charged how often', async () => {
  await control('POST', 'gateway', SLOW);
  await control('POST', 'outcomes', { on: { orderId: 'M' }, resultCode: 'D', errorCode: '10262' });
  const pending = ['K', 'K', 'M'].map((orderId) => chargeStored(ebiz, 1, { amount: 5, orderId }));
  await inFlight(3);
  expect(await control('GET', 'transactions')).toMatchObject({ inFlight: 3, transactions: [] });
  await control('POST', 'clock', { advance: 5000 });
  await Promise.all(pending);
  const seen = await control('GET', 'transactions');
  expect(seen).toMatchObject({ inFlight: 0, charged: { K: 2 }, refused: { M: 1 } });
  expect(seen.transactions).toHaveLength(3);
  expect(await control('POST', 'returnCheck', { refNum: '1' })).toEqual({
    message: 'No bank payment has the reference number 1',
  });
});
