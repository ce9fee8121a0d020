import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TEST = path.resolve(__dirname, '..');

/**
 * Runs the test files of a folder of `test` as one suite, each within a `describe` of its own name. jest loads all
 * modules anew for each suite, and n8n alone takes seconds. `part` of `parts`: every so-manieth file only, so that
 * workers have equal shares; a new file is among them by itself.
 */
export function together(folder: string, part = 1, parts = 1): void {
  const files = readdirSync(path.join(TEST, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    // These run by themselves (mocking.js).
    .filter((file) => !/^jest\.mock\(/m.test(readFileSync(path.join(TEST, folder, file), 'utf8')))
    .sort()
    .filter((_, index) => index % parts === part - 1);
  for (const file of files)
    describe(path.join(folder, file), () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- must be loaded within its describe
      require(path.join(TEST, folder, file));
    });
}
