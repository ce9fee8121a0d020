/** Set by the configuration of `npm run test:faults`. */
declare const everyCombination: boolean | undefined;

/** Whether time does not matter: then every combination is tried, and many random values. */
export const isThorough = typeof everyCombination !== 'undefined' && everyCombination;

/**
 * The rows to test of a table that combines several factors (`valuesOf` names a row's value of each, in one order):
 * all of them in `npm run test:faults`, otherwise just enough that every two values that occur together are in one row.
 */
export function chosen<T>(rows: T[], valuesOf: (row: T) => string[]): T[] {
  if (isThorough) return rows;
  const left = rows.map((row) => ({ row, pairs: pairsOf(valuesOf(row)) }));
  const open = new Set(left.flatMap(({ pairs }) => pairs));
  const picked = new Set<T>();
  while (open.size > 0) {
    const next = best(left, open);
    picked.add(next.row);
    for (const pair of next.pairs) open.delete(pair);
  }
  return rows.filter((row) => picked.has(row));
}

interface Candidate<T> {
  row: T;
  pairs: string[];
}

/** The row that has the most pairs that no other had. */
function best<T>(candidates: Array<Candidate<T>>, open: Set<string>): Candidate<T> {
  const news = ({ pairs }: Candidate<T>) => pairs.filter((pair) => open.has(pair)).length;
  return candidates.reduce((most, each) => (news(each) > news(most) ? each : most));
}

const pairsOf = (values: string[]): string[] =>
  values.flatMap((one, index) =>
    values.slice(index + 1).map((other, gap) => JSON.stringify([index, one, index + gap + 1, other])),
  );
