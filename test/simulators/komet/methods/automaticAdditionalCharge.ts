import { doneByResult, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { KometCharge, KometException, KometState } from '../state';

export const automaticAdditionalCharge: Methods = {
  'POST automatic-additional-charge': create,
  'PUT automatic-additional-charge': update,
};

function create(state: KometState, given: Given): object {
  const charge = state.charges.add(sent(state, given));
  charge.excludedCustomerIds = given.list('excludeCustomerIds');
  charge.exceptionCustomers = [];
  putExceptions(charge, given);
  // The page was cut before the words of success.
  return doneByResult(
    { automaticAdditionalChargeId: numberOf(charge.id) },
    'The automatic additional charge was successfully saved.',
  );
}

function update(state: KometState, given: Given): object {
  const charge = state.charges.need(given.text('automaticAdditionalChargeId'));
  state.charges.change(charge, sent(state, given));
  charge.excludedCustomerIds = excluded(charge, given);
  putExceptions(charge, given);
  charge.updates += 1;
  return doneByResult(
    { automaticAdditionalChargeId: numberOf(charge.id) },
    'The automatic additional charge was successfully updated.',
  );
}

function sent(state: KometState, given: Given): Partial<KometCharge> {
  return {
    additionalChargeId: state.additionalCharges.need(given.text('additionalChargeId')).id,
    ...given.texts('companyLocationId', 'amountValue', 'capPerDay', 'minCapPerDay'),
    active: given.flag('active'),
    amountType: given.number('amountType'),
    orderType: given.number('orderType'),
    // Whether the stored carriers are replaced or extended is not documented: replaced.
    ...(given.raw('carrierIds') === undefined ? {} : { carrierIds: given.list('carrierIds') }),
  };
}

/** 0 takes the customers off the list, 1 puts them on it, 2 empties it, whoever is named. */
function excluded(charge: KometCharge, given: Given): string[] {
  const ids = given.list('excludeCustomerIds');
  const present = charge.excludedCustomerIds;
  switch (given.text('excludeCustomerActionType')) {
    case '0':
      return present.filter((id) => !ids.includes(id));
    case '1':
      return [...new Set([...present, ...ids])];
    case '2':
      return [];
    default:
      return present;
  }
}

/** There is an `active` flag and no action: taken as "add, or change the one of this customer". */
function putExceptions(charge: KometCharge, given: Given): void {
  for (const entry of given.records('exceptionCustomers')) {
    const exception: KometException = {
      customerId: entry.text('customerId') ?? '',
      active: entry.flag('active') === true,
      amountValue: entry.text('amountValue') ?? '',
      amountType: Number(entry.text('amountType')),
    };
    const others = charge.exceptionCustomers.filter(({ customerId }) => customerId !== exception.customerId);
    charge.exceptionCustomers = [...others, exception];
  }
}
