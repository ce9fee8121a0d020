import type { NodeOf } from '../workflows';
import { chain, save } from '../workflows';
import { picture } from './pictures';
import { seen, withEditor } from './withEditor';

const stage = withEditor();

const cancelled = 450_081;
const trigger: NodeOf = { name: 'When clicking ‘Execute workflow’', type: 'n8n-nodes-base.manualTrigger' };

describe('listing customers', () => {
  seen(stage, 'shows a row for each', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('flowers', 'Komet Sales', 'Get many customers');
    await panel.selectCredential('Komet Sales account');
    await panel.execute();
    const active = stage.simulators.komet.state.customers.filter((customer) => customer.active);
    const rows = await panel.rows(active.length);
    await picture(editor.page, 'customer-rows', panel.root);

    expect(rows.map(({ name }) => name)).toEqual(active.map(({ name }) => name));
    expect(rows[0]).toMatchObject({
      id: '23423',
      code: 'WPETAL',
      active: 'true',
      salesPerson: 'Dana Whitfield',
    });
  });

  seen(stage, 'shows the one customer that was picked from the list', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('flowers', 'Komet Sales', 'Get many customers');
    await panel.selectCredential('Komet Sales account');
    await panel.add('Filter', 'Customer');
    const customer = panel.locator('id');
    await customer.open();
    expect(await customer.offered(10)).toContain('Wholesale Petals (WPETAL)');
    await picture(editor.page, 'customer-picker', panel.root);

    await customer.search('harbor');
    expect(await customer.offered(1)).toEqual(['Harbor City Flowers (HARBOR)']);
    await customer.choose('Harbor City Flowers (HARBOR)');
    expect(await customer.chosen()).toBe('Harbor City Flowers (HARBOR)');

    await panel.execute();
    expect(await panel.rows(1)).toEqual([
      expect.objectContaining({ id: '23458', name: 'Harbor City Flowers', accountingCode: 'AR-1005' }),
    ]);
  });
});

describe('marking credits', () => {
  seen(stage, 'stops with what Komet Sales says of a cancelled credit', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('flowers', 'Komet Sales', 'Mark credit as synchronized');
    await panel.selectCredential('Komet Sales account');
    await panel.fill('creditId', String(cancelled));
    await panel.execute();

    expect(await panel.errorMessage()).toContain('The credit was cancelled');
    await picture(editor.page, 'stopped', panel.root);
  });

  seen(stage, 'gives a refused credit to the error output, with its own fields', async (editor) => {
    const credits = [
      { creditId: 450_001, customer: 'Rosewood Floral Supply', amount: 125.4 },
      { creditId: cancelled, customer: 'Blooming Lane Florist', amount: 80 },
      { creditId: 450_545, customer: 'Harbor City Flowers', amount: 19.95 },
      { creditId: 450_546, customer: 'Orchid House', amount: 310 },
    ];
    const posted = 'Credits Posted in Ledger';
    const node = 'Mark Credits as Synchronized';
    const workflow = chain(
      'Refused credits',
      trigger,
      { name: posted, type: 'n8n-nodes-base.noOp' },
      {
        name: node,
        type: 'n8n-nodes-erp-sync.kometSales',
        parameters: {
          resource: 'credit',
          operation: 'markAsSynchronized',
          creditId: '={{ $json.creditId }}',
          options: {},
        },
        credentials: stage.credentials,
      },
    );
    const pinData = { [posted]: credits.map((json) => ({ json })) };
    const { id } = await save(stage.rest, { ...workflow, pinData });

    await editor.openSaved(id);
    const { panel } = await editor.open(node);
    await panel.turnTo('settings');
    await panel.choose('onError', 'Continue (using error output)');
    await panel.turnTo('params');
    await panel.execute();
    expect((await panel.rows(3)).map(({ creditId }) => creditId)).toEqual(['450001', '450545', '450546']);

    await panel.turnToOutput('Error Branch (1 item)');
    expect(await panel.rows(1)).toEqual([
      expect.objectContaining({
        creditId: String(cancelled),
        customer: 'Blooming Lane Florist',
        amount: '80',
        error: 'The credit was cancelled',
      }),
    ]);
    // A table of so many columns would have to be scrolled.
    await panel.showOutputAs('Schema');
    await panel.output.getByTestId('run-data-schema-item').first().waitFor();
    await picture(editor.page, 'refused-credits', panel.root);
  });
});
