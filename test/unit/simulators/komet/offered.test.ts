import { kometSales } from '../../../documented';
import { METHODS } from '../../../simulators/komet/methods';
import { stage } from './support';

const NOT_OFFERED = [
  'GET carriers.by.customer.ship.date.list',
  'GET globalnetworkcodes/product',
  'GET payment.method.list',
  'POST login',
];
const keys = kometSales().methods.map(({ httpMethod, id }) => `${httpMethod} ${id}`);

it('every documented method that is offered is simulated, and nothing else', () => {
  const offered = keys.filter((key) => !NOT_OFFERED.includes(key));
  expect(offered).toHaveLength(125);
  expect(Object.keys(METHODS).sort()).toEqual(offered.sort());
});

describe('whatever the method', () => {
  const s = stage();

  it('no token, or one in a place that is not its own, is refused', async () => {
    const { authenticationToken } = s.komet.credential;
    for (const key of Object.keys(METHODS)) {
      const answer = await s.raw(key, {}, ({ headers, query, ...request }) => {
        const inHeader = 'authenticationToken' in headers;
        const inQuery = 'authenticationToken' in query;
        for (const place of [headers, query]) delete place.authenticationToken;
        delete (request.body as Record<string, unknown> | undefined)?.authenticationToken;
        delete (request.body as Record<string, unknown> | undefined)?.companyToken;
        if (!inHeader) headers.authenticationToken = authenticationToken;
        else if (!inQuery) query.authenticationToken = authenticationToken;
      });
      const told = answer.status ?? answer.result ?? answer.statusInventory;
      expect([key, String(told), answer.message]).toEqual([key, '0', 'Invalid authentication token']);
    }
  });

  it('a parameter that no page has is refused, and nothing is changed', async () => {
    const before = JSON.stringify(s.state.snapshot());
    for (const key of Object.keys(METHODS)) {
      const array = key === 'POST v2/price-list/season/product.add';
      const rules = await s.broken(key, array ? [{ unheardOf: '1' }] : { unheardOf: '1' });
      expect([key, rules]).toEqual([
        key,
        expect.arrayContaining([expect.stringMatching(/unheardOf: not documented$/)]),
      ]);
    }
    expect(JSON.stringify(s.state.snapshot())).toBe(before);
  });
});
