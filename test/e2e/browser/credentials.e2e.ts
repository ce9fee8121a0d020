import { picture } from './pictures';
import { seen, withEditor } from './withEditor';

const stage = withEditor();

describe('the dialog of a credential', () => {
  seen(stage, 'says that a token works, and in plain words why another does not', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('flowers', 'Komet Sales', 'Get many customers');
    await panel.selectCredential('Komet Sales account');
    const dialog = await panel.editCredential();
    await dialog.success.waitFor();
    await dialog.testAgain();
    await dialog.success.waitFor();
    expect(await dialog.root.innerText()).toContain('Connection tested successfully');

    await dialog.fill('authenticationToken', 'a-token-that-was-revoked');
    await dialog.save();
    await dialog.failure.waitFor();
    await dialog.testAgain();
    await dialog.failure.waitFor();
    const details = await dialog.failureDetails('Invalid authentication token');
    await picture(editor.page, 'credential-test', dialog.root);
    expect(details).toContain('Setup > Settings > Integrations > Tokens');
    expect(await dialog.root.innerText()).not.toContain('a-token-that-was-revoked');
  });
});
