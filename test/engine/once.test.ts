import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeConnectionTypes, type IDataObject } from 'n8n-workflow';
import { oneNode, runWorkflow, type NodeJson, type OneNodeOptions } from './harness';
import { writeFixturePack } from './harness/fixture-pack';
import { jsonOf } from './support';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'fixtures', 'onceNode'),
  node: 'Till',
  credential: 'TillApi',
});

/** What the vendor does with a charge; every request it read is in `charges`. */
type Answer = 'ok' | 'reset' | 400 | 503 | 'cut' | 'empty' | 429 | 'error member';

const charges: IDataObject[] = [];
let answers: Answer[] = [];
let server: Server;
let connections = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      charges.push(JSON.parse(Buffer.concat(chunks).toString()) as IDataObject);
      const answer = answers.shift() ?? 'ok';
      response.setHeader('content-type', 'application/json');
      if (answer === 'reset') request.socket.destroy();
      else if (answer === 'empty') response.end();
      else if (answer === 'error member') response.end('{"chargeId":1,"error":"none"}');
      else if (answer === 'cut') response.end('{"chargeId":');
      else if (typeof answer === 'number') response.writeHead(answer, { 'retry-after': '0' }).end('{}');
      else response.end(`{"chargeId":${charges.length}}`);
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
  charges.length = 0;
  connections = 0;
  answers = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const tillNode = {
  type: 'n8n-nodes-fixture.till',
  name: 'Till',
  parameters: {
    resource: 'payment',
    operation: 'charge',
    customerId: '={{ $json.customer }}',
    amount: 10,
    options: { concurrency: 1 },
  },
};

const credentialsFor = (baseUrl?: string) => {
  const { port } = server.address() as AddressInfo;
  return { tillApi: { key: 'till-secret-key-000', baseUrl: baseUrl ?? `http://127.0.0.1:${port}` } };
};

const run = async (
  customers: number[],
  options: OneNodeOptions = {},
  baseUrl?: string,
  settings: Partial<NodeJson> = {},
) =>
  await oneNode(
    { ...tillNode, ...settings },
    customers.map((customer) => ({ json: { customer } })),
    { packDir, credentials: credentialsFor(baseUrl), ...options },
  );

/** One customer, handed by "Items" to every node that the routes name. */
const runRoutes = async (nodes: NodeJson[], routes: Record<string, string[]>) =>
  await runWorkflow(
    {
      nodes: [
        { type: 'n8n-nodes-base.manualTrigger', name: 'Items' },
        ...nodes.map((node) => ({ onError: 'continueRegularOutput' as const, ...node })),
      ],
      connections: Object.fromEntries(
        Object.entries(routes).map(([from, to]) => [
          from,
          { main: [to.map((node) => ({ node, type: NodeConnectionTypes.Main, index: 0 }))] },
        ]),
      ),
      pinData: { Items: [{ json: { customer: 1 } }] },
    },
    { packDir, credentials: credentialsFor() },
  );

const charged = () => charges.map(({ customerId }) => customerId);

describe('a call that must not be repeated', () => {
  it.each<Answer>(['reset', 503, 'cut', 'empty'])(
    'stops with "outcome unknown" after %p and says how to look it up',
    async (answer) => {
      answers = [answer];
      const { failure } = await run([1]);

      expect(failure?.message).toMatch(/^Outcome unknown: /);
      expect(failure?.description).toContain(
        'Look for the charge in the list of payments before charging again.',
      );
      expect(charged()).toEqual([1]);
    },
  );

  it('is not sent again by Retry On Fail once its outcome is unknown', async () => {
    answers = ['ok', 'reset'];
    const { failure } = await run([1, 2, 3], { retryOnFail: true, maxTries: 5 });

    expect(failure?.message).toMatch(/^Outcome unknown: .* \[item 1\]$/);
    expect(failure?.description).toContain('Of 3 records: 2 done, 0 failed, 1 unknown (item 1), 0 not sent.');
    // The first try stops at item 1; the second sends what was not sent, and nothing else.
    expect(charged()).toEqual([1, 2, 3]);
  });

  it('is not sent again by Retry On Fail with "Continue", where the first item shows the failure', async () => {
    answers = ['reset'];
    const { main, error } = await run([1, 2], {
      onError: 'continueErrorOutput',
      retryOnFail: true,
      maxTries: 5,
    });

    expect(charged()).toEqual([1, 2]);
    expect(jsonOf(main)).toEqual([{ chargeId: 2 }]);
    expect(error[0]?.json).toMatchObject({ customer: 1, details: { outcome: 'unknown' } });
  });

  it('is remembered with Execute Once too, where n8n makes a new list of items for each try', async () => {
    answers = ['reset'];
    const { failure } = await run([1, 2], { retryOnFail: true, maxTries: 3 }, undefined, {
      executeOnce: true,
    });

    expect(failure?.message).toMatch(/^Outcome unknown: /);
    expect(charged()).toEqual([1]);
  });

  it('is sent again after 429, which says that nothing was done', async () => {
    answers = [429];
    const { main } = await run([1]);

    expect(jsonOf(main)).toEqual([{ chargeId: 2 }]);
    expect(charged()).toEqual([1, 1]);
  });

  it('is sent again by Retry On Fail when no connection was made', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const { failure } = await run([1], {}, `http://127.0.0.1:${port}`);

    expect(failure?.message).not.toMatch(/unknown/i);
    expect(charged()).toEqual([]);
  });

  it('is not sent again by Retry On Fail once it was refused', async () => {
    answers = [400];
    const { failure } = await run([1], { retryOnFail: true, maxTries: 3 });

    expect(failure?.message).toMatch(/400/);
    expect(charged()).toEqual([1]);
  });

  it('does not go out on a connection that has been idle, which the service may be closing', async () => {
    await run([1]);
    await sleep(1_500);
    connections = 0;
    await run([2]);

    expect(charged()).toEqual([1, 2]);
    expect(connections).toBe(1);
  });
});

describe('what is remembered of a charge', () => {
  it('belongs to one node: another one, fed the same items, charges too', async () => {
    answers = ['reset'];
    const nodes = ['First', 'Second'].map((name) => ({ ...tillNode, name }));
    const done = await runRoutes(nodes, { Items: ['First', 'Second'] });

    expect(done.outputOf('First')[0]?.json).toMatchObject({ details: { outcome: 'unknown' } });
    expect(jsonOf(done.outputOf('Second'))).toEqual([{ chargeId: 2 }]);
    expect(charged()).toEqual([1, 1]);
  });

  it('belongs to one run: a node that the same item reaches again charges again', async () => {
    answers = ['reset'];
    const ways = ['One Way', 'Another Way'].map((name) => ({ type: 'n8n-nodes-base.noOp', name }));
    const routes = { Items: ['One Way', 'Another Way'], 'One Way': ['Till'], 'Another Way': ['Till'] };
    const done = await runRoutes([...ways, tillNode], routes);

    expect(done.outputOf('Till', 0, 0)[0]?.json).toMatchObject({ details: { outcome: 'unknown' } });
    expect(jsonOf(done.outputOf('Till', 0, 1))).toEqual([{ chargeId: 2 }]);
    expect(charged()).toEqual([1, 1]);
  });
});

it('an answer with a member "error" is no failed item, and Retry On Fail runs nothing again', async () => {
  answers = ['error member'];
  const { main } = await run([1], { retryOnFail: true, maxTries: 3 });

  expect(jsonOf(main)).toEqual([{ chargeId: 1, errorText: 'none' }]);
  expect(charged()).toEqual([1]);
});
