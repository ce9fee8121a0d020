import { picture } from './pictures';
import { seen, withEditor } from './withEditor';

const stage = withEditor();

/** How long a panel may take to open, on a busy machine and without a graphics card: people wait for it each time. */
const panelBudgetMs = 3_000;

const nodes = [
  {
    node: 'Komet Sales',
    type: 'kometSales',
    alias: 'flowers',
    // The most used first, then by name.
    resources: [
      ...[
        'Customer',
        'Ship-To',
        'Invoice',
        'Credit',
        'Payment',
        'Vendor Invoice',
        'Prebook',
        'Purchase Order',
      ],
      ...['Product', 'Inventory', 'Additional Charge', 'Automatic Additional Charge'],
      ...['Carrier', 'Location'],
      ...['AWB', 'Box', 'Box Type', 'Category', 'Company', 'E-Commerce', 'Hard Good', 'Invoice Item'],
      ...['Pick Ticket', 'Prebook Item', 'Price List', 'Purchase Order Item', 'Standing Order'],
      ...['User', 'Vendor', 'Vendor Availability', 'Web Order', 'Web Order Item'],
    ],
    added: {
      action: 'Mark credit as synchronized',
      operations: ['Create Open Balance', 'Get Many', 'Mark as Synchronized'],
    },
  },
  {
    node: 'EBizCharge',
    type: 'eBizCharge',
    alias: 'gateway',
    resources: [
      ...['Application Transaction', 'Attachment', 'Batch', 'Customer', 'Email Template', 'Invoice', 'Item'],
      ...['Merchant', 'Payment', 'Payment Link', 'Receipt', 'Recurring Payment', 'Sales Order', 'Sales Rep'],
      ...['Stored Payment Method', 'Sub-Customer', 'Surcharge', 'Terms', 'Transaction', 'Utility'],
    ],
    added: {
      action: 'Mark customer as synchronized',
      operations: [
        ...['Create', 'Create or Update', 'Find', 'Get', 'Get From Gateway', 'Get Many', 'Get Token'],
        ...['Import From Gateway', 'Mark as Active', 'Mark as Inactive', 'Mark as Synchronized', 'Update'],
      ],
    },
  },
  {
    node: 'SuperOffice',
    type: 'superOffice',
    alias: 'resync',
    resources: [
      ...['Company', 'Person', 'Sale', 'Appointment', 'Request', 'Document', 'Project', 'Quote', 'Product'],
      ...['ERP Link', 'ERP Sync', 'External ID'],
      ...['API', 'Archive', 'Attachment', 'Batch Task', 'Custom Object', 'ERP Actor', 'ERP Sync Engine'],
      ...['List', 'Price List', 'Project Member', 'Relation', 'Request Message', 'Sale Stakeholder'],
      ...['Schema', 'Selection', 'Table Row', 'Time Zone', 'User'],
    ],
    added: {
      action: 'Connect record with ERP',
      operations: ['Break', 'Connect', 'Create', 'Get CRM Values', 'Get ERP Field Values', 'Get Status'],
    },
  },
  {
    node: 'SuperOffice Setup',
    type: 'superOfficeSetup',
    alias: 'field mapping',
    resources: ['Custom Field', 'ERP Connection', 'ERP Connector', 'ERP Mapping'],
    added: {
      action: 'Update ERP mapping',
      operations: [
        ...['Get', 'Get CRM Record Type', 'Get Default Value', 'Get Fields', 'Get List Mappings'],
        ...['Move Field', 'Reset List Columns', 'Set Default Value', 'Update', 'Update List Mappings'],
      ],
    },
  },
];

/** n8n adds it to the lists of a node whose credential its HTTP Request node can use. */
const byN8n = 'Custom API Call';
const own = (choices: string[]): string[] => choices.filter((choice) => choice !== byN8n);

describe.each(nodes)('$node in the editor', ({ node, type, alias, resources, added }) => {
  seen(stage, `finds ${node}, drops it and shows its resources and operations`, async (editor) => {
    await editor.openNew();
    await editor.search(node);
    await editor.found(node).waitFor();
    await editor.search('');
    await editor.found(node).waitFor({ state: 'hidden' });
    const opened = await editor.drop(alias, node, added.action);
    await opened.close();
    const { panel, ms } = await editor.open(added.action);
    process.stdout.write(`The panel of ${node} opened in ${ms} ms\n`);

    expect(ms).toBeLessThan(panelBudgetMs);
    expect(own(await panel.choices('resource'))).toEqual(resources);
    expect(own(await panel.choices('operation'))).toEqual(added.operations);
    await picture(editor.page, `panel-${type}`, panel.root);
    await panel.close();
    await picture(editor.page, `canvas-${type}`);
  });
});

describe('the node creator', () => {
  seen(stage, 'finds all nodes by what they have in common', async (editor) => {
    // High enough for all of them.
    await editor.page.setViewportSize({ width: 1400, height: 900 });
    await editor.openNew();
    await editor.search('ERP');
    for (const { node } of nodes) await editor.found(node).waitFor();
    await picture(editor.page, 'node-creator', editor.page.getByTestId('node-creator'));
  });
});
