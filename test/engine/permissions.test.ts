import path from 'node:path';
import type { IDataObject, IWorkflowSettings } from 'n8n-workflow';
import { TillServer } from './fixtures/money/till';
import { oneNode, runAsTool, type NodeJson } from './harness';
import { writeFixturePack } from './harness/fixture-pack';
import { forgetServices, jsonOf } from './support';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'fixtures', 'money', 'tillNode'),
  node: 'MoneyTill',
  credential: 'TillApi',
});
const till = new TillServer();

beforeAll(async () => await till.open());
beforeEach(async () => {
  till.reset();
  await forgetServices();
});
afterAll(() => till.close());

const node = (operation: string, options: IDataObject = {}): NodeJson => ({
  type: 'n8n-nodes-fixture.moneyTill',
  name: 'Till',
  parameters: {
    resource: 'payment',
    operation,
    chargeKey: '1001',
    customerId: 7,
    amount: 10,
    options,
  } as NodeJson['parameters'],
});

const credentials = (switches: IDataObject) => ({
  tillApi: { key: 'till-secret-key-000', pin: '12', baseUrl: till.baseUrl, ...switches } as never,
});

const KEEPS_NOTHING: IWorkflowSettings = {
  saveDataErrorExecution: 'none',
  saveDataSuccessExecution: 'none',
  saveManualExecutions: false,
  saveExecutionProgress: false,
};

describe('an operation that needs a switch of the credential', () => {
  it.each([
    ['payOut', 'Allow Paying Out'],
    ['takeCard', 'Allow Cards'],
  ])('%s is refused while "%s" is off, and nothing is sent', async (operation, label) => {
    const { failure } = await oneNode(node(operation), [{}], {
      packDir,
      credentials: credentials({}),
      settings: KEEPS_NOTHING,
    });

    expect(failure?.message).toBe(`The credential does not allow this operation: ${label} is off`);
    expect(failure?.description).toContain(`Turn on "${label}" in the credential`);
    expect(till.changes).toEqual([]);
  });

  it('is carried out while the switch is on, and needs no other switch', async () => {
    const { main } = await oneNode(node('payOut'), [{}], {
      packDir,
      credentials: credentials({ allowPayOut: true }),
    });

    expect(jsonOf(main)).toEqual([{ success: true }]);
    expect(till.changes).toEqual(['/pay-out']);
  });

  it('fails each item if the node continues on error', async () => {
    const { main, error } = await oneNode(node('payOut'), [{}, {}], {
      packDir,
      credentials: credentials({}),
      onError: 'continueErrorOutput',
    });

    expect(main).toEqual([]);
    expect(error).toHaveLength(2);
    expect(till.changes).toEqual([]);
  });
});

describe('card data', () => {
  const takeCard = async (settings: IWorkflowSettings, options: IDataObject = {}) =>
    await oneNode(node('takeCard', options), [{}], {
      packDir,
      credentials: credentials({ allowCards: true }),
      settings,
    });

  it.each<[keyof IWorkflowSettings, unknown, string]>([
    ['saveDataErrorExecution', 'all', 'Save failed production executions'],
    ['saveDataErrorExecution', 'DEFAULT', 'Save failed production executions'],
    ['saveDataErrorExecution', undefined, 'Save failed production executions'],
    ['saveDataSuccessExecution', 'all', 'Save successful production executions'],
    ['saveDataSuccessExecution', 'DEFAULT', 'Save successful production executions'],
    ['saveManualExecutions', true, 'Save manual executions'],
    ['saveManualExecutions', 'DEFAULT', 'Save manual executions'],
    ['saveExecutionProgress', true, 'Save execution progress'],
    ['saveExecutionProgress', undefined, 'Save execution progress'],
  ])('is refused where %s is %s', async (name, value, label) => {
    const { failure } = await takeCard({ ...KEEPS_NOTHING, [name]: value });

    expect(failure?.message).toBe(
      'This workflow may keep its executions, and they would hold card or bank data',
    );
    expect(failure?.description).toContain(`choose "Do not save" for: ${label}.`);
    expect(till.changes).toEqual([]);
  });

  it('is refused in a dry run too, since n8n would keep the items', async () => {
    const { failure } = await takeCard({}, { dryRun: true });

    expect(failure?.message).toContain('may keep its executions');
  });

  it('is accepted if the settings of the workflow keep nothing', async () => {
    await takeCard(KEEPS_NOTHING);

    expect(till.changes).toEqual(['/take-card']);
  });
});

describe('an operation that no agent may use', () => {
  it('is refused as a tool, whatever the credential allows', async () => {
    const { failure, answer } = await runAsTool(
      node('payOut', { maximumAmount: 50 }),
      {},
      { packDir, credentials: credentials({ allowPayOut: true, allowMoneyInTools: true }) },
    );

    expect(`${failure} ${answer}`).toContain('This operation does not run as a tool of an AI agent');
    expect(till.changes).toEqual([]);
  });
});
