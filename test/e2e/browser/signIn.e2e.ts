import { owner } from '../n8n';
import { readShared } from '../shared';
import { newContext, withEditor } from './withEditor';

const stage = withEditor();

describe('a browser that nobody is logged in with', () => {
  it('is asked who it is, and lets the owner in', async () => {
    const { url } = readShared();
    const page = await (await newContext(stage.browser, url)).newPage();
    await page.goto(`${url}/home/workflows`);
    await page.waitForURL(/\/signin/);
    await page.getByTestId('emailOrLdapLoginId').locator('input').fill(owner.email);
    await page.getByTestId('password').locator('input').fill(owner.password);
    await page.getByTestId('form-submit-button').click();
    await page.waitForURL(/\/home\//);
  });
});
