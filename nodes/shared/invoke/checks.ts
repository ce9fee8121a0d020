import { CallFailure } from '../errors';
import type { AccessCheck, Hint, Operation } from '../operation';
import { allHints } from './allHints';
import { invoke, type Answer } from './invoke';
import type { Session } from './session';

/**
 * Makes the checks of an operation that the credential does not turn off. Throws the first CallFailure; it names the part
 * of the vendor that can't be used.
 */
export async function assertAccess({ checks = [] }: Operation, session: Session): Promise<void> {
  for (const check of checks) if (session.credential[check.field] !== false) await make(check, session);
}

async function make({ name, operation, values }: AccessCheck, session: Session): Promise<void> {
  try {
    await invoke(operation, values, session);
  } catch (failure) {
    if (!(failure instanceof CallFailure) || failure.kind === 'cancelled') throw failure;
    throw failure.with({ message: `${name} can’t be used: ${failure.message}` });
  }
}

/** The answer of an operation, with a hint if one of its checks fails. */
export async function checked(answer: Answer, operation: Operation, session: Session): Promise<Answer> {
  if (!operation.checks) return answer;
  const hint = await hintOf(operation, session);
  return hint ? { ...answer, hints: allHints(answer.hints, [hint]) } : answer;
}

async function hintOf(operation: Operation, session: Session): Promise<Hint | undefined> {
  try {
    await assertAccess(operation, session);
    return undefined;
  } catch (failure) {
    if (!(failure instanceof CallFailure) || failure.kind === 'cancelled') throw failure;
    const { message, description } = failure;
    return { message: [message.replace(/\.$/, ''), description].filter(Boolean).join('. '), type: 'warning' };
  }
}
