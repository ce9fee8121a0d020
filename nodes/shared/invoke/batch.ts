import { CallFailure } from '../errors';
import {
  collectedField,
  convertRecord,
  type Hint,
  isPlainObject,
  type Operation,
  type PerEntryVerdict,
  type SharedVerdict,
  type Value,
  type Values,
} from '../operation';
import { call, hintOf, invoke, refusal } from './invoke';
import type { Session } from './session';

/** What became of one element of a batch. */
export type EntryOutcome =
  { ok: true; record: Record<string, unknown>; hint?: Hint } | { ok: false; failure: CallFailure };

/**
 * Sends elements of the collected list in one call and tells their outcomes apart, in the order given.
 * In: the values that all share, and the elements. Never throws a CallFailure: a failed call is each element's outcome.
 */
export async function invokeBatch(
  operation: Operation,
  common: Values,
  entries: Value[],
  session: Session,
): Promise<EntryOutcome[]> {
  const { batch } = operation;
  if (!batch) throw new Error(`${operation.operation} takes no batches`);
  const values = (some: Value[]): Values => ({ ...common, [batch.collects]: some });
  try {
    return batch.verdict.kind === 'perEntry'
      ? await toldByRow(operation, batch.verdict, values(entries), entries, session)
      : await toldTogether(operation, batch.verdict, values, entries, session);
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    return entries.map(() => ({ ok: false, failure }));
  }
}

async function toldByRow(
  operation: Operation,
  verdict: PerEntryVerdict,
  values: Values,
  entries: Value[],
  session: Session,
): Promise<EntryOutcome[]> {
  const { body, judgement } = await call(operation, values, session);
  const rows = rowsByKey(body, verdict);
  return entries.map((entry) => {
    const row = rows.get(String(entry));
    if (row) return outcomeOfRow(row, operation, session);
    const message = `The answer does not mention ${collectedField(operation)?.label ?? verdict.key} ${String(entry)}`;
    const missing = judgement.ok ? ({ ok: false, message } as const) : judgement;
    return { ok: false, failure: refusal(missing, operation, session) };
  });
}

function outcomeOfRow(row: Record<string, unknown>, operation: Operation, session: Session): EntryOutcome {
  const judgement = session.system.connector.judge(row);
  if (!judgement.ok) return { ok: false, failure: refusal(judgement, operation, session) };
  return { ok: true, record: convertRecord(operation.result.shape, row), hint: hintOf(judgement, session) };
}

function rowsByKey(body: unknown, { rows, key }: PerEntryVerdict): Map<string, Record<string, unknown>> {
  const found = isPlainObject(body) ? body[rows] : undefined;
  const list: unknown[] = Array.isArray(found) ? (found as unknown[]) : [];
  return new Map(list.filter(isPlainObject).map((row) => [String(row[key]), row]));
}

async function toldTogether(
  operation: Operation,
  verdict: SharedVerdict,
  values: (some: Value[]) => Values,
  entries: Value[],
  session: Session,
): Promise<EntryOutcome[]> {
  try {
    const { records, hint } = await invoke(operation, values(entries), session);
    return entries.map((entry) => ({
      ok: true,
      record: { [verdict.as]: shown(entry), ...records[0] },
      hint,
    }));
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    if (entries.length < 2 || !maySplit(failure, session)) return entries.map(() => ({ ok: false, failure }));
    const middle = Math.ceil(entries.length / 2);
    const first = await toldTogether(operation, verdict, values, entries.slice(0, middle), session);
    const second = await toldTogether(operation, verdict, values, entries.slice(middle), session);
    return [...first, ...second];
  }
}

/** Statuses with which a vendor refuses a body for what is in it; others would meet every half alike. */
const REFUSED_FOR_CONTENT = new Set([200, 400, 422]);

const maySplit = (failure: CallFailure, session: Session): boolean =>
  failure.kind === 'refused' && REFUSED_FOR_CONTENT.has(failure.status ?? 0) && !session.signal?.aborted;

/** Items are saved as JSON, which has no bigint. */
const shown = (entry: Value): Value => (typeof entry === 'bigint' ? String(entry) : entry);
