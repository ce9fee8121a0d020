import type { SoapRecord } from '../record';
import { text } from '../state/store';
import type { EbizClock } from './clock';

/** A request for payment behind a link. */
export interface PaymentForm {
  paymentInternalId: string;
  /** Made by GetPaymentFormURL. */
  legacy: boolean;
  /** The EbizWebForm or EPaymentForm as it was sent. */
  form: SoapRecord;
  /** `YYYY-MM-DDThh:mm:ss`, UTC. */
  requestedAt: string;
  /** What is still to be paid, in currency units. */
  open: number;
  state: 'pending' | 'paid' | 'deleted';
}

/** Where the links lead; nobody is there. */
const PAGE = 'https://forms.ebizcharge.example/pay';

/** The requests for payment that were made. */
export class Forms {
  private readonly forms = new Map<string, PaymentForm>();

  constructor(private readonly clock: EbizClock) {}

  reset(): void {
    this.forms.clear();
  }

  /** Makes a request. The value of the first query parameter of its link is its PaymentInternalId. */
  request(form: SoapRecord, legacy: boolean): { url: string; paymentInternalId: string } {
    const number = String(this.forms.size + 1).padStart(12, '0');
    const paymentInternalId = `f0a30001-0000-4000-8000-${number}`;
    this.forms.set(paymentInternalId, {
      paymentInternalId,
      legacy,
      form,
      requestedAt: this.clock.now().toISOString().slice(0, 19),
      open: amountOf(form),
      state: 'pending',
    });
    return { url: `${PAGE}?pid=${paymentInternalId}`, paymentInternalId };
  }

  find(paymentInternalId: string): PaymentForm | undefined {
    return this.forms.get(paymentInternalId.trim().toLowerCase());
  }

  /** A request that can still be paid. */
  pending(paymentInternalId: string, legacy = false): PaymentForm | undefined {
    const found = this.find(paymentInternalId);
    return found?.state === 'pending' && found.legacy === legacy ? found : undefined;
  }

  list(legacy: boolean): PaymentForm[] {
    return [...this.forms.values()].filter((form) => form.legacy === legacy);
  }

  snapshot(): unknown {
    return [...this.forms.values()];
  }
}

/** What a form requests. */
export function amountOf(form: SoapRecord): number {
  return Number(text(form, 'AmountDue') || text(form, 'TotalAmount') || text(form, 'Amount') || '0');
}

/** The row of type Payment that a request makes in the searches, open or paid. */
export function formPayment({ form, paymentInternalId, requestedAt, open }: PaymentForm): SoapRecord {
  return {
    MerchantId: '2290',
    CustomerId: form.CustomerId,
    InvoiceNumber: form.InvoiceNumber,
    InvoiceInternalId: form.InvoiceInternalId,
    InvoiceDate: form.Date,
    InvoiceDueDate: form.DueDate,
    PoNum: form.PoNum,
    SoNum: form.SoNum,
    InvoiceAmount: text(form, 'TotalAmount') || text(form, 'Amount'),
    AmountDue: open.toFixed(2),
    Currency: form.CurrencyCode,
    PaymentInternalId: paymentInternalId,
    PaymentRequestDateTime: requestedAt,
    TypeId: text(form, 'FormType') || 'Webform',
    PaymentSourceId: form.SoftwareId,
    TransactionLookupKey: form.TransactionLookupKey,
    ExternalTxnId: text(form, 'TransId') || text(form, 'TransID') || undefined,
    Description: form.Description,
    CustomerEmailAddress: form.EmailAddress,
    DocumentTypeId: form.DocumentTypeId,
    OrderId: text(form, 'OrderId') || text(form, 'OrderID') || undefined,
  };
}
