import { CallFailure } from '../errors';
import {
  collectedField,
  convertRecord,
  isPlainObject,
  storable,
  type Hint,
  type Operation,
  type PerEntryVerdict,
  type SharedVerdict,
  type Value,
  type Values,
} from '../operation';
import { asRows, call, hintOf, invoke, refusal, type Judged } from './invoke';
import type { Session } from './session';
import { splitting } from './split';

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
  // To some vendors an empty list means every record.
  if (entries.length === 0) throw new Error(`${operation.operation} was given no elements to send`);
  const { verdict, collects } = batch;
  const values = (some: Value[]): Values => ({ ...common, [collects]: some });
  if (verdict.kind === 'perEntry')
    return await toldByRow(operation, verdict, values(entries), entries, session);
  return await splitting(
    entries,
    session.signal,
    async (some) => await toldTogether(operation, verdict, values(some), some, session),
  );
}

async function toldByRow(
  operation: Operation,
  verdict: PerEntryVerdict,
  values: Values,
  entries: Value[],
  session: Session,
): Promise<EntryOutcome[]> {
  try {
    const judged = await call(operation, values, session);
    const found = isPlainObject(judged.body) ? judged.body[verdict.rows] : undefined;
    const rows = new Map(
      asRows(found)
        .filter(isPlainObject)
        .map((row) => [String(row[verdict.key]), row]),
    );
    return entries.map((entry) => outcomeOfRow(entry, rows.get(String(entry)), judged, operation, session));
  } catch (failure) {
    return failed(failure, entries);
  }
}

/** A row that does not tell its own success shares the call's failure; without one it is no success either. */
function outcomeOfRow(
  entry: Value,
  row: Record<string, unknown> | undefined,
  { judgement }: Judged,
  operation: Operation,
  session: Session,
): EntryOutcome {
  const verdict = operation.batch?.verdict as PerEntryVerdict;
  if (row && row[verdict.status] !== undefined) {
    const own = session.system.connector.judge(row);
    if (!own.ok) return { ok: false, failure: refusal(own, operation, session) };
    return { ok: true, record: convertRecord(operation.result.shape, row), hint: hintOf(own, session) };
  }
  const name = `${collectedField(operation)?.label ?? verdict.key} ${String(entry)}`;
  const message = row
    ? `The answer does not say what became of ${name}`
    : `The answer does not mention ${name}`;
  const why = judgement.ok ? ({ ok: false, message } as const) : judgement;
  return { ok: false, failure: refusal(why, operation, session) };
}

async function toldTogether(
  operation: Operation,
  verdict: SharedVerdict,
  values: Values,
  entries: Value[],
  session: Session,
): Promise<EntryOutcome[]> {
  try {
    const { records, hint } = await invoke(operation, values, session);
    return entries.map((entry) => ({
      ok: true,
      record: { [verdict.as]: storable(entry), ...records[0] },
      hint,
    }));
  } catch (failure) {
    return failed(failure, entries);
  }
}

function failed(failure: unknown, entries: Value[]): EntryOutcome[] {
  if (!(failure instanceof CallFailure)) throw failure;
  return entries.map(() => ({ ok: false, failure }));
}
