import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkoutDir } from './environment';

/** Writes a pack with the nodes of `fixture-nodes.ts` to a temporary folder, and gives the folder. */
export function writeFixturePack(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'fixture-pack-'));
  mkdirSync(path.join(dir, 'dist'));
  symlinkSync(path.join(checkoutDir, 'node_modules'), path.join(dir, 'node_modules'));
  // The files only hand on the typed classes, so that a test can import them too and read what they saw.
  const source = JSON.stringify(path.join(__dirname, 'fixture-nodes'));
  const handOn = `module.exports = require(${source});\n`;
  writeFileSync(path.join(dir, 'dist', 'Probe.node.js'), handOn);
  writeFileSync(path.join(dir, 'dist', 'ProbeApi.credentials.js'), handOn);
  writeFileSync(
    path.join(dir, 'package.json'),
    JSON.stringify({
      name: 'n8n-nodes-fixture',
      version: '1.0.0',
      n8n: { nodes: ['dist/Probe.node.js'], credentials: ['dist/ProbeApi.credentials.js'] },
    }),
  );
  return dir;
}
