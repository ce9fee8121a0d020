import { EBIZ_UNKNOWN_CUSTOMER, ebizCustomerIds } from '../simulators';
import { jsonOf, packNode, pairedTo, runNode, withSimulators } from './support';

const context = withSimulators();

const mark = (options: object = {}) =>
  packNode('eBizCharge', 'customer', 'markAsSynchronized', {
    customerInternalId: '={{ $json.CustomerInternalId }}',
    options: { ...options },
  });

const customers = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const { customerId, customerInternalId } = ebizCustomerIds(index + 1);
    return { CustomerId: customerId, CustomerInternalId: customerInternalId };
  });

describe('marking EBizCharge customers as synchronized', () => {
  it('marks a thousand customers over no more connections than calls in flight', async () => {
    const { ebiz } = context.simulators;
    const items = customers(1_000);
    // The first eight are held until all of them are there, however slow the machine.
    ebiz.faults.add({ kind: 'slow', delayMs: 2_000, times: 8 });
    const { status, main } = await runNode(mark({ concurrency: 8 }), items, {
      credentials: context.credentials,
    });

    expect(status).toBe('success');
    expect(jsonOf(main)).toEqual(
      items.map((item) => ({ ...item, Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 })),
    );
    expect(pairedTo(main)).toEqual(items.map((_, index) => index));
    expect(ebiz.violations).toEqual([]);
    expect(ebiz.counters.calls).toBe(1_000);
    expect(ebiz.counters.connectionsOpened).toBeLessThanOrEqual(8);
    expect(ebiz.counters.inFlightPeak).toBe(8);
    expect(ebiz.state.synchronized()).toHaveLength(1_000);
  });

  it('reports a fault in the vendor’s words and code, on its item', async () => {
    const items = [...customers(2), { CustomerId: 'X', CustomerInternalId: EBIZ_UNKNOWN_CUSTOMER }];
    const { main, error } = await runNode(mark(), items, {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    expect(main).toHaveLength(2);
    expect(jsonOf(error)).toEqual([
      {
        CustomerId: 'X',
        CustomerInternalId: EBIZ_UNKNOWN_CUSTOMER,
        error: 'Invalid CustomerInternalId',
        message: 'Invalid CustomerInternalId',
        details: { outcome: 'failed', code: 'InvalidCustomerInternalId', httpCode: 500 },
      },
    ]);
    expect(pairedTo(error)).toEqual([2]);
  });

  it('takes an ErrorCode other than 0 for a failure although HTTP said 200', async () => {
    const { ebiz } = context.simulators;
    const [customer] = customers(1);
    ebiz.state.refuse(customer?.CustomerInternalId ?? '', { errorCode: 7, error: 'The customer is locked' });
    const { failure, error } = await runNode(mark(), customers(1), {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    expect(failure).toBeUndefined();
    expect(error[0]?.json).toMatchObject({
      error: 'The customer is locked',
      details: { code: '7', httpCode: 200 },
    });
  });

  it('says which part of the credential to check when it is refused', async () => {
    const { failure } = await runNode(mark(), customers(1), {
      credentials: {
        eBizChargeApi: { ...context.credentials.eBizChargeApi, password: 'wrong-password-0000' },
      },
    });
    expect(failure?.message).toBe('Invalid Credentials [item 0]');
    expect(failure?.description).toBe('Check Security ID, User ID and Password of the credential.');
  });

  it('takes a Status of Error for a failure although ErrorCode is 0', async () => {
    const { ebiz } = context.simulators;
    ebiz.state.refuse(customers(1)[0]?.CustomerInternalId ?? '', { errorCode: 0, error: 'Not now' });
    const { failure } = await runNode(mark(), customers(1), { credentials: context.credentials });
    expect(failure?.message).toBe(
      `Customer Internal ID ${ebizCustomerIds(1).customerInternalId}: Not now [item 0]`,
    );
  });

  it('makes no further calls with a refused credential, and says so on every item', async () => {
    const { ebiz } = context.simulators;
    const { error } = await runNode(mark({ concurrency: 1 }), customers(40), {
      credentials: {
        eBizChargeApi: { ...context.credentials.eBizChargeApi, password: 'wrong-password-0000' },
      },
      onError: 'continueErrorOutput',
    });
    expect(error).toHaveLength(40);
    expect(error.slice(0, 2).map(({ json }) => json.error)).toEqual([
      'Invalid Credentials',
      'Not sent, since the credential was not accepted: Invalid Credentials',
    ]);
    expect(new Set(error.map(({ json }) => json.error)).size).toBe(2);
    expect(ebiz.counters.calls).toBe(1);
  });

  it('refuses text that XML can’t carry before anything is sent', async () => {
    const items = [...customers(1), { CustomerInternalId: 'a\u0000b' }];
    const { failure } = await runNode(mark(), items, { credentials: context.credentials });
    expect(failure?.message).toMatch(
      /^Customer Internal ID: expected text without invisible characters, got "a\[U\+0000\]b" \[item 1\]$/,
    );
    expect(context.simulators.ebiz.counters.calls).toBe(0);
  });

  it('declares a refused credential as such, for n8n’s back-off', async () => {
    const { failure } = await runNode(mark(), customers(1), {
      credentials: {
        eBizChargeApi: { ...context.credentials.eBizChargeApi, password: 'wrong-password-0000' },
      },
    });
    expect(failure).toMatchObject({ failure: { cause: 'credential-invalid' } });
  });

  it('escapes what XML would misread', async () => {
    const { failure } = await runNode(mark(), [{ CustomerInternalId: '<a>&"]]>' }], {
      credentials: context.credentials,
    });
    expect(failure?.message).toBe('Customer Internal ID <a>&"]]>: Invalid CustomerInternalId [item 0]');
    expect(context.simulators.ebiz.violations).toEqual([]);
  });
});
