import { notFound } from '../faults';
import type { Given } from '../given';
import { EbizFault } from '../method';
import type { Methods } from '../method';
import { batchStatus } from '../money/batches';
import type { Batch } from '../money/batches';
import { objectOf } from '../money/transaction';
import type { SoapRecord } from '../record';
import { MOST_ROWS, compare, comparisonOf } from '../select';
import type { EbizState } from '../state';

/** Batches of transactions, which settle when they close. */
export const batchMethods: Methods = {
  SearchBatches: search,
  GetBatchStatus: (state, given) => batchStatus(named(state, given)),
  GetBatchTransactions: (state, given) =>
    named(state, given).transactions.map((each) => objectOf(each, state.gateway.settings.wholeNumbers)),
  CloseBatch: (state, given) => state.gateway.batches.close(named(state, given), state.clock.milliseconds()),
};

/** Documented: the limit is 1 where it is left out. */
const DEFAULT_LIMIT = '1';

function search(state: EbizState, given: Given): SoapRecord {
  const tests = given.rows('filters').map(testOf);
  const all = given.flag('matchAll') || tests.length === 0;
  const matched = state.gateway.batches
    .list()
    .map(batchStatus)
    .filter((row) => (all ? tests.every((test) => test(row)) : tests.some((test) => test(row))));
  const start = Number(given.text('start') || '0');
  const limit = Math.min(Number(given.text('limit') || DEFAULT_LIMIT), MOST_ROWS);
  const sort = given.text('sort');
  if (sort !== '') matched.sort((a, b) => compare(a[sort], String(b[sort] ?? '')));
  const rows = given.flag('countOnly') ? [] : matched.slice(start, start + limit);
  return {
    Batches: rows,
    BatchesMatched: String(matched.length),
    BatchesReturned: String(rows.length),
    Limit: String(limit),
    StartIndex: String(start),
  };
}

/** The fields that the page names. */
const FIELDS = ['BatchRefNum', 'Closed', 'Opened', 'Sequence', 'Status'];

function testOf(filter: SoapRecord): (row: SoapRecord) => boolean {
  const name = String(filter.FieldName ?? '').toLowerCase();
  const field = FIELDS.find((each) => each.toLowerCase() === name);
  if (!field) throw new EbizFault('s:Client', `Batches have no field ${String(filter.FieldName)}`);
  const passes = comparisonOf(filter);
  return (row) => passes(row[field]);
}

function named(state: EbizState, given: Given): Batch {
  const batch = state.gateway.batches.find(given.text('batchId'));
  if (!batch) throw notFound();
  return batch;
}
