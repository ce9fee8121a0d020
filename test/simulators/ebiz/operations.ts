import type { EbizOperation } from '../../documented';
import { child, childText } from '../check/xml';
import type { XmlElement } from '../check/xml';
import type { Answer } from '../server/exchange';
import { faultAnswer, resultAnswer } from './envelope';
import type { SoapRecord } from './envelope';
import type { EbizCustomer, EbizState } from './state';

/** What a simulated operation does with its element. Already checked. */
export type Operate = (state: EbizState, operation: EbizOperation, element: XmlElement) => Answer;

/** The simulated operations. */
export const OPERATIONS: Record<string, Operate> = {
  MarkCustomerAsSynchronized: markCustomer,
  GetMerchantTransactionData: (_, operation) => resultAnswer(operation, MERCHANT),
  GetCustomer: getCustomer,
  SearchCustomerList: searchCustomers,
};

const MERCHANT: SoapRecord = {
  ItemSKU: 'FLOWERS',
  ItemCommodityCode: '10161500',
  ItemName: 'Cut flowers',
  ItemUnitPrice: '1.00',
  ItemQty: '1',
  ItemTaxable: false,
  AvsZip: '33126',
  AllowACHPayments: true,
  AllowCreditCardPayments: true,
  IsSurchargeEnabled: false,
  SurchargePercentage: '0.00',
};

function markCustomer(state: EbizState, operation: EbizOperation, element: XmlElement): Answer {
  const customer = state.byInternalId(childText(element, 'customerInternalId') ?? '');
  if (!customer) return faultAnswer('s:InvalidCustomerInternalId', 'Invalid CustomerInternalId');
  const refusal = state.refusalOf(customer);
  if (refusal)
    return resultAnswer(operation, {
      Status: 'Error',
      StatusCode: 0,
      Error: refusal.error,
      ErrorCode: refusal.errorCode,
    });
  state.mark(customer);
  return resultAnswer(operation, {
    CustomerId: customer.CustomerId,
    CustomerInternalId: customer.CustomerInternalId,
    Status: 'Success',
    StatusCode: 1,
    Error: '',
    ErrorCode: 0,
  });
}

function getCustomer(state: EbizState, operation: EbizOperation, element: XmlElement): Answer {
  const internalId = childText(element, 'customerInternalId')?.trim();
  const customerId = childText(element, 'customerId')?.trim();
  const found = internalId ? state.byInternalId(internalId) : state.byCustomerId(customerId ?? '');
  // The fault's text is known from public code, its code is not.
  return found ? resultAnswer(operation, { ...found }) : faultAnswer('s:NotFound', 'Not Found');
}

function searchCustomers(state: EbizState, operation: EbizOperation, element: XmlElement): Answer {
  const number = (name: string): number => Number(childText(element, name) ?? '0');
  const tests = (child(element, 'filters')?.children ?? []).map(filterTest);
  const sort = (childText(element, 'sort') ?? '').trim();
  const found = [...state.customers.values()].filter((customer) => tests.every((test) => test(customer)));
  if (sort) found.sort((a, b) => fieldOf(a, sort).localeCompare(fieldOf(b, sort)));
  const start = number('start');
  const limit = number('limit');
  const page = isTrue(childText(element, 'countOnly')) ? [] : found.slice(start, start + limit);
  return resultAnswer(operation, {
    CustomerList: page.map((customer) => ({ ...customer })),
    Start: start,
    Limit: limit,
    Count: found.length,
  });
}

/** Several filters are taken as "and"; how they combine is not documented. */
function filterTest(filter: XmlElement): (customer: EbizCustomer) => boolean {
  const name = childText(filter, 'FieldName') ?? '';
  const wanted = childText(filter, 'FieldValue') ?? '';
  const compare = COMPARISONS[(childText(filter, 'ComparisonOperator') ?? 'eq').toLowerCase()];
  return (customer) => compare !== undefined && compare(fieldOf(customer, name), wanted);
}

const COMPARISONS: Record<string, (value: string, wanted: string) => boolean> = {
  eq: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  ne: (value, wanted) => value.toLowerCase() !== wanted.toLowerCase(),
  gt: (value, wanted) => value > wanted,
  gte: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
};

function fieldOf(customer: EbizCustomer, name: string): string {
  const field = Object.entries(customer).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return String(field?.[1] ?? '');
}

function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}
