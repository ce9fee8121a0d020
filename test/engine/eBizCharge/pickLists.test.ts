import type { IDataObject } from 'n8n-workflow';
import { ebizCustomerIds } from '../../simulators';
import { openList } from '../harness';
import { packNode } from '../support';
import { stage } from './stage';

const on = stage('paymentMethod');

const opened = async (resource: string, operation: string, parameter: string, values: IDataObject = {}) => {
  const node = packNode('eBizCharge', resource, operation, { options: {}, ...values });
  const { entries } = await openList(node, parameter, {
    credentials: { eBizChargeApi: { ...on.ebiz.credential } },
  });
  return entries.slice(0, 3);
};

describe('what is picked from a list', () => {
  it('is a customer by the number that the gateway gave it', async () =>
    expect((await opened('paymentMethod', 'getMany', 'customerToken'))[0]).toEqual({
      name: 'Flower Shop 1 & Sons · Accounts Payable (CUST-001)',
      value: '7000001',
    }));

  it('is a stored method of that customer, by four digits at most', async () => {
    on.ebiz.state.gateway.set({ wholeNumbers: true });
    const customerToken = { __rl: true, mode: 'list', value: '7000001' };
    const entries = await opened('paymentMethod', 'get', 'paymentMethodId', { customerToken });

    expect(entries.map(({ value }) => value)).toEqual(['11', '12', '13']);
    expect(entries.map(({ name }) => name)).toEqual([
      expect.stringMatching(/2224 · exp \d\d\/\d\d$/),
      expect.stringMatching(/2226 · exp \d\d\/\d\d$/),
      expect.stringMatching(/\d{4}$/),
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/\d{5}/);
  });

  it('is a schedule', async () => {
    on.ebiz.state.schedules.add({
      customerInternalId: String(ebizCustomerIds(1).customerInternalId),
      customerId: 'CUST-001',
      custNum: '7000001',
      methodId: '11',
      billing: { Amount: '25.00', Start: '2027-01-01', Schedule: 'monthly', ScheduleName: 'Hosting' },
    });
    const [entry] = await opened('recurringPayment', 'updateStatus', 'scheduledPaymentInternalId');

    expect(entry).toMatchObject({ name: 'Hosting · 25 monthly · CUST-001' });
  });

  it('is a batch', async () => {
    const { batches, clock } = on.ebiz.state.gateway;
    batches.open(clock.milliseconds());
    const [entry] = await opened('batch', 'get', 'batchId');

    expect(entry).toMatchObject({ value: '408001' });
    expect(entry?.name).toMatch(/^408001 · Open · 0 · /);
  });
});
