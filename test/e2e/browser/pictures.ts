import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../n8n';

const artifactsDir = path.resolve(__dirname, '..', 'artifacts');
const imagesDir = path.resolve(__dirname, '..', '..', '..', 'docs', 'images');

/** The pictures that the README shows. UPDATE_IMAGES=1 makes them anew. */
const published = [
  'node-creator',
  'customer-picker',
  'refused-credits',
  'charge-form',
  'credential-test',
  'output-preview',
  'charge-stored-method',
  'declined-charge',
  'payment-link',
  'superoffice-company',
  'superoffice-custom-fields',
  'superoffice-attached',
];

/** Buttons for the neighbouring nodes stick out over the panel's edges. */
const calm = '[data-test-id="floating-nodes"] { visibility: hidden }';

/** Large enough for a README, small enough to be in every clone. */
const mostBytes = 250_000;

/** Keeps a picture of the page, or of a part of it, among the artefacts. */
export async function picture(page: Page, name: string, part?: Locator): Promise<void> {
  await closeNotices(page);
  // Off every control, so that no hint or button that appears under the pointer is in the picture.
  await page.mouse.move(1, 1);
  const png = await (part ?? page).screenshot({ animations: 'disabled', style: calm });
  keep(artifactsDir, name, png);
  if (process.env.UPDATE_IMAGES !== '1' || !published.includes(name)) return;
  if (png.length > mostBytes) {
    throw new Error(`The picture ${name} has ${png.length} bytes; at most ${mostBytes} are wanted.`);
  }
  keep(imagesDir, name, png);
}

function keep(dir: string, name: string, png: Buffer): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, `${name}.png`), png);
}

/** n8n shows a notice of each run in a corner, over the form; also a moment later, and again. */
async function closeNotices(page: Page): Promise<void> {
  const notices = page.locator('.el-notification');
  const close = notices.first().locator('.el-notification__closeBtn');
  await waitFor(
    async () => {
      // One that closes by itself meanwhile is as good.
      if ((await notices.count()) > 0) await close.click({ timeout: 2_000 }).catch(() => undefined);
      return (await notices.count()) === 0;
    },
    { what: 'the notices to be gone' },
  );
}
