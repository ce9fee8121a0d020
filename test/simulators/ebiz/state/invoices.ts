import { EBIZ_INVOICES, ebizCustomerIds } from '../../seed';
import type { SoapRecord } from '../record';
import { MERCHANT_ID, OWN_SOFTWARE, day, seededId } from './seeds';
import { Store } from './store';

/** The date that the service answers where none was sent. */
export const NO_DATE = '1900-01-01';

const DATES = ['InvoiceDate', 'InvoiceDueDate', 'InvoiceShipDate', 'PoDate'];

/** The invoices of all customers. */
export class Invoices extends Store {
  constructor(now: () => Date) {
    super({
      internalId: 'InvoiceInternalId',
      prefix: '1a0c0001',
      key: ['CustomerId', 'SubCustomerId', 'InvoiceNumber'],
      seed: () => EBIZ_INVOICES.map((row, index) => seeded(row, index + 1, now())),
    });
  }

  /** Those with a number, of any customer. */
  numbered(invoiceNumber: string): SoapRecord[] {
    return this.filter((invoice) => invoice.InvoiceNumber === invoiceNumber);
  }
}

/** An invoice as the service answers it: dates that nobody sent are 1900-01-01, line items only where they are requested. */
export function shownInvoice(invoice: SoapRecord, withItems: boolean): SoapRecord {
  const dates = Object.fromEntries(DATES.map((name) => [name, dated(invoice[name])]));
  return { ...invoice, ...dates, Items: withItems ? invoice.Items : undefined };
}

/** A date, or the one that means none. */
export function dated(value: SoapRecord[string]): SoapRecord[string] {
  return value === undefined || value === '' ? NO_DATE : value;
}

function seeded(row: (typeof EBIZ_INVOICES)[number], number: number, now: Date): SoapRecord {
  const { customer, invoiceNumber, amount, amountDue, dueInDays } = row;
  const customerId = typeof customer === 'number' ? ebizCustomerIds(customer).customerId : customer;
  return {
    MerchantId: MERCHANT_ID,
    CustomerId: customerId,
    InvoiceNumber: invoiceNumber,
    InvoiceInternalId: seededId('1a0c0000', number),
    InvoiceDate: day(dueInDays - 30, now),
    Currency: 'USD',
    InvoiceAmount: amount,
    InvoiceDueDate: day(dueInDays, now),
    AmountDue: amountDue,
    PoNum: `PO-${number}`,
    SoNum: `SO-${500 + number}`,
    DateUploaded: `${day(dueInDays - 30, now)}T13:00:00Z`,
    Items: [line(amount, number)],
    Software: OWN_SOFTWARE,
    NotifyCustomer: false,
    TotalTaxAmount: '0.00',
    InvoiceUniqueId: `komet-${9000 + number}`,
    InvoiceDescription: 'Cut flowers',
    BillingAddress: {
      Address1: `${number} Main Street`,
      City: 'Miami',
      State: 'FL',
      ZipCode: '33126',
      IsDefault: true,
    },
    InvoiceMemo: 'Leave at the cooler',
    InvoiceTermsId: 'NET30',
    InvoiceSalesRepId: '801',
    InvoiceIsToBeEmailed: false,
    InvoiceIsToBePrinted: false,
    TotalDiscountAmount: '0.00',
    TotalShippingAmount: '0.00',
    InvoiceCustomFields: [{ FieldName: 'Route', FieldValue: `R${number}` }],
  };
}

function line(amount: string, number: number): SoapRecord {
  return {
    ItemId: '00102565',
    Name: 'Rose Freedom 50 cm',
    Description: `Order ${number}`,
    UnitPrice: amount,
    Qty: '1',
    Taxable: false,
    TaxRate: '0',
    UnitOfMeasure: 'Stem',
    TotalLineAmount: amount,
    TotalLineTax: '0',
    ItemLineNumber: 1,
    GrossPrice: amount,
    WarrantyDiscount: '0',
    SalesDiscount: '0',
  };
}
