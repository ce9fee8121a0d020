import type { Hint } from '../operation';

/** The hints about one call together, each text once. */
export function allHints(hints: Hint[] | undefined, more: Hint[] | undefined): Hint[] | undefined {
  if (!hints || !more) return hints ?? more;
  return [...hints, ...more.filter(({ message }) => !hints.some((hint) => hint.message === message))];
}
