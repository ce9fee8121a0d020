import { CallFailure } from '../errors';
import {
  isAbsent,
  parseFields,
  plainText,
  valueAt,
  valuesToFollow,
  type FollowUp,
  type Operation,
  type Value,
  type Values,
} from '../operation';
import { asStep, dryCallsOf, type DryCall } from './dryAround';
import { invoke, type Answer } from './invoke';
import type { Session } from './session';

/** A call that is made after another one, with the values that are known before. */
export interface Following {
  follows: FollowUp;
  values: Values;
}

/** The call that follows an operation, if the item has values for it. Throws CallFailure for values that do not fit. */
export function followingOf(calling: Operation, values: Values, { redact }: Session): Following | undefined {
  const { follows } = calling;
  const given = valuesToFollow(calling, values);
  if (!follows || !given) return undefined;
  const { operation, values: fixed = {}, with: filled } = follows;
  const own = operation.fields.filter(({ name }) => !(name in fixed) && !(name in filled));
  const parsed = parseFields(own, given, { timezone: 'UTC', mask: redact.text });
  const [problem] = parsed.problems;
  if (problem) throw new CallFailure({ kind: 'blocked', message: problem.message, sent: false });
  return { follows, values: { ...parsed.values, ...fixed } };
}

/**
 * Makes the call that follows another one. In: the answer of that one. Out: the same answer. Throws CallFailure, which says
 * that the record is there. It has a final answer, so that no later try makes the record again.
 */
export async function followUp(
  { follows, values }: Following,
  answer: Answer,
  session: Session,
): Promise<Answer> {
  const [record = {}] = answer.records;
  try {
    await invoke(follows.operation, { ...values, ...filledFrom(follows, record) }, session);
    return answer;
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    throw afterRecord(failure, follows, record);
  }
}

/** The call that follows, in a dry run. The ID of a record that is not made yet is a placeholder: `(PersonId)`. */
export async function dryFollowUp({ follows, values }: Following, session: Session): Promise<DryCall[]> {
  const { operation, what, with: filled } = follows;
  const unknown = Object.entries(filled).map(([name, member]) => [name, `(${member})`]);
  try {
    await invoke(operation, { ...values, ...(Object.fromEntries(unknown) as Values) }, session);
    return [];
  } catch (failure) {
    const unsent = dryCallsOf(failure);
    if (!unsent) throw failure;
    return asStep(unsent, `Sent after. Adds the ${what.added} to the ${what.record}.`);
  }
}

function filledFrom({ with: filled, what }: FollowUp, record: Record<string, unknown>): Values {
  const found = Object.entries(filled).map(([name, member]) => [name, valueAt(record, member) as Value]);
  const lacks = found.find(([, value]) => isAbsent(value));
  if (!lacks) return Object.fromEntries(found) as Values;
  const message = `the answer does not say which ${what.record} it is`;
  throw new CallFailure({ kind: 'unreadable', message, status: 200 });
}

/** An execution that was stopped, or a credential that is refused, ends the run in any case. */
const ENDS = new Set<CallFailure['kind']>(['unauthorized', 'cancelled']);

function afterRecord(
  failure: CallFailure,
  { what, with: filled }: FollowUp,
  record: Record<string, unknown>,
): CallFailure {
  const ids = Object.values(filled).map((member) => `${member} ${plainText(valueAt(record, member)) ?? '?'}`);
  return failure.with({
    kind: ENDS.has(failure.kind) ? failure.kind : 'refused',
    status: 200,
    sent: true,
    outcome: 'failed',
    message: `The ${what.record} is saved (${ids.join(', ')}), but its ${what.added} is not: ${failure.message}`,
    description: [failure.description, `The ${what.record} is under details.record. Do not send it again.`]
      .filter(Boolean)
      .join(' '),
    details: { ...failure.details, record },
  });
}
