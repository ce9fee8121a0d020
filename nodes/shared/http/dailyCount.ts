const DAY_MS = 24 * 60 * 60 * 1_000;

/** The calls of one day (UTC), by key. */
let counted = { day: -1, calls: new Map<string, number>() };

/** Counts one call for a key (a credential and where its calls go). */
export function countCall(key: string): void {
  const { calls } = today();
  calls.set(key, (calls.get(key) ?? 0) + 1);
}

/** How many calls this process has made for a key since midnight UTC. */
export const callsToday = (key: string): number => today().calls.get(key) ?? 0;

function today(): typeof counted {
  const day = Math.floor(Date.now() / DAY_MS);
  if (day !== counted.day) counted = { day, calls: new Map() };
  return counted;
}
