import { chain, save, type NodeOf } from '../workflows';
import { picture } from './pictures';
import { seen, withEditor } from './withEditor';

const stage = withEditor();

const trigger: NodeOf = { name: 'When clicking ‘Execute workflow’', type: 'n8n-nodes-base.manualTrigger' };
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const gateway = () => stage.simulators.ebiz.state.gateway;

afterEach(() => expect(stage.simulators.ebiz.violations).toEqual([]));

describe('charging a stored method', () => {
  seen(
    stage,
    'is built from nothing: customer and card are picked, and the charge is seen',
    async (editor) => {
      await editor.openNew();
      const panel = await editor.add('gateway', 'EBizCharge', 'Charge stored method');
      await panel.selectCredential('EBizCharge account');
      expect(await panel.cutOff()).toEqual([]);
      const customer = panel.locator('custNum');
      await customer.open();
      await customer.search('CUST-001');
      expect(await customer.offered(1)).toEqual(['Flower Shop 1 & Sons · Accounts Payable (CUST-001)']);
      await customer.choose('CUST-001');
      const method = panel.locator('paymentMethodId');
      await method.open();
      const offered = await method.offered(4);
      // The default method, then two cards and a bank account by their last four digits.
      expect(offered.map((label) => /\d{4}/.exec(label)?.[0])).toEqual([undefined, '2224', '2226', '6781']);
      await method.choose('2226');
      await panel.fill('amount', '125.40');
      await panel.fill('chargeKey', 'INV-1001');
      await panel.execute();

      expect(await panel.rows(1)).toEqual([
        expect.objectContaining({ ResultCode: 'A', AuthAmount: '125.4', CustNum: '7000001' }),
      ]);
      expect(gateway().tally().charged).toEqual({ 'INV-1001': 1 });
      await panel.showOutputAs('Schema');
      await panel.output.getByTestId('run-data-schema-item').first().waitFor();
      await picture(editor.page, 'charge-stored-method', panel.root);
      // n8n keeps it for the next test.
      await panel.showOutputAs('Table');
    },
  );

  seen(stage, 'that is declined shows the words and the code of the gateway', async (editor) => {
    const due = 'Invoices That Are Due';
    const node = 'Charge Stored Method';
    const workflow = chain(
      'Declined charge',
      trigger,
      { name: due, type: 'n8n-nodes-base.noOp' },
      {
        name: node,
        type: 'n8n-nodes-erp-sync.eBizCharge',
        parameters: {
          resource: 'transaction',
          operation: 'chargeStoredMethod',
          custNum: byId('={{ $json.customerToken }}'),
          paymentMethodId: byId('0'),
          amount: '={{ $json.amountDue }}',
          chargeKey: '={{ $json.invoiceNumber }}',
          options: {},
        },
        credentials: stage.credentials,
        onError: 'continueErrorOutput',
      },
    );
    const invoices = [
      { invoiceNumber: 'INV-1001', customerToken: '7000002', amountDue: 80 },
      { invoiceNumber: 'INV-1002', customerToken: '7000009', amountDue: 125.4 },
      { invoiceNumber: 'INV-1003', customerToken: '7000011', amountDue: 310 },
    ];
    const pinData = { [due]: invoices.map((json) => ({ json })) };
    const { id } = await save(stage.rest, { ...workflow, pinData });

    await editor.openSaved(id);
    const { panel } = await editor.open(node);
    await panel.execute();
    expect((await panel.rows(2)).map(({ ResultCode }) => ResultCode)).toEqual(['A', 'A']);
    expect(gateway().tally().charged).toEqual({ 'INV-1001': 1, 'INV-1003': 1 });

    await panel.turnToOutput('Error Branch (1 item)');
    expect(await panel.rows(1)).toEqual([
      expect.objectContaining({ invoiceNumber: 'INV-1002', amountDue: '125.4', error: 'Insufficient funds' }),
    ]);
    await panel.showOutputAs('Schema');
    await panel.output.getByText('10251').first().waitFor();
    await picture(editor.page, 'declined-charge', panel.root);
    await panel.showOutputAs('Table');
  });
});

describe('a payment link', () => {
  seen(stage, 'is made, and its address is seen', async (editor) => {
    await editor.openNew();
    const panel = await editor.add('gateway', 'EBizCharge', 'Create payment link');
    await panel.selectCredential('EBizCharge account');
    await panel.choose('formType', 'Pay Link Only');
    await panel.choose('sendEmailToCustomer', 'No');
    expect(await panel.cutOff()).toEqual([]);
    const customer = panel.locator('customerId');
    await customer.open();
    await customer.search('WPETAL');
    await customer.choose('Wholesale Petals');
    await panel.fill('invoiceNumber', '00012005');
    await panel.fill('amountDue', '480');
    await panel.fill('totalAmount', '480');
    await panel.execute();

    await panel.output.getByText('https://forms.ebizcharge.example/pay').waitFor();
    await panel.showOutputAs('Schema');
    await panel.output.getByTestId('run-data-schema-item').first().waitFor();
    await picture(editor.page, 'payment-link', panel.root);
  });
});
