import type { Locator, Page } from 'playwright-core';

/** A parameter that is picked from a list which the vendor gives. */
export class ResourceLocator {
  private readonly items: Locator;

  constructor(
    private readonly page: Page,
    private readonly field: Locator,
  ) {
    // Lists of other parameters stay in the page, unseen.
    this.items = page.getByTestId('rlc-item').filter({ visible: true });
  }

  /** Opens the list and waits until it has come. */
  async open(): Promise<void> {
    await this.field.getByTestId('rlc-input').click();
    await this.items.first().waitFor();
  }

  /** What the open list offers; waits until it is so much. */
  async offered(count: number): Promise<string[]> {
    await this.items.nth(count - 1).waitFor();
    await this.items.nth(count).waitFor({ state: 'hidden' });
    return (await this.items.allInnerTexts()).map((text) => text.trim());
  }

  /** Types into the open list's search. */
  async search(text: string): Promise<void> {
    await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(text);
  }

  /** Takes an entry of the open list. */
  async choose(name: string): Promise<void> {
    await this.items.filter({ hasText: name }).click();
    await this.items.first().waitFor({ state: 'hidden' });
  }

  /** What was taken. */
  async chosen(): Promise<string> {
    return await this.field.getByTestId('rlc-input').inputValue();
  }
}
