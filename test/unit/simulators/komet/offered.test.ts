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
  expect(offered).toHaveLength(126);
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

describe('how many records a call carries', () => {
  const s = stage();

  it.each([
    ['POST credit.mark.sync', { credits: [{ creditId: 1 }, { creditId: 2 }] }, 2],
    ['POST invoice/print-status/update', { orderIds: '1,2,3', printType: 0 }, 3],
    ['GET box.move.awb', { awb: '1', shipDate: '2026-01-01', boxCodes: 'A,B', companyLocationId: 13 }, 2],
    ['POST v2/price-list/season/product.add', [{}, {}, {}, {}], 4],
    ['POST invoice.pod.receive', { invoiceNumber: 1626, proofOfDeliveryfile: [1, 2, 3] }, 1],
    ['GET customer.list', {}, 1],
  ])('%s', async (key, sent, entries) => {
    await s.raw(key, sent);
    expect(s.komet.counters.log.map((entry) => entry.entries)).toEqual([entries]);
  });
});
