import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', '..');

/** How many quirks the catalogue of Komet Sales lists. */
const QUIRKS = 21;

/** Those about which there is nothing to test. */
const UNTESTED: Record<number, string> = {
  21: 'Komet Sales answers no browser of another origin; here a server asks',
};

const titles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap(
    (name) => readFileSync(path.join(folder, name), 'utf8').match(/\bquirks? \d+(?:(?:, | and )\d+)*/g) ?? [],
  );

const named = new Set(titles.flatMap((title) => (title.match(/\d+/g) ?? []).map(Number)));

it('each quirk of Komet Sales is named by a test, or has a reason why not', () => {
  const missing = Array.from({ length: QUIRKS }, (_, index) => index + 1).filter(
    (quirk) => !named.has(quirk) && UNTESTED[quirk] === undefined,
  );
  expect(missing).toEqual([]);
});
