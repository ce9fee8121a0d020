import type { Measured } from './pieces';

/** The minimum of each number: noise can only add to it. */
export function leastOf(rounds: Measured[]): Measured {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, Math.min(...rounds.map((each) => each[name] ?? NaN))]),
  );
}
