import { invalid, notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import { expirationRows, profileCountRows } from '../money/counts';
import { instrumentOf, profileOf } from '../money/wallet';
import type { StoredMethod } from '../money/wallet';
import type { SoapRecord } from '../record';
import { page } from '../select';
import type { EbizState } from '../state';
import { text } from '../state/store';

/** Stored payment methods, which belong to the customer's number at the gateway. */
export const paymentMethodMethods: Methods = {
  AddCustomerPaymentMethodProfile: add,
  UpdateCustomerPaymentMethodProfile: update,
  DeleteCustomerPaymentMethodProfile: (state, given) => {
    state.wallet.remove(tokenOf(state, given), named(state, given));
    return true;
  },
  GetCustomerPaymentMethodProfile: (state, given) => shown(state, named(state, given)),
  GetCustomerPaymentMethodProfiles: (state, given) =>
    state.wallet.of(tokenOf(state, given)).map((method) => shown(state, method)),
  SetDefaultCustomerPaymentMethodProfile: (state, given) => {
    state.wallet.makeDefault(tokenOf(state, given), named(state, given));
    return true;
  },
  GetCardsExpirationList: (state, given) => {
    const rows = expirationRows(state, given);
    return {
      CardExpirationCountsList: given.flag('countOnly') ? [] : page(rows, given),
      ...pageMembers(given, rows.length),
    };
  },
  GetPaymentMethodProfileCounts: (state, given) => {
    const rows = profileCountRows(state, given);
    return {
      PaymentMethodProfileCountsList: {
        PaymentMethodProfileCounts: given.flag('countOnly') ? [] : page(rows, given),
      },
      ...pageMembers(given, rows.length),
    };
  },
};

function pageMembers(given: Given, count: number): SoapRecord {
  return { Start: given.number('start'), Limit: given.number('limit'), Count: count };
}

function shown(state: EbizState, method: StoredMethod): SoapRecord {
  return profileOf(method, state.gateway.settings.wholeNumbers);
}

function tokenOf(state: EbizState, given: Given): string {
  const token = given.text('customerToken');
  if (!state.customers.byToken(token)) throw notFound();
  return token;
}

function named(state: EbizState, given: Given): StoredMethod {
  const method = state.wallet.find(tokenOf(state, given), given.text('paymentMethodId'));
  if (!method) throw notFound();
  return method;
}

function add(state: EbizState, given: Given): string {
  const customer = state.byInternalId(given.text('customerInternalId'));
  if (!customer) throw invalid('CustomerInternalId');
  const profile = given.record('paymentMethodProfile');
  const method = state.wallet.addProfile(customer.CustomerToken, profile);
  return method.methodId;
}

/** What is left out is cleared, and a masked number is stored as the number. */
function update(state: EbizState, given: Given): boolean {
  const token = tokenOf(state, given);
  const profile = given.record('paymentMethodProfile');
  const method = state.wallet.find(token, text(profile, 'MethodID'));
  if (!method) throw notFound();
  method.name = text(profile, 'MethodName');
  method.sort = Number(text(profile, 'SecondarySort') || method.sort);
  method.modified = state.now();
  method.instrument = instrumentOf(profile);
  return true;
}
