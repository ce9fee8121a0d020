import type { SoapRecord } from '../record';
import { ebizCustomerIds } from '../../seed';

/** Two days before the start: what the seed's customers paid in the portal. */
const DAYS_AGO = 2;

/**
 * Four rows that wait for somebody to apply them: a payment of an invoice, one without, a surcharge and a credit. Amounts
 * and numbers are the same ones after each reset.
 */
export function seededPayments(now: Date): SoapRecord[] {
  const paidAt = new Date(now.getTime() - DAYS_AGO * 86_400_000).toISOString().slice(0, 19);
  const row = (customer: number, refNum: string, rest: SoapRecord): SoapRecord => ({
    MerchantId: '2290',
    CustomerId: ebizCustomerIds(customer).customerId,
    Currency: 'USD',
    AuthCode: refNum.slice(-6),
    RefNum: refNum,
    Last4: '2224',
    PaymentMethod: 'Visa',
    DatePaid: paidAt,
    CustNum: String(7_000_000 + customer),
    PaymentSourceId: 'Portal',
    ...rest,
  });
  return [
    row(5, '3000000101', { ...onInvoice('00012008', '660.00'), PaidAmount: '660.00', TypeId: 'Invoice' }),
    row(2, '3000000102', { PaidAmount: '80.00', PaymentType: 'QuickPayment', TypeId: 'QuickPay' }),
    row(5, '3000000103', { ...onInvoice('00012008', '660.00'), PaidAmount: '19.80', TypeId: 'Surcharge' }),
    row(4, '3000000104', { ...onInvoice('00012007', '18.00'), PaidAmount: '18.00', TypeId: 'InvCredit' }),
  ];
}

function onInvoice(InvoiceNumber: string, InvoiceAmount: string): SoapRecord {
  return { InvoiceNumber, InvoiceAmount, AmountDue: '0.00', PaymentType: 'InvoicePayment' };
}
