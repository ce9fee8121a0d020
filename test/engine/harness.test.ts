import { rmSync } from 'node:fs';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeConnectionTypes } from 'n8n-workflow';
import { chain, oneNode, recordOutput, runAsTool, runWorkflow, textOf } from './harness';
import { sightings } from './harness/fixture-nodes';
import { writeFixturePack } from './harness/fixture-pack';

const packDir = writeFixturePack();
const probe = { type: 'n8n-nodes-fixture.probe' };
const manual = { type: 'n8n-nodes-base.manualTrigger', name: 'Start' };
const setField = (name: string, field: string, value: string) => ({
  type: 'n8n-nodes-base.set',
  name,
  parameters: { assignments: { assignments: [{ id: name, name: field, value, type: 'string' }] } },
});

let server: Server;
let url: string;
const received: Array<{ path: string | undefined; headers: IncomingHttpHeaders }> = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    received.push({ path: request.url, headers: request.headers });
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ path: request.url }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(packDir, { recursive: true });
});

beforeEach(() => {
  sightings.length = 0;
  received.length = 0;
});

describe('a workflow of n8n nodes', () => {
  const workflow = () => {
    const { nodes, connections } = chain(manual, setField('Left', 'id', '1'), {
      type: 'n8n-nodes-base.merge',
      name: 'Merge',
      parameters: { mode: 'append' },
    });
    return {
      nodes: [
        ...nodes,
        setField('Right', 'id', '2'),
        {
          type: 'n8n-nodes-base.httpRequest',
          name: 'Ask',
          parameters: { url: `=${url}/{{ $json.id }}` },
        },
      ],
      connections: {
        ...connections,
        Start: { main: [[main('Left'), main('Right')]] },
        Right: { main: [[main('Merge', 1)]] },
        Merge: { main: [[main('Ask')]] },
      },
    };
  };
  const main = (node: string, index = 0) => ({ node, type: NodeConnectionTypes.Main, index });

  it('runs from the trigger to a request that goes out', async () => {
    const run = await runWorkflow(workflow(), { packDir });

    expect(run.status).toBe('success');
    expect(run.outputOf('Merge').map(({ json }) => json)).toEqual([{ id: '1' }, { id: '2' }]);
    expect(run.outputOf('Ask').map(({ json }) => json)).toEqual([{ path: '/1' }, { path: '/2' }]);
    expect(run.outputOf('Ask').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
  });

  it('starts with the items that the trigger emits', async () => {
    const run = await runWorkflow(chain(manual, { ...probe, name: 'Probe' }), {
      packDir,
      input: [{ json: { a: 1 } }, { json: { a: 2 } }],
    });

    expect(run.outputOf('Probe').map(({ json }) => json.a)).toEqual([1, 2]);
  });

  it('signs requests of the HTTP Request node with a predefined credential', async () => {
    const request = {
      type: 'n8n-nodes-base.httpRequest',
      name: 'Ask',
      parameters: { url, authentication: 'predefinedCredentialType', nodeCredentialType: 'probeApi' },
    };
    const run = await runWorkflow(chain(manual, request), {
      packDir,
      credentials: { probeApi: { token: 'secret' } },
    });

    expect(run.errorOf('Ask')).toBeUndefined();
    expect(received[0]?.headers['x-probe']).toBe('Bearer secret');
  });

  it('reports a required field left empty as a failed run that never started', async () => {
    const run = await runWorkflow(chain(manual, { ...probe, name: 'Probe', parameters: { needed: '' } }), {
      packDir,
    });

    expect(run.status).toBe('error');
    expect(run.lastError?.message).toContain('issues');
    expect(sightings).toHaveLength(0);
  });

  it('knows a misspelt node name', async () => {
    const run = await runWorkflow(chain(manual, { ...probe, name: 'Probe' }), { packDir });

    expect(() => run.outputOf('Prob')).toThrow('no node "Prob"');
  });

  it('uses the time zone it is given', async () => {
    const run = await runWorkflow(chain(manual, setField('Zone', 'zone', '={{ $now.zoneName }}')), {
      packDir,
      timezone: 'Europe/Oslo',
    });

    expect(run.outputOf('Zone')[0]?.json.zone).toBe('Europe/Oslo');
  });
});

describe('one node', () => {
  it('gets the items with their own fields and gives pairedItem', async () => {
    const result = await oneNode(
      { ...probe, parameters: { value: '={{ $json.a }} of {{ $itemIndex }}' } },
      [{ a: 'x' }, { json: { a: 'y' }, pairedItem: 7 }],
      { packDir },
    );

    expect(result.status).toBe('success');
    expect(result.main).toEqual([
      { json: { a: 'x', value: 'x of 0' }, pairedItem: { item: 0 } },
      { json: { a: 'y', value: 'y of 1' }, pairedItem: { item: 1 } },
    ]);
    expect(sightings[0]?.rawValue).toBe('={{ $json.a }} of {{ $itemIndex }}');
    expect(result.hints).toEqual([{ message: '2 seen', location: 'outputPane' }]);
  });

  it('is given its credential, defaults filled in', async () => {
    const result = await oneNode(probe, [{}], { packDir, credentials: { probeApi: { token: 't' } } });

    expect(sightings[0]?.token).toBe('t');
    expect(result.failure).toBeUndefined();
  });

  it('is tried again with the same input array on Retry On Fail', async () => {
    const result = await oneNode({ ...probe, parameters: { behaviour: 'throw' } }, [{ a: 1 }], {
      packDir,
      retryOnFail: true,
      maxTries: 3,
      waitBetweenTries: 0,
    });

    expect(result.status).toBe('error');
    expect(result.failure?.message).toBe('The probe threw');
    expect(sightings).toHaveLength(3);
    expect(sightings[2]?.items).toBe(sightings[0]?.items);
    // n8n would wait a second before each of the two other tries.
    expect(result.run.ms).toBeLessThan(1_900);
  });

  it('has its failed items at the error output, with the input fields', async () => {
    const result = await oneNode(
      { ...probe, parameters: { behaviour: 'fail odd' } },
      [{ a: 0 }, { a: 1 }, { a: 2 }],
      { packDir, onError: 'continueErrorOutput' },
    );

    expect(result.main.map(({ json }) => json.a)).toEqual([0, 2]);
    expect(result.error.map(({ json }) => json)).toEqual([{ a: 1, error: 'odd', message: 'Odd ones fail' }]);
  });

  it('passes its input on when it throws and continues', async () => {
    const throwing = {
      ...probe,
      name: 'Probe',
      parameters: { behaviour: 'throw' },
      onError: 'continueRegularOutput' as const,
    };
    const run = await runWorkflow(chain(manual, throwing, { type: 'n8n-nodes-base.noOp', name: 'After' }), {
      packDir,
      input: [{ json: { a: 1 } }],
    });

    expect(run.status).toBe('success');
    expect(run.outputOf('After').map(({ json }) => json)).toEqual([{ a: 1 }]);
    expect(run.errorOf('Probe')?.message).toBe('The probe threw');
  });

  it('leaves the given items as they were', async () => {
    const item = { json: { a: 1 } };
    await oneNode(probe, [item], { packDir });

    expect(item).toEqual({ json: { a: 1 } });
  });
});

describe('stopping', () => {
  const waiting = { ...probe, parameters: { behaviour: 'wait' } };

  it.each([
    ['after a time', () => ({ cancelAfterMs: 30 })],
    ['by signal', () => ({ signal: AbortSignal.timeout(30) })],
  ])('reaches the node %s', async (_how, how) => {
    const result = await oneNode(waiting, [{}], { packDir, ...how() });

    expect(result.status).toBe('canceled');
    expect(sightings[0]?.canceled).toBe(true);
    // The node would wait ten seconds.
    expect(result.run.ms).toBeLessThan(9_000);
  });
});

describe('afterwards', () => {
  it('leaves no timer or socket behind', async () => {
    const before = process.getActiveResourcesInfo().sort();
    await oneNode(probe, [{}], { packDir, cancelAfterMs: 60_000 });

    expect(process.getActiveResourcesInfo().sort()).toEqual(before);
  });
});

describe('a tool', () => {
  const tool = { ...probe, parameters: { value: "={{ $fromAI('value', 'What to say', 'string') }}" } };

  it.each(['invoke', 'request'] as const)('answers an agent that works by %s', async (style) => {
    const result = await runAsTool(tool, { value: 'hello' }, { packDir, style });

    expect(result.failure).toBeUndefined();
    expect(JSON.parse(result.answer ?? '')).toMatchObject([{ value: 'hello' }]);
    expect(result.tool).toEqual({
      name: 'Tool',
      description: 'Writes down what it is given',
      arguments: ['value'],
    });
    expect(sightings[0]).toMatchObject({ type: 'n8n-nodes-fixture.probeTool', isTool: style === 'invoke' });
  });

  it.each(['invoke', 'request'] as const)('hands its error to an agent that works by %s', async (style) => {
    const result = await runAsTool({ ...probe, parameters: { behaviour: 'throw' } }, {}, { packDir, style });

    expect(result.failure).toBe('The probe threw');
    expect(result.answer).toBeUndefined();
  });

  it('must declare that it is usable as one', async () => {
    await expect(runAsTool({ type: 'n8n-nodes-base.merge' }, {}, { packDir })).rejects.toThrow(
      'usableAsTool',
    );
  });
});

describe('what a run leaves to be searched for secrets', () => {
  it('has the log, the console, the streams and the stored data', async () => {
    const shown = jest.spyOn(console, 'warn').mockImplementation();
    const printing = { ...probe, parameters: { behaviour: 'print', value: 'stored' } };
    const { run } = await oneNode(printing, [{}], { packDir });
    shown.mockRestore();

    for (const trace of ['to the log', 'in the metadata', 'to the console', 'to the stream']) {
      expect(run.log).toContain(trace);
    }
    expect(run.everything()).toContain('stored');
  });

  it('ends with the recording', () => {
    const { debug } = console;
    const recording = recordOutput();
    const text = recording.stop();

    expect(text).toBe('');
    expect(console.debug).toBe(debug);
  });

  it('shows messages and causes of errors, and survives circles', () => {
    const circle: Record<string, unknown> = { error: new Error('outer', { cause: new Error('inner') }) };
    circle.self = circle;

    expect(textOf(circle)).toEqual(expect.stringMatching(/outer.*inner/s));
    expect(textOf(circle)).toContain('[circular]');
  });
});
