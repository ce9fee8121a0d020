import type { IDataObject, NodeApiError, OnError } from 'n8n-workflow';
import { jsonOf, pairedTo, runNode, withSimulators } from '../engine/support';
import type { NodeJson, OneNodeRun } from '../engine/harness';
import type { KometSimulator, LogEntry } from '../simulators';
import { columnsOf, secretsOf, type Column } from './columns';
import { CASES, RETRY_BY_EFFECT, rowOf, type Effect, type FaultCase, type Fate, type Row } from './expected';
import { resources, warmUp } from './leftovers';
import {
  REFUSED,
  SETTINGS,
  adviceOf,
  expectMessage,
  wordsOf,
  named,
  nothingLeft,
  unanswered,
} from './matrix';
import { chosen } from './pairs';
import { TIMEOUT, withoutWaiting } from './timeouts';

/**
 * Operations of several calls for each item. The fault strikes one of them: a list that is read by windows or by
 * pages, an update that reads the record before it writes.
 */
interface Script {
  name: string;
  resource: string;
  operation: string;
  parameters: IDataObject;
  items: IDataObject[];
  /** The calls of each item, as `markOf` names them. */
  calls: string[][];
  /** Which call of the second item the fault strikes, what it is called, and what a repeat of it would do. */
  struck: number;
  method: string;
  effect: Effect;
  /** How the error names the record of the second item. */
  record?: string;
  /** What is reported besides. */
  also?: string;
  /** Puts in what is to be found. */
  prepare?(komet: KometSimulator): void;
  /** Whether the outputs of an item, or what it was to change, are as they must be. */
  holds(komet: KometSimulator, item: number, outputs: IDataObject[] | undefined): void;
}

/** What a call was about. */
function markOf({ method, query, sent }: LogEntry): string {
  const { customerId = '?' } = { ...query, ...(sent as IDataObject | undefined) };
  if (method.endsWith('payment.list')) return `${query.dateFrom} ${query.dateTo}`;
  if (method.endsWith('inventory.list')) return `${query.customerId} page ${query.page}`;
  return `${method.split('.').at(-1)} ${String(customerId)}`;
}

const CUSTOMERS = ['23423', '23430', '23437'];
const ALL = { returnAll: true, filters: {} };

const windows: Script = {
  name: 'a list read by windows, in its second window',
  resource: 'payment',
  operation: 'getMany',
  parameters: { returnAll: true, filters: { dateFrom: '={{ $json.from }}', dateTo: '2026-03-20' } },
  items: ['2026-01-01', '2026-01-02', '2026-01-03'].map((from) => ({ from })),
  calls: [
    ['2026-01-01 2026-01-31', '2026-02-01 2026-03-03', '2026-03-04 2026-03-20'],
    ['2026-01-02 2026-02-01', '2026-02-02 2026-03-04', '2026-03-05 2026-03-20'],
    ['2026-01-03 2026-02-02', '2026-02-03 2026-03-05', '2026-03-06 2026-03-20'],
  ],
  struck: 1,
  method: 'payment.list',
  effect: 'read',
  prepare(komet) {
    for (const date of ['2026-01-01', '2026-01-20', '2026-02-10', '2026-03-04', '2026-03-05'])
      komet.state.payments.add({ date, customerId: '23423' });
  },
  holds(komet, item, outputs) {
    const from = `2026-01-0${item + 1}`;
    const due = komet.state.payments.filter(({ date }) => date >= from && date <= '2026-03-20');
    expect(due.length).toBeGreaterThan(8);
    if (outputs) expect(sorted(outputs.map(({ id }) => id))).toEqual(sorted(due.map(({ id }) => id)));
  },
};

const pages: Script = {
  name: 'a list read by pages, on its second page',
  resource: 'ecommerce',
  operation: 'getManyInventory',
  parameters: { ...ALL, xAccount: '6316', customerId: '={{ $json.customer }}', companyLocationId: '13' },
  items: CUSTOMERS.map((customer) => ({ customer })),
  calls: CUSTOMERS.map((customer) => [1, 2, 3].map((page) => `${customer} page ${page}`)),
  struck: 1,
  method: 'ecommerce/inventory.list',
  effect: 'read',
  prepare(komet) {
    for (let index = 0; index < 200; index += 1)
      komet.state.inventory.add({ productId: '23214', quantity: 1 });
  },
  holds(_, __, outputs) {
    // 42 of the seed are on hand, neither held nor reserved.
    if (outputs) expect(new Set(outputs.map(({ inventoryLineIds }) => inventoryLineIds)).size).toBe(242);
    if (outputs) expect(outputs).toHaveLength(242);
  },
};

/** An update that reads the name first, which it must send. */
const merging = (effect: Effect, struck: 0 | 1): Script => ({
  name:
    struck === 0 ? `the read before a write that is ${effect}` : `a write that is ${effect}, after its read`,
  resource: 'customer',
  operation: `${effect}-single`,
  parameters: {
    customerId: '={{ $json.customer }}',
    mergeWithCurrentValues: true,
    updateFields: { code: '={{ $json.code }}' },
  },
  items: CUSTOMERS.map((customer, index) => ({ customer, code: `NEW${index}` })),
  calls: CUSTOMERS.map((customer) => [`get ${customer}`, `update ${customer}`]),
  record: `Customer ${CUSTOMERS[1]}`,
  struck,
  method: struck === 0 ? 'customer.details.get' : 'customer.update',
  effect: struck === 0 ? 'read' : effect,
  also: struck === 0 ? 'The current values could not be read, so nothing was changed.' : undefined,
  holds(komet, item, outputs) {
    const { name, code } = komet.state.customers.need(CUSTOMERS[item]);
    expect(name).toBe(NAMES.get(CUSTOMERS[item] ?? ''));
    if (outputs) expect([outputs.length, code]).toEqual([1, `NEW${item}`]);
    else if (struck === 0) expect(code).not.toBe(`NEW${item}`);
  },
});

const SCRIPTS = [windows, pages, merging('once', 0), merging('idempotent', 1), merging('once', 1)];

/** The names before anything is changed. */
const NAMES = new Map<string, string>();

const sorted = (ids: unknown[]): string[] => ids.map(String).sort();

const context = withSimulators();
const column = columnsOf('komet').find(
  ({ form, effect }) => form === 'single' && effect === 'read',
) as Column;

beforeAll(async () => await warmUp(column, context.credentials));
beforeEach(() => {
  // No back-off, as in the matrix of single calls.
  jest.spyOn(Math, 'random').mockReturnValue(0);
  const { customers } = context.simulators.komet.state;
  for (const id of CUSTOMERS) NAMES.set(id, customers.need(id).name);
});
afterEach(() => jest.restoreAllMocks());

/** What must come of one run. */
interface Promised {
  fate: Fate;
  row: Row;
  sent: string[];
  failed: number[];
  unsent: number[];
}

function promise(script: Script, faultCase: FaultCase, stays: boolean, onError: OnError): Promised {
  const row = rowOf(faultCase, 'JSON');
  const fate = RETRY_BY_EFFECT[row][script.effect];
  const [first = [], second = [], third = []] = script.calls;
  const until = second.slice(0, script.struck + 1);
  const struck = second.slice(script.struck, script.struck + 1);
  const rest = second.slice(script.struck + 1);
  const tried = [...first, ...until, ...(fate === 'again' ? struck : [])];
  if (fate === 'fine' || (fate === 'again' && !stays))
    return { fate, row, sent: [...tried, ...rest, ...third], failed: [], unsent: [] };
  // The rest of the list is useless, and nothing overwrites what could not be read.
  if (onError === 'stopWorkflow') return { fate, row, sent: tried, failed: [1], unsent: [2] };
  return row === 'badCredential'
    ? { fate, row, sent: tried, failed: [1, 2], unsent: [2] }
    : { fate, row, sent: [...tried, ...third], failed: [1], unsent: [] };
}

let runs = 0;

const nodeOf = ({ resource, operation, parameters }: Script): NodeJson =>
  ({
    type: column.type,
    name: 'Node',
    credentials: { kometSalesApi: { id: `steps ${++runs}`, name: 'Steps' } },
    parameters: {
      ...parameters,
      resource,
      operation,
      options: { concurrency: 1, maxRetries: 1, timeout: TIMEOUT },
    },
  }) as NodeJson;

async function holds(script: Script, faultCase: FaultCase, stays: boolean, onError: OnError): Promise<void> {
  const { komet } = context.simulators;
  script.prepare?.(komet);
  const promised = promise(script, faultCase, stays, onError);
  const after = (script.calls[0]?.length ?? 0) + script.struck;
  const times = stays && promised.fate === 'again' ? 2 : 1;
  komet.faults.add({ ...faultCase.fault, after, times });
  const before = resources();
  const { credentials } = context;
  const { packDir } = column;
  const result = await withoutWaiting(
    () => unanswered(komet.counters.log),
    async () => await runNode(nodeOf(script), script.items, { credentials, onError, packDir }),
  );

  const { log } = komet.counters;
  // If the body was not read, the record is not known.
  const unread = (mark: string, call: number) =>
    log[call]?.fault === 'resetBeforeRead' && log[call].httpMethod === 'POST'
      ? mark.replace(/ \d+$/, ' ?')
      : mark;
  expect(log.map(markOf)).toEqual(promised.sent.map(unread));
  expect(komet.violations).toEqual([]);
  if (onError === 'stopWorkflow' && promised.failed.length > 0) stopped(script, result, faultCase, promised);
  else continued(script, result, faultCase, promised, onError);
  const everything = result.run.everything();
  expect(secretsOf(context.simulators).filter((secret) => everything.includes(secret))).toEqual([]);
  await nothingLeft(komet.counters, before);
}

/** The description of the failed call. */
function told(script: Script, faultCase: FaultCase, unknown: boolean): string | undefined {
  const { method, effect, also } = script;
  const advice = adviceOf({ ...column, method, effect }, faultCase, unknown);
  return [advice, also].filter(Boolean).join(' ') || undefined;
}

function stopped(
  script: Script,
  { main, error, failure }: OneNodeRun,
  faultCase: FaultCase,
  promised: Promised,
): void {
  const unknown = promised.fate === 'unknown';
  expect([main, error, failure?.name, failure?.context.itemIndex]).toEqual([[], [], 'NodeApiError', 1]);
  const [, message = ''] = /^(.*) \[item 1\]$/s.exec(failure?.message ?? '') ?? [];
  const isRefused = !unknown && REFUSED.has(rowOf(faultCase, 'JSON')) && script.record !== undefined;
  const prefix = isRefused ? `${script.record}: ` : '';
  expect(message.startsWith(prefix)).toBe(true);
  expectMessage(message.slice(prefix.length), faultCase, column, unknown);
  const counted = unknown ? `0 failed, 1 unknown${named([1])}` : `1 failed${named([1])}, 0 unknown`;
  const summary = `Of 3 records: 1 done, ${counted}, 1 not sent${named([2])}.`;
  expect(failure?.description).toBe([told(script, faultCase, unknown), summary].filter(Boolean).join(' '));
  expect((failure as NodeApiError).failure?.cause).toBe(faultCase.cause);
  script.holds(context.simulators.komet, 1, undefined);
}

function continued(
  script: Script,
  { status, main, error }: OneNodeRun,
  faultCase: FaultCase,
  { failed, fate, unsent }: Promised,
  onError: OnError,
): void {
  const unknown = fate === 'unknown';
  expect(status).toBe('success');
  const apart = onError === 'continueErrorOutput';
  const isFailed = (item: OneNodeRun['main'][number]) => failed.includes(pairedTo([item])[0] as number);
  const failures = apart ? error : main.filter(isFailed);
  const outputs = main.filter((item) => !isFailed(item));
  expect(apart ? main.filter(isFailed) : error).toEqual([]);
  expect(pairedTo(failures)).toEqual(failed);
  // In order, whatever was tried again.
  expect(pairedTo(main)).toEqual([...pairedTo(main)].sort());
  failures.forEach(({ json }, place) => {
    const isUnsent = unsent.includes(failed[place] ?? -1);
    expectMessage(wordsOf(json, isUnsent), faultCase, column, unknown);
    const details = json.details as IDataObject;
    expect([details.outcome, details.description]).toEqual([
      unknown ? 'unknown' : 'failed',
      told(script, faultCase, unknown),
    ]);
  });
  for (const [item] of script.items.entries()) {
    const own = jsonOf(outputs.filter((output) => pairedTo([output])[0] === item));
    if (failed.includes(item)) expect(own).toEqual([]);
    script.holds(context.simulators.komet, item, failed.includes(item) ? undefined : own);
  }
}

/** Moved ids are other ids. The matrix of single calls checks that they keep all digits. */
const cases = CASES.filter(({ fault }) => fault.kind !== 'wideIds');

const rows = SCRIPTS.flatMap((script) =>
  cases.flatMap((faultCase) => {
    const again = RETRY_BY_EFFECT[rowOf(faultCase, 'JSON')][script.effect] === 'again';
    return (again ? ['passes', 'stays'] : ['strikes']).flatMap((lasting) =>
      SETTINGS.map((onError) => ({ script, faultCase, lasting, onError })),
    );
  }),
);

const values = ({ script, faultCase, lasting, onError }: (typeof rows)[number]) => [
  script.name,
  faultCase.name,
  `that ${lasting}`,
  onError,
];

it.each(chosen(rows, values).map((row) => [values(row).join(': '), row] as const))('%s', async (_, row) => {
  await holds(row.script, row.faultCase, row.lasting === 'stays', row.onError);
});

/** Carriers are read from a list, which is empty for one that does not exist. */
describe('an update whose read finds no record', () => {
  it.each(SETTINGS)('is not written (%s), the others are', async (onError) => {
    const { komet } = context.simulators;
    const result = await runNode(
      {
        type: column.type,
        name: 'Node',
        parameters: {
          resource: 'carrier',
          operation: 'update',
          carrierId: '={{ $json.carrier }}',
          mergeWithCurrentValues: true,
          updateFields: { active: false },
          options: { concurrency: 1, maxRetries: 1 },
        } as NodeJson['parameters'],
      },
      [4597, 99_999, 4610].map((carrier) => ({ carrier })),
      { credentials: context.credentials, onError, packDir: column.packDir },
    );

    const carriers = komet.counters.log.map(
      ({ method, query, sent }) =>
        `${method.split('.').at(-1)} ${String(query.id ?? (sent as IDataObject | undefined)?.carrierId)}`,
    );
    const until = ['list 4597', 'update 4597', 'list 99999'];
    const all = [...until, 'list 4610', 'update 4610'];
    expect(carriers).toEqual(onError === 'stopWorkflow' ? until : all);
    expect(komet.state.carriers.need('4597')).toMatchObject({ name: 'Armellini', code: 'AR', active: false });

    const message = 'There is no record of Carrier 99999 to merge with';
    const description = 'Check what names the record. Nothing was changed.';
    if (onError === 'stopWorkflow') {
      expect(result.failure?.message).toBe(`${message} [item 1]`);
      const summary = 'Of 3 records: 1 done, 1 failed (item 1), 0 unknown, 1 not sent (item 2).';
      expect(result.failure?.description).toBe(`${description} ${summary}`);
      return;
    }
    const failures = onError === 'continueErrorOutput' ? result.error : result.main.slice(1, 2);
    expect(jsonOf(failures)).toMatchObject([{ message, details: { outcome: 'failed', description } }]);
    expect(pairedTo(failures)).toEqual([1]);
    expect(pairedTo(result.main)).toEqual(onError === 'continueErrorOutput' ? [0, 2] : [0, 1, 2]);
  });
});
