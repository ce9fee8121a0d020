import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const ROOT = resolve(__dirname, '../../..');

/** The sources under some folders, by absolute path. */
const sources = ['nodes', 'credentials'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(ROOT, folder, name)),
);

/** The files that a file imports, those it takes only types from included. */
function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = resolve(dirname(file), fileName);
    return [`${path}.ts`, join(path, 'index.ts')].filter((each) => sources.includes(each));
  });
}

/** Every circular path of imports, found from each file once. */
function cyclesOf(graph: Map<string, string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

const shown = (cycle: string[]) => cycle.map((file) => relative(ROOT, file)).join(' -> ');

test('no file imports itself through others, types included', () => {
  const graph = new Map(sources.map((file) => [file, importsOf(file)]));
  expect(sources.length).toBeGreaterThan(150);
  expect(cyclesOf(graph).map(shown)).toEqual([]);
});

test('the search finds a cycle that begins after its first file', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['d', 'b']],
    ['d', []],
  ]);
  expect(cyclesOf(graph)).toEqual([['b', 'c', 'b']]);
});

test('the page of the declarations imports nothing', () => {
  expect(importsOf(join(ROOT, 'nodes/shared/operation/declaration.ts'))).toEqual([]);
  const page = readFileSync(join(ROOT, 'nodes/shared/operation/declaration.ts'), 'utf8');
  expect(preProcessFile(page, true, true).importedFiles).toEqual([]);
});
