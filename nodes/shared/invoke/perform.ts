import type { Operation, Values } from '../operation';
import { afterSending, beforeSending, type Answer } from './invoke';
import { mergeCurrent } from './merge';
import type { Session } from './session';
import { invokeAll } from './walk';

/**
 * Does what one item asks for: fills in what an update needs of the record as it is, makes the call, walks the list.
 * In: checked values, and the most records that are wanted. Throws CallFailure alone.
 */
export async function perform(
  operation: Operation,
  values: Values,
  session: Session,
  limit?: number,
): Promise<Answer> {
  const whole = await merged(operation, values, session);
  try {
    return await invokeAll(operation, whole, session, limit);
  } catch (error) {
    throw afterSending(error, operation, session);
  }
}

async function merged(operation: Operation, values: Values, session: Session): Promise<Values> {
  try {
    return await mergeCurrent(operation, values, session);
  } catch (error) {
    throw beforeSending(error, operation, session);
  }
}
