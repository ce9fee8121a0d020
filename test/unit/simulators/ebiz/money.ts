/** Requests about money as a plain client would write them, in the order of the vendor's pages. */
import type { EbizSimulator } from '../../../simulators';
import { securityToken, soap } from '../requests';
import type { Read } from '../requests';

/** Elements of these names and texts; what is undefined is left out. */
export function elements(values: Record<string, string | number | boolean | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<ebiz:${name}>${String(value)}</ebiz:${name}>`)
    .join('');
}

/** What a test chooses of a transaction's Details. */
export interface Details {
  amount: number | string;
  orderId?: string;
  invoice?: string;
  partial?: boolean;
}

function details({ amount, orderId, invoice, partial = false }: Details): string {
  const inner = elements({
    NonTax: false,
    Tax: 0,
    Subtotal: amount,
    Shipping: 0,
    SessionID: '',
    OrderID: orderId,
    Invoice: invoice,
    Duty: 0,
    Discount: 0,
    Amount: amount,
    AllowPartialAuth: partial,
    Tip: 0,
  });
  return `<ebiz:Details>${inner}</ebiz:Details>`;
}

/** A request with the right credentials before these elements. */
export function call(
  ebiz: EbizSimulator,
  operation: string,
  inner: string,
  signal?: AbortSignal,
): Promise<Read> {
  return soap(ebiz, operation, securityToken(ebiz) + inner, {}, signal);
}

/** Charges a stored method of a seeded customer: its default one, unless `methodId` names another. */
export function chargeStored(
  ebiz: EbizSimulator,
  customer: number,
  given: Details & { command?: string; methodId?: string; ignoreDuplicate?: boolean; signal?: AbortSignal },
): Promise<Read> {
  const head = elements({ custNum: 7_000_000 + customer, paymentMethodID: given.methodId ?? '0' });
  const tran =
    elements({ isRecurring: false, InventoryLocation: '', IgnoreDuplicate: given.ignoreDuplicate ?? false }) +
    details(given) +
    elements({ MerchReceipt: false, CustReceipt: false, Command: given.command ?? 'Sale' });
  return call(ebiz, 'runCustomerTransaction', `${head}<ebiz:tran>${tran}</ebiz:tran>`, given.signal);
}

/** What a test chooses of a transaction with raw data or of a follow-up. */
export interface Raw extends Partial<Details> {
  command: string;
  card?: string;
  expiration?: string;
  cvv?: string;
  zip?: string;
  account?: string;
  refNum?: string;
  ifAuthExpired?: string;
}

/** runTransaction: raw card or account data, or a follow-up by reference number. */
export function run(ebiz: EbizSimulator, given: Raw): Promise<Read> {
  const card = elements({
    InternalCardAuth: false,
    CardPresent: false,
    CardNumber: given.card,
    CardExpiration: given.expiration ?? '1230',
    CardCode: given.cvv,
    AvsZip: given.zip ?? '33126',
    AvsStreet: '1 Main Street',
  });
  const check = elements({ Account: given.account, AccountType: 'checking', Routing: '021000021' });
  const tran =
    elements({ IsRecurring: false, IgnoreDuplicate: false, IfAuthExpired: given.ifAuthExpired }) +
    (given.amount === undefined ? '' : details({ ...given, amount: given.amount })) +
    elements({ CustReceipt: false }) +
    (given.card ? `<ebiz:CreditCardData>${card}</ebiz:CreditCardData>` : '') +
    elements({ Command: given.command }) +
    (given.account ? `<ebiz:CheckData>${check}</ebiz:CheckData>` : '') +
    elements({ RefNum: given.refNum });
  return call(ebiz, 'runTransaction', `<ebiz:tran>${tran}</ebiz:tran>`);
}

/** GetTransactionDetails. */
export function transactionOf(ebiz: EbizSimulator, refNum: string): Promise<Read> {
  return call(ebiz, 'GetTransactionDetails', elements({ transactionRefNum: refNum }));
}

/** The `filters` element. */
export function filters(...rows: Array<[field: string, operator: string, value: string]>): string {
  const inner = rows.map(
    ([FieldName, ComparisonOperator, FieldValue]) =>
      `<ebiz:SearchFilter>${elements({ FieldName, ComparisonOperator, FieldValue })}</ebiz:SearchFilter>`,
  );
  return `<ebiz:filters>${inner.join('')}</ebiz:filters>`;
}

/** SearchTransactions or SearchBatches. */
export function search(
  ebiz: EbizSimulator,
  operation: string,
  rows: Array<[field: string, operator: string, value: string]>,
  given: { matchAll?: boolean; countOnly?: boolean; start?: string; limit?: string; sort?: string } = {},
): Promise<Read> {
  const { matchAll = true, countOnly = false, start, limit, sort } = given;
  return call(ebiz, operation, filters(...rows) + elements({ matchAll, countOnly, start, limit, sort }));
}

/** The texts of all elements of this name. */
export function all(read: Read, name: string): string[] {
  return [...read.text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');
}

/** The text of the last element of this name: the current status of a transaction stands after that of its response. */
export function last(read: Read, name: string): string | undefined {
  return all(read, name).at(-1);
}
