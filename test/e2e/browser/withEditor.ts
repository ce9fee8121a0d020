import type { Browser, BrowserContext } from 'playwright-core';
import { selectors } from 'playwright-core';
import type { INodeCredentials } from 'n8n-workflow';
import type { Simulators } from '../../simulators';
import { startAll } from '../../simulators';
import type { RestSession } from '../n8n';
import { RestClient } from '../n8n';
import { readShared } from '../shared';
import { launchChromium } from './chromium';
import { Editor } from './editor';
import { picture } from './pictures';

/** How long a step may take until it has failed: a machine for CI runs several things on two cores. */
const deadlineMs = 30_000;

/** Wide enough for n8n to show all buttons above the output. */
const viewport = { width: 1400, height: 800 };

/** An n8n in a browser, logged in, with simulators behind its credentials. */
export interface Stage {
  browser: Browser;
  rest: RestClient;
  simulators: Simulators;
  /** Each simulator's credential, by its type. */
  credentials: INodeCredentials;
  /** The editor, in a tab of its own for each test. */
  editor: Editor;
}

/** The n8n of this test run in a browser, for the tests of one file. */
export function withEditor(): Stage {
  const stage = {} as Stage;
  let context: BrowserContext;

  beforeAll(async () => {
    const { url, session } = readShared();
    stage.rest = new RestClient(url, session);
    stage.simulators = await startAll();
    stage.credentials = await makeCredentials(stage.rest, stage.simulators);
    selectors.setTestIdAttribute('data-test-id');
    stage.browser = await launchChromium((line) => process.stdout.write(`${line}\n`));
    context = await newContext(stage.browser, url);
    await goOn(context, url, session);
  }, 600_000);

  beforeEach(async () => {
    stage.simulators.reset();
    stage.editor = new Editor(await context.newPage(), readShared().url);
  });

  afterEach(async () => await stage.editor.page.close());

  afterAll(async () => {
    await (stage.browser as Browser | undefined)?.close();
    // Other files have credentials of the same names, for simulators of their own.
    for (const { id } of Object.values(stage.credentials ?? {})) {
      await stage.rest.delete(`/rest/credentials/${id}`);
    }
    await stage.simulators?.close();
  });
  return stage;
}

/** A test that leaves a picture of what was there when it failed. */
export function seen(stage: Stage, what: string, look: (editor: Editor) => Promise<void>): void {
  it(what, async () => {
    try {
      await look(stage.editor);
    } catch (error) {
      // The error says what broke; that there is no picture of it does not matter.
      await picture(stage.editor.page, `failed ${what}`.replace(/\W+/g, '-')).catch(() => undefined);
      throw error;
    }
  });
}

/** A window of its own, without a login. */
export async function newContext(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(deadlineMs);
  // The editor asks npm about installed packs; a test must not depend on that.
  const isElsewhere = ({ origin }: URL): boolean => origin !== new URL(url).origin;
  await context.route(isElsewhere, async (route) => await route.abort());
  return context;
}

/** Lets a context reach more than its n8n: the servers at these addresses. */
export async function allow(context: BrowserContext, ...urls: string[]): Promise<void> {
  const origins = new Set(urls.map((url) => new URL(url).origin));
  await context.route(
    ({ origin }: URL) => origins.has(origin),
    async (route) => await route.continue(),
  );
}

/** Goes on with a login that was made elsewhere, in all tabs of the context. */
export async function goOn(
  context: BrowserContext,
  url: string,
  { browserId, cookie }: RestSession,
): Promise<void> {
  const cookies = cookie.split('; ').map((each) => {
    const [name = '', ...value] = each.split('=');
    return { name, value: value.join('='), url };
  });
  await context.addCookies(cookies);
  await context.addInitScript({
    content: `localStorage.setItem('n8n-browserId', ${JSON.stringify(browserId)})`,
  });
}

async function makeCredentials(
  rest: RestClient,
  { komet, ebiz, superOffice }: Simulators,
): Promise<INodeCredentials> {
  const made: INodeCredentials = {};
  for (const { credentialType: type, credential: data, name: vendor } of [komet, ebiz, superOffice]) {
    const name = `${vendor} account`;
    const { id } = await rest.post<{ id: string }>('/rest/credentials', { name, type, data });
    made[type] = { id, name };
  }
  return made;
}
