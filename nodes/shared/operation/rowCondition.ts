import { endOfDay, vendorInstant } from './calendar';
import type { RowCondition, Scalar } from './declaration';
import { isAbsent, valueAt } from './value';

/** Whether a record of an answer meets a declared condition. In: `now` and the zone of its days, for `past`. */
export function matches(
  condition: RowCondition,
  record: Record<string, unknown>,
  now = Date.now(),
  timezone = 'GMT',
): boolean {
  if ('all' in condition) return condition.all.every((each) => matches(each, record, now, timezone));
  if ('any' in condition) return condition.any.some((each) => matches(each, record, now, timezone));
  if ('present' in condition) return !isAbsent(valueAt(record, condition.present));
  if ('absent' in condition) return isAbsent(valueAt(record, condition.absent));
  if ('past' in condition)
    return isPast(valueAt(record, condition.past), now - (condition.days ?? 0) * DAY_MS, timezone);
  const value = valueAt(record, condition.member);
  if ('is' in condition) return isOneOf(value, condition.is);
  if ('isNot' in condition) return !isOneOf(value, condition.isNot);
  if ('says' in condition) return hasText(value, condition.says);
  if ('saysNot' in condition) return !hasText(value, condition.saysNot);
  return numberOf(value) > condition.above;
}

/** Values are compared as text: one vendor's 1 is another's "1". */
const isOneOf = (value: unknown, wanted: Scalar | Scalar[]): boolean =>
  !isAbsent(value) && [wanted].flat().some((each) => String(each) === String(value as Scalar));

const hasText = (value: unknown, texts: string[]): boolean =>
  typeof value === 'string' && texts.some((text) => value.toLowerCase().includes(text.toLowerCase()));

const numberOf = (value: unknown): number => (isAbsent(value) ? Number.NaN : Number(value));

const DAY_MS = 86_400_000;

/** A day has passed when it is over in that zone. A moment without a zone is GMT. */
function isPast(value: unknown, now: number, timezone: string): boolean {
  if (typeof value !== 'string') return false;
  const end = endOfDay(value.trim(), timezone);
  return (end?.getTime() ?? vendorInstant(value) ?? Infinity) < now;
}
