import dns from 'node:dns';
import type { IncomingMessage, RequestListener } from 'node:http';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import type { IDataObject, INodeExecutionData, NodeEgressFilter } from 'n8n-workflow';
import { closeAll, httpServer } from '../unit/http/servers';
import { activeTrigger, ensureBuilt } from './harness';

const TOKEN = 'wh-6f1c2a-9e4d';
const PDF = Buffer.from('%PDF-1.7 an invoice');
const MB = 1024 * 1024;

beforeAll(async () => await ensureBuilt());
afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

/** A place for files, and what it was asked. */
async function storage(answer: RequestListener) {
  const asked: IncomingMessage[] = [];
  const server = await httpServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  return { ...server, asked };
}

const pdf: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/pdf' }).end(PDF);

/** The item of an event whose vendor invoices have these links. */
async function itemWith(
  links: string[],
  {
    event = 'purchaseOrderReconciled',
    credential = {},
    ...parameters
  }: { event?: string; credential?: IDataObject; downloadFiles?: boolean; authentication?: string } = {},
): Promise<INodeExecutionData> {
  const active = await activeTrigger(
    {
      type: 'n8n-nodes-erp-sync.kometSalesWebhookTrigger',
      name: 'Trigger',
      parameters: { event, downloadFiles: true, ...parameters },
    },
    { kometSalesWebhookApi: { form: 'bearer', token: TOKEN, ...credential } as never },
  );
  const vendorInvoices = links.map((file, index) => ({ invoiceNumber: `INV-${index}`, file }));
  const { answer, items } = await active.call({
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: { id: 12345, poNumber: 'P002271', awb: '369', vendorInvoices },
  });
  expect(answer.status).toBe(200);
  expect(items).toHaveLength(1);
  expect(items![0]!.json).toMatchObject({ id: 12345, vendorInvoices });
  expect(items![0]!.json).not.toHaveProperty('error');
  return items![0]!;
}

const bytesOf = ({ binary }: INodeExecutionData, field: string) =>
  Buffer.from(binary?.[field]?.data ?? '', 'base64').toString();

it.each(['purchaseOrderReconciled', 'awbReconciled', 'inboundTruckReconciled'])(
  '%s: files are downloaded at once, as binary data beside the invoice that they belong to',
  async (event) => {
    const { url, asked } = await storage(pdf);
    const item = await itemWith([`${url}/a/INV%200.pdf?sig=1`, `${url}/b.pdf`], { event });

    expect(item.json.files).toEqual([
      { invoiceNumber: 'INV-0', binaryField: 'file0', fileName: 'INV 0.pdf' },
      { invoiceNumber: 'INV-1', binaryField: 'file1', fileName: 'b.pdf' },
    ]);
    expect(item.json).not.toHaveProperty('fileFailures');
    expect(item.binary?.file0).toMatchObject({ fileName: 'INV 0.pdf', mimeType: 'application/pdf' });
    expect([bytesOf(item, 'file0'), bytesOf(item, 'file1')]).toEqual([PDF.toString(), PDF.toString()]);
    // Never with the token.
    for (const { headers } of asked) {
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
      expect(JSON.stringify(headers)).not.toContain(TOKEN);
    }
  },
);

it('nothing is downloaded unless the user wants it, nor if anyone may call', async () => {
  const { url, asked } = await storage(pdf);
  for (const parameters of [{ downloadFiles: false }, { authentication: 'none' }]) {
    const item = await itemWith([`${url}/a.pdf`], parameters);
    expect(item.json).not.toHaveProperty('files');
    expect(item.binary).toBeUndefined();
  }
  expect(asked).toEqual([]);
});

it('a file that can’t be downloaded is reported; the others and the event stay', async () => {
  const { url } = await storage((request, response) =>
    request.url === '/good.pdf' ? pdf(request, response as never) : response.writeHead(403).end('<Expired/>'),
  );
  const item = await itemWith([`${url}/expired.pdf`, `${url}/good.pdf`, 'no link', 'ftp://x/y']);
  expect(item.json.files).toEqual([{ invoiceNumber: 'INV-1', binaryField: 'file1', fileName: 'good.pdf' }]);
  expect(item.json.fileFailures).toEqual(
    expect.arrayContaining([
      { invoiceNumber: 'INV-0', message: 'The service answered 403 Forbidden' },
      { invoiceNumber: 'INV-2', message: expect.stringContaining('not a valid URL') as string },
      { invoiceNumber: 'INV-3', message: expect.stringContaining('not a valid URL') as string },
    ]),
  );
});

it('a file of more than 20 MB is not read', async () => {
  const { url } = await storage((_, response) => void response.end(Buffer.alloc(20 * MB + 1)));
  const item = await itemWith([`${url}/big.pdf`]);
  expect(item.json).toMatchObject({
    files: [],
    fileFailures: [{ invoiceNumber: 'INV-0', message: 'The answer is larger than 20 MB' }],
  });
});

it('more than 50 files are not downloaded, and this is reported', async () => {
  const { url, asked } = await storage(pdf);
  const item = await itemWith(Array.from({ length: 52 }, (_, index) => `${url}/${index}.pdf`));
  expect([asked.length, (item.json.files as unknown[]).length]).toEqual([50, 50]);
  expect(item.json.fileFailures).toEqual([
    { invoiceNumber: 'INV-50', message: 'Not downloaded: there are more than 50 files' },
    { invoiceNumber: 'INV-51', message: 'Not downloaded: there are more than 50 files' },
  ]);
});

describe('a link may lead only where calls are allowed', () => {
  const domains = (allowedDomains: string) => ({
    credential: { allowedHttpRequestDomains: 'domains', allowedDomains },
  });

  it('by the allowed domains of the credential', async () => {
    const { url, asked } = await storage(pdf);
    expect((await itemWith([`${url}/a.pdf`], domains('files.kometsales.com'))).json.fileFailures).toEqual([
      { invoiceNumber: 'INV-0', message: 'The credential does not allow calls to 127.0.0.1' },
    ]);
    expect(asked).toEqual([]);
    expect((await itemWith([`${url}/a.pdf`], domains('127.0.0.1'))).json.files).toHaveLength(1);
  });

  it('by a redirect too', async () => {
    const inside = await storage(pdf);
    const elsewhere = inside.url.replace('127.0.0.1', 'localhost');
    const outside = await storage(
      (_, response) => void response.writeHead(302, { location: elsewhere }).end(),
    );
    const refused = await itemWith([`${outside.url}/a.pdf`], domains('127.0.0.1'));
    expect(refused.json.fileFailures).toEqual([
      { invoiceNumber: 'INV-0', message: 'The credential does not allow calls to localhost' },
    ]);
    expect(inside.asked).toEqual([]);
    const allowed = await itemWith([`${outside.url}/a.pdf`], domains('127.0.0.1, localhost'));
    expect(bytesOf(allowed, 'file0')).toBe(PDF.toString());
  });

  it('not in a circle', async () => {
    const { url, asked } = await storage(
      (_, response) => void response.writeHead(307, { location: '/b' }).end(),
    );
    expect((await itemWith([`${url}/a`])).json.fileFailures).toEqual([
      { invoiceNumber: 'INV-0', message: 'The link leads on more than 3 times, and was not followed' },
    ]);
    expect(asked).toHaveLength(4);
  });

  it('by n8n’s protection against server-side request forgery', async () => {
    const refusing: NodeEgressFilter = {
      validateUrl: async () => await Promise.resolve({ ok: false, error: new Error('a restricted address') }),
      validateConnectionHost: () => ({ ok: true, result: undefined }),
      createSecureLookup: () => (host, options, done) => dns.lookup(host, options, done),
      validateRedirectSync: () => undefined,
    };
    jest.spyOn(Container.get(OutboundHttp), 'egressFilter').mockReturnValue(refusing);
    const { url, asked } = await storage(pdf);
    expect((await itemWith([`${url}/a.pdf`])).json.fileFailures).toEqual([
      { invoiceNumber: 'INV-0', message: 'a restricted address' },
    ]);
    expect(asked).toEqual([]);
  });
});
