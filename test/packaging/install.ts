import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkoutDir } from '../engine/harness';

const run = promisify(execFile);

/** What `npm pack` made. */
export interface Tarball {
  file: string;
  /** Paths inside the package. */
  files: string[];
}

/** Packs the checkout. `.npmrc` turns scripts off, so `prepack` wouldn't build: that has to be done before. */
export async function pack(toDir: string): Promise<Tarball> {
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', toDir], {
    cwd: checkoutDir,
    maxBuffer: 64 * 1024 * 1024,
  });
  const [packed] = JSON.parse(stdout) as Array<{ filename: string; files: Array<{ path: string }> }>;
  if (packed === undefined) throw new Error('npm pack made nothing');
  return { file: path.join(toDir, packed.filename), files: packed.files.map((file) => file.path) };
}

/**
 * Installs a tarball as n8n's "Install a community node" does for a pack it has not verified: unpacked into
 * `nodes/node_modules/<name>`, dev, peer and optional dependencies struck out of its package.json, then `npm install`
 * inside it without scripts, lock file or links to binaries. Gives the pack's folder.
 */
export async function installAsN8n(tarball: string, name: string, nodesDir: string): Promise<string> {
  const packDir = path.join(nodesDir, 'node_modules', name);
  await mkdir(packDir, { recursive: true });
  const installed = { name: 'installed-nodes', private: true, dependencies: {} };
  await writeFile(path.join(nodesDir, 'package.json'), JSON.stringify(installed));
  await run('tar', ['-xzf', tarball, '-C', packDir, '--strip-components=1']);

  const manifestFile = path.join(packDir, 'package.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
  for (const stricken of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
    delete manifest[stricken];
  }
  await writeFile(manifestFile, JSON.stringify(manifest, null, 2));

  await run(
    'npm',
    [
      'install',
      '--audit=false',
      '--fund=false',
      '--bin-links=false',
      '--install-strategy=shallow',
      '--ignore-scripts=true',
      '--package-lock=false',
    ],
    { cwd: packDir, env: { ...process.env, NODE_ENV: 'production' } },
  );
  return packDir;
}

/**
 * Runs a script in a plain Node process in which the host's modules can be found from anywhere: the pack has
 * `n8n-workflow` as a peer and none of its own, and n8n puts its module folders into NODE_PATH when it starts.
 */
export async function runOnHost(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: checkoutDir,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_PATH: path.join(checkoutDir, 'node_modules'),
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
