import type { Locator, Page } from 'playwright-core';
import { CredentialDialog } from './credentialDialog';
import { Fields, firstLine } from './fields';

/** What is asked of an element in the page. */
interface Drawn {
  textContent: string;
  placeholder?: string;
  scrollWidth: number;
  clientWidth: number;
}

/** The panel of a node: its parameters, and what it was given and gave. */
export class NodePanel extends Fields {
  /** What the node gave: a table, or an error. */
  readonly output: Locator;

  /** What the node is given. */
  readonly input: Locator;

  constructor(page: Page) {
    super(page, page.getByTestId('ndv'));
    this.output = page.getByTestId('output-panel');
    this.input = page.getByTestId('ndv-input-panel');
  }

  /** Waits until the parameters can be used. */
  async ready(): Promise<void> {
    await this.field('operation').waitFor();
    await this.page.getByTestId('node-execute-button').waitFor();
  }

  /** Adds a row to a list of records, and gives its fields where it is the only row. */
  async addRow(list: string, label: string): Promise<Fields> {
    const rows = this.root.getByTestId(`fixed-collection-${list}`);
    await rows.getByRole('button', { name: `Add ${label}` }).click();
    return new Fields(this.page, rows);
  }

  /** All parameters, as a picture of the form has them. */
  get form(): Locator {
    return this.root.getByTestId('node-parameters');
  }

  /** Adds a filter or an option. */
  async add(to: 'Filter' | 'Option', choice: string): Promise<void> {
    const list = this.root.getByTestId('collection-parameter-add');
    await this.pick(list.filter({ has: this.page.getByPlaceholder(`Add ${to}`) }), choice);
  }

  /** Shows a field of a resource mapper, unless it is there. In: its ID, and its label in the list of further fields. */
  async showMapped(id: string, label: string): Promise<void> {
    const mapper = this.root.getByTestId('mapping-fields-container');
    await mapper.waitFor();
    if (await this.field(id).isVisible()) return;
    await mapper.getByTestId('add-fields-select').getByRole('button').click();
    await this.page.getByText(label, { exact: true }).filter({ visible: true }).last().click();
    await this.field(id).waitFor();
  }

  /** Selects a credential by its name. */
  async selectCredential(name: string): Promise<void> {
    const select = this.root.getByTestId('node-credentials-select');
    if ((await select.locator('input').inputValue()) !== name) await this.pick(select, name);
  }

  /** Opens the selected credential. */
  async editCredential(): Promise<CredentialDialog> {
    await this.root.getByTestId('credential-edit-button').click();
    return new CredentialDialog(this.page);
  }

  /** The labels that are shown, from top to bottom. */
  async labels(): Promise<string[]> {
    const labels = this.root.getByTestId('node-parameters').locator('label:visible');
    return (await labels.allInnerTexts()).map(firstLine);
  }

  /** The labels, and the texts in controls, that do not fit into their place. */
  async cutOff(): Promise<string[]> {
    return await this.root
      .getByTestId('node-parameters')
      .locator('label:visible span, input:visible')
      .evaluateAll((parts: Drawn[]) =>
        parts
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
          .map(({ textContent, placeholder }) => textContent || placeholder || ''),
      );
  }

  /** Shows the settings that n8n gives every node, or the parameters again. */
  async turnTo(tab: 'params' | 'settings'): Promise<void> {
    await this.root.getByTestId(`tab-${tab}`).click();
  }

  /** Runs the node, and those before it that have not run. */
  async execute(): Promise<void> {
    await this.page.getByTestId('node-execute-button').click();
  }

  /** Shows another output; n8n calls them branches and counts the items in the tab. */
  async turnToOutput(tab: string): Promise<void> {
    await this.output.getByRole('tab', { name: tab }).click();
  }

  /** Shows the output in another way. */
  async showOutputAs(display: 'Schema' | 'Table' | 'JSON'): Promise<void> {
    await this.output.getByRole('radio', { name: display }).click();
  }

  /** The output's rows by column, as the table shows them; waits until there are so many. */
  async rows(count: number): Promise<Array<Record<string, string>>> {
    const rows = this.output.locator('tbody tr');
    await rows.nth(count - 1).waitFor();
    const texts = (list: Locator): Promise<string[]> =>
      list.evaluateAll((cells: Drawn[]) => cells.map(({ textContent }) => textContent.trim()));
    const columns = await texts(this.output.locator('thead th'));
    const cells = await Promise.all((await rows.all()).map((row) => texts(row.locator('td'))));
    return cells.map((row) =>
      Object.fromEntries(
        columns.map((column, at) => [column, row[at] ?? ''] as const).filter(([name]) => name),
      ),
    );
  }

  /** The message of the error that stopped the node. */
  async errorMessage(): Promise<string> {
    return await this.output.getByTestId('node-error-message').innerText();
  }

  /** Back to the canvas. */
  async close(): Promise<void> {
    await this.page.getByTestId('ndv-close-button').click();
    await this.root.waitFor({ state: 'hidden' });
  }
}
