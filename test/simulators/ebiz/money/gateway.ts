import { seededRandom } from '../../server/random';
import { crash } from '../faults';
import type { SoapRecord } from '../record';
import { Batches } from './batches';
import type { EbizClock } from './clock';
import { FOLLOW_UPS } from './followUps';
import { instrumentKey } from './instrument';
import { Outcomes, chosen, failed, misreported, outcomeOf } from './outcomes';
import type { Outcome } from './outcomes';
import { QUIET } from './settings';
import type { GatewaySettings } from './settings';
import { cents, isLive, isLiveCharge, responseOf } from './transaction';
import type { GatewayTransaction, Status, TransactionRequest, TransactionType } from './transaction';

const FIRST_REF_NUM = 3_100_000_001;

/** The types of transactions that take money, or give it without an original, by command. */
const NEW_TYPES: Record<string, TransactionType> = {
  sale: 'Sale',
  authonly: 'Auth Only',
  postauth: 'Sale',
  credit: 'Credit',
  check: 'Check Sale',
  checkcredit: 'Check Credit',
};

const BANK_TYPES: Partial<Record<TransactionType, TransactionType>> = {
  Sale: 'Check Sale',
  Credit: 'Check Credit',
};

/** The card and bank gateway behind EBizCharge: what was requested, what it took, and when it shows it. */
export class Gateway {
  settings: GatewaySettings = QUIET;
  readonly batches = new Batches();
  readonly outcomes = new Outcomes();
  private readonly byRefNum = new Map<string, GatewayTransaction>();
  private readonly byOrder = new Map<string, GatewayTransaction[]>();
  private readonly byInstrument = new Map<string, GatewayTransaction[]>();
  private random = seededRandom(1);
  private inFlight = 0;

  constructor(
    readonly clock: EbizClock,
    private readonly seed: () => Partial<GatewaySettings> | undefined,
  ) {}

  /** Back to the seed. Requests in flight are never committed. */
  reset(): void {
    for (const kept of [this.byRefNum, this.byOrder, this.byInstrument]) kept.clear();
    this.batches.reset();
    this.outcomes.clear();
    this.inFlight = 0;
    this.settings = structuredClone({ ...QUIET, ...this.seed() });
    this.random = seededRandom(this.settings.seed);
  }

  /** Changes how it behaves from now on. A new seed starts its delays anew. */
  set(changes: Partial<GatewaySettings>): void {
    this.settings = { ...this.settings, ...changes };
    if (changes.seed !== undefined) this.random = seededRandom(changes.seed);
  }

  /** Takes a request, commits it some time later whether or not anybody waits, and answers its TransactionResponse. */
  submit(request: TransactionRequest): Promise<SoapRecord> {
    this.inFlight += 1;
    return new Promise((resolve, reject) => {
      this.clock.after(this.delay(this.settings.commit), () => {
        this.inFlight -= 1;
        try {
          resolve(this.commit(request));
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }

  /** Commits a request at once: for payments outside the API. */
  take(request: TransactionRequest): GatewayTransaction {
    return this.carryOut(request).transaction;
  }

  private delay([least, most]: [number, number]): number {
    return (least + this.random() * (most - least)) * this.settings.timeFactor;
  }

  private commit(request: TransactionRequest): SoapRecord {
    const rule = this.outcomes.take(request);
    if (rule && 'crashes' in rule) {
      this.carryOut(request);
      throw crash();
    }
    const { transaction, isDuplicate } = this.carryOut(
      request,
      rule && !rule.answerOnly ? chosen(rule, request) : undefined,
    );
    return responseOf(rule?.answerOnly ? misreported(transaction, rule) : transaction, isDuplicate);
  }

  private carryOut(
    request: TransactionRequest,
    outcome?: Outcome,
  ): { transaction: GatewayTransaction; isDuplicate: boolean } {
    const original = request.refNum === '' ? undefined : this.byRefNum.get(request.refNum);
    const followUp = FOLLOW_UPS[request.command];
    if (followUp && (request.refNum !== '' || !NEW_TYPES[request.command]))
      return {
        transaction: outcome ? this.refuse(request, outcome) : followUp(this, request, original),
        isDuplicate: false,
      };
    const type = NEW_TYPES[request.command];
    if (!type) {
      const unknown = failed('3', `Transaction type ${request.command} not supported`);
      return { transaction: this.refuse(request, unknown), isDuplicate: false };
    }
    const earlier = this.duplicateOf(request, type);
    if (earlier) return { transaction: earlier, isDuplicate: true };
    return {
      transaction: this.add(request, type, outcome ?? outcomeOf(request, this.clock.now())),
      isDuplicate: false,
    };
  }

  /** Adds a transaction that moves money of its own, or was refused. */
  add(
    request: TransactionRequest,
    type: TransactionType,
    outcome: Outcome,
    refundOf = '',
  ): GatewayTransaction {
    const isBank = request.instrument?.kind === 'bank';
    const now = this.clock.milliseconds();
    const refNum = String(FIRST_REF_NUM + this.byRefNum.size);
    const approved = outcome.verdict.resultCode === 'A';
    const ofKind = isBank ? (BANK_TYPES[type] ?? type) : type;
    const transaction: GatewayTransaction = {
      refNum,
      request,
      type: ofKind,
      status: firstStatus(outcome, ofKind),
      verdict: outcome.verdict,
      committedAt: now,
      shownAt: now + this.delay(this.settings.show),
      requested: cents(request.details.Amount),
      approved: outcome.approved,
      authCode: approved ? request.authCode || refNum.slice(-6) : '',
      batchRefNum: '',
      refundOf,
      ...(isBank && approved ? { trace: {} } : {}),
    };
    this.keep(transaction);
    if (approved && ofKind !== 'Auth Only') this.batches.join(transaction, now);
    return transaction;
  }

  /** Adds a transaction that moves nothing. */
  refuse(request: TransactionRequest, outcome: Outcome): GatewayTransaction {
    return this.add(request, NEW_TYPES[request.command] ?? 'Sale', outcome);
  }

  private keep(transaction: GatewayTransaction): void {
    const { request, refNum } = transaction;
    this.byRefNum.set(refNum, transaction);
    append(this.byOrder, String(request.details.OrderID ?? ''), transaction);
    if (request.instrument) append(this.byInstrument, instrumentKey(request.instrument), transaction);
  }

  /** The transaction that a request repeats, if the gateway looks for one. */
  private duplicateOf(request: TransactionRequest, type: TransactionType): GatewayTransaction | undefined {
    const { duplicateCheck, duplicateWithin, timeFactor } = this.settings;
    if (duplicateCheck === 'off' || request.ignoreDuplicate || !request.instrument) return undefined;
    const since = this.clock.milliseconds() - duplicateWithin * (timeFactor || 1);
    const isBank = request.instrument.kind === 'bank';
    return this.byInstrument
      .get(instrumentKey(request.instrument))
      ?.find(
        (earlier) =>
          earlier.committedAt >= since &&
          isLive(earlier) &&
          earlier.type === (isBank ? (BANK_TYPES[type] ?? type) : type) &&
          earlier.requested === cents(request.details.Amount) &&
          (duplicateCheck === 'anyOrder' || isSameOrder(earlier.request, request)),
      );
  }

  /** By reference number, at once. */
  find(refNum: string): GatewayTransaction | undefined {
    return this.byRefNum.get(refNum);
  }

  /** Refunds of a transaction that stand, in cents. */
  refunded(original: GatewayTransaction): number {
    const refunds = [...this.byRefNum.values()].filter(
      (each) => each.refundOf === original.refNum && isLive(each),
    );
    return refunds.reduce((total, { approved }) => total + approved, 0);
  }

  /** What SearchTransactions can see by now, oldest first; of one order where it is named. */
  shown(orderId?: string): GatewayTransaction[] {
    const now = this.clock.milliseconds();
    const all = orderId === undefined ? [...this.byRefNum.values()] : (this.byOrder.get(orderId) ?? []);
    return all.filter(({ shownAt }) => shownAt <= now);
  }

  /** A bank payment that went through is settled. */
  settleCheck(refNum: string): void {
    const transaction = this.bankPayment(refNum);
    transaction.status = 'Settled';
    transaction.trace = { ...transaction.trace, settled: this.clock.milliseconds() };
  }

  /** A bank payment comes back, days after it was approved. */
  returnCheck(refNum: string, code = 'R01', reason = 'Insufficient funds'): void {
    const transaction = this.bankPayment(refNum);
    transaction.status = 'Returned';
    transaction.trace = { ...transaction.trace, returned: this.clock.milliseconds(), code, reason };
  }

  private bankPayment(refNum: string): GatewayTransaction {
    const found = this.byRefNum.get(refNum);
    if (!found?.trace) throw new Error(`No bank payment has the reference number ${refNum}`);
    return found;
  }

  /** Every transaction that was committed, in order. */
  all(): GatewayTransaction[] {
    return [...this.byRefNum.values()];
  }

  /** How often each order number was charged and that charge stands, and what is still in flight. */
  tally(): { inFlight: number; charged: Record<string, number>; refused: Record<string, number> } {
    const charged: Record<string, number> = {};
    const refused: Record<string, number> = {};
    for (const [orderId, transactions] of this.byOrder) {
      const live = transactions.filter(isLiveCharge).length;
      if (live > 0) charged[orderId] = live;
      const dead = transactions.filter(({ verdict }) => verdict.resultCode !== 'A').length;
      if (dead > 0) refused[orderId] = dead;
    }
    return { inFlight: this.inFlight, charged, refused };
  }

  snapshot(): object {
    return { settings: this.settings, ...this.tally() };
  }
}

function firstStatus({ verdict }: Outcome, type: TransactionType): Status {
  if (verdict.resultCode !== 'A') return verdict.resultCode === 'D' ? 'Declined' : 'Error';
  if (type.startsWith('Check')) return 'Pending';
  return type === 'Auth Only' ? 'Authorized (Will not be captured)' : 'Authorized (Pending Settlement)';
}

function isSameOrder(a: TransactionRequest, b: TransactionRequest): boolean {
  return a.details.OrderID === b.details.OrderID && a.details.Invoice === b.details.Invoice;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
