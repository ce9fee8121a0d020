import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { closeAll, httpServer, type Running } from '../unit/http/servers';
import { oneNode, type OneNodeOptions, type OneNodeRun } from './harness';
import { writeFixturePack } from './harness/fixture-pack';
import { jsonOf } from './support';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'fixtures', 'soap', 'registerNode'),
  node: 'Register',
  credential: 'RegisterApi',
});

/** What the vendor has read, and what it answers to each operation. */
let requests: Array<{ action: string; xml: string }> = [];
let answers: Record<string, { status?: number; content: string }> = {};
let server: Running;

beforeAll(async () => {
  server = await httpServer((request, response) => {
    let xml = '';
    request.on('data', (piece: Buffer) => (xml += piece.toString()));
    request.on('end', () => {
      const action = String(request.headers.soapaction);
      requests.push({ action, xml });
      const { status = 200, content } = answers[action.replace(/^.*\/|"$/g, '')] ?? {
        status: 404,
        content: '',
      };
      response
        .writeHead(status, { 'content-type': 'text/xml' })
        .end(
          `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`,
        );
    });
  });
});

beforeEach(() => {
  requests = [];
  answers = {};
});

afterAll(closeAll);

const NIL = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
const result = (name: string, content: string) => ({
  content: `<${name}Response xmlns="http://register.example/service"><${name}Result>${content}</${name}Result></${name}Response>`,
});
const fault = (code: string, words: string) => ({
  status: 500,
  content: `<s:Fault><faultcode>s:${code}</faultcode><faultstring xml:lang="en">${words} </faultstring></s:Fault>`,
});

async function run(
  operation: string,
  parameters: IDataObject = {},
  items: IDataObject[] = [{}],
  options: OneNodeOptions = {},
): Promise<OneNodeRun> {
  const node = {
    type: 'n8n-nodes-fixture.register',
    name: 'Register',
    parameters: { resource: 'order', operation, options: {}, ...parameters } as never,
  };
  const credentials = { registerApi: { baseUrl: server.url, key: 'register-secret' } };
  return await oneNode(
    node,
    items.map((json) => ({ json })),
    { packDir, credentials, ...options },
  );
}

/** What stands in the wrapper of the first call, behind the credential. */
const sent = (): string => /<\/token>(.*)<\/(?:SaveOrder|GetOrder)>/.exec(requests[0]?.xml ?? '')?.[1] ?? '';

const saved = result('SaveOrder', '<Code>0</Code><Number>0017</Number>');

describe('what is sent over SOAP', () => {
  it('is in the order of the declaration, the credential first, nested members in their objects', async () => {
    answers.SaveOrder = saved;
    const { main, failure } = await run(
      'create',
      {
        number: '={{ $json.number }}',
        total: '12.50',
        tags: 'a,b',
        lines: {
          values: [
            { price: '3', sku: '007' },
            { sku: 'x & y', taxable: true },
          ],
        },
        city: 'Miami',
        street: 'Main',
        date: '2026-01-31',
      },
      [{ number: '0017' }],
    );
    expect(failure).toBeUndefined();
    expect(requests[0]?.action).toBe('"http://register.example/service/IRegister/SaveOrder"');
    expect(requests[0]?.xml).toContain(
      '<SaveOrder xmlns="http://register.example/service"><token><Key>register-secret</Key></token>',
    );
    expect(sent()).toBe(
      '<order><Number>0017</Number><Date>2026-01-31</Date>' +
        '<Address><Street>Main</Street><City>Miami</City></Address>' +
        '<Lines><Line><Sku>007</Sku><Price>3</Price><Taxable>false</Taxable></Line>' +
        '<Line><Sku>x &amp; y</Sku><Taxable>true</Taxable></Line></Lines>' +
        '<Tags>a</Tags><Tags>b</Tags><Total>12.50</Total></order>' +
        '<notify>false</notify>',
    );
    expect(jsonOf(main)).toEqual([{ Code: 0, Number: '0017' }]);
  });

  it('has a shape of its own for each action of one operation', async () => {
    answers.SaveOrder = saved;
    await run('close', { number: '0017', reason: 'Paid' });
    expect(sent()).toBe('<order><Number>0017</Number><Reason>Paid</Reason><Closed>true</Closed></order>');
  });

  it('is refused before it is sent where it is larger than the vendor takes', async () => {
    answers.SaveOrder = saved;
    const { main, failure } = await run(
      'create',
      { number: '={{ $json.number }}', street: '={{ $json.street }}' },
      [
        { number: '1', street: 'x'.repeat(4_000) },
        { number: '2', street: 'Main' },
      ],
      { onError: 'continueRegularOutput' },
    );
    expect(failure).toBeUndefined();
    expect(main[0]?.json.message).toBe('The request is larger than the 3000 bytes that Register accepts');
    expect([requests.length, main[1]?.json.Number]).toEqual([1, '0017']);
  });
});

describe('what is read over SOAP', () => {
  it('has every declared list as an array: none, one, many, left out and nil, with its element or without', async () => {
    const orders = [
      '<Number>001</Number><Id>9007199254740993</Id><Total>12.50</Total><Paid>true</Paid><Count>3</Count>' +
        '<Lines><Line x="1"><Sku>007</Sku><Price>1.10</Price><Taxable>0</Taxable></Line></Lines>' +
        '<Mails>a@b.c</Mails><Address><Street>Main</Street></Address>',
      '<Number>002</Number><Lines><Line><Sku>a</Sku></Line><Line><Sku>b</Sku></Line></Lines>' +
        '<Mails>a</Mails><Mails/><Mails>b</Mails><Address/>',
      `<Number>003</Number><Lines/><Address ${NIL}/>`,
      `<Number>004</Number><Lines ${NIL}/>`,
      '<Number>005</Number>',
    ];
    answers.SearchOrders = result('SearchOrders', orders.map((each) => `<Order>${each}</Order>`).join(''));
    const { main, failure } = await run('search');
    expect(failure).toBeUndefined();
    expect(jsonOf(main)).toEqual([
      {
        Number: '001',
        Id: '9007199254740993',
        Total: 12.5,
        Paid: true,
        Count: 3,
        Lines: [{ Sku: '007', Price: 1.1, Taxable: false }],
        Mails: ['a@b.c'],
        Address: { Street: 'Main' },
      },
      {
        Number: '002',
        Lines: [{ Sku: 'a' }, { Sku: 'b' }],
        Mails: ['a', '', 'b'],
        Address: null,
      },
      { Number: '003', Lines: [], Mails: [], Address: null },
      { Number: '004', Lines: [], Mails: [] },
      { Number: '005', Lines: [], Mails: [] },
    ]);
  });

  const order = '<Order><Number>1</Number></Order>';
  const row = { Number: '1', Lines: [], Mails: [] };

  it.each<[string, string, string, string, IDataObject[]]>([
    ['a result that is the list', 'search', 'SearchOrders', order, [row]],
    [
      'a list in the result',
      'list',
      'ListOrders',
      `<Count>2</Count><Page><Orders>${order}${order}</Orders></Page>`,
      [
        { ...row, Count: 2 },
        { ...row, Count: 2 },
      ],
    ],
    ['an empty list in the result', 'list', 'ListOrders', '<Count>0</Count><Page><Orders/></Page>', []],
    ['a result without its list', 'list', 'ListOrders', '<Count>0</Count>', []],
    ['one entry without an element around it', 'events', 'Events', '<Event><Id>1</Id></Event>', [{ Id: 1 }]],
    [
      'entries without an element around them',
      'events',
      'Events',
      '<Event><Id>1</Id></Event><Event><Id>2</Id></Event>',
      [{ Id: 1 }, { Id: 2 }],
    ],
    ['plain entries', 'tags', 'Tags', '<string>a</string><string>b</string>', [{ tag: 'a' }, { tag: 'b' }]],
    ['one plain entry', 'tags', 'Tags', '<string>a</string>', [{ tag: 'a' }]],
  ])('is as many items as there are: %s', async (_, operation, name, content, expected) => {
    answers[name] = result(name, content);
    const { main, failure } = await run(operation);
    expect(failure).toBeUndefined();
    expect(jsonOf(main)).toEqual(expected);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['search', 'SearchOrders'],
    ['list', 'ListOrders'],
    ['events', 'Events'],
    ['tags', 'Tags'],
  ])('is an empty list where the result is empty, nil or left out: %s', async (operation, name) => {
    for (const content of [`<${name}Result/>`, `<${name}Result ${NIL}/>`, '']) {
      answers[name] = { content: `<${name}Response>${content}</${name}Response>` };
      const { main, failure } = await run(operation);
      expect(failure).toBeUndefined();
      expect(main).toEqual([]);
    }
    expect(requests).toHaveLength(3);
  });

  it('is no empty list where words stand in its place', async () => {
    answers.SearchOrders = result('SearchOrders', 'Search is closed');
    const { failure } = await run('search', { options: { maxTries: 1 } });
    expect(`${failure?.message} ${failure?.description}`).toContain('Search is closed');
  });

  it('is no record where the answer to a read of one is empty', async () => {
    answers.GetOrder = { content: '<GetOrderResponse/>' };
    const { failure } = await run('get', { number: '1' });
    expect(failure?.message).toContain('Register sent an empty result');
  });

  it('comes whole in a long answer', async () => {
    const lines = `<Lines>${'<Line><Sku>007</Sku><Price>1.10</Price></Line>'.repeat(10)}</Lines>`;
    const rows = Array.from({ length: 5_000 }, (_, n) => `<Order><Number>${n}</Number>${lines}</Order>`);
    answers.SearchOrders = result('SearchOrders', rows.join(''));
    const { main, failure } = await run('search');
    expect(failure).toBeUndefined();
    expect(main).toHaveLength(5_000);
    expect(main[4_999]?.json).toMatchObject({ Number: '4999', Mails: [] });
    expect((main[4_999]?.json.Lines as unknown[]).length).toBe(10);
  });
});

describe('a fault', () => {
  const close = async () => await run('close', { number: '1' });

  it('by which the vendor says no is final, in its words', async () => {
    answers.SaveOrder = fault('InvalidNumber', 'No such order');
    const { failure } = await close();
    expect(failure?.message).toContain('No such order');
    expect(failure?.message).not.toContain('unknown');
  });

  it('of any other kind leaves the outcome of a call that is made once unknown', async () => {
    answers.SaveOrder = fault('InternalServiceFault', 'Object reference');
    const { failure } = await close();
    expect(failure?.message).toContain('Object reference');
    expect(failure?.description).toContain('Look the order up.');
    expect(requests).toHaveLength(1);
  });
});
