import { superOfficeTrigger } from '../superOfficeHooks';
import { chain, save } from '../workflows';
import { NodePanel } from './nodePanel';
import { picture } from './pictures';
import { seen, withEditor } from './withEditor';

const stage = withEditor();

const kometSales = { search: 'flowers', node: 'Komet Sales' };
const head = ['Credential', 'Resource', 'Operation'];

/** A label is written for people: no name of a parameter, such as "amountValue", shows through. */
const looksLikeAName = /^[a-z]|^\S*[a-z][A-Z]\S*$/;

/** What is shown below resource and operation; also looks at how it is shown. */
async function form(panel: NodePanel): Promise<string[]> {
  const labels = await panel.labels();
  expect(labels.slice(0, head.length)).toEqual(head);
  expect(labels.filter((label) => looksLikeAName.test(label))).toEqual([]);
  expect(await panel.cutOff()).toEqual([]);
  return labels.slice(head.length);
}

const chargeForm = [
  'Automatic Additional Charge ID',
  'Additional Charge',
  'Amount Value',
  'Amount Type',
  'Active',
  'Order Type',
  'Cap per Day',
  'Minimum Cap per Day',
  'Company Location',
  'Carrier IDs',
  'Carrier Names or IDs',
  'Exclude Customer IDs',
  'Exclude Customers',
  'Exclude Customer Action',
  'Specify Exception Customers',
];

describe('the form of Komet Sales', () => {
  seen(stage, 'shows the fields of the chosen operation and no others', async (editor) => {
    await editor.openNew();
    const panel = await editor.add(kometSales.search, kometSales.node, 'Mark credit as synchronized');
    expect(await form(panel)).toEqual(['Credit ID', 'Options']);

    await panel.choose('resource', 'Customer');
    await panel.choose('operation', 'Get Many');
    await panel.field('returnAll').waitFor();
    expect(await form(panel)).toEqual(['Return All', 'Limit', 'Filters', 'Options']);

    await panel.field('returnAll').click();
    await panel.field('limit').waitFor({ state: 'hidden' });
    expect(await form(panel)).toEqual(['Return All', 'Filters', 'Options']);

    await panel.choose('resource', 'Automatic Additional Charge');
    await panel.choose('operation', 'Update');
    await panel.field('automaticAdditionalChargeId').waitFor();
    expect(await form(panel)).toEqual([...chargeForm, 'Exception Customers', 'Options']);
  });

  seen(stage, 'takes exception customers one by one or as JSON', async (editor) => {
    await editor.openNew();
    const panel = await editor.add(kometSales.search, kometSales.node, 'Update automatic additional charge');
    await panel.selectCredential('Komet Sales account');
    await panel.choose('exceptionCustomersMode', 'From JSON');
    await panel.field('exceptionCustomersJson').waitFor();
    expect(await form(panel)).toEqual([...chargeForm, 'Exception Customers (JSON)', 'Options']);

    await panel.choose('exceptionCustomersMode', 'Define Below');
    await panel.field('exceptionCustomersJson').waitFor({ state: 'hidden' });
    await panel.addRow('exceptionCustomers', 'Exception Customer');
    expect(await form(panel)).toEqual([
      ...chargeForm,
      'Exception Customers',
      ...['Customer', 'Amount Value', 'Amount Type', 'Active'],
      'Options',
    ]);
  });

  seen(stage, 'lists what an amount can be, and updates the charge', async (editor) => {
    await editor.openNew();
    const panel = await editor.add(kometSales.search, kometSales.node, 'Update automatic additional charge');
    await panel.selectCredential('Komet Sales account');
    expect(await panel.choices('amountType')).toEqual(['Select…', 'Percentage', 'Monetary Amount', 'Box']);
    await panel.fill('automaticAdditionalChargeId', '320');
    await panel.pickRecord('additionalChargeId', 'Fuel Surcharge (FS)');
    await panel.fill('amountValue', '4.25');
    await panel.choose('amountType', 'Percentage');
    await panel.choose('active', 'Active');
    await panel.choose('orderType', 'Both');
    await panel.fill('capPerDay', '120');
    await panel.fill('minCapPerDay', '0');
    await panel.pickRecord('companyLocationId', 'Miami (06)');
    await panel.tick('carrierIdsPicked', 'Armellini (AR)', 'Prime Floral (PF)');
    const excluded = await panel.addRow('excludeCustomerIdsPicked', 'Customer');
    await excluded.pickRecord('value', 'Tulip & Thorn (TULTHN)');
    await panel.choose('excludeCustomerActionType', 'Add to Excluded List');
    const exception = await panel.addRow('exceptionCustomers', 'Exception Customer');
    await exception.pickRecord('customerId', 'Wholesale Petals (WPETAL)');
    await exception.fill('amountValue', '3');
    await exception.choose('amountType', 'Box');
    await exception.choose('active', 'Active');
    await panel.execute();
    await panel.rows(1);
    // High enough for the whole form.
    await editor.page.setViewportSize({ width: 1400, height: 1800 });
    await picture(editor.page, 'charge-form', panel.form);

    const exceptionCustomers = [{ customerId: '23423', amountValue: '3', amountType: 2, active: true }];
    const updated = { amountValue: '4.25', capPerDay: '120', exceptionCustomers, updates: 1 };
    const charge = stage.simulators.komet.state.charges.get('320');
    expect(charge).toMatchObject({ ...updated, carrierIds: ['4597', '4610'] });
    expect(charge?.excludedCustomerIds).toHaveLength(1);
    expect(stage.simulators.komet.violations).toEqual([]);
  });
});

describe('the form of SuperOffice', () => {
  seen(stage, 'lists the ERP connections, and demands keys only where not all are meant', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('resync', 'SuperOffice', 'Force resync of records by internal key');
    await panel.selectCredential('SuperOffice account');
    const connection = panel.locator('erpConnectionId');
    await connection.open();
    expect(await connection.offered(3)).toEqual([
      'SuperOffice Itself (0)',
      'Business Central Miami (612)',
      'Business Central Amsterdam (613)',
    ]);
    await connection.choose('Business Central Miami (612)');
    expect(await form(panel)).toEqual([
      'ERP Connection',
      'Internal Key IDs',
      'Resync All Records',
      'Options',
    ]);

    await panel.field('resyncAllRecords').click();
    await panel.field('internalKeyIds').waitFor({ state: 'hidden' });
    expect(await form(panel)).toEqual(['ERP Connection', 'Resync All Records', 'Options']);
  });

  seen(stage, 'asks what to link with what, and which values go where', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('resync', 'SuperOffice', 'Connect record with ERP');
    await panel.selectCredential('SuperOffice account');
    await panel.pickRecord('erpConnectionId', 'Business Central Miami (612)');
    await panel.choose('crmActorType', 'Company');
    await panel.pickRecord('crmRecordId', 'Wholesale Petals');
    await panel.choose('erpActorType', 'Customer');
    await panel.fill('erpKey', 'C10300');
    const value = await panel.addRow('fieldValues', 'Field Value');
    await value.pickRecord('crmFieldKey', 'Phone (PHONE)');
    await value.fill('value', '+1 305 555 0100');
    expect(await form(panel)).toEqual([
      ...['ERP Connection', 'Record Type', 'Record', 'ERP Record Type', 'ERP Key'],
      ...['Specify Field Values', 'Field Values'],
      // The required first, then by name.
      ...['CRM Field Key', 'Display Name', 'Display Value', 'To ERP', 'To SuperOffice', 'Value'],
      ...['If Linked Already', 'Options'],
    ]);
    await editor.page.setViewportSize({ width: 1400, height: 1500 });
    await picture(editor.page, 'superoffice-connect', panel.form);
  });
});

describe('the form of SuperOffice Setup', () => {
  seen(stage, 'maps fields that are picked from those of the connection', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('field mapping', 'SuperOffice Setup', 'Update ERP mapping');
    await panel.selectCredential('SuperOffice account');
    await panel.pickRecord('erpConnectionId', 'Business Central Miami (612)');
    await panel.choose('erpActorType', 'Customer');
    const mapping = await panel.addRow('fieldMappings', 'Field Mapping');
    const field = mapping.locator('erpFieldKey');
    await field.open();
    await field.choose('Credit Limit (CREDITLIMIT)');
    expect(await field.chosen()).toBe('Credit Limit (CREDITLIMIT)');
    expect(await form(panel)).toEqual([
      ...['ERP Connection', 'ERP Record Type', 'Specify Field Mappings', 'Field Mappings'],
      ...['ERP Field Key', 'CRM Field Key', 'Show in ERP Tab', 'Show in Search', 'To ERP', 'To SuperOffice'],
      ...['Update Fields', 'Options'],
    ]);
    await editor.page.setViewportSize({ width: 1400, height: 1500 });
    await picture(editor.page, 'superoffice-mapping', panel.form);
  });
});

describe('the form of SuperOffice Trigger', () => {
  seen(stage, 'demands the events', async (editor) => {
    const saved = await save(
      stage.rest,
      chain('SuperOffice Trigger form', superOfficeTrigger(stage.credentials, 'superoffice-form')),
    );
    await editor.openSaved(saved.id);
    await editor.node('SuperOffice').dblclick();
    const panel = new NodePanel(editor.page);
    await panel.field('events').waitFor();
    expect(await panel.labels()).toEqual(['Credential', 'Events', 'Other Events', 'Options']);
    expect(await panel.cutOff()).toEqual([]);
    await picture(editor.page, 'superoffice-trigger', panel.root);
  });
});

describe('the form of EBizCharge', () => {
  seen(stage, 'demands the customer', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('gateway', 'EBizCharge', 'Mark customer as synchronized');
    expect(await form(panel)).toEqual(['Customer Internal ID', 'Options']);
  });

  seen(stage, 'offers the output fields of the node before, which has not run yet', async (editor) => {
    await editor.openNew();
    const before = await editor.add(kometSales.search, kometSales.node, 'Get many customers');
    await before.close();
    const panel = await editor.add('gateway', 'EBizCharge', 'Mark customer as synchronized');
    await panel.selectCredential('EBizCharge account');
    for (const name of ['id', 'name', 'salesPerson', 'accountingCode']) {
      await panel.input.getByTestId('run-data-schema-item').getByText(name, { exact: true }).waitFor();
    }
    await picture(editor.page, 'output-preview', panel.root);
  });
});
