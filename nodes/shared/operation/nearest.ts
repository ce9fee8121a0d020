/** The most similar name; undefined if none is similar enough. A third of the letters may differ. */
export function nearestOf(given: string, names: string[]): string | undefined {
  const wanted = given.toLowerCase();
  const near = names
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, name.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
}

/** Longer texts are not names that somebody typed. */
const LONGEST = 80;

/** How many letters must be added, removed or replaced to get from one text to another (Levenshtein). */
function distanceOf(from: string, to: string): number {
  if (from.length > LONGEST || to.length > LONGEST) return Infinity;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
