import type { Locator, Page } from 'playwright-core';
import { NodePanel } from './nodePanel';

/** n8n's editor in a browser tab: the canvas, and the panel from which nodes are added. */
export class Editor {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  /** Opens an empty workflow. */
  async openNew(): Promise<void> {
    await this.page.goto(`${this.url}/workflow/new`);
    await this.page.getByTestId('canvas-plus-button').waitFor();
  }

  /** Opens a saved workflow. */
  async openSaved(id: string): Promise<void> {
    await this.page.goto(`${this.url}/workflow/${id}`);
    await this.page.getByTestId('canvas-node').first().waitFor();
  }

  /** Looks for nodes in the node creator. */
  async search(text: string): Promise<void> {
    const search = this.page.getByTestId('node-creator-search-bar');
    if (!(await search.isVisible())) await this.page.getByTestId('node-creator-plus-button').click();
    await search.fill(text);
  }

  /** A node or an action in the node creator. */
  found(name: string): Locator {
    const items = this.page.getByTestId('node-creator-item-name');
    return items.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
  }

  /** Finds a node, and adds it with one of its actions. n8n opens its panel. */
  async add(search: string, node: string, action: string): Promise<NodePanel> {
    await (await this.action(search, node, action)).click();
    return await this.added();
  }

  /** Finds a node, and drops one of its actions on the canvas. n8n opens its panel. */
  async drop(search: string, node: string, action: string): Promise<NodePanel> {
    const found = await this.action(search, node, action);
    await found.dragTo(this.page.getByTestId('canvas'), { targetPosition: { x: 300, y: 250 } });
    return await this.added();
  }

  /** An action of a node. Before there is a trigger, n8n keeps the actions of a node with triggers folded. */
  private async action(search: string, node: string, action: string): Promise<Locator> {
    await this.search(search);
    await this.found(node).click();
    const found = this.found(action);
    const folded = this.page.locator('[data-category-collapsed="true"]', { hasText: /Actions \(\d+\)/ });
    await found.or(folded).first().waitFor();
    if (await folded.isVisible()) await folded.getByTestId('node-creator-category-item').click();
    return found;
  }

  private async added(): Promise<NodePanel> {
    const panel = new NodePanel(this.page);
    await panel.ready();
    return panel;
  }

  /** A node on the canvas. */
  node(name: string): Locator {
    return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
  }

  /** Opens a node's panel by a double click. Gives the time until it could be used. */
  async open(name: string): Promise<{ panel: NodePanel; ms: number }> {
    const node = this.node(name);
    await node.waitFor();
    const panel = new NodePanel(this.page);
    const started = Date.now();
    await node.dblclick();
    await panel.ready();
    return { panel, ms: Date.now() - started };
  }
}
