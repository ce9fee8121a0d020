import { gzipSync } from 'node:zlib';
import type { IDataObject } from 'n8n-workflow';
import { jsonOf, packNode, runNode, withSimulators } from '../engine/support';
import { closeAll, httpServer } from '../unit/http/servers';
import { callsTo } from './calls';
import type { Column } from './columns';

const context = withSimulators();

/** The customer that `callsTo` reads from EBizCharge. The item repeats it. */
const customerInternalId = 'c0570000-61b1-4457-a4d1-000000000001';

afterEach(closeAll);

/** Answers every call with these bytes. */
async function answering(body: string | Buffer, contentType: string): Promise<string> {
  const server = await httpServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': contentType }).end(body));
  });
  return server.url;
}

/** What the node gives for an answer. */
async function read(vendor: Column['vendor'], body: string | Buffer): Promise<IDataObject[]> {
  const url = await answering(body, vendor === 'ebiz' ? 'text/xml' : 'application/json');
  const { main, failure } = await callsTo(url, vendor, 'idempotent');
  expect(failure).toBeUndefined();
  return jsonOf(main);
}

/** The message of the failure that an answer makes. */
async function refusal(vendor: Column['vendor'], body: string | Buffer): Promise<string | undefined> {
  const url = await answering(body, vendor === 'ebiz' ? 'text/xml' : 'application/json');
  return (await callsTo(url, vendor, 'idempotent')).failure?.message;
}

describe('ids of 64 bits keep all digits', () => {
  it('in a list of customers', async () => {
    const { simulators, credentials } = context;
    simulators.komet.faults.add({ kind: 'wideIds', times: 'always' });
    const list = packNode('kometSales', 'customer', 'getMany', {
      returnAll: false,
      limit: 2,
      filters: {},
      options: {},
    });
    const { main } = await runNode(list, [{}], { credentials });
    // 23423 and 23430, and the first person's 801, each plus 9007199254740993.
    expect(jsonOf(main).map(({ id, salesPersonId }) => [id, salesPersonId])).toEqual([
      ['9007199254764416', '9007199254741794'],
      ['9007199254764423', '9007199254741795'],
    ]);
  });

  it('in a charge, wherever they are in the answer', async () => {
    const [charge] = await read(
      'komet',
      `{"result":1,"automaticAdditionalChargeId":9223372036854775807,"message":"OK",
        "links":[{"id":18446744073709551615,"parent":-9223372036854775808,"rate":1.5,"count":12}]}`,
    );
    expect(charge).toEqual({
      success: true,
      automaticAdditionalChargeId: '9223372036854775807',
      message: 'OK',
      links: [{ id: '18446744073709551615', parent: '-9223372036854775808', rate: 1.5, count: 12 }],
    });
  });

  it('in a customer of EBizCharge', async () => {
    const { simulators, credentials } = context;
    simulators.ebiz.faults.add({ kind: 'wideIds' });
    const mark = packNode('eBizCharge', 'customer', 'markAsSynchronized', {
      customerInternalId,
      options: {},
    });
    const { main } = await runNode(mark, [{}], { credentials });
    expect(main[0]?.json.CustomerId).toBe('9007199254740993');
  });
});

it.each([
  ['as it is', undefined],
  ['compressed', 'gzip'],
])('a list of many records comes whole, typed and without the secret (%s)', async (_, coding) => {
  const secret = 'readers-secret-token-5d2e';
  const customers = Array.from({ length: 8_000 }, (__, index) => ({
    note: `Customer ${index} "of", ]},{é`,
    active: '1',
    id: index === 7_000 ? '9007199254740993' : String(index),
    name: index === 6_000 ? `Who is ${secret}?` : 'Wholesale Petals',
  }));
  const json = JSON.stringify({ status: '1', message: 'OK', customers }).replace(
    '"9007199254740993"',
    '9007199254740993',
  );
  const server = await httpServer((request, response) => {
    const headers = { 'content-type': 'application/json', ...(coding && { 'content-encoding': coding }) };
    request.resume().on('end', () => response.writeHead(200, headers).end(coding ? gzipSync(json) : json));
  });
  const list = packNode('kometSales', 'customer', 'getMany', { returnAll: true, filters: {}, options: {} });
  const credentials = { kometSalesApi: { authenticationToken: secret, baseUrl: server.url } };
  const { main } = await runNode(list, [{}], { credentials });
  expect(jsonOf(main)).toEqual(
    customers.map(({ note, name }, index) => ({
      id: index === 7_000 ? '9007199254740993' : index,
      name: index === 6_000 ? 'Who is ***?' : name,
      active: true,
      note,
    })),
  );
  // Documented members first, in the order of their page.
  expect(Object.keys(main.at(-1)?.json ?? {})).toEqual(['id', 'name', 'active', 'note']);
});

it('JSON may begin with a byte order mark', async () => {
  const [charge] = await read('komet', '\ufeff{"result":1,"automaticAdditionalChargeId":320}');
  expect(charge).toEqual({ success: true, automaticAdditionalChargeId: 320 });
});

describe('XML', () => {
  const envelope = (result: string, prefix = 's', own = '') => `<?xml version="1.0" encoding="utf-8"?>
    <${prefix}:Envelope xmlns:${prefix}="http://schemas.xmlsoap.org/soap/envelope/"><${prefix}:Body>
    <${own}MarkCustomerAsSynchronizedResponse xmlns${own ? `:${own.slice(0, -1)}` : ''}="http://eBizCharge.ServiceModel.SOAP">
    <${own}MarkCustomerAsSynchronizedResult>${result}</${own}MarkCustomerAsSynchronizedResult>
    </${own}MarkCustomerAsSynchronizedResponse></${prefix}:Body></${prefix}:Envelope>`;
  const done = (inner = '') => envelope(`<Status>Success</Status><ErrorCode>0</ErrorCode>${inner}`);

  it('may have other prefixes', async () => {
    const xml = envelope('<b:Status>Success</b:Status><b:CustomerId>7</b:CustomerId>', 'SOAP-ENV', 'b:');
    expect(await read('ebiz', xml)).toEqual([{ customerInternalId, Status: 'Success', CustomerId: '7' }]);
  });

  it('may begin with a byte order mark, hold CDATA and elements that are not documented', async () => {
    const inner = '<CustomerId><![CDATA[<A&B>]]></CustomerId><Extra><Deep>1</Deep><Deep>2</Deep></Extra>';
    expect(await read('ebiz', `\ufeff${done(inner)}`)).toEqual([
      {
        customerInternalId,
        Status: 'Success',
        ErrorCode: 0,
        CustomerId: '<A&B>',
        Extra: { Deep: ['1', '2'] },
      },
    ]);
  });

  it('with the five entities of XML is read', async () => {
    const [customer] = await read('ebiz', done('<CustomerId>&lt;&amp;&gt;&quot;&apos;&#228;</CustomerId>'));
    expect(customer?.CustomerId).toBe('<&>"\'\u00e4');
  });

  const lol = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  );
  const damaged = 'The service answered XML that is damaged or cut short [item 0]';
  const declared = (declaration: string, inner: string) =>
    done(inner).replace('<s:Envelope', `<!DOCTYPE s:Envelope ${declaration}><s:Envelope`);

  it.each([
    ['a billion laughs', `[<!ENTITY l0 "lol">${lol.join('')}]`, '<CustomerId>&l9;</CustomerId>'],
    ['an entity of its own', '[<!ENTITY me "expanded">]', '<CustomerId>&me;</CustomerId>'],
    ['a file', '[<!ENTITY me SYSTEM "file:///etc/passwd">]', '<CustomerId>&me;</CustomerId>'],
  ])('with %s is not read', async (_, declaration, inner) => {
    expect(await refusal('ebiz', declared(declaration, inner))).toBe(damaged);
  });

  it.each([
    ['an entity', (url: string) => `[<!ENTITY me SYSTEM "${url}/entity">]`],
    ['a parameter entity', (url: string) => `[<!ENTITY % all SYSTEM "${url}/all.dtd"> %all;]`],
    ['a document type', (url: string) => `SYSTEM "${url}/envelope.dtd"`, 'no entity'],
  ])('with %s from elsewhere is not read, and nothing is fetched', async (_, declaration, text = '&me;') => {
    const elsewhere = await httpServer((_request, response) => void response.end('<!ENTITY me "fetched">'));
    const xml = declared(declaration(elsewhere.url), `<CustomerId>${text}</CustomerId>`);
    expect(await refusal('ebiz', xml)).toBe(damaged);
    expect(elsewhere.connections()).toBe(0);
  });
});
