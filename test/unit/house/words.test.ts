import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..', '..');

/** Each has a plain word that says the same: reports, identifies, distinguishes; fixes; can't. */
const UNPLAIN = /\b(?:told|tells?|telling|mend(?:s|ed|ing)?|can not|shall|none but)\b/i;

const filesAt = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesAt(join(path, name))) : [path];

it('code and pages use plain words', () => {
  const files = ['nodes', 'credentials', 'docs', 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
    .flatMap((name) => filesAt(join(root, name)))
    .filter((path) => /\.(?:ts|md)$/.test(path));
  expect(files.length).toBeGreaterThan(100);
  const unplain = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        UNPLAIN.test(line) ? [`${relative(root, path)}:${at + 1}: ${line.trim()}`] : [],
      ),
  );
  expect(unplain).toEqual([]);
});
