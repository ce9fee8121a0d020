import { NodeHelpers, Workflow, type IDataObject, type INode, type INodeType } from 'n8n-workflow';
import { kometEvent, kometEvents } from '../documented';
import { builtNode } from './builtNode';
import { activeTrigger, type ActiveTrigger, type IncomingCall } from './harness';
import { withSimulators } from './support';

const context = withSimulators();

/** The events by their pages, and the words that workflows save. */
const EVENTS: Record<string, string> = {
  orderConfirmation: 'orderConfirmed',
  orderCancellation: 'orderCancelled',
  paymentCancellation: 'paymentCancelled',
  purchaseOrderReconciliation: 'purchaseOrderReconciled',
  awbReconciliation: 'awbReconciled',
  inboundTruckReconciliation: 'inboundTruckReconciled',
};

const TOKEN = 'wh-6f1c2a-9e4d';
const USER = 'komet';
const PASSWORD = 'pä:ss wörd-77';
const ORDER = { companyId: 6316, orderId: 6908 };

async function trigger(
  parameters: IDataObject = {},
  credential: Record<string, string> = { token: TOKEN },
  api?: Record<string, string>,
): Promise<ActiveTrigger> {
  return await activeTrigger(
    {
      type: 'n8n-nodes-erp-sync.kometSalesWebhookTrigger',
      name: 'Trigger',
      parameters: { event: 'orderConfirmed', ...parameters },
    },
    { kometSalesWebhookApi: credential, ...(api && { kometSalesApi: api }) },
  );
}

const post = (headers: Record<string, string> = {}, body: unknown = ORDER): IncomingCall => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('a call authenticates as the credential says', () => {
  const inUrl = (name: string, value: string): IncomingCall => ({
    method: 'GET',
    query: { [name]: value, companyId: '6316', invoiceId: '6908' },
  });
  const forms: Record<string, [Record<string, string>, IncomingCall]> = {
    header: [{ form: 'header', token: TOKEN }, post({ authenticationtoken: TOKEN })],
    query: [{ form: 'query', token: TOKEN }, inUrl('token', TOKEN)],
    bearer: [{ form: 'bearer', token: TOKEN }, post({ authorization: `Bearer ${TOKEN}` })],
    basic: [
      { form: 'basic', user: USER, password: PASSWORD },
      post({ authorization: basic(USER, PASSWORD) }),
    ],
  };
  const pairs = Object.keys(forms).flatMap((asked) => Object.keys(forms).map((sent) => [asked, sent]));

  it.each(pairs)('demanded by %s, sent by %s', async (asked, sent) => {
    const [credential] = forms[asked]!;
    const [, call] = forms[sent]!;
    const { answer, items } = await (await trigger({}, credential)).call(call);
    expect(answer.status).toBe(asked === sent ? 200 : 401);
    expect(items?.[0]?.json).toEqual(asked === sent ? expect.objectContaining(ORDER) : undefined);
  });

  it.each(['header', 'query'])('a credential from before there were forms takes %s', async (sent) => {
    expect((await (await trigger()).call(forms[sent]![1])).items?.[0]?.json).toMatchObject(ORDER);
  });

  it.each<[string, Record<string, string>, IncomingCall, number, string]>([
    ['bearer', forms.bearer![0], post({ authorization: 'Bearer other' }), 403, 'The token is not accepted'],
    ['bearer', forms.bearer![0], post({ authorization: 'Bearer ' }), 401, 'The token is missing'],
    ['basic', forms.basic![0], post(), 401, 'User name and password are missing'],
    [
      'basic',
      forms.basic![0],
      post({ authorization: basic('other', PASSWORD) }),
      403,
      'User name and password are not accepted',
    ],
    [
      'basic',
      forms.basic![0],
      post({ authorization: basic(USER, '') }),
      403,
      'User name and password are not accepted',
    ],
    [
      'basic without a password',
      { form: 'basic', user: USER, password: ' ' },
      post({ authorization: basic(USER, '') }),
      500,
      'User name and password are not set up in n8n',
    ],
    ['bearer without a token', { form: 'bearer', token: '' }, post(), 500, 'The token is not set up in n8n'],
  ])('%s: a call that does not is refused in words', async (_, credential, call, status, message) => {
    const { answer, items } = await (await trigger({}, credential)).call(call);
    expect(answer).toEqual({ status, body: { status: '0', message } });
    expect(items).toBeUndefined();
  });

  it('the letter case of the scheme, and white space at the ends, make no difference', async () => {
    const bearer = await trigger({}, { form: 'bearer', token: `${TOKEN}\n` });
    expect((await bearer.call(post({ authorization: `bearer ${TOKEN}` }))).items).toHaveLength(1);
    const password = await trigger({}, { form: 'basic', user: ` ${USER}`, password: `${PASSWORD} ` });
    expect((await password.call(post({ authorization: basic(USER, PASSWORD) }))).items).toHaveLength(1);
  });

  it('a password that the body repeats is masked', async () => {
    const body = { ...ORDER, note: `say ${PASSWORD}`, raw: basic(USER, PASSWORD) };
    const { items } = await (
      await trigger({}, forms.basic![0])
    ).call(post({ authorization: basic(USER, PASSWORD) }, body));
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toMatch(/wörd-77|a29tZXQ6/);
  });
});

describe('every event that Komet Sales documents', () => {
  const samples: Record<string, IDataObject> = {
    // No sample of this page was seen: made from its list of members.
    awbReconciliation: {
      id: 77,
      awb: '369-12345675',
      shipDate: '2026-03-02',
      arrivalDate: '2026-03-03',
      fbe: '10.5',
      totalBoxes: '20',
      location: { locationName: 'Miami', locationId: '42', locationCode: '02' },
      origin: { code: 'BOG', id: 3 },
    },
  };

  it('is offered, and no other', () => {
    const { properties } = builtNode('KometSales', 'KometSalesWebhookTrigger').description;
    const event = properties.find(({ name }) => name === 'event');
    const offered = (event?.options ?? []).map((option) => 'value' in option && option.value);
    expect(new Set(offered)).toEqual(new Set(kometEvents().map(({ id }) => EVENTS[id])));
  });

  it.each(kometEvents().map(({ id }) => id))(
    '%s: starts the workflow, and is answered as documented',
    async (id) => {
      const page = kometEvent(id);
      const body = (page.samplePayload ?? samples[id]) as IDataObject;
      const active = await trigger({ event: EVENTS[id] }, { form: 'bearer', token: TOKEN });
      const { answer, items } = await active.call(post({ authorization: `Bearer ${TOKEN}` }, body));

      expect(Object.keys(answer.body as object)).toEqual(page.answer.map(({ name }) => name));
      expect(answer.body).toMatchObject({ status: '1' });
      expect(items).toHaveLength(1);
      const { event, received, ...members } = items![0]!.json;
      expect(event).toBe(EVENTS[id]);
      expect(received).toEqual({ method: 'POST', ...body });
      const documented = page.payload.map(({ name }) => name);
      expect(Object.keys(members).filter((name) => !documented.includes(name))).toEqual([]);
      expect(Object.keys(members)).toHaveLength(Object.keys(body).length);
    },
  );

  it.each(kometEvents().map(({ id }) => id))('%s: each documented member is read', async (id) => {
    const { payload } = kometEvent(id);
    const all = Object.fromEntries(payload.map(({ name, type }) => [name, type === 'string' ? '7' : 7]));
    const active = await trigger({ event: EVENTS[id], authentication: 'none' });
    const { items } = await active.call(post({}, all));
    expect(Object.keys(items![0]!.json)).toEqual(expect.arrayContaining(Object.keys(all)));
  });

  it.each(kometEvents().map(({ id }) => id))('%s: a call without its ID is refused', async (id) => {
    const active = await trigger({ event: EVENTS[id], authentication: 'none' });
    const { answer, items } = await active.call(post({}, { companyId: 6316, note: 'x' }));
    expect(answer).toMatchObject({ status: 400, body: { status: '0' } });
    expect(items).toBeUndefined();
  });

  it('has typed values, also vendors and lines in either of their two places', async () => {
    const vendor = { id: '5', code: '007', name: 'Farm', vendorAccountingCode: '2100', type: 'Farm' };
    const body = {
      id: '12345',
      poNumber: 'P002271',
      subtotal: '60.10',
      location: { id: '3', code: '02', name: 'Chicago' },
      vendor,
      vendorInvoices: [{ invoiceNumber: 991, invoiceAmount: '30.5', vendor }],
      purchaseOrderItems: [{ categoryProcurementAccountingCode: '51', totalCost: '12.30' }],
    };
    const active = await trigger({ event: 'purchaseOrderReconciled', authentication: 'none' });
    const { items } = await active.call(post({}, body));
    const typedVendor = { ...vendor, id: 5 };
    expect(items![0]!.json).toMatchObject({
      id: 12345,
      poNumber: 'P002271',
      subTotal: 60.1,
      location: { id: 3, code: '02', name: 'Chicago' },
      vendor: typedVendor,
      vendorInvoices: [{ invoiceNumber: '991', invoiceAmount: 30.5, vendor: typedVendor }],
      purchaseOrderItems: [{ categoryProcurementAccountingCode: '51', totalCost: 12.3 }],
    });
    expect(items![0]!.json).not.toHaveProperty('subtotal');
  });

  it('has an address of its own', () => {
    const node: INodeType = builtNode('KometSales', 'KometSalesWebhookTrigger');
    const paths = Object.values(EVENTS).map((event) => {
      const own = {
        id: '1',
        name: 'Trigger',
        type: 'trigger',
        typeVersion: 1,
        position: [0, 0],
        webhookId: 'abc',
        parameters: { event },
      } as INode;
      const nodeTypes = { getByNameAndVersion: () => node, getByName: () => node, getKnownTypes: () => ({}) };
      const workflow = new Workflow({ nodes: [own], connections: {}, active: false, nodeTypes });
      const found = (node.description.webhooks ?? []).map(({ path }) =>
        workflow.expression.getSimpleParameterValue(own, path, 'internal', {}),
      );
      // Both HTTP methods of an event share its address.
      expect(new Set(found).size).toBe(1);
      return NodeHelpers.getNodeWebhookPath('1', own, String(found[0]));
    });
    expect(paths).toEqual([
      'abc/order-confirmation',
      'abc/order-cancellation',
      'abc/payment-cancellation',
      'abc/purchase-order-reconciliation',
      'abc/awb-reconciliation',
      'abc/inbound-truck-reconciliation',
    ]);
  });
});

describe('Fetch Record reads what the event is about', () => {
  const komet = () => context.simulators.komet;
  const fetching = async (event: string, body: IDataObject, api = context.credentials.kometSalesApi) => {
    const active = await trigger(
      { event, authentication: 'none', fetchRecord: true },
      {},
      api as Record<string, string>,
    );
    const { answer, items } = await active.call(post({}, body));
    expect(answer.status).toBe(200);
    expect(items).toHaveLength(1);
    expect(items![0]!.json).toMatchObject({ event, received: { method: 'POST', ...body } });
    expect(items![0]!.json).not.toHaveProperty('error');
    return items![0]!.json;
  };
  const anOrder = (status?: number) => {
    const found = komet()
      .state.invoices.all()
      .find((row) => (status === undefined ? row.status !== 4 : row.status === status));
    return found!;
  };
  const failureOf = ({ fetchFailure }: IDataObject) => fetchFailure as IDataObject | undefined;

  it('the pick ticket of an order', async () => {
    const { id, number } = anOrder();
    const json = await fetching('orderConfirmed', { companyId: 6316, orderId: Number(id) });
    expect(json.pickTickets).toEqual([
      expect.objectContaining({ orderId: Number(id), orderNumber: Number(number) }),
    ]);
    expect(json).not.toHaveProperty('fetchFailure');
  });

  it('of a cancelled order too, which the list leaves out by default', async () => {
    const order = anOrder();
    order.status = 4;
    const json = await fetching('orderCancelled', { companyId: 6316, orderId: Number(order.id) });
    expect(json.pickTickets).toEqual([expect.objectContaining({ orderId: Number(order.id), status: 4 })]);
  });

  it('a payment, by its number, checked against its ID', async () => {
    const payment = { companyId: 6316, paymentId: 450_545, paymentNumber: '90' };
    const json = await fetching('paymentCancelled', payment);
    expect(json.payment).toMatchObject({ id: 450_545, controlNumber: 90, customer: 'Wholesale Petals' });

    const other = await fetching('paymentCancelled', { ...payment, paymentId: 450_546 });
    expect(other).not.toHaveProperty('payment');
    expect(failureOf(other)).toEqual({ message: 'Komet Sales does not list the payment of this event' });
  });

  it('a purchase order', async () => {
    const [order] = komet().state.purchaseOrders.all();
    const json = await fetching('purchaseOrderReconciled', {
      id: Number(order!.id),
      poNumber: order!.number,
    });
    expect(json.purchaseOrder).toMatchObject({ id: Number(order!.id) });
  });

  it('with the retries of any read', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    komet().faults.add({ kind: 'status', status: 503, times: 2 });
    const json = await fetching('orderConfirmed', { companyId: 6316, orderId: Number(anOrder().id) });
    expect(json.pickTickets).toHaveLength(1);
    expect(komet().counters.calls).toBe(3);
    jest.restoreAllMocks();
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['nobody listens', { baseUrl: 'http://127.0.0.1:9/api' }, /^Could not connect to 127\.0\.0\.1:9: /],
    ['the token is not known', { authenticationToken: 'not-a-known-token' }, /./],
    ['the address is invalid', { baseUrl: 'nonsense' }, /Base URL of the credential is not a web address/],
  ])('where %s, the event is not lost', async (_, change, message) => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const api = { ...context.credentials.kometSalesApi, ...change } as Record<string, string>;
    const json = await fetching('orderConfirmed', ORDER, api as never);
    expect(json).toMatchObject(ORDER);
    expect(failureOf(json)?.message).toMatch(message);
    expect(JSON.stringify(json)).not.toContain('not-a-known-token');
    jest.restoreAllMocks();
  });

  it('the event comes with fetchFailure if the credential of the API is missing, or the number is invalid', async () => {
    const active = await trigger({ authentication: 'none', fetchRecord: true }, {});
    const { items } = await active.call(post());
    expect(items![0]!.json).toMatchObject({
      ...ORDER,
      fetchFailure: { message: expect.any(String) as string },
    });
    const unreadable = { companyId: 6316, paymentId: 1, paymentNumber: 'X-90' };
    expect(failureOf(await fetching('paymentCancelled', unreadable))?.message).toMatch(
      /^Control Number: expected .*, so the payment can’t be read$/,
    );
    expect(komet().counters.calls).toBe(0);
  });
});
