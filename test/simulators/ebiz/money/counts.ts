import { findEbizType } from '../../../documented';
import type { Given } from '../given';
import type { SoapRecord, SoapValue } from '../record';
import { compare, comparisonOf, conditionOf } from '../select';
import type { EbizCustomer, EbizState } from '../state';

/** A row that counts the stored methods of a customer, and the customer. */
interface Counted {
  counts: SoapRecord;
  customer: EbizCustomer;
}

/** Members of CustomerInformation, as far as the filters name them. */
const INFORMATION = ['CustomerId', 'FirstName', 'LastName', 'CompanyName', 'Phone', 'Email', 'SoftwareId'];

/** One row for each customer with cards: how many have expired or will. Ranges include the nearer ones. */
export function expirationRows(state: EbizState, given: Given): SoapRecord[] {
  const now = state.clock.now();
  return rowsOf(state, given, 'CardExpirationCounts', (customer) => {
    const months = monthsLeft(state, customer, now);
    const within = (most: number): number => months.filter((left) => left >= 0 && left <= most).length;
    return {
      ExpiredCreditCardsCount: months.filter((left) => left < 0).length,
      ExpireThisMonthCreditCardsCount: within(0),
      ExpireNextMonthCreditCardsCount: months.filter((left) => left === 1).length,
      ExpireWithin3MonthCreditCardsCount: within(3),
      ExpireWithin6MonthCreditCardsCount: within(6),
      ExpireWithinaYearCreditCardsCount: within(12),
    };
  });
}

/** One row for each customer: how many cards and accounts are stored. */
export function profileCountRows(state: EbizState, given: Given): SoapRecord[] {
  return rowsOf(state, given, 'PaymentMethodProfileCounts', (customer) => {
    const methods = state.wallet.of(customer.CustomerToken);
    const cards = methods.filter(({ instrument }) => instrument.kind === 'card').length;
    return { CreditCardsCount: cards, BankAccountsCount: methods.length - cards };
  });
}

function rowsOf(
  state: EbizState,
  given: Given,
  type: string,
  countsOf: (customer: EbizCustomer) => SoapRecord,
): SoapRecord[] {
  const tests = given.rows('filters').map((filter) => testOf(type, filter));
  const rows = state.customers
    .all()
    .map((customer) => ({ customer, counts: countsOf(customer) }))
    .filter((row) => tests.every((test) => test(row)));
  return inOrder(rows, given.text('sort')).map(({ customer, counts }) => ({
    ...counts,
    CustomerInformation: Object.fromEntries(INFORMATION.map((name) => [name, customer[name]])),
  }));
}

/** Sorts have the same names as filters. */
function inOrder(rows: Counted[], sort: string): Counted[] {
  if (sort === '') return rows;
  const value = ({ customer, counts }: Counted): SoapValue => counts[sort] ?? customer[sort];
  return [...rows].sort((a, b) => compare(value(a), String(value(b) ?? '')));
}

/** Filters name counts and members of the customer. */
function testOf(type: string, filter: SoapRecord): (row: Counted) => boolean {
  const name = String(filter.FieldName ?? '').toLowerCase();
  const count = findEbizType(type)?.fields.find((field) => field.name.toLowerCase() === name);
  if (count) {
    const passes = comparisonOf(filter);
    return ({ counts }) => passes(counts[count.name]);
  }
  const passes = conditionOf('Customer', filter);
  return ({ customer }) => passes(customer);
}

/** Whole months until each card of a customer expires; below 0 where it has. */
function monthsLeft(state: EbizState, customer: EbizCustomer, now: Date): number[] {
  return state.wallet
    .of(customer.CustomerToken)
    .flatMap(({ instrument }) => (instrument.kind === 'card' ? [instrument] : []))
    .map(({ expiration }) => {
      const [year, month] = expiration.split('-').map(Number);
      return ((year ?? 0) - now.getUTCFullYear()) * 12 + (month ?? 0) - 1 - now.getUTCMonth();
    });
}
