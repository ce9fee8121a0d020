import type { IDataObject } from 'n8n-workflow';
import { runAsTool } from './harness';
import { packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const run = async (node: ReturnType<typeof packNode>, items: IDataObject[]) =>
  await runNode(node, items, { credentials: context.credentials });

const mark = (creditId: string) =>
  packNode('kometSales', 'credit', 'markAsSynchronized', { creditId, options: {} });

const sent = () => context.simulators.komet.counters.log.map((call) => call.sent as IDataObject);

describe('a cell of a table that may be one ID or several', () => {
  it.each(['450,001', '386,230', ' 450,001 ', '0450001'])('%j marks nothing', async (cell) => {
    const { status, failure } = await run(mark('={{ $json.id }}'), [{ id: 450_001 }, { id: cell }]);
    expect([status, context.simulators.komet.counters.calls]).toEqual(['error', 0]);
    expect(failure?.message).toMatch(/^Credit ID.* \[item 1\]$/);
  });

  it('marks nothing within a template either', async () => {
    const { failure } = await run(mark('={{ $json.id }},{{ $json.id }}'), [{ id: '450,001' }]);
    expect(failure?.message).toMatch(/^Credit ID: .*may be one value or several/);
    expect(context.simulators.komet.counters.calls).toBe(0);
  });

  it.each<[creditId: string, item: IDataObject]>([
    ['450001, 450002', {}],
    ['450001,450002', {}],
    ['={{ $json.id }}', { id: '450001, 450002' }],
    ['={{ $json.id }}', { id: [450_001, '450002'] }],
    ['=450001,450002', {}],
  ])('%j with %j marks two credits', async (creditId, item) => {
    const { main } = await run(mark(creditId), [item]);
    expect(main.map(({ json }) => json.creditId)).toEqual([450_001, 450_002]);
  });

  it('is refused as an argument of a tool too', async () => {
    const { failure } = await runAsTool(
      mark("={{ $fromAI('credit') }}"),
      { credit: '450,001' },
      { style: 'invoke', credentials: context.credentials },
    );
    expect(failure).toMatch(/may be one value or several\. Give an array/);
    expect(context.simulators.komet.counters.calls).toBe(0);
  });
});

describe('an optional argument that an agent leaves empty', () => {
  const list = packNode('kometSales', 'customer', 'getMany', {
    returnAll: false,
    limit: "={{ $fromAI('limit') }}",
    filters: { name: "={{ $fromAI('name') }}", code: "={{ $fromAI('code') }}" },
    options: { timeout: "={{ $fromAI('timeout') }}" },
  });

  it.each([[''], ['  ']])('is not given: %j', async (empty) => {
    const { answer, failure } = await runAsTool(
      list,
      { name: empty, code: 'ORCHID', limit: empty, timeout: empty },
      { style: 'invoke', credentials: context.credentials },
    );
    expect(failure).toBeUndefined();
    expect(answer).toContain('Orchid House');
    expect(answer).not.toContain('Wholesale Petals');
  });

  it('stays an error where it is required', async () => {
    const { failure } = await runAsTool(
      mark("={{ $fromAI('credit') }}"),
      { credit: '' },
      { style: 'invoke', credentials: context.credentials },
    );
    expect(failure).toMatch(/^Credit ID is required/);
  });

  it('stays an error where the value is of the agent’s item', async () => {
    const { failure } = await runAsTool(
      packNode('kometSales', 'customer', 'getMany', {
        returnAll: true,
        filters: { code: '={{ $json.code }}' },
        options: {},
      }),
      {},
      { style: 'invoke', agentItems: [{ code: '' }], credentials: context.credentials },
    );
    expect(failure).toMatch(/^Code: expected a value to filter by/);
  });
});

describe('an update with an empty value', () => {
  const update = packNode('kometSales', 'customer', 'update', {
    customerId: '23423',
    name: 'Wholesale Petals',
    updateFields: { phone: '={{ $json.phone }}', fax: '={{ $json.fax }}', terms: 'Net 15' },
    options: { concurrency: 1 },
  });

  it('says once a run what was left out, and of which items', async () => {
    const items = [
      { phone: '', fax: '1' },
      { phone: '305 555 0134', fax: '1' },
      { phone: null, fax: '' },
      { phone: ' ', fax: '1' },
      { phone: '', fax: '1' },
    ];
    const { main, hints } = await run(update, items);
    expect(main).toHaveLength(5);
    expect(sent()[0]).not.toHaveProperty('phone');
    expect(hints.map(({ message }) => message)).toEqual([
      'Empty values were not sent, so they cleared nothing: Phone (items 0, 2–4); Fax (item 2). The records keep what they have in these fields.',
      '5 calls.',
    ]);
  });

  it('says nothing where nothing was left out', async () => {
    const { hints } = await run(update, [{ phone: '1', fax: '2' }]);
    expect(hints).toEqual([]);
  });
});

it('a code with something that nobody sees in it is refused, and one that ends with it is sent without', async () => {
  const find = packNode('kometSales', 'customer', 'getMany', {
    returnAll: true,
    filters: { code: '={{ $json.code }}' },
    options: {},
  });
  const { main } = await run(find, [{ code: 'ORCHID\u200b' }]);
  expect(main.map(({ json }) => json.code)).toEqual(['ORCHID']);
  const { failure } = await run(find, [{ code: 'ORC\u200bHID' }]);
  expect(failure?.message).toMatch(/^Code: .*"ORC\[U\+200B\]HID" \[item 0\]$/);
});
