import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
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
