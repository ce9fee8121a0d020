import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { payForm, payInPortal, type EbizState } from '../../simulators/ebiz';
import { useFakeDate } from '../fakeDate';
import { activeTrigger, type ActiveTrigger } from '../harness';
import { forgetServices, withSimulators } from '../support';
import { charge, closeBatch, customerId, followUp, request } from './happenings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const context = withSimulators();
const ebiz = () => context.simulators.ebiz;
const pass = useFakeDate('2026-03-10T12:00:00Z');

const refNumOf = (json: IDataObject): string => String((json.Response as IDataObject).RefNum);
const partOf = (row: object): string => {
  const { PaymentInternalId, InvoiceNumber, TypeId, RefNum } = row as Record<string, unknown>;
  return [PaymentInternalId, InvoiceNumber ?? '', TypeId, RefNum].join(' ');
};
const waiting = (state: EbizState, source: 'portal' | 'form'): string[] =>
  state.ledger
    .of(source)
    .filter(({ applied }) => !applied)
    .map(({ payment }) => partOf(payment));

/** What each event is about: what is there to be emitted, by the vendor's state, and what an item is. */
const events: Array<
  [event: string, there: (state: EbizState) => string[], itemOf: (json: IDataObject) => string]
> = [
  [
    'paymentReceived',
    (state) => waiting(state, 'portal').filter((part) => !part.includes('Surcharge')),
    partOf,
  ],
  ['webFormPaymentReceived', (state) => waiting(state, 'form'), partOf],
  [
    'transaction',
    ({ gateway }) => gateway.shown().map(({ refNum, status }) => `${refNum} ${status}`),
    (json) => `${refNumOf(json)} ${String(json.Status)}`,
  ],
  [
    'bankPaymentReturned',
    ({ gateway }) =>
      gateway
        .shown()
        .filter(({ status }) => status === 'Returned')
        .map(({ refNum }) => refNum),
    refNumOf,
  ],
  [
    'batchClosed',
    ({ gateway }) =>
      gateway.batches
        .list()
        .filter(({ closed }) => closed !== undefined)
        .map(({ batchRefNum, transactions }) => `${batchRefNum} of ${transactions.length}`),
    (json) => `${String(json.BatchRefNum)} of ${(json.Transactions as object[]).length}`,
  ],
];

const pick = fc.nat({ max: 5 });
const amount = fc.integer({ min: 1, max: 40 });

const one = <D extends string>(...names: [D, ...D[]]) => fc.record({ do: fc.constantFrom(...names), pick });

/** What happens to n8n, and to time. */
const lives = [
  { weight: 5, arbitrary: one('poll') },
  { weight: 2, arbitrary: one('killed', 'restart') },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fail' as const), at: fc.nat({ max: 2 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(20 * MINUTE, 5 * HOUR, DAY, 2 * DAY),
    }),
  },
];

/** What customers and bookkeepers do. */
const paying = fc.oneof(
  ...lives,
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pay' as const), amount, surcharge: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('part' as const), amount, pick }) },
  { weight: 3, arbitrary: one('apply') },
);

/** What happens at the gateway. */
const charging = fc.oneof(
  ...lives,
  { weight: 4, arbitrary: fc.record({ do: fc.constant('charge' as const), bank: fc.boolean() }) },
  { weight: 4, arbitrary: one('void', 'return', 'settle') },
  { weight: 4, arbitrary: one('close') },
);

type StepOf<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Step = StepOf<typeof paying> | StepOf<typeof charging>;

const at = <T>(list: T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

function happen(state: EbizState, each: Step): void {
  const { gateway, ledger, forms } = state;
  if (each.do === 'pay')
    payInPortal(state, {
      customerId: customerId(1),
      amount: each.amount,
      surcharge: each.surcharge ? 1 : undefined,
    });
  if (each.do === 'part') {
    const open = at(
      forms.list(false).filter((form) => form.state === 'pending'),
      each.pick,
    );
    payForm(state, open?.paymentInternalId ?? request(state), { amount: each.amount });
  }
  if (each.do === 'apply') {
    const row = at(ledger.of('portal', 'form'), each.pick);
    if (row) ledger.mark(row.source, String(row.payment.PaymentInternalId));
  }
  if (each.do === 'charge') charge(state, { bank: each.bank, amount: 10 });
  if (each.do === 'close') closeBatch(state);
  if (each.do === 'void') {
    const open = at(
      gateway.all().filter(({ status }) => status.startsWith('Authorized')),
      each.pick,
    );
    if (open) followUp(state, 'void', open.refNum);
  }
  const check =
    'pick' in each &&
    at(
      gateway.all().filter(({ trace, status }) => trace && status !== 'Returned'),
      each.pick,
    );
  if (each.do === 'settle' && check) gateway.settleCheck(check.refNum);
  if (each.do === 'return' && check) gateway.returnCheck(check.refNum);
}

describe.each(events)('%s', (event, there, itemOf) => {
  const steps: fc.Arbitrary<Step> = event.endsWith('Received') ? paying : charging;

  const open = async (): Promise<ActiveTrigger> =>
    await activeTrigger(
      {
        type: 'n8n-nodes-erp-sync.eBizChargeTrigger',
        name: 'Trigger',
        parameters: { event, firstRunWaiting: 'skip', options: { emitAgainAfter: 0 } } as never,
      },
      context.credentials,
    );

  it('loses nothing and brings nothing twice, whatever happens to the merchant and to n8n', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array<Step>(steps, { minLength: 8, maxLength: 30 }), async (history) => {
        jest.setSystemTime(new Date('2026-03-10T12:00:00Z'));
        ebiz().reset();
        await forgetServices();
        const { state } = ebiz();
        state.gateway.set({ timeFactor: 1, show: [0, 2 * HOUR] });
        charge(state);
        charge(state, { bank: true });
        payForm(state, request(state), { amount: 5 });
        pass(3 * HOUR);
        const known = new Set(there(state));
        const active = await open();
        await active.poll();
        const got: string[] = [];
        const poll = async (mode: 'trigger' | 'killed' = 'trigger') => {
          const items = await active.poll(mode).catch(() => []);
          ebiz().faults.clear();
          // What n8n had not saved when it died, nobody has seen.
          if (mode === 'trigger') got.push(...items.map(({ json }) => itemOf(json)));
        };
        for (const each of history) {
          happen(state, each);
          if (each.do === 'wait') pass(each.ms);
          if (each.do === 'restart') active.restart();
          if (each.do === 'fail') ebiz().faults.add({ kind: 'status', status: 500, after: each.at });
          if (each.do === 'poll' || each.do === 'fail') await poll();
          if (each.do === 'killed') await poll('killed');
        }
        for (const ms of [DAY, HOUR, HOUR, HOUR, DAY]) {
          pass(ms);
          await poll();
        }
        expect(got.filter((each, index) => got.indexOf(each) !== index)).toEqual([]);
        expect(got.filter((each) => known.has(each))).toEqual([]);
        const owed = there(state).filter((each) => !known.has(each));
        expect(owed.filter((each) => !got.includes(each))).toEqual([]);
        expect(ebiz().violations).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
