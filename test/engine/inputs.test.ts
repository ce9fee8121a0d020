import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { oneNode, type NodeJson, type OneNodeOptions } from './harness';
import { writeFixturePack } from './harness/fixture-pack';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'fixtures', 'deskNode'),
  node: 'Desk',
  credential: 'DeskApi',
});

/** What the desk was sent. */
interface Sent {
  query: Record<string, string>;
  headers: Record<string, unknown>;
  body: unknown;
}

const sent: Sent[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://desk');
      const text = Buffer.concat(chunks).toString();
      sent.push({
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      });
      response.setHeader('content-type', 'application/json');
      response.end('{"orderId":1}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
  sent.length = 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function desk(
  operation: string,
  parameters: IDataObject,
  items: INodeExecutionData[] = [{ json: {} }],
  options: OneNodeOptions = {},
) {
  const { port } = server.address() as AddressInfo;
  const node = {
    type: 'n8n-nodes-fixture.desk',
    name: 'Desk',
    parameters: { resource: 'order', operation, options: {}, ...parameters } as NodeJson['parameters'],
  };
  const credentials = { deskApi: { key: 'desk-secret-key-00', baseUrl: `http://127.0.0.1:${port}` } };
  return await oneNode(node, items, { packDir, credentials, ...options });
}

const binary = (bytes: Buffer) => ({ data: bytes.toString('base64'), mimeType: 'application/pdf' });

describe('a form with sections and collections', () => {
  it('is sent as the page has it, with what is preset', async () => {
    const { status } = await desk(
      'create',
      {
        customerId: { __rl: true, mode: 'list', value: '7' },
        shipTo: {
          values: { city: '={{ $json.city }}', phones: { values: [{ number: '1' }, { number: '2' }] } },
        },
        linesMode: 'defineBelow',
        lines: { values: [{ codes: 'A;B' }, { codes: '={{ $json.codes }}' }] },
        additionalFields: { rush: false, color: 'b', days: [2, 1], traceId: 't-1' },
      },
      [{ json: { city: 'Miami', codes: ['C', 'D'] } }],
    );
    expect(status).toBe('success');
    expect(sent[0]?.headers).toMatchObject({ 'x-channel': 'WEB', 'x-trace': 't-1' });
    expect(sent[0]?.body).toEqual({
      customerId: 7,
      shipTo: { city: 'Miami', phones: [{ number: '1' }, { number: '2' }] },
      lines: [
        { kind: 'box', codes: 'A;B' },
        { kind: 'box', codes: 'C;D' },
      ],
      rush: false,
      color: 'b',
      days: '2,1',
    });
  });

  it('takes lists of records as JSON', async () => {
    await desk('create', { customerCode: 'A', linesMode: 'json', linesJson: '[{ "codes": ["C"] }]' });
    expect(sent[0]?.body).toEqual({ customerCode: 'A', lines: [{ kind: 'box', codes: 'C' }] });
  });

  it('sends nothing of sections that were opened and left empty', async () => {
    await desk('update', {
      orderId: '5',
      updateFields: { price: 0, contact: { values: { name: '' } }, notes: {} },
    });
    expect(sent[0]).toMatchObject({ query: { orderId: '5' }, body: { price: 0 } });
  });

  it('demands a choice that was added and not made, Yes or No too', async () => {
    const { failure } = await desk('update', { orderId: '5', updateFields: { rush: '' } });
    expect(failure?.message).toContain('Rush: expected a choice');
    expect(sent).toEqual([]);
  });

  it('takes records inside a collection', async () => {
    await desk('update', {
      orderId: '5',
      updateFields: { contact: { values: { name: 'Ann' } }, notes: { values: [{ text: 'n' }] } },
    });
    expect(sent[0]?.body).toEqual({ contact: { name: 'Ann' }, notes: [{ text: 'n' }] });
  });

  it.each<[string, IDataObject, string]>([
    ['no customer at all', {}, 'Customer or Customer Code: expected at least one of them, got none [item 0]'],
    [
      'a choice that was added and not made',
      { customerCode: 'A', additionalFields: { color: '' } },
      'Color: expected a choice, got nothing. Choose one, or remove the field. [item 0]',
    ],
    [
      'a list of choices of which none was made',
      { customerCode: 'A', additionalFields: { days: [] } },
      'Days: expected a choice, got nothing. Choose one, or remove the field. [item 0]',
    ],
    [
      'a line too many',
      { customerCode: 'A', linesMode: 'json', linesJson: '[{"codes":"A"},{"codes":"B"},{"codes":"C"}]' },
      'Lines: expected at most 2 entries, got a list of 3 [item 0]',
    ],
    [
      'a member in JSON that has a field',
      { customerCode: 'A', options: { additionalFieldsJson: '{ "rush": true }' } },
      'Additional Fields (JSON): "rush" has a field of its own: Rush [item 0]',
    ],
    [
      'a token in JSON',
      { customerCode: 'A', options: { additionalFieldsJson: '{ "Token": "x" }' } },
      `Additional Fields (JSON): "Token" can't be set here [item 0]`,
    ],
  ])('with %s is refused before anything is sent', async (_, parameters, message) => {
    const { status, failure } = await desk('create', parameters);
    expect([status, failure?.message, sent.length]).toEqual(['error', message, 0]);
  });
});

describe('alternative keys of one record', () => {
  const by = (mode: string, value: unknown) => ({ __rl: true, mode, value }) as IDataObject;
  const reserve = async (customer: unknown, more: IDataObject = {}, items: IDataObject[] = [{}]) =>
    await desk(
      'reserve',
      { customer, item: '={{ $json.item ?? "rose" }}', ...more } as IDataObject,
      items.map((json) => ({ json })),
      { onError: 'continueErrorOutput' },
    );
  const received = () => sent.map(({ query, body }) => ({ query, body }));

  it('are one required field with a mode for each key, and optional ones one of a collection', async () => {
    const { Desk } = await import('./fixtures/deskNode');
    const form = new Desk().description.properties.filter(({ displayOptions }) =>
      displayOptions?.show?.operation?.includes('reserve'),
    );
    expect(form.map(({ name }) => name)).toEqual(['customer', 'item', 'additionalFields']);
    const modesOf = ({ modes = [] }: INodeProperties) => modes.map(({ displayName }) => displayName);
    const [customer, , additional] = form as [INodeProperties, INodeProperties, INodeProperties];
    expect(customer).toMatchObject({ displayName: 'Customer', type: 'resourceLocator', required: true });
    expect(modesOf(customer)).toEqual(['From List', 'By ID', 'By Code', 'By Name']);
    const [shipTo, ...others] = additional.options as INodeProperties[];
    expect([shipTo?.name, others]).toEqual(['shipTo', []]);
    expect(modesOf(shipTo as INodeProperties)).toEqual(['By ID', 'By Code']);
  });

  it.each<[string, unknown, object, object]>([
    ['From List', by('list', '7'), { customerId: '7' }, { item: 'rose' }],
    ['By ID', by('id', ' 90071992547409931 '), { customerId: '90071992547409931' }, { item: 'rose' }],
    ['By Code', by('code', 'C 7'), { customerCode: 'C 7' }, { item: 'rose' }],
    ['By Name', by('name', 'Rosa'), {}, { customer: { description: 'Rosa' }, item: 'rose' }],
    ['as a plain value, which is the first key', 7, { customerId: '7' }, { item: 'rose' }],
  ])('travel under the parameter of the mode: %s', async (_, customer, query, body) => {
    const { status } = await reserve(customer);
    expect([status, received()]).toEqual(['success', [{ query, body }]]);
  });

  it('are independent of each other in two fields', async () => {
    await reserve(by('name', 'Rosa'), { additionalFields: { shipTo: by('id', '5') } });
    await reserve(by('list', '7'), { additionalFields: { shipTo: by('code', 'dock') } });
    expect(received()).toEqual([
      { query: {}, body: { customer: { description: 'Rosa' }, shipTo: { id: 5 }, item: 'rose' } },
      { query: { customerId: '7' }, body: { shipTo: { code: 'dock' }, item: 'rose' } },
    ]);
  });

  it('are read for each item from an expression, under the parameter of the mode', async () => {
    const items = [
      { item: 'a', customer: 'C1' },
      { item: 'b', customer: 12 },
      { item: 'c', customer: 'too long' },
      { item: 'd', customer: '' },
    ];
    const { main, error } = await reserve(by('code', '={{ $json.customer }}'), {}, items);
    expect(received()).toEqual([
      { query: { customerCode: 'C1' }, body: { item: 'a' } },
      { query: { customerCode: '12' }, body: { item: 'b' } },
    ]);
    expect(main.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
    expect(error.map(({ json, pairedItem }) => [json.message, pairedItem])).toEqual([
      ['Customer Code: expected text of at most 4 characters, got "too long"', { item: 2 }],
      ['Customer is required: expected a value, got nothing', { item: 3 }],
    ]);
  });

  it.each<[string, unknown, string]>([
    ['letters for an ID', by('id', '={{ "rosa" }}'), 'Customer: expected a numeric ID, got "rosa"'],
    [
      'a code that is too long',
      by('code', 'C-1234'),
      'Customer Code: expected text of at most 4 characters, got "C-1234"',
    ],
    [
      'a name that is too long',
      by('name', 'A name of 21 letters.'),
      'Customer Name: expected text of at most 20 characters, got "A name of 21 letters."',
    ],
    ['a name that is empty', by('name', ' '), 'Customer is required: expected a value, got nothing'],
    [
      'an expression that gives an empty code',
      by('code', '={{ "" }}'),
      'Customer is required: expected a value, got nothing',
    ],
    [
      'an expression that gives no ID',
      by('id', '={{ $json.missing }}'),
      'Customer: expected a value, got nothing (the expression yields undefined). Check the names in the expression.',
    ],
    [
      'a mode that the form does not have',
      by('url', 'https://desk.example/7'),
      'Customer is required: expected a value, got nothing',
    ],
    [
      'an expression that gives a whole locator',
      '={{ { __rl: true, mode: "code", value: "C7" } }}',
      'Customer: expected a numeric ID, got an object',
    ],
  ])('are refused before anything is sent, by the name of the field: %s', async (_, customer, message) => {
    const { error } = await reserve(customer);
    expect([error.map(({ json }) => json.message), sent.length]).toEqual([[message], 0]);
  });

  // n8n checks what is typed into a form before it runs the node.
  it.each<[string, unknown, string]>([
    ['letters for an ID', by('id', 'rosa'), 'Customer: expected a numeric ID'],
    ['an ID that was not chosen', by('list', ''), 'Parameter "Customer" is required.'],
    ['nothing at all', undefined, 'Parameter "Customer" is required.'],
  ])('are refused by n8n in a form with %s', async (_, customer, message) => {
    const { status, failure } = await reserve(customer);
    expect([status, failure?.message, sent.length]).toEqual([
      'error',
      `The 'Desk' node has issues:\n- ${message}`,
      0,
    ]);
  });

  it.each<[what: string, shipTo: string, message: string]>([
    ['letters', 'dock', 'Ship-To ID: expected a numeric ID, got "dock"'],
    [
      'an expression that gives nothing',
      '={{ $json.missing }}',
      'Ship-To ID: expected a value, got nothing (the expression yields undefined). Let it yield empty text to leave the field out.',
    ],
  ])('are refused in a collection too: %s', async (_, shipTo, message) => {
    const { error } = await reserve(by('id', '7'), { additionalFields: { shipTo: by('id', shipTo) } });
    expect([error.map(({ json }) => json.message), sent.length]).toEqual([[message], 0]);
  });
});

describe('Additional Fields (JSON)', () => {
  it('are sent beside the fields', async () => {
    await desk(
      'create',
      {
        customerCode: 'A',
        options: { additionalFieldsJson: '={{ { note: $json.note, deep: { a: [1] } } }}' },
      },
      [{ json: { note: 'Gift' } }],
    );
    expect(sent[0]?.body).toEqual({ customerCode: 'A', note: 'Gift', deep: { a: [1] } });
  });

  it('are nothing as they come out of the node panel', async () => {
    await desk('create', { customerCode: 'A', options: { additionalFieldsJson: '{}' } });
    expect(sent[0]?.body).toEqual({ customerCode: 'A' });
  });
});

describe('a point in time', () => {
  it('goes out in GMT and in the vendor’s pattern', async () => {
    // Oslo is two hours ahead of GMT in July.
    const parameters = { returnAll: true, filters: { changedSince: '2026-07-01T10:00:00' } };
    await desk('getMany', parameters, undefined, { timezone: 'Europe/Oslo' });
    expect(sent[0]?.query).toEqual({ changedSince: '2026-07-01 08:00:00' });
  });
});

describe('a file', () => {
  const pdf = Buffer.from([0x25, 0x50, 0x80, 0xff]);

  it('is sent for each item from the binary property that it names, larger than other requests may be', async () => {
    const large = Buffer.alloc(2_000, 1);
    const items: INodeExecutionData[] = [
      { json: { property: 'data' }, binary: { data: binary(pdf) } },
      { json: { property: 'scan' }, binary: { data: binary(pdf), scan: binary(large) } },
    ];
    const { status } = await desk('upload', { content: '={{ $json.property }}', name: 'n' }, items);
    expect(status).toBe('success');
    const bodies = sent
      .map(({ body }) => body)
      .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
    // 0x80 and 0xff are -128 and -1 as signed bytes.
    expect(bodies).toEqual([
      { content: [0x25, 0x50, -128, -1], name: 'n' },
      { content: Array(2_000).fill(1), name: 'n' },
    ]);
  });

  it.each<[string, INodeExecutionData, string]>([
    [
      'is missing',
      { json: {}, binary: { scan: binary(pdf) } },
      'Content: expected the name of a binary property of the item (which has scan), got "data" [item 1]',
    ],
    [
      'is on an item without files',
      { json: {} },
      'Content: expected the name of a binary property of the item (which has no file), got "data" [item 1]',
    ],
    [
      'is empty',
      { json: {}, binary: { data: binary(Buffer.alloc(0)) } },
      'Content: expected a file that is not empty, got "data, 0 bytes" [item 1]',
    ],
    [
      'is larger than documented',
      { json: {}, binary: { data: binary(Buffer.alloc(2_001)) } },
      'Content: expected a file of at most 2000 bytes, got "data, 2001 bytes" [item 1]',
    ],
  ])('that %s stops the node before anything is sent', async (_, item, message) => {
    const items = [{ json: {}, binary: { data: binary(pdf) } }, item];
    const { status, failure } = await desk('upload', { content: 'data' }, items);
    expect([status, failure?.message, sent.length]).toEqual(['error', message, 0]);
  });

  it('that n8n has lost fails its item alone, and was not sent', async () => {
    const lost = { ...binary(pdf), id: 'filesystem-v2:lost' };
    const items = [
      { json: {}, binary: { data: lost } },
      { json: {}, binary: { data: binary(pdf) } },
    ];
    const { main, error } = await desk('upload', { content: 'data' }, items, {
      onError: 'continueErrorOutput',
    });
    expect([main.length, error.length, sent.length]).toEqual([1, 1, 1]);
    expect(error[0]?.json.message).toMatch(/^Content: the file in data could not be read/);
  });
});
