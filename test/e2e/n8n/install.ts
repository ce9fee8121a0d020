import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { exclusively } from './locks';
import { runToEnd, tail } from './processes';

/** Shows a person what goes on. */
export type Progress = (line: string) => void;

/** An installed n8n and the Node that runs it. */
export interface N8nInstall {
  /** The folder with its node_modules. */
  dir: string;
  /** The Node binary to run it with: n8n needs a newer one than the pack. */
  node: string;
  /** n8n's command, to be given to that Node. */
  bin: string;
}

/** Where everything is kept that is worth keeping between runs. */
export const cacheDir = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'),
  'n8n-nodes-erp-sync',
);

const lockFile = path.join(__dirname, 'package-lock.json');
const oldestNode = 24;
const longestStepMs = 40 * 60_000;

/**
 * Gives n8n, installed from the lock file beside this file into a cache folder named by that file's hash. It is made
 * under another name and renamed when it is complete, so a folder of that name is always a good one.
 */
export async function ensureN8n(progress: Progress): Promise<N8nInstall> {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex').slice(0, 12);
  const dir = path.join(cacheDir, `n8n-${hash}`);
  if (!existsSync(dir)) {
    const onWait = () => progress('Another process is installing n8n; waiting for it.');
    await exclusively(`${dir}.lock`, onWait, async () => {
      if (!existsSync(dir)) await install(dir, progress);
    });
  }
  return { dir, node: nodeIn(dir), bin: binIn(dir) };
}

async function install(dir: string, progress: Progress): Promise<void> {
  const version = versionOf(path.join(__dirname, 'package.json'));
  progress(`Installing n8n ${version} into ${dir}: once, some 3 GB, several minutes.`);
  const missing = await missingCompilers();
  if (missing.length > 0) progress(`${notFound(missing)} ${COMPILER_USE}`);
  progress("Asking npm's registry …");
  await mustAnswer(version);
  const unfinished = `${dir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(path.join(__dirname, file), path.join(unfinished, file));
  }
  const started = Date.now();
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const far = () => packagesIn(unfinished);
  await step('Downloading packages', ['ci', '--ignore-scripts', ...quiet], {
    cwd: unfinished,
    progress,
    far,
  });

  // n8n needs one package that is compiled, for the Node that runs it; all other install scripts are left out.
  const node = nodeIn(unfinished);
  const nodeHome = path.dirname(path.dirname(node));
  const env = {
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
    npm_config_nodedir: existsSync(path.join(nodeHome, 'include', 'node')) ? nodeHome : undefined,
  };
  const rebuild = [
    'rebuild',
    'sqlite3',
    '--ignore-scripts=false',
    '--foreground-scripts',
    '--loglevel=error',
  ];
  await step('Building sqlite3', rebuild, { cwd: unfinished, env, progress }).catch((error: Error) => {
    throw missing.length > 0 ? new Error(`${error.message}\n${notFound(missing)} ${COMPILER_USE}`) : error;
  });

  const check = await runToEnd(node, ['-e', `require('sqlite3'); require('n8n-core')`], { cwd: unfinished });
  if (check.code !== 0) throw new Error(`The n8n that was installed does not load:\n${tail(check.output)}`);
  renameSync(unfinished, dir);
  progress(`Installed n8n in ${seconds(started)} s.`);
}

const COMPILER_USE =
  'n8n\u2019s database driver sqlite3 comes as a binary where GitHub can be reached; elsewhere it is compiled, ' +
  'for which Debian has the packages python3, make and g++.';

const notFound = (programs: string[]): string => `This machine has no ${programs.join(', no ')}.`;

/** The programs for compiling a package that this machine does not have. */
async function missingCompilers(): Promise<string[]> {
  const answers = async (program: string): Promise<boolean> =>
    await runToEnd(program, ['--version']).then(
      ({ code }) => code === 0,
      () => false,
    );
  const programs = ['python3', 'make', 'g++'];
  const there = await Promise.all(programs.map(answers));
  return programs.filter((_, index) => !there[index]);
}

/** Asks npm's registry one question first: without an answer, `npm ci` would try again for a very long time. */
async function mustAnswer(version: string): Promise<void> {
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=3000', '--fetch-retry-maxtimeout=10000'];
  const { code, output } = await runToEnd('npm', ['view', `n8n@${version}`, 'version', ...patience], {
    env: ownEnvironment(),
    timeout: 120_000,
  });
  if (code !== 0) {
    throw new Error(`n8n can't be installed: npm's registry does not give n8n ${version}.\n${tail(output)}`);
  }
}

interface Step {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  progress: Progress;
  /** How far it is, for a person. */
  far?: () => string;
}

/** How often whoever waits is shown how far it is; a log gets fewer lines than a terminal. */
const TICK_MS = process.stdout.isTTY ? 1_000 : 20_000;

/** Runs npm, and says every now and then how far it is. */
async function step(what: string, args: string[], { cwd, env, progress, far }: Step): Promise<void> {
  const started = Date.now();
  progress(`${what} …`);
  const ticker = setInterval(() => progress(`${what} … ${seconds(started)} s${far?.() ?? ''}`), TICK_MS);
  ticker.unref();
  try {
    const { code, output } = await runToEnd('npm', args, {
      cwd,
      env: { ...ownEnvironment(), ...env },
      timeout: longestStepMs,
    });
    if (code !== 0) throw new Error(`n8n can't be installed: "npm ${args[0]}" failed.\n${tail(output)}`);
  } finally {
    clearInterval(ticker);
  }
}

/** Under `npm run`, npm hands its own settings on; this package's would then count for the install too. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const settings = ['npm_config_ignore_scripts', 'npm_config_local_prefix', 'npm_package_json'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !settings.includes(name.toLowerCase())),
  );
}

/** Packages at the top that have been unpacked: npm makes all folders first and fills them then. */
function packagesIn(dir: string): string {
  const modules = path.join(dir, 'node_modules');
  if (!existsSync(modules)) return '';
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(path.join(modules, name)).map((inner) => path.join(name, inner))
      : [name],
  );
  const done = names.filter((name) => existsSync(path.join(modules, name, 'package.json'))).length;
  return `, ${done} of ${names.length} packages`;
}

/** The Node that came with the install, else the running one if it is new enough. */
function nodeIn(dir: string): string {
  const own = path.join(dir, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  const running = Number(process.versions.node.split('.')[0]);
  if (running >= oldestNode) return process.execPath;
  throw new Error(
    `n8n needs Node ${oldestNode} or newer. There is no package with it for ${process.platform}-${process.arch}, ` +
      `and this is Node ${process.versions.node}: run this with a newer Node.`,
  );
}

function binIn(dir: string): string {
  return path.join(dir, 'node_modules', 'n8n', 'bin', 'n8n');
}

function versionOf(manifest: string): string {
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: { n8n: string } };
  return dependencies.n8n;
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
