import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { packNode, runNode } from './support';

/** Answers every call alike, as a gateway in front of Komet Sales may. */
let answer = '{}';
let status = 200;
let calls = 0;
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    calls += 1;
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.statusCode = status;
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  calls = 0;
  status = 200;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function run(resource: string, operation: string, parameters: object) {
  const { port } = server.address() as AddressInfo;
  const data = { authenticationToken: 'a-token-of-the-tests', baseUrl: `http://127.0.0.1:${port}/api` };
  const node = packNode('kometSales', resource, operation, { ...parameters, options: { maxRetries: 0 } });
  return await runNode(node, [{}], { credentials: { kometSalesApi: data } });
}

const PAYMENT = {
  customerId: '23423',
  date: '2026-03-10',
  methodId: '1',
  locationCode: '06',
  invoicesMode: 'json',
  invoicesJson: '[{"invoiceNumber":1626,"amount":10}]',
};

const NOT_AN_ANSWER = ['{}', '[]', '{"message":"Rate limit exceeded"}'];

describe('an answer that reports no success', () => {
  it.each(NOT_AN_ANSWER)('%s is no list of invoices, not even an empty one', async (text) => {
    answer = text;
    const { failure } = await run('invoice', 'getManyForLedger', {
      returnAll: true,
      orderDateFrom: '2026-03-01',
      orderDateTo: '2026-03-10',
    });
    expect(failure?.message).toMatch(/^Komet Sales sent an answer without what was requested/);
  });

  it.each(NOT_AN_ANSWER)(
    '%s does not say that a payment was recorded; it is not sent again',
    async (text) => {
      answer = text;
      const { failure } = await run('payment', 'receive', PAYMENT);
      expect(failure?.message).toMatch(/^Outcome unknown/);
      expect(calls).toBe(1);
    },
  );

  it.each([
    ['{"error":"Duplicate name"}', 'Duplicate name'],
    ['"{\\"status\\":\\"0\\",\\"message\\":\\"Duplicate name\\"}"', 'Duplicate name'],
    ['{"success":false,"errors":[{"field":"amount","message":"is too high"}]}', 'amount: is too high'],
  ])('%s is a no in the words of the vendor', async (text, words) => {
    answer = text;
    const { failure } = await run('payment', 'receive', PAYMENT);
    expect([failure?.message, calls]).toEqual([`Customer 23423: ${words} [item 0]`, 1]);
  });

  it('quotes an answer that is not one', async () => {
    answer = '{"message":"Rate limit exceeded"}';
    const { failure } = await run('payment', 'receive', PAYMENT);
    expect(failure?.description).toContain('It says: Rate limit exceeded');
  });

  it('is a success if the list is there, as in the documented answers without an envelope', async () => {
    answer = '{"carriers":[{"id":"4597","name":"Armellini","code":"AR"}]}';
    const { main } = await run('carrier', 'getMany', { returnAll: true });
    expect(main.map(({ json }) => json)).toEqual([expect.objectContaining({ id: 4597, name: 'Armellini' })]);
  });
});

describe('a list of records', () => {
  const march = { returnAll: true, orderDateFrom: '2026-03-01', orderDateTo: '2026-03-10' };
  const list = async (invoices: string) => {
    answer = `{"status":"1","invoices":${invoices}}`;
    return await run('invoice', 'getManyForLedger', march);
  };

  it.each(['{}', 'null', '[]', '[null]', '""'])('is empty as %s', async (invoices) => {
    const { status: outcome, main } = await list(invoices);
    expect([outcome, main]).toEqual(['success', []]);
  });

  it('leaves out rows that are null', async () => {
    const { main } = await list('[null,{"id":7},null]');
    expect(main.map(({ json }) => json)).toEqual([{ id: 7 }]);
  });

  it.each([
    ['false', 'false'],
    ['"none"', 'a text'],
    ['[{"id":7},5]', 'a number'],
    ['[[{"id":7}]]', 'a list'],
    [`[${'{"id":7},'.repeat(40_000)}false]`, 'false'],
  ])('is not as documented where it holds other things', async (invoices, kind) => {
    const { failure, main } = await list(invoices);
    expect(failure?.message).toBe(
      `Komet Sales sent ${kind} where a record of the list "invoices" is documented [item 0]`,
    );
    expect(main).toEqual([]);
  });

  it.each(['Orders not found.', 'Orders not found.OK'])(
    'is empty where the vendor says "%s"',
    async (words) => {
      answer = JSON.stringify({ status: '0', message: words });
      for (const [resource, operation, more] of [
        ['purchaseOrder', 'getMany', { number: 'P1' }],
        ['prebook', 'getManyDetailed', { date: '2026-03-02' }],
      ] as const) {
        const {
          status: outcome,
          main,
          failure,
        } = await run(resource, operation, { returnAll: true, ...more });
        expect([failure?.message, outcome, main]).toEqual([undefined, 'success', []]);
      }
    },
  );
});

describe('a list under another name than documented', () => {
  const march = { returnAll: true, orderDateFrom: '2026-03-01', orderDateTo: '2026-03-10' };

  it('is reported, and does not count as an empty one', async () => {
    answer = '{"status":"1","invoiceList":[{"id":1}]}';
    const { failure } = await run('invoice', 'getManyForLedger', march);
    expect(failure?.message).toMatch(
      /^Komet Sales sent the list "invoiceList" where "invoices" is documented/,
    );
  });

  it.each(['{"status":"1"}', '{"status":"1","notes":[]}', '{"status":"1","notes":["none"]}'])(
    'is not seen in %s, which has no records',
    async (text) => {
      answer = text;
      const { status, main } = await run('invoice', 'getManyForLedger', march);
      expect([status, main]).toEqual(['success', []]);
    },
  );

  it('is accepted if the page does not name it', async () => {
    answer = '{"status":"1","k2kList":[{"id":81001}]}';
    const { main } = await run('invoice', 'getManyK2k', { returnAll: true, filters: { order: '1' } });
    expect(main.map(({ json }) => json)).toEqual([{ id: 81001 }]);
  });
});

describe('an answer of 500 to a payment', () => {
  it.each([
    '{"message":"Internal server error"}',
    '{"status":500,"error":"Internal Server Error","message":"No message available"}',
    '',
  ])('%s says nothing about how far it came, whoever says it', async (text) => {
    [status, answer] = [500, text];
    const { failure } = await run('payment', 'receive', PAYMENT);
    expect(failure?.message).toMatch(/^Outcome unknown/);
    expect(failure?.description).toContain('Get Many');
    expect(calls).toBe(1);
  });
});
