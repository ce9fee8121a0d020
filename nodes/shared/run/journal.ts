import type { IExecuteFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { Session } from '../invoke/session';
import type { Operation } from '../operation';

/**
 * What the journal knows about a key before its call is sent. `recorded`: an earlier run recorded it, and may have sent the
 * call. `unkept`: unknown, since this n8n keeps no journal.
 */
export type Entry = 'new' | 'recorded' | 'unkept';

/** Keys that are kept, 27 bytes each in one row of n8n's database. Older ones are dropped first. */
const MOST_KEYS = 20_000;

const ENTRIES = { mode: 'entries' } as const;

type Helpers = Partial<Pick<IExecuteFunctions['helpers'], 'checkProcessedAndRecord' | 'removeProcessed'>>;

interface Waiting {
  key: string;
  done: (entry: Entry) => void;
  failed: (error: unknown) => void;
}

/**
 * Keys of calls that must not be made twice. A crash of n8n does not lose them: they are in n8n's list of processed items of
 * this node, which n8n writes to its database at once. n8n reads the list, changes it and writes it back without a lock. So
 * the journals of a process write one after another, and keys that wait are written together. Two processes may lose each
 * other's keys.
 */
export class Journal {
  private readonly helpers: Helpers;
  private waiting: Waiting[] = [];
  private settled: string[] = [];
  private atWork: Promise<void> | undefined;
  /** Whether this n8n keeps no journal. */
  isUnkept = false;

  /** In: `owner`, what the keys belong to besides the node: the credential and the operation. */
  constructor(
    context: IExecuteFunctions,
    private readonly owner: string,
  ) {
    this.helpers = context.helpers;
  }

  /** Records a key; it is in the database when this returns. Throws a `blocked` CallFailure if it could not be written. */
  async record(key: string): Promise<Entry> {
    return await new Promise<Entry>((done, failed) => {
      this.waiting.push({ key, done, failed });
      this.work();
    });
  }

  /** Removes a key whose call was certainly not carried out. If a key stays, its call is only looked up more carefully. */
  forget(key: string): void {
    this.settled.push(key);
    this.work();
  }

  /** Returns when all is written. */
  async close(): Promise<void> {
    await this.atWork;
  }

  private work(): void {
    this.atWork ??= inLine(async () => {
      while (this.waiting.length > 0 || this.settled.length > 0) await this.writeAll();
    }).finally(() => {
      this.atWork = undefined;
      if (this.waiting.length > 0 || this.settled.length > 0) this.work();
    });
  }

  private async writeAll(): Promise<void> {
    const [waiting, settled] = [this.waiting, this.settled];
    [this.waiting, this.settled] = [[], []];
    try {
      const known = waiting.length > 0 ? await this.recorded(waiting.map(({ key }) => key)) : undefined;
      for (const { key, done } of waiting)
        done(known === undefined ? 'unkept' : known.has(this.text(key)) ? 'recorded' : 'new');
    } catch (error) {
      for (const { failed } of waiting) failed(unwritten(error));
    }
    if (settled.length === 0 || this.isUnkept) return;
    await this.helpers
      .removeProcessed?.(
        settled.map((key) => this.text(key)),
        'node',
        ENTRIES,
      )
      .catch(() => undefined);
  }

  /** Which of the keys were recorded before; undefined if n8n keeps no journal. */
  private async recorded(keys: string[]): Promise<Set<unknown> | undefined> {
    const { checkProcessedAndRecord } = this.helpers;
    if (!checkProcessedAndRecord || this.isUnkept) return this.without();
    try {
      const texts = keys.map((key) => this.text(key));
      const options = { ...ENTRIES, maxEntries: MOST_KEYS };
      return new Set((await checkProcessedAndRecord(texts, 'node', options)).processed);
    } catch (error) {
      if (isNotOffered(error)) return this.without();
      throw error;
    }
  }

  private without(): undefined {
    this.isUnkept = true;
  }

  private text(key: string): string {
    return `${this.owner} ${key}`;
  }
}

/** The journal of an operation. A key is unique within the account and the operation. */
export function journalOf({
  context,
  operation,
  session,
}: {
  context: IExecuteFunctions;
  operation: Operation;
  session: Session;
}): Journal {
  const ids = session.system.connector.ways.map(
    ({ credentialType }) => context.getNode().credentials?.[credentialType]?.id ?? '',
  );
  return new Journal(context, `${ids.join(' ')} ${operation.resource}.${operation.operation}`);
}

/** n8n asserts that it is set up for this and that the workflow was saved. Otherwise there is no place for a journal. */
const isNotOffered = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === 'ERR_ASSERTION';

function unwritten(error: unknown): CallFailure {
  return new CallFailure({
    kind: 'blocked',
    message: 'Not sent, since n8n could not record the key of the call',
    description: `Without it, a crash could make the call happen twice. n8n says: ${String((error as Error | undefined)?.message ?? error)}`,
    sent: false,
  });
}

let line: Promise<unknown> = Promise.resolve();

/** Runs one piece of work after another in this process. */
async function inLine(work: () => Promise<void>): Promise<void> {
  const turn = line.then(work);
  line = turn.catch(() => undefined);
  await turn;
}
