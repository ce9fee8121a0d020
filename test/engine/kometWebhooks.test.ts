import { activeTrigger, type ActiveTrigger, type IncomingCall } from './harness';

const SECRET = 'wh-6f1c2a-9e4d';
/** As on the page of the order confirmation. */
const ORDER = { companyId: 6316, orderId: 6908 };

const trigger = async (parameters: object = {}, token: string = SECRET): Promise<ActiveTrigger> =>
  await activeTrigger(
    {
      type: 'n8n-nodes-erp-sync.kometSalesWebhookTrigger',
      name: 'Trigger',
      parameters: { event: 'orderConfirmed', ...parameters },
    },
    { kometSalesWebhookApi: { token } },
  );

const post = (headers: Record<string, string>, body: unknown = ORDER): IncomingCall => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

describe('an order webhook of Komet Sales', () => {
  it('starts the workflow with the order, and is answered in the documented form', async () => {
    const { answer, items } = await (await trigger()).call(post({ authenticationtoken: SECRET }));

    expect(answer).toEqual({ status: 200, body: { status: '1', message: 'Received' } });
    expect(items).toEqual([
      { json: { event: 'orderConfirmed', ...ORDER, received: { method: 'POST', ...ORDER } } },
    ]);
  });

  it('may come in the older form: GET, with token and invoiceId in the address', async () => {
    const active = await trigger({ event: 'orderCancelled', message: 'Noted' });
    const query = { token: SECRET, companyId: '6316', invoiceId: '6908' };
    const { answer, items } = await active.call({ method: 'GET', query });

    expect(answer.body).toEqual({ status: '1', message: 'Noted' });
    expect(items).toEqual([
      {
        json: {
          event: 'orderCancelled',
          ...ORDER,
          received: { method: 'GET', companyId: '6316', invoiceId: '6908' },
        },
      },
    ]);
  });

  it.each([
    ['said to be JSON', { rawBody: '{"companyId":6316,"orderId":9007199254740993}' }],
    [
      'with a mark at its beginning',
      { body: {}, rawBody: '\uFEFF{"companyId":6316,"orderId":9007199254740993}' },
    ],
    ['not said to be JSON', { body: '{"companyId":6316,"orderId":9007199254740993}' }],
  ])('keeps all digits of an order ID, %s', async (_, sent) => {
    const { items } = await (
      await trigger()
    ).call({ method: 'POST', headers: { authenticationtoken: SECRET }, ...sent });
    const order = { companyId: 6316, orderId: '9007199254740993' };
    expect(items).toEqual([
      { json: { event: 'orderConfirmed', ...order, received: { method: 'POST', ...order } } },
    ]);
  });

  it('keeps the digits of all other numbers, at any depth', async () => {
    const rawBody =
      '{"orderId":6908,"lines":[{"id":12345678901234567890,"total":1234567890123456.78,"boxes":2}]}';
    const { items } = await (
      await trigger()
    ).call({ method: 'POST', headers: { authenticationtoken: SECRET }, rawBody });
    expect(items?.[0]?.json.received).toMatchObject({
      lines: [{ id: '12345678901234567890', total: '1234567890123456.78', boxes: 2 }],
    });
  });

  it('is read as JSON also when it does not say that it is', async () => {
    const { items } = await (
      await trigger()
    ).call(post({ authenticationtoken: SECRET }, JSON.stringify(ORDER)));
    expect(items?.[0]?.json).toMatchObject(ORDER);
  });

  it.each([
    ['without a token', {}, 401, 'The token is missing'],
    ['with another token', { authenticationtoken: `${SECRET}x` }, 403, 'The token is not accepted'],
    [
      'with the beginning of the token',
      { authenticationtoken: SECRET.slice(0, -1) },
      403,
      'The token is not accepted',
    ],
  ])('%s is refused and starts nothing', async (_, headers, status, message) => {
    const { answer, items } = await (await trigger()).call(post(headers));
    expect(answer).toEqual({ status, body: { status: '0', message } });
    expect(items).toBeUndefined();
  });

  it('is refused while the credential has no token, even with an empty one', async () => {
    const { answer } = await (await trigger({}, '')).call(post({ authenticationtoken: '' }));
    expect(answer).toMatchObject({ status: 500, body: { status: '0' } });
  });

  it('is accepted without a token if the user says so', async () => {
    const { items } = await (await trigger({ authentication: 'none' })).call(post({}));
    expect(items?.[0]?.json).toMatchObject(ORDER);
  });

  it.each([[{}], [{ companyId: 6316 }], [{ orderId: 'DROP TABLE' }], [[ORDER]], ['no JSON']])(
    'that names no order, %j, is refused',
    async (body) => {
      const { answer, items } = await (await trigger()).call(post({ authenticationtoken: SECRET }, body));
      expect(answer).toEqual({ status: 400, body: { status: '0', message: 'The call names no order' } });
      expect(items).toBeUndefined();
    },
  );

  it('leaves its token out of what the workflow sees', async () => {
    const active = await trigger();
    const calls = [
      post({ authenticationtoken: SECRET }, { ...ORDER, authenticationToken: SECRET }),
      { method: 'GET' as const, query: { token: SECRET, orderId: '6908', authenticationToken: SECRET } },
    ];
    for (const call of calls) {
      const { items } = await active.call(call);
      expect(items).toHaveLength(1);
      expect(JSON.stringify(items)).not.toContain(SECRET);
    }
  });
});
