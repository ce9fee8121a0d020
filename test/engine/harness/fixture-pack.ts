import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkoutDir } from './environment';

/** The module and the names of its classes that a fixture pack is made of. */
export interface Fixture {
  module: string;
  node: string | string[];
  credential: string | string[];
}

const probe: Fixture = {
  module: path.join(__dirname, 'fixture-nodes'),
  node: 'Probe',
  credential: 'ProbeApi',
};

/** Writes a pack with some nodes and credentials to a temporary folder, and gives the folder. */
export function writeFixturePack({ module, node, credential }: Fixture = probe): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'fixture-pack-'));
  mkdirSync(path.join(dir, 'dist'));
  symlinkSync(path.join(checkoutDir, 'node_modules'), path.join(dir, 'node_modules'));
  // The files only hand on the typed classes, so that a test can import them too and read what they saw.
  const handOn = `module.exports = require(${JSON.stringify(module)});\n`;
  const n8n = {
    nodes: [node].flat().map((name) => `dist/${name}.node.js`),
    credentials: [credential].flat().map((name) => `dist/${name}.credentials.js`),
  };
  for (const file of [...n8n.nodes, ...n8n.credentials]) writeFileSync(path.join(dir, file), handOn);
  writeFileSync(
    path.join(dir, 'package.json'),
    JSON.stringify({ name: 'n8n-nodes-fixture', version: '1.0.0', n8n }),
  );
  return dir;
}
