import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { checkoutDir, ensureBuilt } from '../engine/harness';
import manifest from '../../package.json';

/** The packages that a fresh process has loaded once it has made the nodes of the pack. */
function packagesLoaded(): string[] {
  const files = manifest.n8n.nodes.map((file) => path.join(checkoutDir, file));
  const script = `
    for (const file of ${JSON.stringify(files)}) for (const Node of Object.values(require(file))) new Node();
    const names = Object.keys(require.cache).map((file) => /.*node_modules[/\\\\]((?:@[^/\\\\]+[/\\\\])?[^/\\\\]+)/.exec(file)?.[1]);
    console.log(JSON.stringify([...new Set(names)]));`;
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
}

describe('loading the nodes', () => {
  beforeAll(ensureBuilt, 180_000);

  it('leaves undici to the first call, and node-soap to the first SOAP call: they load slower than all else', () => {
    const loaded = packagesLoaded();
    expect(loaded).toContain('n8n-workflow');
    expect(loaded).not.toContain('undici');
    expect(loaded).not.toContain('soap');
  });

  it('costs at most a quarter of a second of CPU time for the first SOAP call of a process, whatever the service', () => {
    const file = path.join(checkoutDir, 'dist', 'nodes', 'shared', 'protocol', 'soap', 'envelope.js');
    const script = `
      const { envelopeOf } = require(${JSON.stringify(file)});
      const service = { namespace: 'urn:s', name: 'S', portType: 'P', action: (name) => 'urn:s/' + name };
      const before = process.cpuUsage();
      envelopeOf(service, 'Operation').then(() => {
        const { user, system } = process.cpuUsage(before);
        console.log((user + system) / 1000);
      });`;
    const tries = Array.from({ length: 3 }, () =>
      Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })),
    );
    expect(Math.min(...tries)).toBeGreaterThan(0);
    expect(Math.min(...tries)).toBeLessThan(250);
  });
});
