import { compile, type Compiled, type WrittenEntry } from '../compile/compile';
import { Yields, type BatchVerdict, type Operation, type Value, type Values } from '../operation';
import type { Written } from '../protocol/protocol';
import { outcomesOf } from './batchAnswer';
import { afterSending, send, wayIn, written } from './invoke';
import type { EntryOutcome } from './outcome';
import type { Session } from './session';
import { splitting } from './split';

/**
 * Whether a batch with this verdict is split after a refusal. With rows that is not needed: they show which entry was at
 * fault.
 */
const IS_SPLIT: Record<BatchVerdict['kind'], boolean> = {
  perEntry: false,
  failuresOnly: true,
  shared: true,
};

/** One call that carries some of the entries of a batch. */
export interface BatchCall {
  /** Which of the entries it carries, as places in the given list. */
  from: number;
  to: number;
  /**
   * Sends them. Out: what became of each, in the given order. If a refusal does not show which entry is at fault, the call
   * is split until it does, unless the call must not be repeated. Throws nothing that is about the call.
   */
  send(): Promise<EntryOutcome[]>;
}

/**
 * Writes a batch as one call, or as several if it is larger than the vendor accepts. Each entry is written once, and each
 * call is sent as it was measured. An entry that is too large by itself makes a call that fails with that message.
 * In: the values that all share, and the entries. Throws CallFailure for what can't be written.
 */
export async function batchCalls(
  operation: Operation,
  common: Values,
  entries: Value[],
  session: Session,
): Promise<BatchCall[]> {
  const verdict = operation.batch?.verdict;
  if (!verdict) throw new Error(`${operation.operation} takes no batches`);
  // To some vendors an empty list means every record.
  if (entries.length === 0) throw new Error(`${operation.operation} was given no elements to send`);
  const compiled = compile(operation, session.system.connector);
  const carry = written(() => compiled.frame(common), operation, session);
  const all: WrittenEntry[] = [];
  const yields = new Yields();
  for (const entry of entries) {
    all.push(written(() => compiled.writeEntry(entry), operation, session));
    if (yields.due()) await yields.now();
  }
  const way = wayIn(compiled.places, session);
  const calls: BatchCall[] = [];
  // `pop` takes the last range first, so the parts of a range are added in reverse.
  const open: Array<[from: number, to: number]> = [[0, all.length]];
  for (let range = open.pop(); range; range = open.pop()) {
    const [from, to] = range;
    const some = all.slice(from, to);
    const call = written(() => carry(some), operation, session);
    const parts = Math.min(some.length, Math.ceil(compiled.size(call, way, some)));
    const sending = { compiled, verdict, session, carry, some, call };
    if (parts < 2) calls.push({ from, to, send: async () => await sendAll(sending) });
    else open.push(...cut(from, to, parts).reverse());
    if (yields.due()) await yields.now();
  }
  return calls;
}

function cut(from: number, to: number, parts: number): Array<[from: number, to: number]> {
  const length = Math.ceil((to - from) / parts);
  return Array.from({ length: Math.ceil((to - from) / length) }, (_, part) => {
    const start = from + part * length;
    return [start, Math.min(start + length, to)];
  });
}

interface Sending {
  compiled: Compiled;
  verdict: BatchVerdict;
  session: Session;
  /** Makes the call that carries some of the entries. */
  carry: (entries: WrittenEntry[]) => Written;
  some: WrittenEntry[];
  /** The call that carries them all. */
  call: Written;
}

async function sendAll({ compiled, verdict, session, carry, some, call }: Sending): Promise<EntryOutcome[]> {
  const { operation } = compiled;
  const { effect } = operation;
  let mayBeDone = false;
  const sendSome = async (part: WrittenEntry[]): Promise<EntryOutcome[]> => {
    try {
      const judged = await send(compiled, part === some ? call : carry(part), session);
      mayBeDone ||= judged.mayBeDone === true;
      const entries = part.map(({ value }) => value);
      return outcomesOf(verdict, { compiled, operation, session, judged, entries });
    } catch (error) {
      const failure = afterSending(error, operation, session);
      mayBeDone ||= failure.mayBeDone === true;
      return part.map(() => ({ ok: false, failure }));
    }
  };
  const isWhole = effect === 'once' || !IS_SPLIT[verdict.kind];
  const outcomes = isWhole ? await sendSome(some) : await splitting(some, session.signal, sendSome);
  return mayBeDone ? outcomes.map(ofRepeat) : outcomes;
}

/** What an entry got that an attempt without an answer had carried before. */
const ofRepeat = (outcome: EntryOutcome): EntryOutcome =>
  outcome.ok ? outcome : { ...outcome, failure: outcome.failure.with({ mayBeDone: true }) };
