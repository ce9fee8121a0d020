import type { IDataObject, NodeApiError, OnError } from 'n8n-workflow';
import { closePools, openConnections } from '../../nodes/shared/http/pools';
import { jsonOf, pairedTo, runNode, withSimulators } from '../engine/support';
import type { CredentialData, NodeJson, OneNodeRun } from '../engine/harness';
import type { LogEntry, SuperOfficeSimulator, Violation } from '../simulators';
import { columnsOf, secretsOf, type Column } from './columns';
import { CASES, RETRY_BY_EFFECT, messageOf, rowOf, type FaultCase, type Fate, type Row } from './expected';
import { LOOK_UP } from './fixtures/effects';
import { eventually, resources, warmUp } from './leftovers';
import { chosen } from './pairs';
import { TIMEOUT, withoutWaiting } from './timeouts';

export const SETTINGS: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

/** Calls of a run; the fault strikes the second. */
const CALLS = 3;
const STRUCK = 1;

/** For how long the fault lasts: one call, or until the product gives up. */
type Lasting = 'strikes' | 'passes' | 'stays';

/** What must come of one run. */
interface Promised {
  fate: Fate;
  row: Row;
  /** The items of each call, in the order of sending. */
  sent: number[][];
  /** The items that must fail. */
  failed: number[];
  /** The items that must not be sent at all. */
  unsent: number[];
}

/** What the calls of a matrix meet. */
export interface Service {
  faults: Pick<SuperOfficeSimulator['faults'], 'add'>;
  counters: SuperOfficeSimulator['counters'];
  violations: Violation[];
  credentials: CredentialData;
  /** What must never be seen, in the forms in which it travels. */
  secrets(): string[];
}

/** Every fault against every call of one vendor, with every setting of "On Error"; in `npm test` every pair of these. */
export function matrixOf(vendor: Column['vendor']): void {
  const context = withSimulators();
  faultsOf(columnsOf(vendor), () => {
    const { simulators, credentials } = context;
    const { faults, counters, violations } = simulators[vendor];
    return { faults, counters, violations, credentials, secrets: () => secretsOf(simulators) };
  });
}

/** The same for calls that share a service; `service` gives it as it is for one test. */
export function faultsOf(columns: Column[], service: () => Service): void {
  beforeEach(() => {
    // No back-off: other tests check how long it waits, and a matrix of waits takes an hour.
    jest.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => jest.restoreAllMocks());

  let before = 0;
  beforeAll(async () => {
    await warmUp(columns[0] as Column, service().credentials);
    await closePools();
    before = resources().sockets;
  });
  afterAll(async () => {
    await closePools();
    const left = await eventually(
      () => resources().sockets - before,
      (sockets) => sockets <= 0,
    );
    // Every worker of n8n has pools. A connection that they forgot would never be closed.
    expect([openConnections(), Math.max(0, left)]).toEqual([0, 0]);
  });

  const rows = columns.flatMap((column) =>
    CASES.flatMap((faultCase) =>
      lastingOf(column, faultCase).flatMap((lasting) =>
        SETTINGS.map((onError) => ({ column, faultCase, lasting, onError })),
      ),
    ),
  );
  const values = ({ column, faultCase, lasting, onError }: (typeof rows)[number]) => [
    ...(column.way === undefined ? [] : [column.way]),
    `${column.effect} ${column.form}`,
    faultCase.name,
    `that ${lasting}`,
    onError,
  ];
  it.each(chosen(rows, values).map((row) => [values(row).join(' '), row] as const))('%s', async (_, row) => {
    await holds(row.column, row.faultCase, row.onError, row.lasting, service());
  });
}

const rowOfColumn = (faultCase: FaultCase, { format, vendor, way }: Column): Row =>
  rowOf(faultCase, format, vendor, way !== undefined);

/** If a call is made more than once, a fault that is over by then is a different case from one that stays. */
function lastingOf(column: Column, faultCase: FaultCase): Lasting[] {
  const row = rowOfColumn(faultCase, column);
  const repeated = RETRY_BY_EFFECT[row][column.effect] === 'again' || splits(column, row);
  return repeated ? ['passes', 'stays'] : ['strikes'];
}

async function holds(
  column: Column,
  faultCase: FaultCase,
  onError: OnError,
  lasting: Lasting,
  service: Service,
): Promise<void> {
  const { faults, counters, credentials } = service;
  const promised = promise(column, faultCase, onError, lasting);
  const on = column.way === undefined ? undefined : column.method;
  faults.add({ ...faultCase.fault, on, after: STRUCK, times: strikes(column, promised, lasting) });
  const before = resources();

  const items = Array.from({ length: CALLS * sizeOf(column) }, (_, index) => ({
    id: column.id(index),
    mine: index,
  }));
  const { packDir } = column;
  const result = await withoutWaiting(
    () => unanswered(counters.log),
    async () => await runNode(nodeOf(column), items, { credentials, onError, packDir }),
  );

  const log = column.way === undefined ? counters.log : counters.of(column.method);
  expect(sentOf(column, log)).toEqual(wantedOf(column, promised, log));
  expect(service.violations).toEqual([]);
  if (onError === 'stopWorkflow' && promised.failed.length > 0) stopped(result, column, faultCase, promised);
  else continued(result, column, faultCase, promised, onError);
  const everything = result.run.everything();
  expect(service.secrets().filter((secret) => everything.includes(secret))).toEqual([]);
  // After an aborted call undici opens a connection at once, to no request; the next call takes it. And a service may
  // see a new connection before it sees the end of the one before. n8n refreshes tokens over a connection of its own.
  const most = Math.max(2, 2 + promised.sent.length - CALLS) + (column.way === undefined ? 0 : 1);
  expect(counters.connectionsPeak).toBeLessThanOrEqual(most);
  await nothingLeft(counters, before);
}

/** The calls that a simulator has left without an answer. */
export const unanswered = (log: LogEntry[]): number => log.filter(({ fault }) => fault === 'hang').length;

const sizeOf = ({ form }: Column): number => (form === 'batch' ? 2 : 1);

let runs = 0;

const nodeOf = (column: Column): NodeJson => ({
  type: column.type,
  name: 'Node',
  // Each has its own credential: a service that demanded a pause must not delay the next run.
  credentials: { [column.credentialType]: { id: `matrix ${++runs}`, name: 'Matrix' } },
  parameters: {
    ...column.parameters,
    options: {
      concurrency: 1,
      maxRetries: 1,
      timeout: TIMEOUT,
      ...(column.form === 'batch' ? { batchSize: 2 } : {}),
    },
  } as NodeJson['parameters'],
});

/** How often the fault strikes: as often as the call may be made, so that the next call is served again. */
function strikes(column: Column, { fate, row }: Promised, lasting: Lasting): number {
  if (lasting !== 'stays') return 1;
  if (fate === 'again') return 2;
  return splits(column, row) ? 3 : 1;
}

/** A refused batch is sent again in parts, to find out which records were refused. */
const splits = (column: Column, row: Row): boolean => column.split && (row === 'refused' || row === 'broken');

function promise(column: Column, faultCase: FaultCase, onError: OnError, lasting: Lasting): Promised {
  const row = rowOfColumn(faultCase, column);
  const fate = RETRY_BY_EFFECT[row][column.effect];
  const [first, struck, last] = [0, 1, 2].map((call) => itemsOf(column, call)) as [
    number[],
    number[],
    number[],
  ];
  const parts = splits(column, row) ? struck.map((item) => [item]) : [];
  const attempts = fate === 'again' ? [struck, struck] : [struck, ...parts];
  const overcome = fate === 'fine' || (lasting === 'passes' && (fate === 'again' || parts.length > 0));
  if (overcome) return { fate, row, sent: [first, ...attempts, last], failed: [], unsent: [] };
  if (onError === 'stopWorkflow')
    return { fate, row, sent: [first, ...attempts], failed: struck, unsent: last };
  // A credential that was not accepted is not tried again: the next call could lock the account.
  return row === 'badCredential' || row === 'ended'
    ? { fate, row, sent: [first, ...attempts], failed: [...struck, ...last], unsent: last }
    : { fate, row, sent: [first, ...attempts, last], failed: struck, unsent: [] };
}

const itemsOf = (column: Column, call: number): number[] =>
  Array.from({ length: sizeOf(column) }, (_, index) => call * sizeOf(column) + index);

const sentOf = (column: Column, log: LogEntry[]): string[][] => log.map((entry) => column.sentIds(entry));

/** The ids that must have been sent. If a call was interrupted before it was read, nobody knows what it carried. */
const wantedOf = (column: Column, { sent }: Promised, log: LogEntry[]): string[][] =>
  sent.map((items, call) => {
    const query = column.vendor === 'komet' && column.form === 'single';
    if (log[call]?.fault === 'resetBeforeRead' && !query) return [];
    return items.map((item) => String(column.id(item)));
  });

/** With "Stop": one error, which says everything. */
function stopped(result: OneNodeRun, column: Column, faultCase: FaultCase, promised: Promised): void {
  const { failure, main, error, status } = result;
  const { failed, unsent } = promised;
  const unknown = promised.fate === 'unknown';
  const all = CALLS * sizeOf(column);
  expect([status, main, error, failure?.name]).toEqual(['error', [], [], 'NodeApiError']);

  const isRefused = !unknown && REFUSED.has(rowOfColumn(faultCase, column));
  const names = column.record && (isRefused || column.form === 'batch') ? failed.map(column.record) : [];
  const isNamed = isRefused && names.length === 1;
  const prefix = isNamed ? `${names[0]}: ` : '';
  const [, told = '', items] = /^(.*) \[(.*)\]$/s.exec(failure?.message ?? '') ?? [];
  expect(told.startsWith(prefix)).toBe(true);
  expectMessage(told.slice(prefix.length), faultCase, column, unknown);
  expect(items).toBe(itemsOfText(failed));
  expect(failure?.context.itemIndex).toBe(failed[0]);
  const failedText = `${failed.length} ${unknown ? 'unknown' : 'failed'}${named(failed)}`;
  const summary = `Of ${all} records: ${all - failed.length - unsent.length} done, ${
    unknown ? `0 failed, ${failedText}` : `${failedText}, 0 unknown`
  }, ${unsent.length} not sent${named(unsent)}.`;
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const which = names.length > 0 && !isNamed ? `${names.slice(0, 3).join(', ')}${more}.` : undefined;
  const description = [adviceOf(column, faultCase, unknown), which, summary];
  expect(failure?.description).toBe(description.filter(Boolean).join(' '));

  const { failure: reason, httpCode } = failure as NodeApiError;
  expect(reason?.cause).toBe(faultCase.cause);
  if (faultCase.httpCode !== undefined) expect(httpCode).toBe(faultCase.httpCode);
}

export const named = (items: number[]): string => (items.length === 0 ? '' : ` (${itemsOfText(items)})`);

/** "item 2", "items 0, 5", "items 24–39": three in a row are a run. */
function itemsOfText(items: number[]): string {
  const runs = items
    .filter((item) => !items.includes(item - 1))
    .map((from) => {
      let to = from;
      while (items.includes(to + 1)) to += 1;
      return to - from > 1 ? `${from}–${to}` : to > from ? `${from}, ${to}` : `${from}`;
    });
  return `${items.length === 1 ? 'item' : 'items'} ${runs.join(', ')}`;
}

/** Rows in which the vendor refuses the record: then the message begins with the record's key. */
export const REFUSED = new Set<Row>(['refused', 'noRight', 'broken']);

/** With "Continue": successes leave by the first output, failures by the one that the setting names, all in order. */
function continued(
  result: OneNodeRun,
  column: Column,
  faultCase: FaultCase,
  { failed, fate, unsent }: Promised,
  onError: OnError,
): void {
  const { main, error, status } = result;
  const unknown = fate === 'unknown';
  const all = Array.from({ length: CALLS * sizeOf(column) }, (_, index) => index);
  const apart = onError === 'continueErrorOutput';
  expect(status).toBe('success');
  expect(pairedTo(main)).toEqual(apart ? all.filter((index) => !failed.includes(index)) : all);
  expect(pairedTo(error)).toEqual(apart ? failed : []);
  for (const item of main) {
    const index = pairedTo([item])[0] as number;
    expect([index, typeof item.json.error]).toEqual([index, failed.includes(index) ? 'string' : 'undefined']);
  }

  const failures = jsonOf(
    apart ? error : main.filter((item) => failed.includes(pairedTo([item])[0] as number)),
  );
  failures.forEach((json, place) => {
    const index = failed[place] ?? -1;
    expectMessage(wordsOf(json, unsent.includes(index)), faultCase, column, unknown);
    expect(json.error).toBe(json.message);
    expect(json.mine).toBe(apart ? index : undefined);
    const details = json.details as IDataObject;
    expect(details.outcome).toBe(unknown ? 'unknown' : 'failed');
    if (column.form === 'batch') expect(details[column.detail ?? '']).toBe(column.id(index));
    expect(details.description).toBe(adviceOf(column, faultCase, unknown));
  });
  expect(failures).toHaveLength(failed.length);
}

/** What an item says about its failure. One that was not sent says so, and why. */
export function wordsOf({ message }: IDataObject, unsent: boolean): string {
  const [, notSent, words = ''] =
    /^(Not sent, since the credential was not accepted: )?(.*)$/s.exec(String(message)) ?? [];
  expect(notSent !== undefined).toBe(unsent);
  return words;
}

export function expectMessage(told: string, faultCase: FaultCase, column: Column, unknown: boolean): void {
  const [, prefix = '', words = ''] = /^(Outcome unknown: )?(.*)$/s.exec(told) ?? [];
  const expected = messageOf(faultCase, column.format);
  if (expected instanceof RegExp) expect(words).toMatch(expected);
  else expect(words).toBe(expected);
  expect(prefix).toBe(unknown ? 'Outcome unknown: ' : '');
}

/** What else the error says: what to do. */
export function adviceOf(column: Column, faultCase: FaultCase, unknown: boolean): string | undefined {
  const { fault, advice } = faultCase;
  if (unknown) return LOOK_UP;
  const own = fault.kind === 'status' ? column.advice[fault.status] : undefined;
  return (own ?? advice)?.replace('%v', column.name).replace('%m', column.method);
}

/** No call in flight, no timer or deadline, no place in a pool. */
export async function nothingLeft(counters: { inFlight: number }, before: { timers: number }): Promise<void> {
  const now = () => {
    const { timers, leases } = resources();
    return { inFlight: counters.inFlight, timers: Math.max(0, timers - before.timers), leases };
  };
  const left = await eventually(now, (held) => Object.values(held).every((each) => each === 0));
  expect(left).toEqual({ inFlight: 0, timers: 0, leases: 0 });
}
