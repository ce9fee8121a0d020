import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..', '..');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

const sources = filesBelow(join(root, 'nodes')).filter((path) => path.endsWith('.ts'));

describe('the rooms of the house', () => {
  it('nodes/shared names no vendor', () => {
    const shared = sources.filter((path) => path.includes(join('nodes', 'shared')));
    expect(shared.length).toBeGreaterThan(20);
    const naming = shared.filter((path) => /komet|ebiz|superoffice/i.test(readFileSync(path, 'utf8')));
    expect(naming.map((path) => relative(root, path))).toEqual([]);
  });

  it('each node file is under 80 lines', () => {
    const nodes = sources.filter((path) => path.endsWith('.node.ts'));
    expect(nodes.length).toBeGreaterThanOrEqual(3);
    const long = nodes.filter((path) => readFileSync(path, 'utf8').split('\n').length >= 80);
    expect(long).toEqual([]);
  });

  it('no declaration reads the vendors’ documentation, and no simulator reads a declaration', () => {
    const reading = sources.filter((path) => /from '.*documented/.test(readFileSync(path, 'utf8')));
    const simulators = filesBelow(join(root, 'test', 'simulators')).filter((path) => path.endsWith('.ts'));
    expect(simulators.length).toBeGreaterThan(5);
    const declared = simulators.filter((path) =>
      /from '.*(nodes|credentials)\//.test(readFileSync(path, 'utf8')),
    );
    expect([...reading, ...declared]).toEqual([]);
  });
});
