import { integer, key, member, money, objectType, records, text } from '../../shared/operation';

/** A batch of transactions that are settled together. */
export const BatchStatus = objectType('BatchStatus', () => [
  member('SalesAmount', money()),
  member('BatchRefNum', key(), { label: 'Batch Reference Number' }),
  member('Closed', text()),
  member('CreditsAmount', money()),
  member('CreditsCount', integer()),
  member('NetAmount', money()),
  member('Opened', text()),
  member('VoidsCount', integer()),
  member('SalesCount', integer()),
  member('Scheduled', text()),
  member('Sequence', text()),
  member('Status', text()),
  member('TransactionCount', integer()),
  member('VoidsAmount', money()),
]);

/** A page of batches. */
export const BatchSearchResult = objectType('BatchSearchResult', () => [
  member('Batches', records({ item: 'BatchStatus' }, BatchStatus)),
  member('BatchesMatched', integer()),
  member('BatchesReturned', integer()),
  member('Limit', integer()),
  member('StartIndex', integer()),
]);
