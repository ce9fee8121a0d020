import { CallFailure } from '../errors';
import { asStep, dryCallsOf, type DryCall } from '../invoke/dryAround';
import { hasKey, idOf, lookedUp, notLookedUp, type Found, type Looked } from '../invoke/lookUp';
import { perform } from '../invoke/perform';
import type { Session } from '../invoke/session';
import { plainText, valueAt, type OnlyOne, type Values } from '../operation';
import { keyInWords, shownUnder } from './guardWords';

type Row = Record<string, unknown>;

/** What a call finds under its key. */
export interface Place {
  /** Why the call is not made. */
  failure?: CallFailure;
  /** What existed before it. */
  before?: Found;
  /** IDs of what was removed to make room for it. */
  removed: string[];
  /** The calls by which a dry run would remove it. */
  unsent?: DryCall[];
}

const FREE: Place = { removed: [] };

/**
 * For a call that allows only one record under its key: looks for existing ones, and removes them if the user wants that. A
 * call without a key needs no room.
 */
export async function placeFor(looked: Looked, session: Session): Promise<Place> {
  const { how, values } = looked;
  const { onlyOne } = how;
  if (!onlyOne || !hasKey(looked)) return FREE;
  let before: Found;
  try {
    before = await lookedUp(looked, session);
  } catch (error) {
    return { failure: notLookedUp(error, looked), removed: [] };
  }
  const { live } = before;
  if (live.length === 0) return { before, removed: [] };
  const { replace } = onlyOne;
  if (!replace || values[replace.choice] !== 'replace')
    return { failure: stands(looked, onlyOne, live), removed: [] };
  return await replaced(looked, { ...onlyOne, replace }, before, session);
}

type Replaceable = OnlyOne & { replace: NonNullable<OnlyOne['replace']> };

async function replaced(
  looked: Looked,
  onlyOne: Replaceable,
  before: Found,
  session: Session,
): Promise<Place> {
  const removed: string[] = [];
  const unsent: DryCall[] = [];
  for (const record of before.live) {
    try {
      await perform(onlyOne.replace.operation, valuesFrom(onlyOne, record, looked.values), session);
      removed.push(idOf(looked.how, record));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      const calls = dryCallsOf(error);
      if (!calls) return { failure: withRemoved(notRemoved(error, onlyOne), onlyOne, removed), removed };
      unsent.push(...asStep(calls, `Sent before. Removes the ${onlyOne.what} ${idOf(looked.how, record)}.`));
    }
  }
  return { before, removed, unsent };
}

const valuesFrom = ({ replace }: Replaceable, record: Row, call: Values): Values =>
  Object.fromEntries([
    ...Object.entries(replace.values ?? {}).map(([name, member]) => [
      name,
      plainText(valueAt(record, member)),
    ]),
    ...Object.entries(replace.with ?? {}).map(([name, from]) => [name, call[from]]),
  ]) as Values;

const stands = (looked: Looked, { what, replace }: OnlyOne, records: Row[]): CallFailure =>
  new CallFailure({
    kind: 'refused',
    message: `Not sent, since there is ${records.length === 1 ? `an ${what}` : `more than one ${what}`} of ${keyInWords(looked)} already`,
    description: `"matches" in the details shows it.${replace ? ' Choose Replace to remove it first.' : ''}`,
    details: shownUnder(looked, records),
    sent: false,
  });

const notRemoved = (failure: CallFailure, { what }: OnlyOne): CallFailure =>
  failure.with({
    message: `Not sent, since the ${what} that is there could not be removed: ${failure.message}`,
    outcome: 'failed',
    sent: false,
  });

/** The failure, with what was removed before the call: nothing is in its place now. */
export function withRemoved(failure: CallFailure, { what }: OnlyOne, removed: string[] = []): CallFailure {
  if (removed.length === 0) return failure;
  const said = `Before that, the ${what} ${removed.join(', ')} was removed.`;
  return failure.with({
    description: [failure.description, said].filter(Boolean).join(' '),
    details: { ...failure.details, removed },
  });
}
