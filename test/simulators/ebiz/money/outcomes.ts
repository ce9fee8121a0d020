import type { GatewayTransaction, TransactionRequest, Verdict } from './transaction';
import { cents } from './transaction';
import { isExpired, numberOf } from './instrument';
import type { Instrument } from './instrument';

/** Cards of the vendor's page of test cards, and one of the simulator's own, which has 50.00 left. */
export const EBIZ_CARDS = {
  approves: '4000100011112224',
  declines: '4000300611112224',
  partial: '4000200011112221',
};

/** The remaining cents of the card that approves a part. */
const PARTIAL_LEFT = 5000;

/** Which transactions a test has chosen an outcome for. */
interface Choice {
  /** All that are given must fit; amounts in currency units. */
  on?: { orderId?: string; amount?: number; custNum?: string; command?: string };
  /** How often; once if left out. */
  times?: number | 'always';
}

/** A verdict that a test has chosen. */
export interface ChosenVerdict extends Choice {
  resultCode: 'A' | 'D' | 'E';
  error?: string;
  errorCode?: string;
  /** Approves less than was requested. */
  approvedAmount?: number;
  /** The gateway commits as it would; only the answer says this. */
  answerOnly?: boolean;
}

/** How a transaction ends that a test has chosen: a verdict, or a crash of the service after the gateway has committed. */
export type OutcomeRule = ChosenVerdict | (Choice & { crashes: true });

/** The outcome of a request: the verdict, and how many cents are approved. */
export interface Outcome {
  verdict: Verdict;
  approved: number;
}

export const APPROVED: Verdict = { resultCode: 'A', error: '', errorCode: '0' };

/** Declines that public code has seen, by code. An amount of that many cents is declined with it: 102.51 with 10251. */
const DECLINES: Record<string, string> = {
  '10205': 'Do not Honor',
  '10212': 'Invalid Transaction',
  '10251': 'Insufficient funds',
  '10262': 'Restricted Card',
};

/** Errors of the gateway family; an amount of that many cents fails with it: 103.42 with 10342. */
const ERRORS: Record<string, string> = {
  '10342': 'Could not connect to processor',
  '19092': 'Transaction timed out',
};

export function declined(errorCode: string, error = DECLINES[errorCode] ?? 'Declined'): Outcome {
  return { verdict: { resultCode: 'D', error, errorCode }, approved: 0 };
}

export function failed(errorCode: string, error: string): Outcome {
  return { verdict: { resultCode: 'E', error, errorCode }, approved: 0 };
}

/** The outcome by card, account and amount, for transactions that take money or give it without an original. */
export function outcomeOf(request: TransactionRequest, now: Date): Outcome {
  const { instrument, command, authCode } = request;
  const amount = cents(request.details.Amount);
  if (amount <= 0) return failed('33', 'Transaction amount is below the minimum');
  if (command === 'postauth' && authCode === '') return failed('43', 'Authorization code is missing');
  if (!instrument) return failed('11', 'Invalid Card Number');
  const wrong = flawOf(instrument, now);
  if (wrong) return wrong;
  const code = String(amount);
  if (ERRORS[code]) return failed(code, ERRORS[code]);
  if (DECLINES[code]) return declined(code);
  if (numberOf(instrument) === EBIZ_CARDS.declines) return declined('10251');
  if (numberOf(instrument) === EBIZ_CARDS.partial && amount > PARTIAL_LEFT)
    return partly(request, PARTIAL_LEFT);
  return { verdict: APPROVED, approved: amount };
}

function flawOf(instrument: Instrument, now: Date): Outcome | undefined {
  if (instrument.kind === 'bank') {
    if (!/^\d{9}$/.test(instrument.routing)) return failed('38', 'Invalid Routing Number');
    return /^\d{4,17}$/.test(instrument.account)
      ? undefined
      : failed('39', 'Invalid Checking Account Number');
  }
  if (!/^\d{13,19}$/.test(instrument.number)) return failed('11', 'Invalid Card Number');
  return isExpired(instrument.expiration, now) ? failed('17', 'Credit card has expired') : undefined;
}

/** Less than was requested, if the request allows it. */
function partly(request: TransactionRequest, approved: number): Outcome {
  return request.details.AllowPartialAuth === true ? { verdict: APPROVED, approved } : declined('10251');
}

/** The outcomes that a test has chosen. */
export class Outcomes {
  private rules: Array<{ rule: OutcomeRule; used: number }> = [];

  add(rule: OutcomeRule): void {
    this.rules.push({ rule, used: 0 });
  }

  clear(): void {
    this.rules = [];
  }

  /** The first chosen outcome that fits a request, now used once more. */
  take(request: TransactionRequest): OutcomeRule | undefined {
    const found = this.rules.find(
      ({ rule, used }) => (rule.times === 'always' || used < (rule.times ?? 1)) && fits(rule, request),
    );
    if (found) found.used += 1;
    return found?.rule;
  }
}

function fits({ on = {} }: OutcomeRule, { details, custNum, command }: TransactionRequest): boolean {
  if (on.orderId !== undefined && on.orderId !== details.OrderID) return false;
  if (on.amount !== undefined && cents(on.amount) !== cents(details.Amount)) return false;
  if (on.custNum !== undefined && on.custNum !== custNum) return false;
  return on.command === undefined || on.command === command;
}

/** The outcome that a test has chosen. */
export function chosen(rule: ChosenVerdict, request: TransactionRequest): Outcome {
  const { resultCode, errorCode = '', error = '' } = rule;
  if (resultCode === 'D') return declined(errorCode || '10251', error || undefined);
  if (resultCode === 'E') return failed(errorCode || '10342', error || 'Could not connect to processor');
  const amount = cents(request.details.Amount);
  const approved = cents(rule.approvedAmount ?? request.details.Amount);
  return approved < amount ? partly(request, approved) : { verdict: APPROVED, approved };
}

/** The same transaction, as a false answer shows it. */
export function misreported(transaction: GatewayTransaction, rule: ChosenVerdict): GatewayTransaction {
  const { verdict, approved } = chosen(rule, transaction.request);
  return { ...transaction, verdict, approved, authCode: '' };
}
