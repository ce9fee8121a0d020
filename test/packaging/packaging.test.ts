import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkoutDir, ensureBuilt } from '../engine/harness';
import type { Tarball } from './install';
import { installAsN8n, pack, runOnHost } from './install';
import type { Installed } from './load-installed';

const name = 'n8n-nodes-erp-sync';
const vendors = ['KometSales', 'EBizCharge', 'SuperOffice'];
const nodes = [
  'kometSales',
  'kometSalesTrigger',
  'kometSalesWebhookTrigger',
  'eBizCharge',
  'eBizChargeTrigger',
  'superOffice',
  'superOfficeSetup',
  'superOfficeTrigger',
  'superOfficePollingTrigger',
];
const credentials = [
  'kometSalesApi',
  'kometSalesWebhookApi',
  'eBizChargeApi',
  'superOfficeApi',
  'superOfficeOAuth2Api',
  'superOfficeSystemUserApi',
];

/** Keys with a body, the tokens of the simulators, and folders of whoever built the package. */
const unwanted = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/,
  /[\w-]+-secret-token-/,
  // /home/node is the user of n8n's image, which the README speaks of.
  /\/(home|Users)\/(?!node\/)\w+\//,
];

let workDir: string;
let packDir: string;
let tarball: Tarball;
let installed: Installed;

beforeAll(async () => {
  await ensureBuilt();
  workDir = mkdtempSync(path.join(tmpdir(), 'packaging-'));
  tarball = await pack(workDir);
  packDir = await installAsN8n(tarball.file, name, path.join(workDir, 'nodes'));
  installed = JSON.parse(await runOnHost(path.join(__dirname, 'load-installed.ts'), packDir)) as Installed;
}, 300_000);

afterAll(() => rmSync(workDir, { recursive: true, force: true }));

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name);
    return entry.isDirectory() ? filesUnder(file) : [file];
  });
}

describe('the tarball', () => {
  it.each(['README.md', 'package.json', 'dist/known/nodes.json', 'dist/known/credentials.json'])(
    'has %s',
    (file) => expect(tarball.files).toContain(file),
  );

  it.each(['dist/types/nodes.json', 'dist/types/credentials.json'])('has %s', (file) => {
    expect(tarball.files).toContain(file);
  });

  it('has the script that package.json names', () => {
    const { bin } = JSON.parse(readFileSync(path.join(packDir, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    expect(Object.keys(bin)).toEqual(['superoffice-system-user']);
    expect(tarball.files).toEqual(expect.arrayContaining(Object.values(bin)));
  });

  it('has a licence', () => {
    expect(tarball.files).toEqual(expect.arrayContaining([expect.stringMatching(/^LICENSE(\.md)?$/)]));
  });

  it.each(vendors)('has code, codex and icons of %s', (vendor) => {
    const camel = vendor.charAt(0).toLowerCase() + vendor.slice(1);
    const wanted = [`${vendor}.node.js`, `${vendor}.node.json`, `${camel}.svg`, `${camel}.dark.svg`];
    expect(tarball.files).toEqual(
      expect.arrayContaining(wanted.map((file) => `dist/nodes/${vendor}/${file}`)),
    );
  });

  it.each(credentials)('has the credential %s', (credential) => {
    const className = credential.charAt(0).toUpperCase() + credential.slice(1);
    expect(tarball.files).toContain(`dist/credentials/${className}.credentials.js`);
  });

  it('has no sources, tests or settings', () => {
    const outside = tarball.files.filter((file) => !/^(dist\/|package\.json$|[A-Z]+(\.md)?$)/.test(file));
    const sources = tarball.files.filter((file) => /\.(ts|map|tsbuildinfo|pem|env)$|\.test\./.test(file));
    expect([...outside, ...sources]).toEqual([]);
  });

  it('has no secret and no folder of the machine that made it', () => {
    const found = tarball.files.flatMap((file) => {
      const text = readFileSync(path.join(packDir, file), 'utf8');
      return text.includes(checkoutDir) || unwanted.some((pattern) => pattern.test(text)) ? [file] : [];
    });
    expect(found).toEqual([]);
  });
});

describe('installed as n8n installs it', () => {
  it('is read from its JSON files, without running its code', () => {
    expect(installed.isLazy).toBe(true);
    expect(installed.requiredAtStart).toEqual([]);
  });

  it('offers its nodes and credentials, and each can be loaded', () => {
    expect(installed.nodes).toEqual(expect.arrayContaining(nodes));
    expect(installed.credentials).toEqual(expect.arrayContaining(credentials));
    expect(installed.loadedNodes).toEqual(installed.nodes);
    expect(installed.loadedCredentials).toEqual(installed.credentials);
  });

  it('loads no declarations with its nodes', () => {
    const files = installed.requiredByNodes.filter((file) => !/\.node\.js(on)?$/.test(file));
    expect(files).toContain('dist/nodes/shared/node/lazyNode.js');
    expect(files.filter((file) => !/^dist\/nodes\/shared\/(node|run|poll|webhook)\//.test(file))).toEqual([]);
    expect(files.length).toBeLessThan(15);
  });

  it('has every icon where the editor requests it', () => {
    expect(installed.icons).not.toHaveLength(0);
    expect(installed.missingIcons).toEqual([]);
  });

  it('is small: under 25 MB and 80 packages, nothing native', () => {
    const files = filesUnder(packDir);
    const bytes = files.reduce((total, file) => total + statSync(file).size, 0);
    const packages = files.filter((file) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file));
    expect(bytes).toBeLessThan(25_000_000);
    expect(packages.length).toBeLessThan(80);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([]);
  });

  it('has no n8n-workflow of its own', () => {
    expect(filesUnder(packDir).filter((file) => file.includes('node_modules/n8n-workflow/'))).toEqual([]);
  });
});
