import type { SoapRecord } from '../record';
import { momentOf } from '../select';
import { text } from '../state/store';
import type { EbizClock } from './clock';
import { brandName, numberOf } from './instrument';
import { seededPayments } from './seededPayments';
import type { GatewayTransaction } from './transaction';

/** Where a payment came in. Each source has its own queue, from which a mark removes the payment. */
export type PaymentSource = 'portal' | 'form' | 'legacyForm' | 'recurring';

/** A row of type Payment, and what the lists filter by. */
export interface LedgerRow {
  payment: SoapRecord;
  source: PaymentSource;
  applied: boolean;
}

/** The payments that EBizCharge knows: rows with the same PaymentInternalId are one payment on several invoices. */
export class Ledger {
  private rows: LedgerRow[] = [];
  private last = 0;

  constructor(private readonly clock: EbizClock) {}

  reset(): void {
    this.rows = [];
    this.last = 0;
    for (const payment of seededPayments(this.clock.now()))
      this.rows.push({
        source: 'portal',
        applied: false,
        payment: { ...payment, PaymentInternalId: this.newId() },
      });
  }

  /** Forgets all payments, also the seeded ones. */
  clear(): void {
    this.rows = [];
  }

  /** A GUID that no payment has; the same ones after each reset. */
  newId(): string {
    this.last += 1;
    return `b0070001-0000-4000-8000-${String(this.last).padStart(12, '0')}`;
  }

  /** Books the rows of one payment, paid now if they do not say when. Answers its id. */
  book(source: PaymentSource, rows: SoapRecord[], paymentInternalId = this.newId()): string {
    for (const row of rows) {
      const payment = { DatePaid: this.moment(), ...row, PaymentInternalId: paymentInternalId };
      this.rows.push({ source, applied: false, payment });
    }
    return paymentInternalId;
  }

  /** Removes a payment from its queue: only its rows on this invoice if one is named. False if there are none. */
  mark(source: PaymentSource, paymentInternalId: string, invoiceNumber = ''): boolean {
    const found = this.of(source).filter(
      ({ payment }) =>
        text(payment, 'PaymentInternalId').toLowerCase() === paymentInternalId.toLowerCase() &&
        (invoiceNumber === '' || payment.InvoiceNumber === invoiceNumber),
    );
    for (const row of found) row.applied = true;
    return found.length > 0;
  }

  of(...sources: PaymentSource[]): LedgerRow[] {
    return this.rows.filter(({ source }) => sources.includes(source));
  }

  /** Whatever their source. */
  byRefNum(refNum: string): SoapRecord[] {
    return this.rows.filter(({ payment }) => payment.RefNum === refNum).map(({ payment }) => payment);
  }

  /** The time as payments carry it: UTC, without a zone. */
  moment(): string {
    return this.clock.now().toISOString().slice(0, 19);
  }

  snapshot(): object {
    return { rows: this.rows };
  }
}

/** The members of a payment that say how it was made. */
export function paidBy(transaction: GatewayTransaction): SoapRecord {
  const { request, refNum, authCode, approved } = transaction;
  return {
    Currency: request.details.Currency ?? 'USD',
    AuthCode: authCode,
    RefNum: refNum,
    ...(request.instrument
      ? { Last4: numberOf(request.instrument).slice(-4), PaymentMethod: brandName(request.instrument) }
      : {}),
    PaidAmount: (approved / 100).toFixed(2),
    CustNum: request.custNum || undefined,
    PaymentMethodId: request.methodId || undefined,
  };
}

/** Rows whose moment lies in the range of a search; a day means its first moment. */
export function between(rows: SoapRecord[], member: string, from: string, to: string): SoapRecord[] {
  const [least, most] = [momentOf(from), momentOf(to)];
  return rows.filter((row) => {
    const at = momentOf(text(row, member));
    return at >= least && at <= most;
  });
}
