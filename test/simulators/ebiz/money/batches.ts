import type { SoapRecord } from '../record';
import { gatewayTime } from './clock';
import { isLive } from './transaction';
import type { GatewayTransaction } from './transaction';

const FIRST_BATCH = 408_001;

/** A batch of transactions. Times are milliseconds. */
export interface Batch {
  batchRefNum: string;
  sequence: number;
  opened: number;
  closed?: number;
  transactions: GatewayTransaction[];
}

/** The batches of the merchant's terminal: one is open at a time. */
export class Batches {
  private all: Batch[] = [];

  /** The batch that takes transactions now; opens a new one if there is none. */
  open(now: number): Batch {
    const last = this.all.at(-1);
    if (last && last.closed === undefined) return last;
    const sequence = this.all.length + 1;
    const batch: Batch = {
      batchRefNum: String(FIRST_BATCH + this.all.length),
      sequence,
      opened: now,
      transactions: [],
    };
    this.all.push(batch);
    return batch;
  }

  find(batchRefNum: string): Batch | undefined {
    return this.all.find((batch) => batch.batchRefNum === batchRefNum);
  }

  list(): Batch[] {
    return this.all;
  }

  reset(): void {
    this.all = [];
  }

  /** Puts a transaction into the open batch. */
  join(transaction: GatewayTransaction, now: number): void {
    const batch = this.open(now);
    transaction.batchRefNum = batch.batchRefNum;
    batch.transactions.push(transaction);
  }

  /** Closes a batch: cards are settled, bank payments are on their way. False if it is already closed. */
  close(batch: Batch, now: number): boolean {
    if (batch.closed !== undefined) return false;
    batch.closed = now;
    for (const transaction of batch.transactions) settle(transaction, now);
    return true;
  }
}

function settle(transaction: GatewayTransaction, now: number): void {
  if (transaction.status === 'Authorized (Pending Settlement)') transaction.status = 'Settled';
  if (transaction.status !== 'Pending') return;
  transaction.status = 'Submitted';
  transaction.trace = { ...transaction.trace, processed: now };
}

/** The BatchStatus of a batch. */
export function batchStatus(batch: Batch): SoapRecord {
  const { transactions } = batch;
  const live = transactions.filter((each) => isLive(each) || each.status === 'Returned');
  const sales = live.filter(({ type }) => !type.endsWith('Credit'));
  const credits = live.filter(({ type }) => type.endsWith('Credit'));
  const voids = transactions.filter(({ status }) => status === 'Voided');
  return {
    SalesAmount: sum(sales),
    BatchRefNum: batch.batchRefNum,
    Closed: batch.closed === undefined ? undefined : gatewayTime(batch.closed),
    CreditsAmount: sum(credits),
    CreditsCount: String(credits.length),
    NetAmount: (centsOf(sales) - centsOf(credits)) / 100,
    Opened: gatewayTime(batch.opened),
    VoidsCount: String(voids.length),
    SalesCount: String(sales.length),
    Sequence: String(batch.sequence),
    Status: batch.closed === undefined ? 'Open' : 'Closed',
    TransactionCount: String(transactions.length),
    VoidsAmount: sum(voids),
  };
}

function centsOf(transactions: GatewayTransaction[]): number {
  return transactions.reduce((total, { approved }) => total + approved, 0);
}

function sum(transactions: GatewayTransaction[]): number {
  return centsOf(transactions) / 100;
}
