import {
  bare,
  body,
  boolean,
  choice,
  done,
  filters,
  integer,
  key,
  lookUp,
  member,
  moment,
  one,
  operation,
  pages,
  rows,
  soap,
  text,
  type Resource,
} from '../../shared/operation';
import { hasOwnStatus, page } from '../fields';
import { searchConditions } from '../filters';
import { BatchStatus } from '../types/batch';
import { TransactionObject } from '../types/transaction';

export const resource: Resource = {
  value: 'batch',
  name: 'Batch',
  description: 'Transactions that are settled together, with their totals',
};

const batchId = body('batchId', key(), {
  label: 'Batch Reference Number',
  list: 'searchBatches',
  required: true,
  example: '408001',
  description: 'Number of the batch (BatchRefNum)',
});

/** Lists batches. Without a limit, this search returns one record, according to its page. */
export const getMany = operation({
  resource: 'batch',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many batches',
  description:
    'Get batches with their totals. Times are those of the gateway, whose zone is not documented: allow for a day.',
  ...page('SearchBatches'),
  call: soap('SearchBatches'),
  effect: 'read',
  walk: pages({ offset: 'start', rows: 'most', size: 1_000, total: 'BatchesMatched' }),
  fields: [
    {
      ...searchConditions(
        member('BatchRefNum', key(), { label: 'Batch Reference Number' }),
        member('Closed', moment()),
        member('Opened', moment()),
        member('Sequence', integer()),
        member('Status', text()),
      ),
      required: true,
    },
    ...filters(
      body('matchAll', boolean(), {
        label: 'Match All Conditions',
        description: 'Whether all conditions must hold, which they must unless you say otherwise',
        otherwise: true,
      }),
    ),
    body('countOnly', boolean(), { preset: false }),
    body('start', text(), { label: 'Start' }),
    body('most', text(), { label: 'Most', wire: 'limit' }),
    ...filters(
      body(
        'sort',
        choice({
          batchRefNum: ['BatchRefNum', 'Batch Reference Number'],
          closed: ['Closed', 'Closed'],
          opened: ['Opened', 'Opened'],
          sequence: ['Sequence', 'Sequence'],
        }),
        { label: 'Sort By' },
      ),
    ),
  ],
  result: rows('Batches', BatchStatus, { item: 'BatchStatus' }),
});

/** Reads the totals of one batch. */
export const get = operation({
  resource: 'batch',
  operation: 'get',
  name: 'Get',
  action: 'Get batch',
  description: 'Get the state and the totals of a batch',
  ...page('GetBatchStatus'),
  call: soap('GetBatchStatus'),
  effect: 'read',
  fields: [batchId],
  verdict: hasOwnStatus,
  result: one(BatchStatus),
});

/** Lists the transactions of one batch, in one answer. */
export const getTransactions = operation({
  resource: 'batch',
  operation: 'getTransactions',
  name: 'Get Transactions',
  action: 'Get transactions of batch',
  description: 'Get the transactions of a batch',
  ...page('GetBatchTransactions'),
  call: soap('GetBatchTransactions'),
  effect: 'read',
  walk: 'whole',
  fields: [batchId],
  result: rows('', TransactionObject, { item: 'TransactionObject' }),
});

/** Settles a batch. */
export const close = operation({
  resource: 'batch',
  operation: 'close',
  name: 'Close',
  action: 'Close batch',
  description: 'Close a batch, which settles its transactions. It can’t be opened again.',
  ...page('CloseBatch'),
  call: soap('CloseBatch'),
  effect: 'once',
  neverTool: 'Closing a batch settles money. Close it in the workflow itself.',
  repeats: ['batchId'],
  lookUp: lookUp(get, {
    text: 'Get shows whether the batch is closed: it has the time under Closed.',
    by: [{ from: 'batchId', field: 'batchId' }],
    key: { field: 'batchId', member: 'BatchRefNum' },
    id: 'BatchRefNum',
    counts: { present: 'Closed' },
    changes: true,
    same: {},
    gives: { batchId: 'BatchRefNum', Closed: 'Closed', NetAmount: 'NetAmount' },
    mark: 'alreadyClosed',
  }),
  fields: [batchId],
  verdict: bare('false', 'EBizCharge did not close the batch: it may be closed already'),
  result: done(),
});
