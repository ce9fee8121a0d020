import type { Locator, Page } from 'playwright-core';
import { ResourceLocator } from './resourceLocator';

/** A choice has its description, and a label its buttons, on further lines. */
export const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';

/** The parameters of a node, or those of a row in it. */
export class Fields {
  constructor(
    protected readonly page: Page,
    /** Where they are. */
    readonly root: Locator,
  ) {}

  /** The control of a parameter. */
  field(name: string): Locator {
    return this.root.getByTestId(`parameter-input-${name}`);
  }

  /** A parameter that is picked from the vendor's list. */
  locator(name: string): ResourceLocator {
    return new ResourceLocator(this.page, this.field(name));
  }

  /** Takes a record from the vendor's list. */
  async pickRecord(name: string, label: string): Promise<void> {
    const locator = this.locator(name);
    await locator.open();
    await locator.choose(label);
  }

  /** Sets the text or number of a parameter. */
  async fill(name: string, value: string): Promise<void> {
    await this.field(name).locator('input').fill(value);
  }

  /** Opens the list of a parameter, gives the names in it and closes it again. */
  async choices(name: string): Promise<string[]> {
    await this.field(name).click();
    const options = this.page.getByRole('option');
    await options.first().waitFor();
    const names = (await options.allInnerTexts()).map(firstLine);
    await this.page.keyboard.press('Escape');
    await options.first().waitFor({ state: 'hidden' });
    return names;
  }

  /** Chooses from the list of a parameter. */
  async choose(name: string, choice: string): Promise<void> {
    await this.pick(this.field(name), choice);
  }

  /** Ticks several of a list that is read from the vendor, and closes it. */
  async tick(name: string, ...choices: string[]): Promise<void> {
    await this.field(name).click();
    for (const choice of choices) {
      await this.page
        .getByRole('option')
        .filter({ has: this.page.getByText(choice, { exact: true }) })
        .click();
    }
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('option').first().waitFor({ state: 'hidden' });
  }

  /** Takes a choice from a list that opens by a click. */
  protected async pick(list: Locator, choice: string): Promise<void> {
    await list.click();
    const named = this.page.getByText(choice, { exact: true });
    const option = this.page.getByRole('option').filter({ has: named });
    await option.click();
    await option.waitFor({ state: 'hidden' });
  }
}
