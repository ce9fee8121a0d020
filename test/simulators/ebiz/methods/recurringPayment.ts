import { invalid, notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import { brandName, numberOf } from '../money/instrument';
import { between } from '../money/ledger';
import type { Schedule } from '../money/schedules';
import type { SoapRecord } from '../record';
import { SUCCESS, refused } from '../results';
import { page, sorted } from '../select';
import type { EbizState } from '../state';
import { text } from '../state/store';
import { customerIdOf, markedAs, ofCustomer, shownPayments } from './payment';

/** Schedules of payments with a stored method, and the payments that they made. */
export const recurringPaymentMethods: Methods = {
  ScheduleRecurringPayment: schedule,
  ModifyScheduledRecurringPaymentStatus: (state, given) => {
    const status = given.text('statusId');
    return ['0', '1', '3'].includes(status)
      ? changed(state, given, { status })
      : refused(1, `Invalid statusId ${status}`);
  },
  ModifyScheduledRecurringPayment_PaymentMethodProfile: (state, given) => {
    const methodId = given.text('paymentMethodProfileId');
    const found = state.schedules.find(given.text('scheduledPaymentInternalId'));
    if (found && !state.wallet.find(found.custNum, methodId)) return refused(1, 'Not Found ');
    return changed(state, given, { methodId });
  },
  ModifyScheduledRecurringPayment_RecurringBilling: (state, given) =>
    changed(state, given, { billing: given.record('recurringBilling') }),
  SearchScheduledRecurringPayments: (state, given) => {
    const rows = state.schedules.list().map((each) => detailsOf(state, each));
    return page(sorted(ofCustomer(rows, customerIdOf(state, given)), given), given);
  },
  SearchRecurringPayments: searchPayments,
  MarkRecurringPaymentAsApplied: (state, given) => markedAs(state, 'recurring', given),
};

function schedule(state: EbizState, given: Given): string {
  const customer = state.byInternalId(given.text('customerInternalId'));
  if (!customer) throw invalid('CustomerInternalId');
  const { CustomerInternalId, CustomerId, CustomerToken } = customer;
  const method = state.wallet.find(CustomerToken, given.text('paymentMethodProfileId'));
  if (!method) throw notFound();
  return state.schedules.add({
    customerInternalId: CustomerInternalId,
    customerId: CustomerId,
    custNum: CustomerToken,
    methodId: method.methodId,
    billing: given.record('recurringBilling'),
  }).id;
}

function changed(
  state: EbizState,
  given: Given,
  changes: Parameters<EbizState['schedules']['change']>[1],
): SoapRecord {
  const found = state.schedules.find(given.text('scheduledPaymentInternalId'));
  if (!found) return refused(1, 'Not Found ');
  state.schedules.change(found, changes);
  return SUCCESS;
}

/** The RecurringBillingDetails of a schedule. */
function detailsOf(state: EbizState, found: Schedule): SoapRecord {
  const { billing, left, next } = found;
  const { Next: _, NumLeft: __, CustomerEmailList: ___, ...sent } = billing;
  const instrument = state.wallet.find(found.custNum, found.methodId)?.instrument;
  const [year, month] = instrument?.kind === 'card' ? instrument.expiration.split('-') : [];
  return {
    ...sent,
    ScheduledPaymentInternalId: found.id,
    CustomerInternalId: found.customerInternalId,
    CustomerId: found.customerId,
    Enabled: billing.Enabled ?? true,
    Next: `${next}T00:00:00`,
    NumLeft: left === undefined ? undefined : String(left),
    CustNum: found.custNum,
    PaymentMethodId: found.methodId,
    MaskedPM: instrument && numberOf(instrument).slice(state.gateway.settings.wholeNumbers ? 0 : -4),
    PMHolderName: instrument?.holder,
    PMExpirationYear: year,
    PMExpirationMonth: month,
    PmType: instrument && brandName(instrument),
    ScheduleStatus: found.status,
    DateTimeCreated: found.created,
    DateTimeModified: found.modified,
  };
}

function searchPayments(state: EbizState, given: Given): SoapRecord[] {
  const id = given.text('scheduledPaymentInternalId').toLowerCase();
  const waiting = state.ledger
    .of('recurring')
    .filter(({ applied }) => !applied)
    .map(({ payment }) => payment)
    .filter((row) => id === '' || text(row, 'ScheduledPaymentInternalId') === id);
  const own = ofCustomer(waiting, customerIdOf(state, given));
  const found = between(own, 'DatePaid', given.text('fromDateTime'), given.text('toDateTime'));
  return shownPayments(state, page(sorted(found, given), given));
}
