import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendKometEvent, sendOrderCancellation, sendOrderConfirmation } from '../../../simulators';

interface Received {
  method?: string;
  url?: string;
  token?: string | string[];
  type?: string;
  body: string;
}

const received: Received[] = [];
let answer = '{"status":"1","message":"Taken"}';
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { method, url, headers } = request;
    received.push({ method, url, token: headers.authenticationtoken, type: headers['content-type'], body });
    response.end(answer);
  });
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(() => (received.length = 0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const EVENT = { companyId: 6316, orderId: 6908 };
const POSTED = {
  method: 'POST',
  url: '/hook',
  type: 'application/json',
  body: '{"companyId":6316,"orderId":6908}',
};

it('confirmations and cancellations are posted as the pages show, with the header that the admin typed in', async () => {
  const reply = await sendOrderConfirmation(url, { ...EVENT, authenticationToken: 'typed in' });
  await sendOrderCancellation(url, EVENT);
  expect(received).toEqual([
    { ...POSTED, token: 'typed in' },
    { ...POSTED, token: undefined },
  ]);
  expect(reply).toEqual({ httpStatus: 200, status: '1', message: 'Taken', text: answer });
});

it('the older form of the confirmation is a GET with invoiceId last', async () => {
  await sendOrderConfirmation(url, { ...EVENT, authenticationToken: 'abc' }, 'get');
  expect(received[0]).toMatchObject({
    method: 'GET',
    url: '/hook?token=abc&companyId=6316&invoiceId=6908',
    body: '',
  });
});

it('an answer in another form has no status', async () => {
  answer = 'Workflow was started';
  expect(await sendOrderConfirmation(url, EVENT)).toEqual({ httpStatus: 200, text: answer });
});

it('an event is sent with the members and the authentication of its page alone', async () => {
  await expect(sendKometEvent(url, 'paymentCancellation', { orderId: 1 })).rejects.toThrow(
    'paymentCancellation documents no orderId',
  );
  const header = { kind: 'header', token: 'x' } as const;
  await expect(sendKometEvent(url, 'paymentCancellation', { paymentId: 1 }, header)).rejects.toThrow(
    'paymentCancellation documents no authentication by header',
  );
  await sendKometEvent(url, 'paymentCancellation', { paymentId: 1 }, { kind: 'bearer', token: 'x' });
  expect(received.map(({ method, body }) => [method, body])).toEqual([['POST', '{"paymentId":1}']]);
});
