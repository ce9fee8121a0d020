import type { Locator, Page } from 'playwright-core';
import { firstLine } from './fields';

/** The dialog in which a credential is entered and tested. */
export class CredentialDialog {
  /** The whole dialog. */
  readonly root: Locator;

  /** What n8n shows when the test was fine. */
  readonly success: Locator;

  /** What n8n shows when the test failed. */
  readonly failure: Locator;

  /** What n8n shows when an OAuth2 sign-in was fine. */
  readonly connected: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('editCredential-modal');
    this.success = this.root.getByTestId('credentials-config-container-test-success');
    this.failure = this.root.getByText('Couldn’t connect with these settings');
    this.connected = this.root.getByTestId('oauth-connect-success-banner');
  }

  /** Sets a field. */
  async fill(name: string, value: string): Promise<void> {
    await this.root.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
  }

  /** The labels of the fields, from top to bottom, without the star of a required one. */
  async labels(): Promise<string[]> {
    const labels = await this.root.locator('label:visible').allInnerTexts();
    return labels.map((label) => firstLine(label).replace(/\s*\*$/, ''));
  }

  /** Saves; n8n then tests. */
  async save(): Promise<void> {
    await this.tested(async () => await this.root.getByRole('button', { name: 'Save', exact: true }).click());
  }

  /** Presses the button that signs in by OAuth2, and gives the window that opens. */
  async connect(): Promise<Page> {
    const opened = this.page.waitForEvent('popup');
    await this.root.getByRole('button', { name: 'Connect', exact: true }).click();
    return await opened;
  }

  /** Presses the button that tests again. */
  async testAgain(): Promise<void> {
    await this.tested(
      async () => await this.root.getByRole('button', { name: 'Retry', exact: true }).click(),
    );
  }

  /** Why the test failed, in the words of the node, which n8n shows on demand; waits until these are among them. */
  async failureDetails(firstWords: string): Promise<string> {
    await this.root.getByText('More details').click();
    return await this.root.getByText(firstWords).innerText();
  }

  /** The answer of a test is waited for: what the last one said stays until it is there. */
  private async tested(act: () => Promise<void>): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.url().endsWith('/credentials/test'));
    await act();
    await answered;
  }
}
