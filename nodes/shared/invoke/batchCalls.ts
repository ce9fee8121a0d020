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
  const verdict = verdictOf(operation);
  // To some vendors an empty list means every record.
  if (entries.length === 0) throw new Error(`${operation.operation} was given no elements to send`);
  const compiled = compile(operation, session.system.connector);
  const sender = { compiled, verdict, session };
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
    const part = { entries: some, call, carry };
    if (parts < 2) calls.push({ from, to, send: async () => await sendPart(part, sender) });
    else open.push(...cut(from, to, parts).reverse());
    if (yields.due()) await yields.now();
  }
  return calls;
}

function verdictOf({ batch, operation }: Operation): BatchVerdict {
  if (!batch) throw new Error(`${operation} takes no batches`);
  return batch.verdict;
}

/** What a call of a batch is sent with. */
interface Sender {
  compiled: Compiled;
  verdict: BatchVerdict;
  session: Session;
}

/**
 * Writes and sends the call of a single entry. It need not be measured, since it can't be split. Out: what became of the
 * entry. Throws CallFailure if it can't be written, and nothing else that is about the call.
 */
export function sendEntry(
  operation: Operation,
  common: Values,
  entry: Value,
  session: Session,
): Promise<EntryOutcome[]> {
  const compiled = compile(operation, session.system.connector);
  const write = () => compiled.frame(common)([compiled.writeEntry(entry)]);
  const call = written(write, operation, session);
  return sendEntries([entry], () => call, { compiled, verdict: verdictOf(operation), session });
}

/**
 * Sends one call. If an attempt without an answer had carried the entries before, the failures say so, and `noteRepeat` is
 * called. Throws nothing that is about the call.
 */
async function sendEntries(
  entries: Value[],
  write: () => Written,
  { compiled, verdict, session }: Sender,
  noteRepeat?: () => void,
): Promise<EntryOutcome[]> {
  const { operation } = compiled;
  let outcomes: EntryOutcome[];
  let mayBeDone: boolean | undefined;
  try {
    const judged = await send(compiled, write(), session);
    outcomes = outcomesOf(verdict, { compiled, operation, session, judged, entries });
    mayBeDone = judged.mayBeDone;
  } catch (error) {
    const failure = afterSending(error, operation, session);
    outcomes = entries.map(() => ({ ok: false, failure }));
    mayBeDone = failure.mayBeDone;
  }
  if (!mayBeDone) return outcomes;
  noteRepeat?.();
  return outcomes.map(ofRepeat);
}

function cut(from: number, to: number, parts: number): Array<[from: number, to: number]> {
  const length = Math.ceil((to - from) / parts);
  return Array.from({ length: Math.ceil((to - from) / length) }, (_, part) => {
    const start = from + part * length;
    return [start, Math.min(start + length, to)];
  });
}

/** A part of a batch that has been written and measured. */
interface Part {
  entries: WrittenEntry[];
  /** The call that carries them all. */
  call: Written;
  /** Makes the call that carries some of them. */
  carry: (entries: WrittenEntry[]) => Written;
}

async function sendPart({ entries, call, carry }: Part, sender: Sender): Promise<EntryOutcome[]> {
  let mayBeDone = false;
  const sendSome = async (some: WrittenEntry[]): Promise<EntryOutcome[]> => {
    return await sendEntries(
      some.map(({ value }) => value),
      () => (some === entries ? call : carry(some)),
      sender,
      () => (mayBeDone = true),
    );
  };
  const isWhole = sender.compiled.operation.effect === 'once' || !IS_SPLIT[sender.verdict.kind];
  const outcomes = isWhole
    ? await sendSome(entries)
    : await splitting(entries, sender.session.signal, sendSome);
  return mayBeDone ? outcomes.map(ofRepeat) : outcomes;
}

/** What an entry got that an attempt without an answer had carried before. */
const ofRepeat = (outcome: EntryOutcome): EntryOutcome =>
  outcome.ok ? outcome : { ...outcome, failure: outcome.failure.with({ mayBeDone: true }) };
