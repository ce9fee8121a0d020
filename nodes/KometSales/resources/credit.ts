import {
  body,
  http,
  id,
  integer,
  list,
  operation,
  perEntry,
  rows,
  text,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = { value: 'credit', name: 'Credit' };

/** Marks credits as posted in the ledger, many in one call; each is told apart in the answer. */
export const markAsSynchronized = operation({
  resource: 'credit',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark credit as synchronized',
  description: 'Mark credits as synchronized with an external system such as a ledger',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174912/Synchronize+credits+with+an+external+system',
  documented: 'POST credit.mark.sync',
  call: http('POST', '/credit.mark.sync', 'body'),
  effect: 'idempotent',
  fields: [
    body('creditId', list(id(20)), {
      label: 'Credit ID',
      wire: 'credits[].creditId',
      required: true,
      example: '450545',
      description:
        'Credit to mark: one ID, several separated by commas, or an array. IDs of many items travel in one call.',
    }),
  ],
  batch: { collects: 'creditId', verdict: perEntry('credits', 'creditId', 'status') },
  result: rows('credits', { creditId: id(), status: integer(), message: text() }),
});
