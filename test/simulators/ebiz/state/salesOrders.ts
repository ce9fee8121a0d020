import { EBIZ_SALES_ORDERS, ebizCustomerIds } from '../../seed';
import type { SoapRecord } from '../record';
import { dated } from './invoices';
import { MERCHANT_ID, OWN_SOFTWARE, day, seededId } from './seeds';
import { Store } from './store';

/** The sales orders of all customers. */
export class SalesOrders extends Store {
  constructor(now: () => Date) {
    super({
      internalId: 'SalesOrderInternalId',
      prefix: '50d30001',
      key: ['CustomerId', 'SubCustomerId', 'SalesOrderNumber'],
      refusal: 'Failed',
      seed: () => EBIZ_SALES_ORDERS.map((row, index) => seeded(row, index + 1, now())),
    });
  }
}

/** A sales order as the service answers it: dates that nobody sent are 1900-01-01, line items only where they are requested. */
export function shownOrder(order: SoapRecord, withItems: boolean): SoapRecord {
  return {
    ...order,
    Date: dated(order.Date),
    DueDate: dated(order.DueDate),
    Items: withItems ? order.Items : undefined,
  };
}

function seeded(row: (typeof EBIZ_SALES_ORDERS)[number], number: number, now: Date): SoapRecord {
  const { customer, salesOrderNumber, amount } = row;
  return {
    MerchantId: MERCHANT_ID,
    CustomerId: ebizCustomerIds(customer).customerId,
    SalesOrderNumber: salesOrderNumber,
    SalesOrderInternalId: seededId('50d30000', number),
    Date: day(-number, now),
    Currency: 'USD',
    Amount: amount,
    DueDate: day(14 - number, now),
    AmountDue: amount,
    PoNum: `PO-${700 + number}`,
    DateUploaded: `${day(-number, now)}T13:00:00Z`,
    Items: [
      {
        ItemId: 'HYD-BLUE',
        Name: 'Hydrangea Blue',
        UnitPrice: amount,
        Qty: '1',
        Taxable: false,
        TaxRate: '0',
        TotalLineAmount: amount,
        TotalLineTax: '0',
        ItemLineNumber: 1,
        GrossPrice: amount,
        WarrantyDiscount: '0',
        SalesDiscount: '0',
      },
    ],
    Software: number % 2 === 0 ? 'Portal' : OWN_SOFTWARE,
    NotifyCustomer: false,
    TotalTaxAmount: '0.00',
    UniqueId: `komet-so-${number}`,
    Description: 'Weekly order',
    Memo: 'Call before delivery',
    SalesRepId: '802',
    TermsId: 'NET15',
    IsToBeEmailed: false,
    IsToBePrinted: false,
    SalesOrderCustomFields: [{ FieldName: 'Week', FieldValue: '14' }],
    LocationId: '13',
  };
}
