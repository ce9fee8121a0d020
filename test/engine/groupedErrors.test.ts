import { jsonOf, packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const pay = packNode('kometSales', 'credit', 'markAsSynchronized', {
  creditId: '={{ $json.id }}',
  options: {},
});

const charge = (parameters: object) =>
  packNode('kometSales', 'automaticAdditionalCharge', 'update', {
    automaticAdditionalChargeId: '={{ $json.id }}',
    additionalChargeId: '55',
    amountValue: '={{ $json.amount }}',
    amountType: 'percentage',
    active: true,
    orderType: 'both',
    capPerDay: 40,
    minCapPerDay: 0,
    companyLocationId: '13',
    options: {},
    ...parameters,
  });

const many = (count: number, of: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => ({ ...of(index) }));

const stopped = async (node: ReturnType<typeof packNode>, items: object[]) => {
  const { failure } = await runNode(
    node,
    items.map((item) => ({ ...item })),
    { credentials: context.credentials },
  );
  return [failure?.message, failure?.description];
};

describe('with "Stop", the same mistake of many items is one sentence', () => {
  it('when all of them lack a value', async () =>
    expect(
      await stopped(
        pay,
        many(40, () => ({})),
      ),
    ).toEqual(['Credit ID is empty on all 40 items. Check the expression.', 'Nothing was sent.']));

  it('when some in a row do, and others have another mistake', async () =>
    expect(
      await stopped(
        charge({}),
        many(40, (index) => ({
          id: 320,
          ...(index < 24 ? { amount: index === 2 ? '1O' : 5 } : {}),
        })),
      ),
    ).toEqual([
      'Amount Value: expected a number such as 12.50, got "1O" [item 2]',
      'Nothing was sent. Amount Value is empty on items 24–39. Check the expression.',
    ]));

  it('with some of the values that were found', async () =>
    expect(
      await stopped(
        pay,
        many(5, (index) => ({ id: `x${index}` })),
      ),
    ).toEqual([
      'Credit ID: expected a numeric ID of at most 20 digits, got "x0", "x1", "x2" and 2 other values [all 5 items]',
      'Nothing was sent.',
    ]));

  it('with the way out of a field that is typed', async () =>
    expect(await stopped(charge({ amountValue: '' }), [{ id: 320 }, { id: 321 }])).toEqual([
      'Amount Value is empty on all 2 items. Fill it in.',
      'Nothing was sent.',
    ]));
});

it('with "Continue", each item keeps its own', async () => {
  const { error } = await runNode(pay, [{ id: 'a' }, {}], {
    credentials: context.credentials,
    onError: 'continueErrorOutput',
  });
  expect(jsonOf(error).map(({ message }) => message)).toEqual([
    'Credit ID: expected a numeric ID of at most 20 digits, got "a"',
    expect.stringMatching(/^Credit ID is required: expected /),
  ]);
});

describe('a refusal', () => {
  it('names the record by its own key', async () => {
    const [message, description] = await stopped(charge({}), [{ id: 999_999, amount: 5 }]);
    expect(message).toMatch(/^Automatic Additional Charge 999999: .* \[item 0\]$/);
    expect(description ?? '').not.toContain(message?.slice(0, -' [item 0]'.length));
  });

  it('is one sentence for all that were refused alike', async () => {
    const { message, description } =
      (
        await runNode(pay, [{ id: 450_081 }, { id: 450_181 }, { id: 450_281 }, { id: 450_001 }], {
          credentials: context.credentials,
        })
      ).failure ?? {};
    expect([message, description]).toEqual([
      'The credit was cancelled [items 0–2]',
      'Credit 450081, Credit 450181, Credit 450281. Of 4 records: 1 done, 3 failed (items 0–2), 0 unknown, 0 not sent.',
    ]);
  });
});
