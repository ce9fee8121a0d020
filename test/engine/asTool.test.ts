import { runAsTool } from './harness';
import { packNode, withSimulators } from './support';

const context = withSimulators();

const list = packNode('kometSales', 'customer', 'getMany', {
  returnAll: true,
  filters: { name: "={{ $fromAI('name', 'Name of the customer') }}" },
  options: {},
});

describe.each(['invoke', 'request'] as const)('Komet Sales as an agent’s tool (%s)', (style) => {
  it('answers a question about a customer', async () => {
    const { answer, failure, tool } = await runAsTool(
      list,
      { name: 'wholesale petals' },
      { style, credentials: context.credentials },
    );

    expect(failure).toBeUndefined();
    expect(tool.arguments).toEqual(['name']);
    expect(answer).toContain('Wholesale Petals');
    expect(answer).toContain('Dana Whitfield');
    expect(answer).not.toContain('Orchid House');
  });

  it('gives the agent the vendor’s message', async () => {
    const mark = packNode('kometSales', 'credit', 'markAsSynchronized', {
      creditId: "={{ $fromAI('credit') }}",
      options: {},
    });
    const { failure } = await runAsTool(
      mark,
      { credit: '450081' },
      { style, credentials: context.credentials },
    );

    expect(failure).toContain('The credit was cancelled');
  });

  it('evaluates expressions on the agent’s item, not on the arguments', async () => {
    const node = packNode('kometSales', 'customer', 'getMany', {
      returnAll: true,
      filters: { code: '={{ $json.code }}' },
      options: {},
    });
    const { answer } = await runAsTool(
      node,
      {},
      { style, agentItems: [{ code: 'ORCHID' }], credentials: context.credentials },
    );

    expect(answer).toContain('Orchid House');
  });
});
