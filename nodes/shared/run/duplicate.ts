import { CallFailure } from '../errors';
import { allHints } from '../invoke/allHints';
import { isSame, type Looked } from '../invoke/lookUp';
import type { Session } from '../invoke/session';
import { invokeAll } from '../invoke/walk';
import { matches, plainText, valueAt, type LookUpDuplicate, type Values } from '../operation';
import { alreadyDone, differsBefore, shownUnder } from './guardWords';
import type { UnitOutcome } from './unit';

type Row = Record<string, unknown>;

/**
 * The outcome of a call that the vendor may have taken for a repeat of an earlier change, and answered with that change. It
 * is a success only if that change has the key of this call and equals it.
 */
export async function notDuplicate(
  looked: Looked,
  outcome: UnitOutcome,
  session: Session,
): Promise<UnitOutcome> {
  const { duplicate } = looked.how;
  const answer = outcome.ok ? outcome.records[0] : undefined;
  if (!duplicate || !answer || !matches(duplicate.if, answer)) return outcome;
  try {
    const end = await judged(looked, await earlier(duplicate, answer, session), duplicate, session);
    return end.ok && outcome.ok ? { ...end, hints: allHints(outcome.hints, end.hints) } : end;
  } catch (error) {
    return { ok: false, failure: unread(looked, duplicate, answer, error) };
  }
}

async function judged(
  looked: Looked,
  record: Row,
  duplicate: LookUpDuplicate,
  session: Session,
): Promise<UnitOutcome> {
  const { how, values } = looked;
  const key = plainText(valueAt(record, how.key.member)) ?? '';
  if (key !== plainText(values[how.key.field]))
    return {
      ok: false,
      failure: new CallFailure({
        kind: 'refused',
        message: duplicate.other.replace('{key}', key === '' ? 'without a number' : key),
        description:
          'The service took this call for a repeat of that one, which "matches" in the details shows. If both are meant, make them differ, or wait until the service no longer compares them.',
        details: shownUnder(looked, [record]),
      }),
    };
  const isLive = how.counts === undefined || matches(how.counts, record);
  if (isLive && (await isSame(looked, record, session))) return alreadyDone(looked, record);
  return { ok: false, failure: differsBefore(looked, record) };
}

async function earlier(duplicate: LookUpDuplicate, answer: Row, session: Session): Promise<Row> {
  const asked = Object.fromEntries(
    Object.entries(duplicate.with).map(([name, member]) => [name, valueAt(answer, member)]),
  );
  const { records } = await invokeAll(duplicate.read, asked as Values, session, 1);
  const [record] = records;
  if (!record) throw new Error('It was not found');
  return record;
}

/** Nothing new was done. It is unknown whether the earlier change belongs to this key. */
function unread(looked: Looked, duplicate: LookUpDuplicate, answer: Row, error: unknown): CallFailure {
  const named = Object.values(duplicate.with).map((member) => plainText(valueAt(answer, member)) ?? '');
  const reason = error instanceof Error ? error.message : String(error);
  return new CallFailure({
    kind: 'unreadable',
    message: `The service took this call for a duplicate of ${named.join(' ')}, which could not be read: ${reason}`,
    description: looked.how.text,
    sent: true,
    outcome: 'unknown',
  });
}
