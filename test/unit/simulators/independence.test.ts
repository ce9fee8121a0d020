import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TEST = join(__dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(join(TEST, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

/** The documented side of the comparison with the declarations. */
const comparison = ['kometDocumented.ts', 'kometSaid.ts'].map((file) => join('unit', 'documented', file));

it('the documentation, the simulators and what declarations are compared with import nothing of the product', () => {
  const files = [...sources('documented'), ...sources('simulators'), ...comparison];
  expect(files.filter((file) => productsIn(file).length > 0)).toEqual([]);
});

function productsIn(file: string): string[] {
  const imports = [
    ...readFileSync(join(TEST, file), 'utf8').matchAll(/(?:from|import|require)\s*\(?'([^']+)'/g),
  ];
  return imports
    .map(([, name]) => name ?? '')
    .filter((name) => /(^|\/)(nodes|credentials|dist)(\/|$)/.test(name));
}
