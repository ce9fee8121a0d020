import { isPlainObject } from '../../operation';

/** The step of a wire at which a list is spread over objects. */
export const EACH = '[]';

/**
 * The steps of a wire. `customer.name` has two. `credits[].creditId` has three, with {@link EACH} in the middle. '' has
 * none: it is the whole body.
 */
export const stepsOf = (wire: string): string[] =>
  wire === ''
    ? []
    : wire
        .split('.')
        .flatMap((step) =>
          step.endsWith(EACH) && step !== EACH ? [step.slice(0, -EACH.length), EACH] : [step],
        );

/**
 * Puts a value at the steps of a wire. An object is laid over the members that are there. Out: `into`, or a new value if
 * that is undefined.
 */
export function put(into: unknown, steps: string[], value: unknown, at = 0): unknown {
  const step = steps[at];
  if (step === undefined) return isPlainObject(into) && isPlainObject(value) ? { ...into, ...value } : value;
  if (step === EACH) {
    const rows = Array.isArray(into) ? (into as unknown[]) : [];
    return (value as unknown[]).map((each, index) => put(rows[index], steps, each, at + 1));
  }
  const target = (into ?? {}) as Record<string, unknown>;
  target[step] = put(target[step], steps, value, at + 1);
  return target;
}
