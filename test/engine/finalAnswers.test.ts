import type { IDataObject, OnError } from 'n8n-workflow';
import { ensureBuilt, type OneNodeOptions } from './harness';
import { jsonOf, packNode, runNode } from './support';
import { closeAll, httpServer } from '../unit/http/servers';

beforeAll(async () => await ensureBuilt());
afterEach(closeAll);

/** How a call is answered: with a status alone, or with a body too. */
type Answer = number | [status: number, body: unknown];

/** Answers calls as Komet Sales would, one answer after another; the last one repeats. Keeps what it was sent. */
async function answering(...answers: Answer[]) {
  const sent: IDataObject[] = [];
  const server = await httpServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 500;
      const [status, body] = Array.isArray(answer) ? answer : [answer, {}];
      sent.push(JSON.parse(Buffer.concat(pieces).toString()) as IDataObject);
      const headers = { 'content-type': 'application/json', location: 'https://elsewhere.example.com/done' };
      response.writeHead(status, headers).end(status === 304 ? undefined : JSON.stringify(body));
    });
  });
  const credentials = {
    kometSalesApi: { authenticationToken: 'final-answers-token-9c', baseUrl: server.url },
  };
  return { sent, credentials };
}

const settings = { concurrency: 1, maxRetries: 0, batchSize: 1 };

const pay = packNode('kometSales', 'payment', 'receive', {
  customerId: '={{ $json.customer }}',
  date: '2026-03-20',
  methodId: '999',
  locationCode: '06',
  invoices: { values: [{ invoiceNumber: '9999', amount: '30.50' }] },
  options: { ...settings, batchSize: undefined },
});

const changeCode = packNode('kometSales', 'box', 'changeCode', {
  currentBoxCode: '={{ $json.from }}',
  newBoxCode: '={{ $json.to }}',
  options: settings,
});

const markCredit = packNode('kometSales', 'credit', 'markAsSynchronized', {
  creditId: '={{ $json.id }}',
  options: settings,
});

const RETRYING = { retryOnFail: true, maxTries: 3 };
const CONTINUING = { onError: 'continueErrorOutput' as OnError };

const customers = (count: number) => Array.from({ length: count }, (_, index) => ({ customer: index + 1 }));
const boxes = ['N1', 'N2', 'N3'].map((to) => ({ from: `OLD-${to}`, to }));

const paying = async (vendor: Awaited<ReturnType<typeof answering>>, count: number, options: object) =>
  await runNode(pay, customers(count), { credentials: vendor.credentials, ...options } as OneNodeOptions);

const outcomesOf = (items: Array<{ json: IDataObject }>) =>
  jsonOf(items).map(({ message, details }) => [(details as IDataObject).outcome, message]);

const paid = [200, { status: '1', message: 'OK', controlNumber: 7 }] satisfies Answer;

describe('an answer to a payment is final, whatever n8n is set to', () => {
  const REDIRECT =
    'The server answered with a redirect to another address (elsewhere.example.com), which is not followed';

  it.each([302, 303])('%i leaves its outcome unknown', async (status) => {
    const vendor = await answering(status);
    const { failure } = await paying(vendor, 1, RETRYING);

    expect(vendor.sent).toHaveLength(1);
    expect(failure?.message).toBe(`Outcome unknown: ${REDIRECT} [item 0]`);
    expect(failure?.description).toContain('shows whether the payment was recorded');
  });

  it.each([300, 301, 304, 307, 308])('%i is a failure', async (status) => {
    const vendor = await answering(status);
    const { failure } = await paying(vendor, 1, RETRYING);

    expect(vendor.sent).toHaveLength(1);
    expect(failure?.message).toBe(`${REDIRECT} [item 0]`);
  });

  it.each<[Answer, RegExp]>([
    [400, /^Customer 1: The service answered 400/],
    [403, /^Customer 1: The service answered 403/],
    [409, /^Customer 1: The service answered 409/],
    [[422, { status: '0', message: 'Invalid Security Token' }], /^Invalid Security Token/],
    [[200, { status: '0', message: 'Invalid Security Token' }], /^Invalid Security Token/],
    [[200, { status: '0', message: 'The period is closed' }], /^Customer 1: The period is closed/],
    [[404, { status: '1', message: 'OK' }], /^Customer 1: The service answered 404/],
    [[500, { status: '1', message: 'Success' }], /^Outcome unknown: The service answered 500/],
    [408, /^Outcome unknown: /],
    [500, /^Outcome unknown: /],
    [[500, { status: '0', message: 'The period is closed' }], /^Outcome unknown: The period is closed/],
    [503, /^Outcome unknown: /],
    [599, /^Outcome unknown: /],
  ])('%j is not requested again', async (answer, message) => {
    const vendor = await answering(answer);
    const { failure } = await paying(vendor, 1, RETRYING);

    expect(vendor.sent).toHaveLength(1);
    expect(failure?.message).toMatch(message);
  });

  it.each([401, 421, 429])('… except after %i, which says that nothing was done', async (status) => {
    const vendor = await answering(status, paid);
    const { main } = await paying(vendor, 1, RETRYING);

    expect(vendor.sent).toHaveLength(2);
    expect(jsonOf(main)).toEqual([{ success: true, customerId: 1, message: 'OK', controlNumber: 7 }]);
  });
});

describe('an answer that can’t be read affects only its own call', () => {
  const done = (newBoxCode: unknown): Answer => [
    200,
    { status: '1', boxes: [{ newBoxCode, status: '1', message: 'OK' }] },
  ];
  const answers = () => answering(done('N1'), done({ toString: 0 }), done('N3'));

  it('no code is sent twice, and none is left out', async () => {
    const vendor = await answers();
    const { failure } = await runNode(changeCode, boxes, { credentials: vendor.credentials, ...RETRYING });

    expect(
      vendor.sent.map(({ boxes: sent }) => (sent as IDataObject[]).map((box) => box.newBoxCode)),
    ).toEqual([['N1'], ['N2'], ['N3']]);
    expect(failure?.message).toBe('Outcome unknown: The answer does not mention New Box Code N2 [item 1]');
    expect(failure?.description).toContain('Of 3 records: 2 done, 0 failed, 1 unknown (item 1), 0 not sent.');
  });

  it('with Continue the others are done', async () => {
    const vendor = await answers();
    const { main, error } = await runNode(changeCode, boxes, {
      credentials: vendor.credentials,
      ...RETRYING,
      ...CONTINUING,
    });

    expect(vendor.sent).toHaveLength(3);
    expect(jsonOf(main).map(({ newBoxCode }) => newBoxCode)).toEqual(['N1', 'N3']);
    expect(outcomesOf(error)).toEqual([
      ['unknown', 'Outcome unknown: The answer does not mention New Box Code N2'],
    ]);
  });
});

describe('an answer about the credential', () => {
  const WORDS = 'Invalid authentication token';
  const UNSENT = ['failed', `Not sent, since the credential was not accepted: ${WORDS}`];

  it('ends the run: a payment that it interrupted is unknown, unsent ones have failed', async () => {
    const vendor = await answering([500, { status: '0', message: WORDS }]);
    const { error } = await paying(vendor, 3, CONTINUING);

    expect(vendor.sent).toHaveLength(1);
    expect(outcomesOf(error)).toEqual([['unknown', `Outcome unknown: ${WORDS}`], UNSENT, UNSENT]);
    const [first, second] = jsonOf(error).map(({ details }) => details as IDataObject);
    expect(first?.httpCode).toBe(500);
    expect(second).toEqual({
      outcome: 'failed',
      description: expect.stringMatching(
        /^Check the token of the credential: .* have payment\.receive ticked\.$/,
      ) as string,
    });
  });

  it('ends the run in the middle too, and what was done stays done', async () => {
    const vendor = await answering(paid, 401);
    const { main, error } = await paying(vendor, 4, CONTINUING);

    expect(vendor.sent).toHaveLength(2);
    expect(jsonOf(main)).toEqual([{ success: true, customerId: 1, message: 'OK', controlNumber: 7 }]);
    const unsent = [
      'failed',
      'Not sent, since the credential was not accepted: The service answered 401 Unauthorized',
    ];
    expect(outcomesOf(error)).toEqual([['failed', 'The service answered 401 Unauthorized'], unsent, unsent]);
  });

  it('with Retry On Fail only what was not sent is sent', async () => {
    const vendor = await answering([500, { status: '0', message: WORDS }], paid);
    const { main, error } = await paying(vendor, 3, { ...RETRYING, ...CONTINUING });

    expect(vendor.sent.map(({ customerId }) => customerId)).toEqual([1, 2, 3]);
    expect(main).toHaveLength(2);
    expect(outcomesOf(error)).toEqual([['unknown', `Outcome unknown: ${WORDS}`]]);
  });

  it('is not what a record is refused for', async () => {
    const words = 'Shipping method FEDEX needs a carrier token';
    const vendor = await answering([200, { status: '0', message: words }], paid);
    const { main, error } = await paying(vendor, 5, CONTINUING);

    expect(vendor.sent).toHaveLength(5);
    expect(main).toHaveLength(4);
    expect(outcomesOf(error)).toEqual([['failed', words]]);
  });

  it.each(['Invalid Security Token', 'Shipping method FEDEX needs a carrier token'])(
    'is not what a row of a batch is refused for (%s)',
    async (message) => {
      const row = (creditId: number, status: string): Answer => [
        200,
        { status: '1', credits: [{ creditId, status, message }] },
      ];
      const vendor = await answering(row(1, '0'), row(2, '1'), row(3, '1'));
      const { main, error } = await runNode(markCredit, [{ id: 1 }, { id: 2 }, { id: 3 }], {
        credentials: vendor.credentials,
        ...CONTINUING,
      });

      expect(vendor.sent).toHaveLength(3);
      expect(main).toHaveLength(2);
      expect(outcomesOf(error)).toEqual([['failed', message]]);
    },
  );
});

it('a credential that can’t be read at a later try changes nothing about what was done', async () => {
  const vendor = await answering(429, paid);
  const { kometSalesApi } = vendor.credentials;
  const credentials = {
    get kometSalesApi() {
      if (vendor.sent.length > 1) throw new Error('The vault is locked');
      return kometSalesApi;
    },
  };
  const { main, error } = await runNode(pay, customers(2), { credentials, ...RETRYING, ...CONTINUING });

  expect(vendor.sent).toHaveLength(2);
  expect(jsonOf(main)).toEqual([expect.objectContaining({ success: true, controlNumber: 7 })]);
  expect(outcomesOf(error)).toEqual([['failed', expect.stringContaining('The vault is locked')]]);
});
