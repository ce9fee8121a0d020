import { CallFailure } from '../errors';
import type { Compiled } from '../compile/compile';
import { derived } from '../operation/derived';
import {
  entryName,
  isPlainObject,
  partOf,
  isAbsent,
  plainText,
  storable,
  wordsIn,
  type BatchVerdict,
  type Hint,
  type Operation,
  type Value,
  valueAt,
} from '../operation';
import { asRows } from '../protocol/rows';
import { allHints } from './allHints';
import { afterSending, hintsOf, refusal, rowRefusal } from './invoke';
import type { Judged, Refused } from './invoke';
import type { EntryOutcome } from './outcome';
import type { Session } from './session';

type Row = Record<string, unknown>;

/** An answer to a batch, as a verdict's reader needs it. */
export interface BatchAnswer {
  compiled: Compiled;
  operation: Operation;
  session: Session;
  judged: Judged;
  entries: Value[];
}

/** Reads the outcome of each entry. One that can't be read does not affect the others. */
export function outcomesOf(verdict: BatchVerdict, answer: BatchAnswer): EntryOutcome[] {
  const read = readerOf(verdict)(answer);
  return answer.entries.map((entry) => {
    try {
      return read(entry);
    } catch (error) {
      return { ok: false, failure: afterSending(error, answer.operation, answer.session) };
    }
  });
}

type EntryReader = (entry: Value) => EntryOutcome;

type BatchReader = (answer: BatchAnswer) => EntryReader;

type VerdictOf<K extends BatchVerdict['kind']> = Extract<BatchVerdict, { kind: K }>;

const READERS: { [K in BatchVerdict['kind']]: (verdict: VerdictOf<K>) => BatchReader } = {
  perEntry({ rows, key, status }) {
    const [members, fields] = [Object.keys(key), Object.values(key)];
    return (answer) => {
      const rowsOf = finder(rowsAt(answer, rows), members);
      return (entry) => {
        const own = rowsOf(entryKey(entry, fields));
        const outcome = outcomeOfRow(answer, entry, own[0], status);
        for (let at = 1; at < own.length; at += 1)
          if (outcomeOfRow(answer, entry, own[at], status).ok !== outcome.ok)
            return leftOpen(
              answer,
              `The answer says both yes and no about ${entryName(answer.operation, entry)}`,
            );
        return outcome;
      };
    };
  },

  failuresOnly({ rows, key, as }) {
    const [members, fields] = [Object.keys(key), Object.values(key)];
    return (answer) => {
      if (!answer.judged.judgement.ok) return refusedAll(answer, answer.judged.judgement);
      const named = new Map(namedRows(answer, rows).map((row) => [nameOf(row, members), row]));
      const sent = new Set(answer.entries.map((entry) => entryKey(entry, fields)));
      // A failure may name an entry that was not sent. It may mean one that was sent, but written differently.
      const strange = [...named].find(([name]) => !sent.has(name));
      return (entry) => {
        const name = entryName(answer.operation, entry);
        const text = entryKey(entry, fields);
        if (named.has(text))
          return { ok: false, failure: refusalOf(answer, named.get(text), `${name} was not accepted`) };
        if (strange)
          return leftOpen(answer, `${strangeText(strange[1])}, so what became of ${name} is not clear`);
        const own = as === undefined ? entryMembers(entry, fields) : { [as]: entry };
        return succeeded(answer, own, sharedRecord(answer, rows));
      };
    };
  },

  shared:
    ({ as, counted }) =>
    (answer) => {
      if (!answer.judged.judgement.ok) return refusedAll(answer, answer.judged.judgement);
      const failure = counted === undefined ? undefined : shortfall(answer, counted);
      if (failure) return () => ({ ok: false, failure });
      const record = sharedRecord(answer);
      const hints = counted === undefined ? undefined : noneCounted(answer, counted);
      return (entry) =>
        succeeded(answer, as === undefined ? {} : { [as]: partOf(entry, as) ?? entry }, record, hints);
    },
};

const readerOf = derived((verdict: BatchVerdict): BatchReader => {
  const make = READERS[verdict.kind] as (verdict: BatchVerdict) => BatchReader;
  return make(verdict);
});

/** Makes the function that finds the rows of a key. Most answers have one row, which is not worth a map. */
function finder(rows: Row[], members: string[]): (key: string) => Row[] {
  if (rows.length < 2) return (key) => rows.filter((row) => rowKey(row, members) === key);
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = rowKey(row, members);
    const same = byKey.get(key);
    if (same) same.push(row);
    else byKey.set(key, [row]);
  }
  return (key) => byKey.get(key) ?? [];
}

/** A row without its own verdict shares the call's failure. If the call did not fail, the row still counts as failed. */
function outcomeOfRow(
  answer: BatchAnswer,
  entry: Value,
  row: Row | undefined,
  status: string | undefined,
): EntryOutcome {
  const { compiled, operation, session, judged } = answer;
  if (row && (status === undefined ? judged.judgement.ok : isGiven(row[status]))) {
    const own = status === undefined ? judged.judgement : session.system.connector.judge(row);
    if (!own.ok) return { ok: false, failure: rowRefusal(own, operation, session) };
    const ofCall = own === judged.judgement ? undefined : hintsOf(judged.judgement, session);
    return { ok: true, record: compiled.record(row), hints: allHints(ofCall, hintsOf(own, session)) };
  }
  if (!judged.judgement.ok) return { ok: false, failure: refusal(judged.judgement, operation, session) };
  const name = entryName(operation, entry);
  const message = row
    ? `The answer does not say what became of ${name}`
    : `The answer does not mention ${name}`;
  return leftOpen(answer, message);
}

/** The call was accepted, so if it must not be repeated, the outcome of this entry is unknown. */
function leftOpen({ operation, session }: BatchAnswer, message: string): EntryOutcome {
  return { ok: false, failure: rowRefusal({ ok: false, open: true, message }, operation, session) };
}

/**
 * The failure of all entries, if the answer counts fewer as done than were sent. Single calls then show which ones failed. A
 * count of zero is not a failure if the call may be repeated: what was done before may not be counted again.
 */
function shortfall(
  { operation, session, judged, entries }: BatchAnswer,
  counted: string,
): CallFailure | undefined {
  const count = numberOf(valueAt(judged.body, counted));
  if (count === undefined || count >= entries.length) return undefined;
  if (count === 0 && operation.effect === 'idempotent') return undefined;
  const message = 'The answer counts fewer done than were sent';
  const description = `"${counted}" is ${count}, and ${entries.length} ${entries.length === 1 ? 'was' : 'were'} sent. What was done before may not be counted again.`;
  return rowRefusal({ ok: false, open: count > 0, message, description }, operation, session);
}

/** The hint about entries that the answer accepts, although it counts none of them as done. */
function noneCounted({ operation, judged }: BatchAnswer, counted: string): Hint[] | undefined {
  if (operation.effect !== 'idempotent' || numberOf(valueAt(judged.body, counted)) !== 0) return undefined;
  const message = `Some records were accepted, but not counted as done: they were done before, or are not known there. Their items have "${counted}": 0.`;
  return [{ type: 'warning', message }];
}

/** A number, also if it is given as text. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const isGiven = (status: unknown): boolean => status !== undefined && status !== null && status !== '';

function refusedAll({ operation, session }: BatchAnswer, judgement: Refused): EntryReader {
  const failure = refusal(judgement, operation, session);
  return () => ({ ok: false, failure });
}

/** The failure of an entry that the answer names, with the message of its row if it has one. */
function refusalOf({ operation, session }: BatchAnswer, row: unknown, message: string): CallFailure {
  const own = isPlainObject(row) ? wordsIn(row) : undefined;
  return rowRefusal({ ok: false, ...(own ?? { message }) }, operation, session);
}

/** What the answer says about all its entries. Leaves out the list of failures: it belongs to no single entry. */
function sharedRecord({ compiled, judged }: BatchAnswer, less?: string): Row {
  const [first = {}] = compiled.records(judged.body);
  const { [less ?? '']: _, ...record } = first;
  return record;
}

function succeeded(
  { judged, session }: BatchAnswer,
  own: Record<string, Value>,
  record: Row,
  more?: Hint[],
): EntryOutcome {
  const repeated = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, storable(value)]));
  const hints = allHints(hintsOf(judged.judgement, session), more);
  return { ok: true, record: { ...repeated, ...record }, hints };
}

const rowsAt = ({ judged }: BatchAnswer, at: string): Row[] =>
  asRows(valueAt(judged.body, at)).filter(isPlainObject);

/** The failures that an answer names: rows or plain values. A text may have several, separated by commas. */
const namedRows = ({ judged }: BatchAnswer, at: string): Array<Row | string> =>
  asRows(valueAt(judged.body, at)).flatMap((row): Array<Row | string> => {
    if (isPlainObject(row)) return [row];
    if (row === null) return [];
    const text = plainText(row);
    // A list instead of a name counts as a failure without a name.
    if (text === undefined) return [{}];
    const names = text.split(',').map((name) => name.trim());
    return names.filter((name) => name !== '');
  });

const nameOf = (row: Row | string, members: string[]): string =>
  typeof row === 'string' ? keyText([row]) : rowKey(row, members);

const strangeText = (row: Row | string): string =>
  `The answer names ${typeof row === 'string' ? row : 'a record'} as not accepted, which was not sent`;

const rowKey = (row: Row, members: string[]): string => keyText(members.map((member) => row[member]));

/** The text that identifies an entry in an answer. */
const entryKey = (entry: Value, fields: string[]): string =>
  keyText(fields.map((field) => partOf(entry, field)));

/** The same text for the same values only. Vendors may repeat a code in other letter case. An object identifies no entry. */
export function keyText(parts: unknown[]): string {
  let key = '';
  for (const part of parts) {
    const text = isAbsent(part) ? '' : plainText(part)?.trim().toLowerCase();
    key += text === undefined ? '?' : `${text.length}:${text}`;
  }
  return key;
}

const entryMembers = (entry: Value, fields: string[]): Record<string, Value> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = partOf(entry, field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
