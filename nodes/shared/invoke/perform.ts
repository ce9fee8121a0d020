import { compile } from '../compile/compile';
import type { Operation, Values } from '../operation';
import { checked } from './checks';
import { dryCallsOf, withAround, type DryCall } from './dryAround';
import { ensure } from './ensured';
import { dryFollowUp, followingOf, followUp, type Following } from './followUp';
import { withFound } from './foundBy';
import { afterSending, beforeSending, invoke, type Answer } from './invoke';
import { mergeCurrent, type MergedUpdate } from './merge';
import { forgetRead, madeAlready } from './precondition';
import { afterRefusedRepeat } from './refusedRepeat';
import { resolveOutcome } from './resolve';
import type { Session } from './session';
import { createOrUpdate } from './upsert';
import { invokeAll } from './walk';

/** How a call is made. */
export interface Performing {
  /** The most records that are wanted. */
  limit?: number;
  /** An earlier try of the run made the same call and got no answer. */
  mayBeDone?: boolean;
}

/**
 * Does all that one item needs: finds its record, creates or updates a record, completes an update, makes the call, adds to
 * the record, reads the whole list. An update that changes nothing is not sent. In: checked values. Throws only CallFailure.
 */
export const perform = (
  operation: Operation,
  given: Values,
  session: Session,
  how: Performing = {},
): Promise<Answer> =>
  isSingle(operation)
    ? performOne(operation, given, session, how)
    : performSeveral(operation, given, session, how);

async function performSeveral(
  operation: Operation,
  given: Values,
  session: Session,
  { limit, mayBeDone }: Performing,
): Promise<Answer> {
  const { upsert, resolves } = operation;
  const values = await withFound(operation, given, session);
  const before = await ensure(operation, values, session);
  if (resolves) return await resolved(operation, values, session);
  const following = followingOf(operation, values, session);
  if (following) before.push(...(await ensure(following.follows.operation, following.values, session)));
  try {
    const answer = upsert
      ? await createOrUpdate(operation, upsert, values, session, performOne)
      : await performOne(operation, values, session, { limit, mayBeDone });
    return following && isNeeded(following, answer) ? await followUp(following, answer, session) : answer;
  } catch (failure) {
    throw await withAll(failure, before, following, session);
  }
}

/** Whether one call does all that an item needs, as for most operations. */
const isSingle = ({ upsert, resolves, foundBy, ensures, follows }: Operation): boolean =>
  !upsert && !resolves && !foundBy && !ensures && !follows;

/** A record that was found by what would be added has it. */
const isNeeded = ({ follows }: Following, { foundBy }: Pick<Answer, 'foundBy'>): boolean =>
  foundBy?.by.some(({ from }) => from === follows.given) !== true;

/** The failure of a dry run has all calls that were not sent. Any other failure stays. */
async function withAll(
  failure: unknown,
  before: DryCall[],
  following: Following | undefined,
  session: Session,
): Promise<unknown> {
  const unsent = dryCallsOf(failure);
  if (!unsent) return failure;
  const after = following && isNeeded(following, unsent) ? await dryFollowUp(following, session) : [];
  return withAround(failure, { before, after });
}

async function resolved(operation: Operation, values: Values, session: Session): Promise<Answer> {
  try {
    return await resolveOutcome(values, session);
  } catch (error) {
    throw afterSending(error, operation, session);
  }
}

/** Makes the call. One whose repeat is refused may have been carried out before. */
async function performOne(
  operation: Operation,
  values: Values,
  session: Session,
  { limit, mayBeDone = false }: Performing = {},
): Promise<Answer> {
  const { preconditions, merge, checks } = operation;
  try {
    return await (preconditions || merge || checks
      ? callOne(operation, values, session, limit)
      : invokeAll(operation, values, session, limit));
  } catch (error) {
    const failure = afterSending(error, operation, session);
    if (!mayBeDone && !failure.mayBeDone) throw failure;
    return await afterRefusedRepeat(operation, values, failure, session);
  }
}

/** A call that may be completed with the record, or not needed at all. */
async function callOne(
  operation: Operation,
  values: Values,
  session: Session,
  limit: number | undefined,
): Promise<Answer> {
  const { preconditions, merge, checks } = operation;
  const update: MergedUpdate = preconditions || merge ? await merged(operation, values, session) : { values };
  if (update.unchanged) return unchanged(operation, values, update.unchanged, session);
  try {
    if (update.whole) return await invoke(operation, update.values, session, update.whole);
    const answer = await invokeAll(operation, update.values, session, limit);
    return checks ? await checked(answer, operation, session) : answer;
  } finally {
    if (preconditions) forgetRead(operation, values, session);
  }
}

async function merged(operation: Operation, values: Values, session: Session): Promise<MergedUpdate> {
  try {
    const unchanged = await madeAlready(operation, values, session);
    return unchanged ? { values, unchanged } : await mergeCurrent(operation, values, session);
  } catch (error) {
    throw beforeSending(error, operation, session);
  }
}

const UNCHANGED = 'Not sent, since the record has these values already';

function unchanged(
  operation: Operation,
  values: Values,
  current: Record<string, unknown>,
  { system }: Session,
): Answer {
  const records = compile(operation, system.connector).unchanged(values, current);
  return { body: undefined, records, hints: [{ type: 'info', message: UNCHANGED }] };
}
