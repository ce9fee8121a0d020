import { CallFailure } from '../errors';
import { isAbsent, plainText, valueAt, type LookUpOriginal, type Values } from '../operation';
import type { Session } from './session';
import { invokeAll } from './walk';

/** Reads the record that a call follows up, and fills the values of the call that come from it. Throws CallFailure. */
export async function filledFrom(
  original: LookUpOriginal,
  values: Values,
  session: Session,
): Promise<{ record: Record<string, unknown>; values: Values }> {
  const asked = Object.fromEntries(Object.entries(original.with).map(([name, from]) => [name, values[from]]));
  const { records } = await invokeAll(original.read, asked, session, 1);
  const [record] = records;
  if (!record) throw new CallFailure({ kind: 'refused', message: 'The original was not found' });
  const fills = Object.entries(original.fills).map(([name, members]) => {
    const member = members.find((each) => !isAbsent(valueAt(record, each)) && valueAt(record, each) !== '');
    return [name, member === undefined ? undefined : plainText(valueAt(record, member))] as const;
  });
  return { record, values: { ...values, ...Object.fromEntries(fills) } };
}
