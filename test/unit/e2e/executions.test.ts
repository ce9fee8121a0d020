import { eachOnce, executionsOf } from '../../e2e/executions';
import type { ListedExecution } from '../../e2e/executions';
import type { RestClient } from '../../e2e/n8n';

const listed = (id: string, status: string): ListedExecution => ({
  id,
  status,
  mode: 'webhook',
  createdAt: '2026-03-10T12:00:00.000Z',
});

const briefly = (executions: ListedExecution[]): string[] =>
  executions.map(({ id, status }) => `${id} ${status}`);

describe('executions that n8n lists while they end', () => {
  it.each([
    ['in both lists, as running first', [listed('2', 'running'), listed('2', 'success')], ['2 success']],
    ['in both lists, as over first', [listed('2', 'error'), listed('2', 'running')], ['2 error']],
    ['begun between two readings', [listed('2', 'new'), listed('2', 'running')], ['2 running']],
    [
      'of two sizes of number',
      [listed('9', 'success'), listed('10', 'success')],
      ['10 success', '9 success'],
    ],
  ])('count once: %s', (_, entries, expected) => {
    expect(briefly(eachOnce(entries))).toEqual(expected);
  });

  it('are found by the second reading where the first has them in neither list', async () => {
    const readings = [[listed('1', 'success')], [listed('2', 'success'), listed('1', 'success')]];
    const get = async () => await Promise.resolve({ results: readings.shift() ?? [] });
    expect(briefly(await executionsOf({ get } as unknown as RestClient, 'w'))).toEqual([
      '2 success',
      '1 success',
    ]);
  });
});
