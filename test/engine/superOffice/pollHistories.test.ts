import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { addRecord, changeRecord, closeSale, deleteRecord } from '../../simulators/superoffice/happenings';
import type { SuperOfficeState } from '../../simulators/superoffice/state';
import { useFakeDate } from '../fakeDate';
import { activeTrigger } from '../harness';
import { forgetServices, withSimulators } from '../support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const context = withSimulators();
const superOffice = () => context.simulators.superOffice;
const pass = useFakeDate('2026-03-30T12:00:00Z');

const joined = (...parts: unknown[]): string => parts.map((part) => String(part ?? '')).join(' ');

/** What each event is about: what is there to be emitted, by SuperOffice's state, and what an item is. */
const events: Array<
  [event: string, there: (state: SuperOfficeState) => string[], itemOf: (json: IDataObject) => string]
> = [
  [
    'companyChanged',
    ({ records }) =>
      records.stores.contact
        .all()
        .filter(({ Deleted }) => Deleted !== 1)
        .map(({ ContactId, Department }) => joined(ContactId, Department)),
    ({ contactId, department }) => joined(contactId, department),
  ],
  [
    'companyCreated',
    ({ records }) =>
      records.stores.contact
        .all()
        .filter(({ Deleted }) => Deleted !== 1)
        .map(({ ContactId }) => joined(ContactId)),
    ({ contactId }) => joined(contactId),
  ],
  [
    'requestChanged',
    ({ records }) => records.stores.ticket.all().map(({ TicketId, Title }) => joined(TicketId, Title)),
    ({ ticketId, title }) => joined(ticketId, title),
  ],
  [
    'saleClosed',
    ({ records }) =>
      records.stores.sale
        .all()
        .filter(({ Status }) => Status === 'Sold' || Status === 'Lost')
        .map(({ SaleId, Status }) => joined(SaleId, String(Status).toLowerCase())),
    ({ saleId, outcome }) => joined(saleId, outcome),
  ],
  [
    'recordDeleted',
    ({ records }) => records.log.filter(({ type }) => type === 4864).map(({ record }) => joined(record)),
    ({ recordId }) => joined(recordId),
  ],
  [
    'erpSyncLogEntry',
    ({ erp }) => erp.log.all().map(({ id }) => joined(id)),
    ({ PrimaryKey }) => joined(PrimaryKey),
  ],
];

const pick = fc.nat({ max: 59 });
const steps = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('poll', 'poll', 'killed', 'restart'), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fail'), pick: fc.nat({ max: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait'), pick: fc.nat({ max: 4 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('add', 'change', 'sell', 'delete', 'log'), pick }),
  },
);

const WAITS = [1_000, 20 * MINUTE, 5 * HOUR, DAY, 3 * DAY];

/** What users do. Each change is another one. */
function happen(state: SuperOfficeState, what: string, at: number, change: number): void {
  const text = `change ${change}`;
  const { stores } = state.records;
  if (what === 'add') {
    addRecord(state, 'contact', { Name: 'New', Department: text });
    addRecord(state, 'ticket', { Title: text });
  }
  const company = stores.contact.get(at + 1);
  if (what === 'change' && company && company.Deleted !== 1)
    changeRecord(state, 'contact', at + 1, { Department: text });
  if (what === 'change' && stores.ticket.get(at + 1)) changeRecord(state, 'ticket', at + 1, { Title: text });
  if (what === 'sell' && stores.sale.get(at + 1)?.Status === 'Open')
    closeSale(state, at + 1, at % 2 === 0 ? 'Sold' : 'Lost');
  if (what === 'delete' && company && company.Deleted !== 1) deleteRecord(state, 'contact', at + 1);
  if (what === 'delete' && at > 30 && stores.project.get(at - 50)) deleteRecord(state, 'project', at - 50);
  if (what === 'log')
    state.erp.log.add(
      { connection: 'Komet', source: text, target: '', crmfieldkey: '', oldvalue: '', newvalue: '' },
      // Some entries are written late.
      new Date(Date.now() - (at % 3) * 8 * HOUR).toISOString().slice(0, 19),
    );
}

describe.each(events)('%s', (event, there, itemOf) => {
  it('loses nothing and brings nothing twice, whatever happens to the records and to n8n', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 8, maxLength: 30 }), async (history) => {
        jest.setSystemTime(new Date('2026-03-30T12:00:00Z'));
        superOffice().reset();
        await forgetServices();
        const { state } = superOffice();
        state.settings.mostRows = 7;
        const known = new Set(there(state));
        const active = await activeTrigger(
          {
            type: 'n8n-nodes-erp-sync.superOfficePollingTrigger',
            name: 'Trigger',
            parameters: { event } as never,
          },
          context.credentials,
        );
        await active.poll();
        const got: string[] = [];
        const poll = async (mode: 'trigger' | 'killed' = 'trigger') => {
          const items = await active.poll(mode).catch(() => []);
          superOffice().faults.clear();
          // What n8n had not saved when it died, nobody has seen.
          if (mode === 'trigger') got.push(...items.map(({ json }) => itemOf(json)));
        };
        for (const [change, { do: what, pick: at }] of history.entries()) {
          happen(state, what, at, change);
          if (what === 'wait') pass(WAITS[at] ?? 0);
          if (what === 'restart') active.restart();
          if (what === 'fail') superOffice().faults.add({ kind: 'status', status: 500, after: at });
          if (what === 'poll' || what === 'fail') await poll();
          if (what === 'killed') await poll('killed');
        }
        for (const ms of [DAY, HOUR, HOUR, HOUR, DAY]) {
          pass(ms);
          await poll();
        }
        expect(got.filter((each, index) => got.indexOf(each) !== index)).toEqual([]);
        expect(got.filter((each) => known.has(each))).toEqual([]);
        const owed = there(state).filter((each) => !known.has(each));
        expect(owed.filter((each) => !got.includes(each))).toEqual([]);
        expect(superOffice().violations).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
