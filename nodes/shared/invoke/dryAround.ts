import { CallFailure } from '../errors';
import { isPlainObject, type FindBy } from '../operation';
import { DRY_CALL } from './dryCall';

/** A call that a dry run did not send, as data. `step`: what it does for another call, as a sentence. */
export type DryCall = Record<string, unknown> & { step?: string };

/** The calls of one item that a dry run did not send. */
export interface DryCalls {
  before: DryCall[];
  call: DryCall;
  after: DryCall[];
  /** How the record of a create or update was found. */
  foundBy?: FindBy;
}

/** The member of a failure's details with the calls around its call. */
const DRY_AROUND = 'dryAround';

/** The calls that a dry run did not send; undefined for any other failure. */
export function dryCallsOf(failure: unknown): DryCalls | undefined {
  if (!(failure instanceof CallFailure)) return undefined;
  const call = failure.details?.[DRY_CALL];
  if (!isPlainObject(call)) return undefined;
  const around = failure.details?.[DRY_AROUND] as Partial<DryCalls> | undefined;
  return { before: [], after: [], ...around, call };
}

/** All of them, in the order in which a run sends them. */
export const inOrder = ({ before, call, after }: DryCalls): DryCall[] => [...before, call, ...after];

/** The failure of a call that was not sent, with the calls that go before and after it. Any other failure stays. */
export function withAround(failure: unknown, more: Partial<Omit<DryCalls, 'call'>>): unknown {
  const known = dryCallsOf(failure);
  if (!known || !(failure instanceof CallFailure)) return failure;
  const around = {
    before: [...(more.before ?? []), ...known.before],
    after: [...known.after, ...(more.after ?? [])],
    foundBy: more.foundBy ?? known.foundBy,
  };
  return failure.with({ details: { ...failure.details, [DRY_AROUND]: around } });
}

/** The calls of a part of the work, with the sentence that says what they are for. */
export const asStep = (calls: DryCalls, step: string): DryCall[] =>
  inOrder(calls).map((call) => ({ step, ...call }));
