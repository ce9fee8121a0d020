import type { SoapRecord } from '../record';
import { gatewayTime } from './clock';
import { brandLetter, masked } from './instrument';
import type { Instrument } from './instrument';

/** A transaction as it was requested, by either of the two operations. */
export interface TransactionRequest {
  /** In lower case. */
  command: string;
  refNum: string;
  details: SoapRecord;
  ignoreDuplicate: boolean;
  ifAuthExpired: string;
  /** Of an approval by phone. */
  authCode: string;
  instrument?: Instrument;
  custNum: string;
  customerId: string;
  methodId: string;
  software: string;
  /** Members that TransactionObject shows as they were sent. */
  shown: SoapRecord;
}

/** What the gateway makes of a request. */
export interface Verdict {
  resultCode: 'A' | 'D' | 'E';
  error: string;
  errorCode: string;
}

/** What kind of transaction it is, in the gateway's words. */
export type TransactionType = 'Sale' | 'Auth Only' | 'Credit' | 'Check Sale' | 'Check Credit';

/** Where it stands, in the gateway's words. */
export type Status =
  | 'Authorized (Will not be captured)'
  | 'Authorized (Pending Settlement)'
  | 'Pending'
  | 'Submitted'
  | 'Settled'
  | 'Voided'
  | 'Returned'
  | 'Declined'
  | 'Error';

/** A transaction that the gateway has committed. Amounts are in cents. */
export interface GatewayTransaction {
  refNum: string;
  request: TransactionRequest;
  type: TransactionType;
  status: Status;
  verdict: Verdict;
  committedAt: number;
  /** From when on it is in SearchTransactions. */
  shownAt: number;
  requested: number;
  approved: number;
  authCode: string;
  batchRefNum: string;
  /** Of a refund: the reference number of the original. */
  refundOf: string;
  /** Milliseconds; of a bank payment. */
  trace?: { processed?: number; settled?: number; returned?: number; reason?: string; code?: string };
}

const RESULTS = { A: 'Approved', D: 'Declined', E: 'Error' };

/** States in which no money moves or has moved. */
const DEAD: ReadonlySet<Status> = new Set(['Voided', 'Returned', 'Declined', 'Error']);

/** Whether it was approved and stands. */
export function isLive(transaction: GatewayTransaction): boolean {
  return !DEAD.has(transaction.status);
}

/** Whether it took money, or holds it, and has not let go of it. */
export function isLiveCharge(transaction: GatewayTransaction): boolean {
  return isLive(transaction) && !transaction.type.endsWith('Credit');
}

export function cents(amount: unknown): number {
  return Math.round(Number(amount ?? 0) * 100);
}

/** The type as the gateway shows it. */
export function shownType({ type, status }: GatewayTransaction): string {
  return status === 'Voided' ? `Voided ${type}` : type;
}

/** The TransactionResponse of a transaction. Its status stays that of the first answer. */
export function responseOf(transaction: GatewayTransaction, isDuplicate = false): SoapRecord {
  const { verdict, request, refNum, batchRefNum, authCode } = transaction;
  const approved = verdict.resultCode === 'A';
  return {
    CustNum: request.custNum || '0',
    ResultCode: verdict.resultCode,
    Result: RESULTS[verdict.resultCode],
    RemainingBalance: 0,
    RefNum: refNum,
    isDuplicate,
    ErrorCode: verdict.errorCode,
    Error: verdict.error,
    ConvertedAmount: 0,
    ConversionRate: 0,
    ...checksOf(request.instrument, verdict),
    BatchRefNum: batchRefNum,
    BatchNum: batchRefNum && '1',
    AuthCode: authCode,
    AuthAmount: transaction.approved / 100,
    Status: approved ? 'Pending' : RESULTS[verdict.resultCode],
    StatusCode: approved ? 'P' : verdict.resultCode,
  };
}

/** What the issuer says of address and code; an account has neither. */
function checksOf(instrument: Instrument | undefined, { resultCode }: Verdict): SoapRecord {
  if (instrument?.kind !== 'card' || resultCode === 'E') return {};
  const matches = instrument.zip !== '00000';
  return {
    ...(instrument.code ? { CardCodeResultCode: 'M', CardCodeResult: 'Match' } : {}),
    AvsResultCode: matches ? 'YYY' : 'NNN',
    AvsResult: matches ? 'Address: Match & 5 Digit Zip: Match' : 'Address: No Match & 5 Digit Zip: No Match',
  };
}

/** The TransactionObject of a transaction. `whole`: with the whole number of the card, as no gateway should. */
export function objectOf(transaction: GatewayTransaction, whole: boolean): SoapRecord {
  const { request, refNum } = transaction;
  const { Invoice } = request.details;
  return {
    ...request.shown,
    DateTime: gatewayTime(transaction.committedAt),
    Source: request.software,
    Response: responseOf(transaction),
    Details: { ...request.details, Invoice: Invoice === undefined || Invoice === '' ? refNum : Invoice },
    User: 'API',
    CustomerID: request.customerId,
    ...instrumentOf(request.instrument, whole),
    ...(transaction.trace ? { CheckTrace: traceOf(transaction) } : {}),
    AccountHolder: request.instrument?.holder ?? '',
    Status: transaction.status,
    TransactionType: shownType(transaction),
  };
}

function instrumentOf(instrument: Instrument | undefined, whole: boolean): SoapRecord {
  if (!instrument) return {};
  const shown = (number: string): string => (whole ? number : masked(number));
  if (instrument.kind === 'bank')
    return {
      CheckData: {
        Account: shown(instrument.account),
        AccountType: instrument.accountType,
        Routing: shown(instrument.routing),
      },
    };
  return {
    CreditCardData: {
      InternalCardAuth: false,
      CardType: brandLetter(instrument.number),
      CardPresent: false,
      CardNumber: shown(instrument.number),
      CardExpiration: whole ? instrument.expiration : 'XXXX',
      CardCode: whole ? instrument.code : 'XXX',
      AvsZip: instrument.zip,
      AvsStreet: instrument.street,
    },
  };
}

const TRACE_CODES: Partial<Record<Status, string>> = {
  Pending: 'P',
  Submitted: 'B',
  Settled: 'S',
  Returned: 'R',
  Voided: 'V',
};

function traceOf({ trace, status, refNum, committedAt }: GatewayTransaction): SoapRecord {
  const day = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : gatewayTime(at).slice(0, 10);
  return {
    Status: status,
    StatusCode: TRACE_CODES[status] ?? 'E',
    BankNote: trace?.reason,
    Effective: day(committedAt + 86_400_000),
    Processed: day(trace?.processed),
    Returned: day(trace?.returned),
    ReturnCode: trace?.code,
    Reason: trace?.reason,
    Settled: day(trace?.settled),
    TrackingNum: `T${refNum}`,
  };
}
