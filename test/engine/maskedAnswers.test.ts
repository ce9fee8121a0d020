import { gzipSync } from 'node:zlib';
import type { IDataObject } from 'n8n-workflow';
import { closeAll, httpServer } from '../unit/http/servers';
import { credentialTest } from './credentialTest';
import { activeTrigger, ensureBuilt } from './harness';
import { jsonOf, packNode, runNode } from './support';

/**
 * Secrets are masked in values, as the last step: whatever the pack does with an answer, it does with what was received.
 * The answers are a vendor's that repeats what it was sent.
 */

const GUID = '6f1c2b3a-9d84-4e57-a0b1-c2d3e4f5a6b7';

beforeAll(async () => await ensureBuilt());

afterEach(closeAll);

/** A server that answers every call alike, and what it was sent. */
async function vendor(
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
  status = 200,
) {
  const calls: Array<{ url: string; body: string }> = [];
  const server = await httpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ url: request.url ?? '', body: Buffer.concat(chunks).toString() });
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    });
  });
  return { url: server.url, calls };
}

const list = packNode('kometSales', 'customer', 'getMany', { returnAll: true, filters: {}, options: {} });

const customers = async (token: string, body: string, headers = {}): Promise<IDataObject[]> => {
  const { url } = await vendor('application/json', headers ? gzipSync(body) : body, headers);
  const { main } = await runNode(list, [{}], {
    credentials: { kometSalesApi: { authenticationToken: token, baseUrl: url } },
  });
  return jsonOf(main);
};

const rows = (...names: string[]): string =>
  `{"status":"1","customers":[${names.map((name, id) => `{"id":${id},"name":"${name}"}`).join(',')}]}`;

it.each([
  ['as it was typed', GUID],
  ['escaped in JSON', GUID.replace(/-/g, '\\u002d').replace('6', '\\u0036')],
  ['in large letters', GUID.toUpperCase()],
  ['percent-encoded', GUID.replace(/-/g, '%2D').replace('6', '%36')],
  ['as references of HTML', GUID.replace(/-/g, '&#45;').replace('6', '&#x36;')],
  ['in JSON within JSON', GUID.replace(/-/g, '\\\\u002d')],
])('a record that repeats the token %s has it masked', async (_, written) => {
  expect(await customers(GUID, rows('Rose', `is ${written}!`), { 'content-encoding': 'gzip' })).toEqual([
    { id: 0, name: 'Rose' },
    { id: 1, name: 'is ***!' },
  ]);
});

it('a value that is a token of few characters is masked, a word that contains it is not', async () => {
  const body = rows('rose', 'primrose', 'r1o2s3e4u5v6', 'by r1o2s3e4u5v6.');
  expect((await customers('rose', body, { 'content-encoding': 'gzip' })).map(({ name }) => name)).toEqual([
    '***',
    'primrose',
    'r1o2s3e4u5v6',
    'by r1o2s3e4u5v6.',
  ]);
  expect(
    (await customers('r1o2s3e4u5v6', body, { 'content-encoding': 'gzip' })).map(({ name }) => name),
  ).toEqual(['rose', 'primrose', '***', 'by ***.']);
});

it('a file keeps its bytes, whatever they are', async () => {
  const pdf = Buffer.from(`%PDF-1.4 ${GUID} caf\u00e9`, 'latin1');
  const signed = [...pdf].map((byte) => (byte > 127 ? byte - 256 : byte));
  const { url } = await vendor(
    'application/json',
    JSON.stringify({
      status: '1',
      suggestedFileName: `x\n/../../../etc/${GUID}.pdf`,
      file: signed.join(','),
    }),
  );
  const print = packNode('kometSales', 'invoice', 'getPdf', {
    invoiceId: '6900',
    additionalFields: {},
    options: {},
  });
  const { main } = await runNode(print, [{}], {
    credentials: { kometSalesApi: { authenticationToken: GUID, baseUrl: url } },
  });
  const [file] = Object.values(main[0]?.binary ?? {});
  expect(Buffer.from(file?.data ?? '', 'base64').toString('latin1')).toBe(pdf.toString('latin1'));
  expect(main[0]?.json.fileName).toBe('***.pdf');
  expect(file?.fileName).toBe('***.pdf');
});

it('a token of digits alone may stand in the answer to a call that must not be repeated: it is done', async () => {
  const token = '4111222233334444';
  const { url, calls } = await vendor(
    'application/json',
    `{"status":"1","message":"OK","vendorId":${token}}`,
  );
  const create = packNode('kometSales', 'vendor', 'create', {
    name: 'Rose Farm',
    portOrigin: 'BOG',
    vendorType: 'freshCut',
    additionalFields: {},
    options: {},
  });
  const { main, failure } = await runNode(create, [{}], {
    credentials: { kometSalesApi: { authenticationToken: token, baseUrl: url } },
    retryOnFail: true,
    maxTries: 2,
  });
  expect(failure?.message).toBeUndefined();
  expect(JSON.stringify(main[0]?.json)).not.toContain(token);
  expect(JSON.stringify(main[0]?.json)).toContain('***');
  expect(calls).toHaveLength(1);
});

const soap = (inner: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
  <MarkCustomerAsSynchronizedResponse xmlns="http://eBizCharge.ServiceModel.SOAP"><MarkCustomerAsSynchronizedResult>
  <Status>Success</Status><StatusCode>1</StatusCode><ErrorCode>0</ErrorCode>${inner}
  </MarkCustomerAsSynchronizedResult></MarkCustomerAsSynchronizedResponse></s:Body></s:Envelope>`;

const mark = packNode('eBizCharge', 'customer', 'markAsSynchronized', {
  customerInternalId: GUID,
  options: {},
});

it('an answer in Latin-1 is read as it was sent; secrets are masked in it and go out trimmed, user names stay', async () => {
  const inner = `<CustomerId>Caf\u00e9 (&#x36;${GUID.slice(1)}) buyer-77</CustomerId>`;
  const { url, calls } = await vendor('text/xml; charset=ISO-8859-1', Buffer.from(soap(inner), 'latin1'));
  const credentials = {
    eBizChargeApi: {
      securityId: ` ${GUID}\n`,
      userId: '\u200bbuyer-77 ',
      password: '\ufeffhunter2secret\u00a0',
      endpoint: url,
    },
  };
  const { main } = await runNode(mark, [{}], { credentials });
  expect(main[0]?.json.CustomerId).toBe('Café (***) buyer-77');
  expect(calls[0]?.body).toContain(`SecurityId>${GUID}<`);
  expect(calls[0]?.body).toContain('UserId>buyer-77<');
  expect(calls[0]?.body).toContain('Password>hunter2secret<');
});

it('SuperOffice gets user name and password trimmed, and repeats neither form of the password', async () => {
  const basic = Buffer.from('sales:hunter2secret').toString('base64');
  const { url } = await vendor(
    'application/json',
    JSON.stringify({ ErrorType: 'X', ErrorMessage: `Who is hunter2secret, Basic ${basic}?` }),
    {},
    403,
  );
  const resync = packNode('superOffice', 'erpSync', 'forceResync', {
    erpConnectionId: 612,
    internalKeyIds: '1',
    options: {},
  });
  const superOfficeApi = { baseUrl: url, username: ' sales', password: 'hunter2secret \n' };
  const { main } = await runNode(resync, [{}], {
    credentials: { superOfficeApi },
    onError: 'continueRegularOutput',
  });
  expect(main[0]?.json).toMatchObject({ error: 'Who is ***, Basic ***?', message: 'Who is ***, Basic ***?' });
});

it('the Test button shows no secret, in whatever form it comes back', async () => {
  const written = GUID.toUpperCase().replace(/-/g, '%2D');
  const { url } = await vendor('application/json', `{"status":"0","message":"No: ${written}"}`);
  const { message } = await credentialTest('kometSalesApi', {
    authenticationToken: `${GUID} `,
    baseUrl: url,
  });
  expect(message).toContain('No: ***');
});

it('a webhook call that repeats the token somewhere else has it masked', async () => {
  const active = await activeTrigger(
    {
      type: 'n8n-nodes-erp-sync.kometSalesWebhookTrigger',
      name: 'Trigger',
      parameters: { event: 'orderConfirmed' },
    },
    { kometSalesWebhookApi: { token: `${GUID}\n` } },
  );
  const { items } = await active.call({
    method: 'POST',
    headers: { 'content-type': 'application/json', authenticationtoken: GUID },
    query: { key: GUID.toUpperCase() },
    body: { companyId: 6316, orderId: 6908, auth: { list: [`Bearer ${GUID}`, GUID] }, [GUID]: 1 },
  });
  const received = items?.[0]?.json.received as IDataObject;
  expect(received).toMatchObject({ key: '***', auth: { list: ['Bearer ***', '***'] }, '***': 1 });
});

/** Longer than what an error shows of a value. */
const LONG = `eyJhbGciOiJIUzI1NiJ9.${'r0se'.repeat(20)}.sIgnature`;

const markCredit = packNode('kometSales', 'credit', 'markAsSynchronized', {
  creditId: '={{ $json.id }}',
  options: {},
});

it.each([
  ['is refused', GUID],
  ['is longer than errors show values', LONG],
  ['has something that nobody sees in it', `${GUID}\u200b0`],
])('an item that holds the token where it does not belong and %s shows it in no error', async (_, id) => {
  const { url, calls } = await vendor('application/json', '{}');
  const kometSalesApi = { authenticationToken: id === LONG ? LONG : GUID, baseUrl: url };
  for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
    const { main, failure } = await runNode(markCredit, [{ id }, { id }], {
      credentials: { kometSalesApi },
      onError,
    });
    const shown = JSON.stringify([main, failure?.message, failure?.description, failure?.stack]);
    expect(shown).toContain('***');
    expect(shown).not.toContain(id.slice(0, 20));
  }
  expect(calls).toHaveLength(0);
});

it('an option that holds the token shows it in no error', async () => {
  const { url } = await vendor('application/json', '{}');
  const { failure } = await runNode(
    { ...markCredit, parameters: { ...markCredit.parameters, options: { concurrency: '={{ $json.id }}' } } },
    [{ id: GUID }],
    { credentials: { kometSalesApi: { authenticationToken: GUID, baseUrl: url } } },
  );
  expect(failure?.message).toBe('Option Concurrency: expected a whole number from 1 to 32, got "***"');
});
