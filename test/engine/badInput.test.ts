import type { IDataObject } from 'n8n-workflow';
import { jsonOf, packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const credit = packNode('kometSales', 'credit', 'markAsSynchronized', {
  creditId: '={{ $json.id }}',
  options: {},
});

const chargeOf = (parameters: IDataObject) =>
  packNode('kometSales', 'automaticAdditionalCharge', 'update', {
    automaticAdditionalChargeId: '320',
    additionalChargeId: '55',
    amountValue: 5,
    amountType: 0,
    active: true,
    orderType: 2,
    capPerDay: 40,
    minCapPerDay: 0,
    ...parameters,
  });

const resync = packNode('superOffice', 'erpSync', 'forceResync', {
  erpConnectionId: 612,
  internalKeyIds: '={{ $json.id }}',
  options: {},
});

const ebiz = packNode('eBizCharge', 'customer', 'markAsSynchronized', {
  customerInternalId: '={{ $json.id }}',
  options: {},
});

/** The second item is bad; the message must name the field, the item and what was expected. */
const cases: Array<[string, ReturnType<typeof packNode>, IDataObject[], RegExp]> = [
  [
    'a credit ID that is no number',
    credit,
    [{ id: 450_001 }, { id: 'abc' }],
    /^Credit ID: expected a numeric ID of at most 20 digits, got "abc" \[item 1\]$/,
  ],
  [
    'an expression that gives undefined',
    credit,
    [{ id: 450_001 }, {}],
    /^Credit ID is required: .*expected one or more numeric IDs of at most 20 digits.*got nothing \(the value is undefined or null\) \[item 1\]$/,
  ],
  [
    'an empty list',
    credit,
    [{ id: 450_001 }, { id: [] }],
    /^Credit ID: expected one or more numeric IDs.*an empty list \[item 1\]$/,
  ],
  [
    'a missing required-if',
    chargeOf({ excludeCustomerIds: '={{ $json.id }}' }),
    [{ id: '' }, { id: 29_790 }],
    /^Exclude Customer Action is required because Exclude Customer IDs is given: expected one of Remove From Excluded List, .* \[item 1\]$/,
  ],
  [
    'an unknown enum value',
    chargeOf({ amountType: '={{ $json.id }}' }),
    [{ id: 1 }, { id: 7 }],
    /^Amount Type: expected one of Percentage, Monetary Amount, Box, got "7" \[item 1\]$/,
  ],
  [
    'a typo in an amount',
    chargeOf({ amountValue: '={{ $json.id }}' }),
    [{ id: '10' }, { id: '1O' }],
    /^Amount Value: expected a number such as 12\.50, got "1O" \[item 1\]$/,
  ],
  [
    'a typo in a row of a list',
    chargeOf({
      exceptionCustomers: {
        values: [
          { customerId: '1', amountValue: 1, amountType: 0, active: true },
          { customerId: '={{ $json.id }}', amountValue: 1, amountType: 0, active: true },
        ],
      },
    }),
    [{ id: 1 }, { id: 'x' }],
    /^Exception Customers, row 2, Customer: expected a numeric ID, got "x" \[item 1\]$/,
  ],
  [
    'JSON that is none',
    chargeOf({ exceptionCustomersMode: 'json', exceptionCustomersJson: '={{ $json.id }}' }),
    [{ id: '' }, { id: '[{' }],
    /^Exception Customers: expected a list of objects .* \[item 1\]$/,
  ],
  [
    'an internal key that is no number',
    resync,
    [{ id: 230 }, { id: '23O' }],
    /^Internal Key IDs: expected a whole number from 1 to 2147483647, got "23O" \[item 1\]$/,
  ],
  [
    'a customer that is missing',
    ebiz,
    [{ id: 'x' }, {}],
    /^Customer Internal ID is required: .* \[item 1\]$/,
  ],
  [
    'an expression that fails',
    packNode('kometSales', 'credit', 'markAsSynchronized', {
      creditId: "={{ $json.id === 'bad' ? $('Nowhere').item.json.id : $json.id }}",
      options: {},
    }),
    [{ id: 450_001 }, { id: 'bad' }],
    /^Credit ID: .*(Nowhere|exist)/,
  ],
];

const customers = (parameters: IDataObject) =>
  packNode('kometSales', 'customer', 'getMany', { filters: {}, options: {}, ...parameters });

/** An expression that gives nothing, or something unintended, must not quietly change the request. */
const quiet: Array<[string, ReturnType<typeof packNode>, RegExp]> = [
  [
    'an empty filter',
    customers({ filters: { code: '={{ $json.empty }}' } }),
    /^Code: expected a value to filter by/,
  ],
  [
    'a vague Return All',
    customers({ returnAll: '={{ $json.text }}' }),
    /^Return All: expected true or false, got "x"/,
  ],
  [
    'a Limit of nothing',
    customers({ returnAll: false, limit: '={{ $json.missing }}' }),
    /^Limit is required: expected a whole number of at least 1/,
  ],
  [
    'an optional value that is mistyped',
    chargeOf({ carrierIds: '={{ $json.missing }}' }),
    /^Carrier IDs: expected a value, got nothing \(the expression yields undefined\)\. Let it yield empty text to leave the field out\./,
  ],
  [
    'a value that is mistyped and required because of another',
    chargeOf({ excludeCustomerIds: '29790', excludeCustomerActionType: '={{ $json.missing }}' }),
    /^Exclude Customer Action: expected a value, got nothing \(the expression yields undefined\)\. Check the names in the expression\./,
  ],
];

const callsOf = () => {
  const { komet, ebiz: gateway, superOffice } = context.simulators;
  return komet.counters.calls + gateway.counters.calls + superOffice.counters.calls;
};

describe('bad input', () => {
  it.each(cases)('with "Stop", %s ends the node before anything is sent', async (_, node, items, message) => {
    const { status, failure } = await runNode(node, items, { credentials: context.credentials });

    expect(status).toBe('error');
    expect(failure?.message).toMatch(message);
    expect(callsOf()).toBe(0);
  });

  it.each(cases)('with the error output, %s fails its item and the others go on', async (_, node, items) => {
    const { error, failure } = await runNode(node, items, {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    expect(failure).toBeUndefined();
    expect(error.map(({ json }) => json.error)).toContainEqual(expect.any(String));
    expect(jsonOf(error).at(-1)).toMatchObject(items[1] ?? {});
  });

  it.each(quiet)('%s is reported, and nothing is sent', async (_, node, message) => {
    const { failure } = await runNode(node, [{ text: 'x', empty: '' }], { credentials: context.credentials });

    expect(failure?.message).toMatch(message);
    expect(callsOf()).toBe(0);
  });

  it('leaves out an optional value that is empty or null', async () => {
    for (const carriers of ['', null]) {
      const node = chargeOf({ companyLocationId: '13', carrierIds: '={{ $json.carriers }}' });
      const { main } = await runNode(node, [{ carriers }], { credentials: context.credentials });
      expect(main).toHaveLength(1);
    }
    expect(
      context.simulators.komet.counters.log.map(({ sent }) => Object.keys(sent as object)),
    ).not.toContainEqual(expect.arrayContaining(['carrierIds']));
  });

  it('reports all bad items at once', async () => {
    const items = [{ id: 'a' }, { id: 450_001 }, { id: 'b' }];
    const { failure } = await runNode(credit, items, { credentials: context.credentials });

    expect(failure?.message).toBe(
      'Credit ID: expected a numeric ID of at most 20 digits, got "a", "b" [items 0, 2]',
    );
    expect(failure?.description).toBe('Nothing was sent.');
  });

  it('names what is typed and what an expression gives in the order of the form, for each item', async () => {
    const charge = chargeOf({ amountValue: '1O', amountType: '={{ $json.type }}', orderType: 9 });
    const { error } = await runNode(charge, [{ type: 7 }, { type: 0 }, { type: 8 }], {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });
    expect(jsonOf(error).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Amount Value: .*Amount Type: .*Order Type: /),
      expect.stringMatching(/^Amount Value: (?!.*Amount Type).*Order Type: /),
      expect.stringMatching(/^Amount Value: .*Amount Type: .*Order Type: /),
    ]);
  });

  it.each([
    [{ concurrency: 0 }, 'Option Concurrency: expected a whole number from 1 to 32, got "0"'],
    [{ concurrency: 33 }, 'Option Concurrency: expected a whole number from 1 to 32, got "33"'],
    [{ concurrency: 1.5 }, 'Option Concurrency: expected a whole number from 1 to 32, got "1.5"'],
    [{ batchSize: 501 }, 'Option Batch Size: expected a whole number from 1 to 500, got "501"'],
    [{ maxRetries: 11 }, 'Option Max Retries: expected a whole number from 0 to 10, got "11"'],
    [{ requestsPerSecond: -1 }, 'Option Requests per Second: expected a number of at least 0, got "-1"'],
    [{ timeout: 0 }, 'Option Timeout: expected a whole number from 1 to 3600000, got "0"'],
    [{ timeout: '' }, 'Option Timeout: expected a whole number from 1 to 3600000, got ""'],
  ])('names an option that is out of bounds: %p', async (options, message) => {
    const node = packNode('kometSales', 'credit', 'markAsSynchronized', { creditId: '450001', options });
    const { failure } = await runNode(node, [{}], { credentials: context.credentials });

    expect(failure?.message).toBe(message);
    expect(callsOf()).toBe(0);
  });

  it('takes an option at its bounds', async () => {
    const options = { concurrency: 32, batchSize: 500, maxRetries: 10, timeout: 3_600_000 };
    const node = packNode('kometSales', 'credit', 'markAsSynchronized', { creditId: '450001', options });
    expect((await runNode(node, [{}], { credentials: context.credentials })).main).toHaveLength(1);
  });

  it('with the error output, a credential that can’t be used fails every item', async () => {
    const { main, error } = await runNode(credit, [{ id: 1 }, { id: 2 }], {
      credentials: { kometSalesApi: { ...context.credentials.kometSalesApi, baseUrl: 'not an address' } },
      onError: 'continueErrorOutput',
    });

    expect(main).toEqual([]);
    expect(jsonOf(error)).toEqual([
      expect.objectContaining({ id: 1, error: 'Base URL of the credential is not a web address' }),
      expect.objectContaining({ id: 2, error: 'Base URL of the credential is not a web address' }),
    ]);
  });
});
