import type { IDataObject } from 'n8n-workflow';
import type { OneNodeRun } from '../harness';
import { withProcessed } from '../harness/journal';
import { pairedTo } from '../support';
import { stage } from './stage';

const on = stage('transaction');
withProcessed();

const gateway = () => on.ebiz.state.gateway;

/** Charges items with options; failed ones are under `error`. */
const charge = async (items: IDataObject[], options: IDataObject, more: IDataObject = {}) =>
  await on.run(
    'chargeStoredMethod',
    {
      custNum: '7000001',
      paymentMethodId: '11',
      amount: '={{ $json.amount ?? 10 }}',
      chargeKey: '={{ $json.key }}',
      ...more,
      options: { settleDelay: 1, ...options },
    },
    items,
    { onError: 'continueErrorOutput' },
  );

const messagesOf = ({ error }: OneNodeRun) => error.map(({ json }) => json.message);

describe('a bound of a run', () => {
  it.each(['maximumAmount', 'maximumTotal', 'dryRun', 'checkBeforeSending', 'settleDelay'])(
    '%s that an expression leaves empty stops the run, rather than not bind it',
    async (option) => {
      const run = await charge([{ key: '1' }], { [option]: '={{ $json.missing }}' });

      expect(messagesOf(run)).toEqual([
        expect.stringMatching(
          /^Option .*: expected a value, got nothing \(the expression yields undefined\)/,
        ),
      ]);
      expect(on.ebiz.counters.log).toEqual([]);
    },
  );

  it.each<[string, IDataObject, IDataObject]>([
    ['maximumAmount', { most: 30 }, { most: 5 }],
    ['maximumTotal', { most: 30 }, { most: 5 }],
    ['dryRun', { most: false }, { most: true }],
    ['checkBeforeSending', { most: false }, { most: true }],
  ])('%s that differs by item stops the run', async (option, first, second) => {
    const run = await charge(
      [
        { key: '1', ...first },
        { key: '2', ...second },
      ],
      {
        [option]: '={{ $json.most }}',
      },
    );

    expect(messagesOf(run)[0]).toMatch(/^Option .*: expected the same for all items/);
    expect(on.ebiz.counters.log).toEqual([]);
  });

  it('may be an expression that is the same for all items', async () => {
    const run = await charge(
      [
        { key: '1', most: '15', amount: 16 },
        { key: '2', most: '15' },
      ],
      {
        maximumAmount: '={{ $json.most }}',
      },
    );

    expect(pairedTo(run.main)).toEqual([1]);
    expect(messagesOf(run)).toEqual(['Amount: expected at most 15 (Maximum Amount), got 16']);
  });

  it('may be tiny', async () => {
    const run = await charge([{ key: '1' }], { maximumAmount: 0.0000001 });

    expect(messagesOf(run)[0]).toMatch(/^Amount: expected at most .* \(Maximum Amount\), got 10$/);
  });

  it('sums a currency however it is written, with what names none', async () => {
    const run = await charge(
      [
        { key: '1', amount: 60, currency: 'usd' },
        { key: '2', amount: 60, currency: 'USD' },
        { key: '3', amount: 60, currency: 'EUR' },
        { key: '4', amount: 50, currency: '' },
        { key: '5', amount: 40, currency: '' },
        { key: '6', amount: 1, currency: 'EUR' },
      ],
      { maximumTotal: 100 },
      { currency: '={{ $json.currency }}' },
    );

    expect(pairedTo(run.main)).toEqual([0, 2, 4]);
    expect(Object.keys(gateway().tally().charged)).toEqual(['1', '3', '5']);
  });
});
