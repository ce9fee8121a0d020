import { connector } from '../../../nodes/KometSales/connector';
import { polls } from '../../../nodes/KometSales/events';
import { markAsSynchronized } from '../../../nodes/KometSales/resources/credit';
import { getMany } from '../../../nodes/KometSales/resources/customer';
import { CallFailure } from '../../../nodes/shared/errors';
import { kometMethod, kometSales } from '../../documented';

const { envelope, successValues, failureValues } = kometSales().conventions;

describe('an answer of Komet Sales', () => {
  describe.each(envelope.successFields)('with %s', (field) => {
    it.each(successValues)('of %p is a success', (value) =>
      expect(connector.judge({ [field]: value, message: 'Text' })).toEqual({ ok: true }),
    );

    it.each([' 1 ', true, 'true'])('of %p is one too', (value) =>
      expect(connector.judge({ [field]: value, message: 'Text' })).toEqual({ ok: true }),
    );

    it.each<unknown>([{ toString: 0 }, [[]], {}])('of %p says nothing', (value) =>
      expect(connector.judge({ [field]: value, message: 'Text' })).toEqual({
        ok: false,
        unreadable: true,
        message: 'Komet Sales did not say whether it succeeded',
      }),
    );

    it.each([...failureValues, 3, 'error', false, ''])('of %p is a failure in the vendor’s words', (value) =>
      expect(connector.judge({ [field]: value, message: ' The credit was cancelled ' })).toEqual({
        ok: false,
        message: 'The credit was cancelled',
      }),
    );
  });

  it.each(['success', 'OK', 200, 'Done'])('of %p is no sign of success, and no refusal', (status) => {
    const judgement = {
      ok: false,
      unreadable: true,
      message: expect.stringContaining('not documented') as string,
    };
    expect(connector.judge({ status })).toEqual({ ...judgement, description: undefined });
    expect(connector.judge({ status, message: 'Added' })).toEqual({
      ...judgement,
      description: 'It says: Added',
    });
  });

  it('of empty text alone says nothing', () => {
    expect(connector.judge({ status: '' })).toMatchObject({ ok: false, unreadable: true });
  });

  it('without a message names the status it failed with', () => {
    for (const answer of [{ status: 0 }, { status: '0', message: ' ' }, { status: 0, message: null }]) {
      expect(connector.judge(answer)).toEqual({
        ok: false,
        message: 'Komet Sales answered with status 0 and no message',
      });
    }
  });

  it.each([
    ['a bare list', [{ id: 1 }]],
    ['an empty list', []],
    ['an object that reports no success', { companies: [] }],
    ['an object with a message alone', { message: 'Done' }],
  ])(
    '%s is a success only if it brings what was requested, as for calls documented without an envelope',
    (_, answer) => expect(connector.judge(answer)).toEqual({ ok: true, bare: true }),
  );

  it.each([undefined, null, '', 'OK', 1])('%p leaves the outcome open', (answer) =>
    expect(connector.judge(answer)).toMatchObject({ ok: false, unreadable: true }),
  );
});

describe('the advice of Komet Sales', () => {
  const failure = (kind: 'refused' | 'unauthorized', status: number) =>
    new CallFailure({ kind, message: 'No', status });

  it.each([
    [401, failure('unauthorized', 401)],
    [403, failure('refused', 403)],
  ])('%i: the token must be active and have the method ticked', (_, refused) => {
    expect(connector.advice(refused, markAsSynchronized)).toMatch(/Tokens, .*have credit\.mark\.sync ticked/);
    expect(connector.advice(refused, getMany)).toMatch(/have customer\.list ticked/);
  });

  it.each([200, 404, 500])('%i: there is none', (status) =>
    expect(connector.advice(failure('refused', status), getMany)).toBeUndefined(),
  );

  const speaks = (message: string) =>
    connector.isUnauthorized?.(new CallFailure({ kind: 'refused', message }));
  const documented = kometMethod('v2/inventory/box/count', 'PATCH').errors.filter((text) =>
    /token/i.test(text),
  );

  it.each([
    ...documented,
    'The token is not active',
    'Invalid Token',
    'Invalid authentication token',
    'The security token has expired.',
    'The token is not allowed to use this method',
    'Method not allowed for the token',
    'The token is not allowed to use the method customer.list',
    'The method v2/inventory/box/count is not enabled for this token.',
    'Error: Token doesn’t exist',
  ])('%p is about the credential', (message) => expect(speaks(message)).toBe(true));

  it.each([
    'The customer took it',
    'The payment token was already used',
    'The token of the gift card is expired',
    'Token 4711 is not found on this invoice',
    'Box token missing',
    'The payment method asks for a token',
    'Customer WTOKEN is not active',
    'Shipping method FEDEX needs a carrier token',
    'Invalid token for shipping method FEDEX',
    'The access token of the web shop is expired',
    'Box 7: invalid security token',
    'The token is not allowed to use this method of payment',
    'The token is not allowed to use the method CASH',
  ])('%p is about a record', (message) => expect(speaks(message)).toBe(false));
});

const walked = polls.events.filter(({ operation: { walk } }) => typeof walk === 'object');

it.each(walked.map((event) => [event.value, event] as const))(
  'the list behind %s distinguishes records when it is read window by window as the trigger does',
  (_, { operation: { walk }, identity: [first = []] }) =>
    expect(walk).toMatchObject({ kind: 'windows', key: first[0] }),
);

describe('words for an empty list of Komet Sales', () => {
  it.each([
    ...kometSales().methods.flatMap(({ nothingFound = [] }) => nothingFound),
    'Credits not found',
    'Vendor invoices not found.',
  ])('%p', (message) => expect(connector.nothingFound?.test(message)).toBe(true));

  it.each([
    'Box not found',
    'Customer not found.',
    'Ship-to address not found.',
    'Status not found.',
    'Customer 99 not found. Orders not found.',
    'Required parameters not found.',
    'Methods not found',
    'The token allows no orders',
  ])('are not %p', (message) => expect(connector.nothingFound?.test(message)).toBe(false));
});
