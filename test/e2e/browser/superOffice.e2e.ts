import type { Page } from 'playwright-core';
import { startSuperOffice } from '../../simulators';
import type { SuperOfficeOnlineSimulator } from '../../simulators';
import { readShared } from '../shared';
import { chain, save, type NodeOf } from '../workflows';
import { Editor } from './editor';
import { picture } from './pictures';
import { allow, goOn, seen, withEditor } from './withEditor';

const stage = withEditor();

const trigger: NodeOf = { name: 'When clicking ‘Execute workflow’', type: 'n8n-nodes-base.manualTrigger' };
const node = 'Get Current User';

let online: SuperOfficeOnlineSimulator;
beforeAll(async () => {
  online = await startSuperOffice({ personality: 'online' });
});
afterAll(async () => await online.close());

describe('SuperOffice OAuth2', () => {
  seen(
    stage,
    'is connected with the button of the dialog, and goes on with new tokens while workflows run',
    async ({ page }) => {
      online.state.app.asks = true;
      const editor = await atRedirectHost(page);
      const { id } = await stage.rest.post<{ id: string }>('/rest/credentials', {
        name: 'SuperOffice online',
        type: 'superOfficeOAuth2Api',
        data: { ...credentialOf(online), clientSecret: '' },
      });
      const workflow = chain('SuperOffice sign-in', trigger, {
        name: node,
        type: 'n8n-nodes-erp-sync.superOffice',
        parameters: { authentication: 'oAuth2', resource: 'user', operation: 'getCurrent', options: {} },
        credentials: { superOfficeOAuth2Api: { id, name: 'SuperOffice online' } },
      });
      const saved = await save(stage.rest, workflow);
      await editor.openSaved(saved.id);
      const dialog = await (await editor.open(node)).panel.editCredential();
      await dialog.fill('clientSecret', online.credential.clientSecret);
      expect(await dialog.labels()).toEqual([
        ...['OAuth Redirect URL', 'Client ID', 'Client Secret', 'Allowed HTTP Request Domains'],
        ...['Environment', 'Tenant ID', 'Sign-In Host', 'Check ERP Sync', 'Calls per Second'],
      ]);
      await dialog.root.locator('label').last().scrollIntoViewIfNeeded();
      await picture(editor.page, 'superoffice-tenant', dialog.root);
      const window = await dialog.connect();
      await window.getByText('Does n8n ERP Sync get access to').waitFor();
      await window.getByRole('button', { name: 'I approve' }).click();
      await dialog.connected.waitFor();
      await picture(editor.page, 'superoffice-connected', dialog.root);

      await runs(editor, saved.id);
      const { signIns } = online.state;
      signIns.expireAccessTokens();
      await runs(editor, saved.id);
      expect(signIns.counts).toMatchObject({ exchanges: 1, refreshes: 1 });
      expect(online.violations).toEqual([]);
      await stage.rest.delete(`/rest/credentials/${id}`);
    },
  );
});

/** Runs the node in the workflow as it was saved, and sees who is signed in. */
async function runs(editor: Editor, id: string): Promise<void> {
  await editor.openSaved(id);
  const { panel } = await editor.open(node);
  await panel.execute();
  expect(await panel.rows(1)).toEqual([expect.objectContaining({ FullName: 'Ida Berg' })]);
}

function credentialOf({ credential, url }: SuperOfficeOnlineSimulator): object {
  const { environment, contextIdentifier, clientId } = credential;
  return { environment, contextIdentifier, clientId, signInHost: new URL(url).origin, callsPerSecond: 0 };
}

/** The same tab under the name that n8n gives SuperOffice to come back to: sign-ins end in the window they began in. */
async function atRedirectHost(page: Page): Promise<Editor> {
  const { url, session } = readShared();
  const here = url.replace('127.0.0.1', 'localhost');
  await goOn(page.context(), here, session);
  await allow(page.context(), here, online.url);
  return new Editor(page, here);
}
