import { choice, type PickList, type Shape } from '../shared/operation';
import * as batch from './resources/batch';
import * as customer from './resources/customer';
import * as emailTemplate from './resources/emailTemplate';
import * as invoice from './resources/invoice';
import * as item from './resources/item';
import * as paymentMethod from './resources/paymentMethod';
import * as receipt from './resources/receipt';
import * as recurringPayment from './resources/recurringPayment';
import * as salesOrder from './resources/salesOrder';
import * as salesRep from './resources/salesRep';
import * as terms from './resources/terms';

const CUSTOMER = ['{CompanyName}', ' · {FirstName} {LastName}', ' ({CustomerId})'];

/** Readable names for the gateway's letters for card brands and its words for account types. */
const READABLE: Shape = {
  CardType: choice({
    visa: ['V', 'Visa'],
    mastercard: ['M', 'Mastercard'],
    americanExpress: ['A', 'American Express'],
    discover: ['DS', 'Discover'],
  }),
  AccountType: choice({ checking: ['checking', 'Checking'], savings: ['savings', 'Savings'] }),
};

const stored = paymentMethod.getMany;

/** Cards and accounts of the customer in the form, by brand and last four digits. */
const storedMethod: Omit<PickList, 'name'> = {
  operation: {
    ...stored,
    result: { ...stored.result, shape: { ...stored.result.shape, ...READABLE } },
  },
  value: 'MethodID',
  label: [
    '{CardType}',
    '{AccountType}',
    ' ending {CardNumber:last4}',
    ' ending {Account:last4}',
    ' · exp {CardExpiration:month}',
  ],
};

const tokenInForm: PickList['needs'] = {
  customerToken: { label: 'Customer', parameter: ['customerToken', 'custNum'] },
};

/** Lists behind resource locators. */
export const lists: PickList[] = [
  {
    name: 'searchCustomers',
    operation: customer.getMany,
    value: 'CustomerId',
    label: CUSTOMER,
  },
  {
    name: 'searchCustomerInternalIds',
    operation: customer.getMany,
    value: 'CustomerInternalId',
    label: CUSTOMER,
  },
  {
    name: 'searchEmailTemplates',
    operation: emailTemplate.getMany,
    value: 'TemplateInternalId',
    label: ['{TemplateName}', ' ({TemplateSubject})'],
  },
  {
    name: 'searchEmailTemplateNames',
    operation: emailTemplate.getMany,
    value: 'TemplateName',
    label: ['{TemplateName}', ' ({TemplateSubject})'],
  },
  { name: 'searchItems', operation: item.getMany, value: 'ItemId', label: ['{Name}', ' ({ItemId})'] },
  {
    name: 'searchTerms',
    operation: terms.getMany,
    value: 'TermsId',
    label: ['{TermsName}', ' ({TermsId})'],
    only: { member: 'IsInactive', isNot: true },
  },
  {
    name: 'searchSalesReps',
    operation: salesRep.getMany,
    value: 'SalesRepId',
    label: ['{FirstName}', ' {LastName}', ' ({SalesRepId})'],
    only: { member: 'IsInactive', isNot: true },
  },
  {
    name: 'searchInvoices',
    operation: invoice.getMany,
    value: 'InvoiceInternalId',
    label: ['{InvoiceNumber}', ' of {CustomerId}', ' · {AmountDue}', ' {Currency}'],
    only: { member: 'AmountDue', above: 0 },
  },
  {
    name: 'searchSalesOrders',
    operation: salesOrder.getMany,
    value: 'SalesOrderInternalId',
    label: ['{SalesOrderNumber}', ' of {CustomerId}', ' · {AmountDue}', ' {Currency}'],
  },
  {
    name: 'searchCustomerTokens',
    operation: customer.getMany,
    values: { includeCustomerToken: true },
    value: 'CustomerToken',
    label: CUSTOMER,
    only: { present: 'CustomerToken' },
  },
  { name: 'storedMethods', ...storedMethod, needs: tokenInForm },
  {
    name: 'storedMethodsOrDefault',
    ...storedMethod,
    needs: tokenInForm,
    fixed: [{ name: 'Default Method of the Customer', value: '0' }],
  },
  {
    name: 'storedMethodsOfCustomer',
    ...storedMethod,
    via: {
      operation: customer.getToken,
      needs: { customerInternalId: { label: 'Customer', parameter: 'customerInternalId' } },
      gives: { customerToken: 'customerToken' },
    },
  },
  {
    name: 'searchReceipts',
    operation: receipt.getMany,
    value: 'ReceiptRefNum',
    label: ['{Name}', ' ({Target}, {ContentType})'],
  },
  {
    name: 'searchSchedules',
    operation: recurringPayment.getMany,
    value: 'ScheduledPaymentInternalId',
    label: ['{ScheduleName}', ' · {Amount}', ' {Schedule}', ' · {CustomerId}'],
  },
  {
    name: 'searchBatches',
    operation: batch.getMany,
    values: { conditions: [{ column: 'batchRefNum', operator: 'notEqual', value: '0' }] },
    value: 'BatchRefNum',
    label: ['{BatchRefNum}', ' · {Status}', ' · {NetAmount}', ' · {Opened:day}'],
  },
];
