import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Progress } from '../n8n';
import { runToEnd, tail } from '../n8n';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Without a sandbox, since CI runs as root, and without any call home: nothing but the n8n under test is talked to. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a Chromium with an empty profile of its own, which ends with this process. */
export async function launchChromium(progress: Progress): Promise<Browser> {
  return await chromium.launch({ executablePath: await ensureChromium(progress), args: flags });
}

/** Finds a Chromium; where there is none, installs Debian's package as root, else says what to do. */
async function ensureChromium(progress: Progress): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (runs(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which is no program.`);
  }
  const present = find();
  if (present !== undefined) return present;
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(
      'The browser tests need Chromium or Google Chrome, and none was found. On Debian: "sudo apt-get install ' +
        'chromium". Elsewhere install one of them, and if it is not found then, set CHROMIUM_PATH to its program.',
    );
  }
  progress('Installing chromium …');
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium');
  const installed = find();
  if (installed === undefined)
    throw new Error("Installed Debian's package chromium, but can't find its program.");
  return installed;
}

/** Ubuntu's package of that name only fetches a snap, which does not run everywhere. */
function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function apt(...args: string[]): Promise<void> {
  // Another test may be installing what it needs: apt then waits for its turn instead of giving up.
  const { code, output } = await runToEnd('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) throw new Error(`"apt-get ${args.join(' ')}" failed:\n${tail(output)}`);
}

function find(): string | undefined {
  const dirs = (process.env.PATH ?? '').split(path.delimiter);
  return [...commands.flatMap((name) => dirs.map((dir) => path.join(dir, name))), ...applications].find(runs);
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
