import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { ensureInstalled, inPath, runs } from '../debian';
import type { Progress } from '../n8n';

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

async function ensureChromium(progress: Progress): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (runs(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which is no program.`);
  }
  return await ensureInstalled(
    {
      what: 'Chromium or Google Chrome is',
      packages: ['chromium'],
      find: () => commands.map(inPath).find(Boolean) ?? applications.find(runs),
      elsewhere: 'If it is installed and not found, set CHROMIUM_PATH to its program.',
    },
    progress,
  );
}
