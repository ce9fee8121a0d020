import { succeeded } from '../changes';
import { invalid } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import { brandName, numberOf } from '../money/instrument';
import type { SoapRecord } from '../record';
import { filtered, page, sorted } from '../select';
import type { Aliases } from '../select';
import type { EbizState } from '../state';
import { text } from '../state/store';

const REPEATS = ['ApplicationTransactionInternalId'];

/** Which document of another application a transaction at the gateway belongs to. */
export const applicationTransactionMethods: Methods = {
  AddApplicationTransaction: add,
  SearchApplicationTransactions: search,
  MarkApplicationTransactionAsApplied: (state, given) => {
    const link = state.applicationTransactions.get(given.text('applicationTransactionInternalId'));
    if (!link) throw invalid('ApplicationTransactionInternalId');
    link.IsTransactionApplied = true;
    return succeeded(link, REPEATS);
  },
};

/** Amount and payment method are those of the transaction, where the gateway has it. */
function add(state: EbizState, given: Given): SoapRecord {
  const sent = given.record('applicationTransactionRequest');
  const transaction = state.gateway.find(text(sent, 'TransactionId'));
  const instrument = transaction?.request.instrument;
  const link = state.applicationTransactions.add({
    ...sent,
    TransactionAmount: transaction && (transaction.approved / 100).toFixed(2),
    IsTransactionApplied: false,
    PaymentMethodLast4: instrument && numberOf(instrument).slice(-4),
    PaymentMethodType: instrument && brandName(instrument),
  });
  return succeeded(link, REPEATS);
}

/** Names that public code filters by. */
const aliases = (state: EbizState): Aliases => ({
  customerid: (row) => state.customers.get(text(row, 'CustomerInternalId'))?.CustomerId,
  datetime: (row) => row.TransactionDate,
});

function search(state: EbizState, given: Given): SoapRecord {
  const all = state.applicationTransactions.all();
  const rows = sorted(filtered(all, 'ApplicationTransactionDetails', given, aliases(state)), given);
  return {
    ApplicationTransactions: given.flag('countOnly') ? [] : page(rows, given),
    Start: given.number('start'),
    Limit: given.number('limit'),
    Count: rows.length,
  };
}
