import { CallFailure } from '../errors';
import {
  parseFields,
  valueBy,
  withCursor,
  type LookUpBy,
  type Operation,
  type Value,
  type Values,
} from '../operation';

/** A read that finds records by values of a call. */
interface Finds {
  read: Operation;
  values?: Values;
  by: LookUpBy[];
}

/**
 * The values of a read that finds records: those that it always sends, and those of the call in their places. Rows of
 * conditions are written as the vendor takes them. Throws CallFailure if a value fits no condition.
 */
export function askedFor({ read, values: always, by }: Finds, values: Values): Values {
  let asked: Record<string, unknown> = { ...always };
  for (const each of by) {
    const { from: _, member: __, ...place } = each;
    const value = valueBy(each, values);
    if (isCursor(value)) asked = withCursor(asked, place, value);
  }
  const conditions = read.fields.filter(
    ({ name, type }) => type.kind === 'conditions' && Array.isArray(asked[name]),
  );
  const { values: written, problems } = parseFields(conditions, asked, { timezone: 'UTC' });
  const [problem] = problems;
  if (problem) throw new CallFailure({ kind: 'blocked', message: problem.message, sent: false });
  return { ...(asked as Values), ...written };
}

const isCursor = (value: Value | undefined): value is string | number | bigint =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
