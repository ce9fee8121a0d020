import fc from 'fast-check';
import type { IDataObject, OnError } from 'n8n-workflow';
import { jsonOf, packNode, pairedTo, runNode, withSimulators } from '../engine/support';
import type { NodeJson, OneNodeRun } from '../engine/harness';
import { httpServer, rawServer, closeAll } from '../unit/http/servers';
import { SECRETS } from './calls';
import { columnsOf, type Column } from './columns';
import { isThorough } from './pairs';

const context = withSimulators();

const columns = [...columnsOf('komet'), ...columnsOf('ebiz'), ...columnsOf('superOffice')];

/** Runs of a property; each goes through n8n's engine. */
const RUNS = { numRuns: isThorough ? 120 : 40 };

const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(async () => {
  await closeAll();
  process.off('unhandledRejection', note);
  expect(rejections).toEqual([]);
});

const settings = fc.constantFrom<OnError>('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput');

/** Every item has come out, done or failed. A node that stopped has thrown an error of n8n's. */
function nothingLost(run: OneNodeRun, items: number, onError: OnError): void {
  const { main, error, failure, status } = run;
  if (onError === 'stopWorkflow' && failure) {
    expect(['NodeApiError', 'NodeOperationError']).toContain(failure.name);
    expect([status, failure.message.length > 0, main.length]).toEqual(['error', true, 0]);
    return;
  }
  expect([status, failure]).toEqual(['success', undefined]);
  const out = new Set([...pairedTo(main), ...pairedTo(error)]);
  expect([...out].sort()).toEqual(Array.from({ length: items }, (_, index) => index).sort());
  for (const { message } of jsonOf(error)) expect(message).toEqual(expect.any(String));
}

/** As above, but an item that finds nothing gives none: each item was requested or has failed. */
function listed(run: OneNodeRun, items: number, calls: number, onError: OnError): void {
  if (onError === 'stopWorkflow' && run.failure) return nothingLost(run, items, onError);
  const failed = [...jsonOf(run.main), ...jsonOf(run.error)].filter(({ error }) => error !== undefined);
  expect([run.status, calls + failed.length]).toEqual(['success', items]);
}

/** What a service that has lost its mind may send. */
interface Reply {
  status: number;
  type: string;
  body: Buffer;
}

const STATUSES = [200, 200, 200, 200, 201, 204, 206, 302, 400, 401, 404, 429, 500, 503, 599];
const TYPES = ['application/json', 'text/xml', 'text/html', 'text/plain; charset=utf-16', 'x', ''];

const replyOf = (body: fc.Arbitrary<Buffer>): fc.Arbitrary<Reply> =>
  fc.record({ status: fc.constantFrom(...STATUSES), type: fc.constantFrom(...TYPES), body });

/** A text with a piece cut out, put in twice or replaced by rubbish. */
const damaged = (text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      text,
      fc.nat(),
      fc.nat(40),
      fc.oneof(fc.constant(''), fc.string(), fc.constantFrom('\0', '\ufeff', '<', '"')),
    )
    .map(([whole, at, length, instead]) => {
      const start = whole.length === 0 ? 0 : at % whole.length;
      return Buffer.from(whole.slice(0, start) + instead + whole.slice(start + length));
    });

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', '0', '1', 0, 1, 'Error', 'Success', '9007199254740993', -1),
  fc.integer({ min: 450_000, max: 450_004 }),
  fc.string({ unit: 'binary' }),
  fc.double(),
);
const members = [
  'status',
  'result',
  'message',
  'credits',
  'creditId',
  'IsOk',
  'Status',
  'UserExplanation',
  'Message',
  'error',
  'pairedItem',
  '__proto__',
  'toString',
];
const { value: envelope } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...members), fc.string()), tie('value'), { maxKeys: 6 }),
  ),
}));

const json = fc.oneof(
  fc.json().map((text) => Buffer.from(text)),
  envelope.map((value) => Buffer.from(JSON.stringify(value) ?? '')),
  damaged(envelope.map((value) => JSON.stringify(value) ?? '')),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom('['.repeat(100_000), '{"a":'.repeat(50_000), '-', '1e999', '9'.repeat(5_000))
    .map(Buffer.from),
);

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('&lt;', '&x;', '&#0;', '<![CDATA[x]]>', '<!--', '<?x?>', '<a b="c"/>', ']]>', '\ufeff'),
);
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(
        'Status',
        'Error',
        'ErrorCode',
        'CustomerId',
        's:Fault',
        'faultstring',
        'a',
        'x:y',
        '__proto__',
      ),
      fc.constantFrom('', ' i:nil="true"', ' a="1"', ' a'),
      fc.oneof(
        { depthSize: 'small' },
        text,
        fc.array(tie('element'), { maxLength: 4 }).map((all) => all.join('')),
      ),
    )
    .map(([name, attribute, inner]) => `<${name}${attribute}>${inner}</${name}>`),
}));
const soap = fc.array(element, { maxLength: 5 }).map(
  (inner) => `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="urn:i"><s:Body>
  <MarkCustomerAsSynchronizedResponse><MarkCustomerAsSynchronizedResult>${inner.join('')}</MarkCustomerAsSynchronizedResult>
  </MarkCustomerAsSynchronizedResponse></s:Body></s:Envelope>`,
);
const xml = fc.oneof(
  soap.map((whole) => Buffer.from(whole)),
  damaged(soap),
  element.map((whole) => Buffer.from(whole)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);

let calls = 0;

/** Three records of a column to an address of the test's own. */
async function call(column: Column, url: string, onError: OnError): Promise<OneNodeRun> {
  const { vendor, credentialType, packDir } = column;
  const node = {
    type: column.type,
    name: 'Node',
    // Each has its own credential: a service that demanded a pause does not delay the next run.
    credentials: { [credentialType]: { id: `fuzz ${++calls}`, name: 'Fuzz' } },
    parameters: { ...column.parameters, options: { maxRetries: 0 } },
  } as NodeJson;
  const credential = { ...SECRETS[vendor], baseUrl: url, endpoint: url };
  const items = [0, 1, 2].map((index) => ({ id: column.id(index) }));
  return await runNode(node, items, { credentials: { [credentialType]: credential }, packDir, onError });
}

describe('an answer of any content loses no item and crashes nothing', () => {
  const cases = columns.map(
    (column) => [`${column.vendor} ${column.effect} ${column.form}`, column] as const,
  );
  const of = (vendor: Column['vendor']) => cases.filter(([, column]) => column.vendor === vendor);
  let reply: Reply;
  let url: string;
  beforeAll(async () => {
    const server = await httpServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(reply.status, { ...(reply.type && { 'content-type': reply.type }) });
        response.end(reply.status === 204 ? undefined : reply.body);
      });
    });
    url = server.url;
  });

  const holdsFor = async (column: Column, replies: fc.Arbitrary<Reply>) =>
    await fc.assert(
      fc.asyncProperty(replies, settings, async (next, onError) => {
        reply = next;
        nothingLost(await call(column, url, onError), 3, onError);
      }),
      { numRuns: isThorough ? 40 : 12 },
    );

  it.each([...of('komet'), ...of('superOffice')])('%s', async (_, column) => {
    await holdsFor(column, replyOf(json));
  });
  it.each(of('ebiz'))('%s', async (_, column) => {
    await holdsFor(column, replyOf(xml));
  });
});

it('bytes that are no HTTP lose no item and crash nothing', async () => {
  let bytes = Buffer.alloc(0);
  const server = await rawServer((socket) => void socket.once('data', () => socket.end(bytes)));
  const heads = fc.constantFrom(
    '',
    'HTTP/1.1 200 OK\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n',
    'HTTP/9.9 abc',
  );
  const column = columns.find(({ form, effect }) => form === 'batch' && effect === 'once') as Column;
  await fc.assert(
    fc.asyncProperty(heads, fc.uint8Array({ maxLength: 100 }), settings, async (head, rest, onError) => {
      bytes = Buffer.concat([Buffer.from(head), Buffer.from(rest)]);
      nothingLost(await call(column, server.url, onError), 3, onError);
    }),
    RUNS,
  );
});

describe('input of any kind loses no item, crashes nothing and sends nothing that is not documented', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      ' ',
      'null',
      '[]',
      '{}',
      '1e5',
      '0x10',
      '١٢',
      '1,2',
      '450001',
      '-1',
      '1.10',
      '+1',
    ),
    fc.constantFrom<unknown>(
      NaN,
      Infinity,
      -0,
      -1e-10,
      1e21,
      2 ** 53,
      9_007_199_254_740_993n,
      '9'.repeat(30),
    ),
    fc.integer(),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.date({ noInvalidDate: false }),
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(fc.oneof(fc.integer({ min: 450_001, max: 450_100 }), fc.string()), { maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 5 }).map((ids) => ids.join(', ')),
    fc.constantFrom(
      '2026-02-30',
      '2026-03-01',
      '2026-03-01T25:00',
      '01/02/2026',
      '2026',
      '20260301',
      'yesterday',
    ),
  );
  const nodes: Array<[string, NodeJson]> = [
    [
      'a list of ids',
      packNode('kometSales', 'credit', 'markAsSynchronized', { creditId: '={{ $json.value }}', options: {} }),
    ],
    [
      'a list of numbers',
      packNode('superOffice', 'erpSync', 'forceResync', {
        erpConnectionId: 612,
        internalKeyIds: '={{ $json.value }}',
        options: {},
      }),
    ],
    [
      'an amount',
      packNode('kometSales', 'automaticAdditionalCharge', 'update', {
        automaticAdditionalChargeId: 320,
        additionalChargeId: '55',
        amountValue: '={{ $json.value }}',
        amountType: 0,
        active: true,
        orderType: 2,
        capPerDay: 40,
        minCapPerDay: 0,
        companyLocationId: '13',
        options: {},
      }),
    ],
    [
      'a date',
      packNode('kometSales', 'customer', 'getMany', {
        returnAll: false,
        limit: 1,
        filters: { updateAsOf: '={{ $json.value }}' },
        options: {},
      }),
    ],
    [
      'a key',
      packNode('eBizCharge', 'customer', 'markAsSynchronized', {
        customerInternalId: '={{ $json.value }}',
        options: {},
      }),
    ],
  ];

  it.each(nodes)('%s', async (_, node) => {
    const { simulators, credentials } = context;
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 5 }), settings, async (values, onError) => {
        simulators.reset();
        const items = values.map((value) => ({ value })) as IDataObject[];
        const run = await runNode(node, items, { credentials, onError });
        const { komet, ebiz, superOffice } = simulators;
        if (node.parameters?.operation === 'getMany')
          listed(run, items.length, komet.counters.calls, onError);
        else nothingLost(run, items.length, onError);
        expect([komet, ebiz, superOffice].flatMap(({ violations }) => violations)).toEqual([]);
      }),
      RUNS,
    );
  });
});
