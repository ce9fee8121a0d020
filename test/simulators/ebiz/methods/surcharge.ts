import { notFound } from '../faults';
import type { Given } from '../given';
import { EbizFault } from '../method';
import type { Methods } from '../method';
import { between } from '../money/ledger';
import type { SoapRecord } from '../record';
import { filtered, page } from '../select';
import type { EbizState } from '../state';

/** The surcharge on card payments. */
export const surchargeMethods: Methods = {
  CalculateSurchargeAmount: calculate,
  GetSurchargeSettings: (state) => state.surcharges.settings(),
  SearchSurchargePayments: search,
};

function calculate(state: EbizState, given: Given): SoapRecord {
  const amount = given.number('amount');
  const [bin, zip] = [given.text('cardNumber'), given.text('cardZipCode')];
  if (bin !== '' && zip !== '') return state.surcharges.on(amount, 'card', zip);
  const customer = state.byInternalId(given.text('customerInternalId'));
  if (!customer && given.text('customerInternalId') === '')
    throw new EbizFault('s:Client', 'A card with its ZIP code or a stored method is required');
  const method = customer && state.wallet.find(customer.CustomerToken, given.text('paymentMethodId'));
  if (!method) throw notFound();
  const { instrument } = method;
  return state.surcharges.on(amount, instrument.kind, instrument.kind === 'card' ? instrument.zip : '');
}

/** The page shows a list of surcharges, start, limit and count, not their names: these are like those of other searches. */
function search(state: EbizState, given: Given): SoapRecord {
  const paid = between(
    state.surcharges.list(),
    'DatePaid',
    given.text('fromDateTime'),
    given.text('toDateTime'),
  );
  const rows = filtered(paid, 'Surcharge', given);
  return {
    SurchargeList: { Surcharge: given.flag('countOnly') ? [] : page(rows, given) },
    Start: given.number('start'),
    Limit: given.number('limit'),
    Count: rows.length,
  };
}
