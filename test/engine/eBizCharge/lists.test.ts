import type { IDataObject } from 'n8n-workflow';
import { ebizCustomerIds } from '../../simulators';
import { openList, type OpenedList } from '../harness';
import { packNode, withSimulators } from '../support';
import { by, form } from './stage';

const context = withSimulators();
const first = ebizCustomerIds(1);
afterEach(() => expect(context.simulators.ebiz.violations).toEqual([]));

/** Opens the list of a parameter as the editor does. */
async function open(
  [resource, operation]: [resource: string, operation: string],
  path: string,
  parameters: IDataObject = {},
  typed?: string,
): Promise<OpenedList> {
  const node = packNode('eBizCharge', resource, operation, { options: {}, ...parameters });
  return await openList(node, path, { credentials: context.credentials, typed });
}

describe('a customer of EBizCharge', () => {
  it('is picked by company, contact and ID', async () => {
    const { entries, token } = await open(['customer', 'get'], 'customer');
    expect(entries).toHaveLength(200);
    expect(token).toBe('200');
    expect(entries[0]).toEqual({
      name: 'Flower Shop 1 & Sons · Accounts Payable (CUST-001)',
      value: 'CUST-001',
    });
    // Neither tokens nor cards are read for it.
    expect(context.simulators.ebiz.counters.log.map(({ sent }) => sent)).toMatchObject([
      { includeCustomerToken: 'false', includePaymentMethodProfiles: 'false' },
    ]);
  });

  it('is found by what is typed', async () => {
    const { entries } = await open(['customer', 'update'], 'customer', {}, 'wpetal');
    expect(entries).toEqual([{ name: 'Wholesale Petals · Alex Moreno (WPETAL)', value: 'WPETAL' }]);
  });
});

describe('a stored method of EBizCharge', () => {
  const month = new Date();
  month.setUTCMonth(month.getUTCMonth(), 15);
  month.setUTCFullYear(month.getUTCFullYear() + 3);
  const expires = `${String(month.getUTCMonth() + 1).padStart(2, '0')}/${String(month.getUTCFullYear()).slice(2)}`;
  const methods = [
    { name: `Visa ending 2224 · exp ${expires}`, value: '11' },
    { name: `Mastercard ending 2226 · exp ${expires}`, value: '12' },
    { name: 'Checking ending 6781', value: '13' },
  ];

  it.each<[[string, string], path: string, customer: IDataObject, entries: OpenedList['entries']]>([
    [['paymentMethod', 'get'], 'paymentMethodId', { customerToken: by('list', '7000001') }, methods],
    [
      ['transaction', 'chargeStoredMethod'],
      'paymentMethodId',
      { custNum: by('list', '7000001') },
      [{ name: 'Default Method of the Customer', value: '0' }, ...methods],
    ],
  ])('is picked by brand and last four digits alone: %s', async (operation, path, customer, entries) =>
    expect((await open(operation, path, customer)).entries).toEqual(entries),
  );

  it('is picked through the token of a customer who is picked by EBizCharge’s own ID', async () => {
    const create = ['recurringPayment', 'create'] as [string, string];
    const { entries } = await open(create, 'customerInternalId', {}, 'CUST-001)');
    expect(entries).toEqual([
      { name: 'Flower Shop 1 & Sons · Accounts Payable (CUST-001)', value: first.customerInternalId },
    ]);
    const customer = { customerInternalId: by('list', first.customerInternalId) };
    expect((await open(create, 'paymentMethodProfileId', customer)).entries).toEqual(methods);
  });

  it('shows no more of a number where the service masks none', async () => {
    context.simulators.ebiz.state.gateway.settings.wholeNumbers = true;
    const { entries } = await open(['transaction', 'chargeStoredMethod'], 'paymentMethodId', {
      custNum: by('id', '7000003'),
    });
    expect(entries.map(({ name }) => name).join()).not.toMatch(/\d{5}/);
    expect(entries.map(({ value }) => value)).toEqual(['0', '31', '32']);
  });

  it('needs the customer, whose token is picked by name', async () => {
    const of = ['transaction', 'chargeStoredMethod'] as [string, string];
    await expect(open(of, 'paymentMethodId', { custNum: by('list', '') })).rejects.toThrow('Customer');
    const { entries } = await open(of, 'custNum', {}, 'petals');
    expect(entries).toEqual([{ name: 'Wholesale Petals · Alex Moreno (WPETAL)', value: '7100001' }]);
  });
});

it.each<[string, [string, string], path: string, IDataObject, OpenedList['entries']]>([
  [
    'items',
    ['item', 'update'],
    'item',
    {},
    [
      { name: 'Rose Freedom 50 cm (00102565)', value: '00102565' },
      { name: 'Rose Explorer 60 cm (00102566)', value: '00102566' },
      { name: 'Hydrangea Blue (HYD-BLUE)', value: 'HYD-BLUE' },
      { name: 'Alstroemeria White (ALS-WHT)', value: 'ALS-WHT' },
      { name: 'Quarter box (BOX-QB)', value: 'BOX-QB' },
      { name: 'Freight (FRT)', value: 'FRT' },
    ],
  ],
  [
    'terms that are in use',
    ['terms', 'get'],
    'terms',
    {},
    [
      { name: 'Cash on delivery (COD)', value: 'COD' },
      { name: 'Net 15 days (NET15)', value: 'NET15' },
      { name: 'Net 30 days (NET30)', value: 'NET30' },
      { name: '2% 10, net 30 (2-10-30)', value: '2-10-30' },
    ],
  ],
  [
    'sales reps who are active',
    ['salesRep', 'get'],
    'salesRep',
    {},
    [
      { name: 'Dana Whitfield (801)', value: '801' },
      { name: 'Luis Ortega (802)', value: '802' },
    ],
  ],
  [
    'the item of a line',
    ['invoice', 'create'],
    'items.values[0].itemId',
    { itemsMode: 'defineBelow', items: form({ name: 'Rose' }) },
    expect.arrayContaining([{ name: 'Freight (FRT)', value: 'FRT' }]) as OpenedList['entries'],
  ],
  [
    'templates of receipts',
    ['receipt', 'render'],
    'template',
    {},
    [
      { name: 'vterm (Print, HTML)', value: '1' },
      { name: 'vterm_text (Print, Text)', value: '2' },
      { name: 'vterm_customer (Email, HTML)', value: '3' },
      { name: 'vterm_merchant (Email, HTML)', value: '4' },
    ],
  ],
  [
    'templates of the email with a link',
    ['paymentForm', 'create'],
    'additionalFields.emailTemplateID',
    { additionalFields: { emailTemplateID: by('list', '') } },
    [
      {
        name: 'Payment Request (Your invoice from Bloom & Stem)',
        value: '7e3a0000-61b1-4457-a4d1-000000000001',
      },
      {
        name: 'Payment Reminder (A friendly reminder)',
        value: '7e3a0000-61b1-4457-a4d1-000000000002',
      },
      {
        name: 'Add Payment Method (Please add a payment method)',
        value: '7e3a0000-61b1-4457-a4d1-000000000003',
      },
    ],
  ],
  [
    'open invoices',
    ['invoice', 'get'],
    'invoice',
    {},
    expect.arrayContaining([
      { name: '00012001 of CUST-001 · 250 USD', value: expect.any(String) as string },
    ]) as OpenedList['entries'],
  ],
  [
    'open invoices that a payment is applied to',
    ['payment', 'createForInvoices'],
    'invoicePaymentDetails.values[0].invoiceInternalId',
    { invoicePaymentDetailsMode: 'defineBelow', invoicePaymentDetails: form({ paidAmount: 1 }) },
    expect.arrayContaining([
      { name: '00012001 of CUST-001 · 250 USD', value: expect.any(String) as string },
    ]) as OpenedList['entries'],
  ],
  [
    'sales orders',
    ['salesOrder', 'update'],
    'salesOrder',
    {},
    [
      { name: '000501 of CUST-001 · 120 USD', value: expect.any(String) as string },
      { name: '000502 of CUST-001 · 64.8 USD', value: expect.any(String) as string },
      { name: '000503 of CUST-002 · 900 USD', value: expect.any(String) as string },
    ],
  ],
])('%s are picked', async (_, operation, path, parameters, entries) =>
  expect((await open(operation, path, parameters)).entries).toEqual(entries),
);

it('invoices that are paid are not picked', async () => {
  const { entries } = await open(['invoice', 'get'], 'invoice');
  expect(entries.map(({ name }) => name).join()).not.toContain('00012007');
});

it('schedules are picked by name, amount and customer', async () => {
  context.simulators.ebiz.state.schedules.add({
    ...first,
    custNum: '7000001',
    methodId: '11',
    billing: { ScheduleName: 'Hosting', Amount: '12.50', Schedule: 'monthly' },
  });
  const { entries } = await open(['recurringPayment', 'updateStatus'], 'scheduledPaymentInternalId');
  expect(entries).toEqual([
    { name: 'Hosting · 12.5 monthly · CUST-001', value: '5c4ed001-0000-4000-8000-000000000001' },
  ]);
});
