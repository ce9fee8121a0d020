import { CallFailure } from '../errors';
import { presetValues, type Ensured, type Operation, type Values } from '../operation';
import { asStep, dryCallsOf, type DryCall } from './dryAround';
import { invoke } from './invoke';
import { OncePerRun } from './oncePerRun';
import type { Session } from './session';

const made = new OncePerRun<void>();

/**
 * Makes what a call needs, if the user has turned that on: each thing once in a run, whatever number of items needs it. Out:
 * the calls that a dry run has not sent. Throws CallFailure, with a description that says that the call itself was not sent.
 */
export async function ensure({ ensures }: Operation, values: Values, session: Session): Promise<DryCall[]> {
  if (!ensures || values[ensures.switch] !== true) return [];
  const unsent: DryCall[] = [];
  for (const each of ensures.calls) unsent.push(...(await once(each, values, session)));
  return unsent;
}

async function once(each: Ensured, values: Values, session: Session): Promise<DryCall[]> {
  const { fields, resource, operation: name } = each.operation;
  const shared = fields.filter(({ preset }) => preset === undefined);
  const own = {
    ...presetValues(fields),
    ...Object.fromEntries(shared.map((field) => [field.name, values[field.copyOf ?? field.name]])),
  };
  let unsent: DryCall[] = [];
  await made.get(session, [resource, name], own, async () => {
    unsent = await make(each, own, session);
  });
  return unsent;
}

async function make({ operation, what }: Ensured, values: Values, session: Session): Promise<DryCall[]> {
  try {
    await invoke(operation, values, session);
    return [];
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const unsent = dryCallsOf(failure);
    if (unsent) return asStep(unsent, `Sent before. ${what} is made if it is not there.`);
    const description = [failure.description, `${what} could not be made, so nothing else was sent.`];
    throw failure.with({ description: description.filter(Boolean).join(' '), outcome: 'failed' });
  }
}
