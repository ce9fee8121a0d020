import { assertGoing } from '../http/wait';
import type { Operation, Values } from '../operation';
import { allHints } from './allHints';
import { afterSending, invoke, type Answer } from './invoke';
import { FIRST_PAGE, readPage, type PageMark } from './pages';
import type { Session } from './session';
import { walkWindows } from './windows';

/**
 * Reads a list in the way that its declaration states: all of it, or the first `limit` records.
 * Throws CallFailure if any call fails: half a list is never returned.
 */
export const invokeAll = (
  operation: Operation,
  values: Values,
  session: Session,
  limit = Infinity,
): Promise<Answer> =>
  operation.walk === undefined
    ? invoke(operation, values, session)
    : invokeParts(operation, values, session, limit);

async function invokeParts(
  operation: Operation,
  values: Values,
  session: Session,
  limit: number,
): Promise<Answer> {
  const records: Answer['records'] = [];
  let hints: Answer['hints'];
  let at: PageMark | undefined;
  do {
    const part = await invokePart(operation, values, session, at, limit - records.length);
    hints = allHints(hints, part.answer.hints);
    at = part.next;
    if (at === undefined && records.length === 0) return cut(part.answer, limit);
    for (const record of part.answer.records) records.push(record);
  } while (at !== undefined && records.length < limit);
  return cut({ body: undefined, records, hints }, limit);
}

const cut = (answer: Answer, limit: number): Answer =>
  answer.records.length > limit ? { ...answer, records: answer.records.slice(0, limit) } : answer;

/** A part of a list. */
export interface Part {
  answer: Answer;
  /** Where the list continues; absent at its end. */
  next?: PageMark;
}

/**
 * Reads a list from a mark on: one page if the list has pages, otherwise all of it.
 * In: `wanted`, how many records are needed. Throws CallFailure.
 */
export async function invokePart(
  operation: Operation,
  values: Values,
  session: Session,
  at: PageMark = FIRST_PAGE,
  wanted = Infinity,
): Promise<Part> {
  const { walk } = operation;
  try {
    assertGoing(session.signal);
    if (typeof walk !== 'object') return { answer: await invoke(operation, values, session) };
    if (walk.kind === 'windows')
      return { answer: await walkWindows(operation, walk, values, session, wanted) };
    return await readPage({ operation, values, session }, walk, at, wanted);
  } catch (error) {
    throw afterSending(error, operation, session);
  }
}
