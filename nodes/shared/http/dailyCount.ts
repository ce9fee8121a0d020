const DAY_MS = 24 * 60 * 60 * 1_000;

/** Calls by key on the day that is counted; the key's day ends when all days do. */
let counted = { day: -1, calls: new Map<string, number>() };

/** Counts a call of a key (a credential and where its calls go) to today, UTC. */
export function countCall(key: string): void {
  const { calls } = today();
  calls.set(key, (calls.get(key) ?? 0) + 1);
}

/** The calls of a key since midnight UTC, as far as this process has made them. */
export const callsToday = (key: string): number => today().calls.get(key) ?? 0;

function today(): typeof counted {
  const day = Math.floor(Date.now() / DAY_MS);
  if (day !== counted.day) counted = { day, calls: new Map() };
  return counted;
}
