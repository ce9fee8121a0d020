import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TEST = join(__dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(join(TEST, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

it.each([...sources('documented'), ...sources('simulators')])('%s imports nothing of the product', (file) => {
  const imports = [
    ...readFileSync(join(TEST, file), 'utf8').matchAll(/(?:from|import|require)\s*\(?'([^']+)'/g),
  ];
  expect(
    imports.map(([, name]) => name).filter((name) => /(^|\/)(nodes|credentials|dist)(\/|$)/.test(name ?? '')),
  ).toEqual([]);
});
