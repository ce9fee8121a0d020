import { CallFailure } from '../errors';
import { presetValues, type Ensured, type Operation, type Values } from '../operation';
import { DRY_CALL } from './dryCall';
import { invoke } from './invoke';
import { OncePerRun } from './oncePerRun';
import type { Session } from './session';

const made = new OncePerRun<void>();

/**
 * Makes what a call needs, if the user has turned that on: each thing once in a run, whatever number of items needs it. A dry
 * run makes nothing. Throws CallFailure, with a description that says that the call itself was not sent.
 */
export async function ensure({ ensures }: Operation, values: Values, session: Session): Promise<void> {
  if (!ensures || values[ensures.switch] !== true) return;
  for (const each of ensures.calls) await once(each, values, session);
}

async function once(each: Ensured, values: Values, session: Session): Promise<void> {
  const { fields, resource, operation: name } = each.operation;
  const shared = fields.filter(({ preset }) => preset === undefined);
  const own = {
    ...presetValues(fields),
    ...Object.fromEntries(shared.map((field) => [field.name, values[field.copyOf ?? field.name]])),
  };
  await made.get(session, [resource, name], own, async () => await make(each, own, session));
}

async function make({ operation, what }: Ensured, values: Values, session: Session): Promise<void> {
  try {
    await invoke(operation, values, session);
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    if (failure.details?.[DRY_CALL] !== undefined) return;
    const description = [failure.description, `${what} could not be made, so nothing else was sent.`];
    throw failure.with({ description: description.filter(Boolean).join(' '), outcome: 'failed' });
  }
}
