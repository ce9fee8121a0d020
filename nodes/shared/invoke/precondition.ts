import { CallFailure } from '../errors';
import { clearedFields, matches, type Operation, type Precondition, type Values } from '../operation';
import type { Session } from './session';
import { invokeAll } from './walk';

/**
 * Reads what decides about a call. Out: the record, if it is already as the call would make it.
 * Throws CallFailure if the record forbids the call, or can't be read. Nothing has been changed then.
 */
export async function madeAlready(
  operation: Operation,
  values: Values,
  session: Session,
): Promise<Record<string, unknown> | undefined> {
  const { precondition, name } = operation;
  if (!precondition || !isAbout(precondition, operation, values)) return undefined;
  const { read, with: filled, done, refused } = precondition;
  const asked = Object.fromEntries(Object.entries(filled).map(([field, from]) => [field, values[from]]));
  const record = await firstOf(read, asked, session);
  if (!record) throw blocked(`${name}: the record was not found`);
  if (refused && matches(refused.if, record)) throw blocked(refused.message);
  return done && matches(done, record) ? record : undefined;
}

/** Whether the call gives or clears a field on which the read depends. */
function isAbout({ if: fields }: Precondition, operation: Operation, values: Values): boolean {
  const cleared = clearedFields(operation, values).map(({ name }) => name);
  return !fields || fields.some((name) => values[name] !== undefined || cleared.includes(name));
}

/** If the read fails, the call was not sent. */
async function firstOf(
  read: Operation,
  asked: Values,
  session: Session,
): Promise<Record<string, unknown> | undefined> {
  try {
    return (await invokeAll(read, asked, session)).records[0];
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const description = [failure.description, 'The current state could not be read, so nothing was changed.'];
    throw failure.with({
      description: description.filter(Boolean).join(' '),
      outcome: 'failed',
      sent: false,
    });
  }
}

const blocked = (message: string): CallFailure =>
  new CallFailure({
    kind: 'refused',
    message,
    description: 'Nothing was changed.',
    status: 200,
    sent: false,
  });
