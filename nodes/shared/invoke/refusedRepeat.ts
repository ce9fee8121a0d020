import { CallFailure } from '../errors';
import { isBare } from '../http/status';
import {
  keysAdder,
  matches,
  plainText,
  valueAt,
  type Operation,
  type RefusedRepeat,
  type Values,
} from '../operation';
import type { Answer } from './invoke';
import type { Session } from './session';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/** Statuses that say that there is nothing to delete. */
const GONE = [404, 410];

const DONE = 'The first attempt got no answer, but was carried out: the repeat found nothing left to do.';

/**
 * What became of a call whose repeat was refused, after an attempt that got no answer. In: the refusal. Out: the answer of a
 * call that was carried out. Throws the failure, with an unknown outcome if nothing shows that it was.
 */
export async function afterRefusedRepeat(
  operation: Operation,
  values: Values,
  failure: CallFailure,
  session: Session,
): Promise<Answer> {
  if (failure.kind !== 'refused') throw failure;
  if (!(await isDone(operation, values, failure, session))) throw doubted(failure);
  const { says } = operation.result;
  const record = { ...(says ? { [says]: true } : {}), ...operation.refusedRepeat?.gives };
  return {
    body: undefined,
    records: keysAdder(operation)(values, [record]),
    hints: [{ type: 'info', message: DONE }],
  };
}

/** The failure of a call that an earlier attempt may have carried out. */
export const doubted = (failure: CallFailure): CallFailure =>
  failure.with({
    outcome: 'unknown',
    description: [
      failure.description,
      'An earlier attempt of this call got no answer, so it may have been carried out. Check the record.',
    ]
      .filter(Boolean)
      .join(' '),
  });

async function isDone(
  { result, refusedRepeat = {} }: Operation,
  values: Values,
  failure: CallFailure,
  session: Session,
): Promise<boolean> {
  const { status = 0, message } = failure;
  const isDeletion = result.says === 'deleted';
  const { statuses = isDeletion ? GONE : [], read } = refusedRepeat;
  if (isDeletion && session.system.connector.notThere?.test(message)) return true;
  // A status without words may come from a proxy: 404 while the service starts anew.
  const isSaid = statuses.includes(status) && !isBare(failure);
  return isSaid || (read !== undefined && (await isShown(read, values, session)));
}

/** If the read fails, it shows nothing. Throws what is not about the call. */
async function isShown(
  { operation, with: filled, match = {}, done }: NonNullable<RefusedRepeat['read']>,
  values: Values,
  session: Session,
): Promise<boolean> {
  const asked = Object.fromEntries(Object.entries(filled).map(([name, from]) => [name, values[from]]));
  const isMeant = (record: Row): boolean =>
    Object.entries(match).every(
      ([member, field]) => plainText(valueAt(record, member)) === plainText(values[field]),
    );
  try {
    const record = (await invokeAll(operation, asked, session)).records.find(isMeant);
    return record !== undefined && matches(done, record);
  } catch (failure) {
    if (failure instanceof CallFailure) return false;
    throw failure;
  }
}
