import { connector } from '../../../nodes/KometSales/connector';
import { markAsSynchronized } from '../../../nodes/KometSales/resources/credit';
import { getMany } from '../../../nodes/KometSales/resources/customer';
import { CallFailure } from '../../../nodes/shared/errors';
import { kometSales } from '../../documented';

const { envelope, successValues, failureValues } = kometSales().conventions;

describe('an answer of Komet Sales', () => {
  describe.each(envelope.successFields)('with %s', (field) => {
    it.each(successValues)('of %p is a success', (value) =>
      expect(connector.judge({ [field]: value, message: 'Text' })).toEqual({ ok: true }),
    );

    it.each([...failureValues, 3, 'error'])('of %p is a failure in the vendor’s words', (value) =>
      expect(connector.judge({ [field]: value, message: ' The credit was cancelled ' })).toEqual({
        ok: false,
        message: 'The credit was cancelled',
      }),
    );
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
    ['an object that tells no success', { companies: [] }],
    ['an object with a message alone', { message: 'Done' }],
  ])(
    '%s is a success only if it brings what was asked for, as of calls documented without an envelope',
    (_, answer) => expect(connector.judge(answer)).toEqual({ ok: true, bare: true }),
  );

  it.each([undefined, null, '', 'OK', 1])('%p leaves the outcome open', (answer) =>
    expect(connector.judge(answer)).toMatchObject({ ok: false, unreadable: true }),
  );
});

describe('the body of an HTTP error of Komet Sales', () => {
  it('is quoted by its message', () =>
    expect(connector.faultText({ status: 0, message: ' Not allowed ' })).toEqual({ message: 'Not allowed' }));

  it.each([undefined, 'A web page', [], {}, { message: '' }, { message: 5 }])(
    'has no words of the vendor in %p',
    (body) => expect(connector.faultText(body)).toBeUndefined(),
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

  it('a message that speaks of the token is about the credential', () => {
    const speaks = (message: string) =>
      connector.isUnauthorized?.(new CallFailure({ kind: 'refused', message }));
    expect(speaks('The token is not active')).toBe(true);
    expect(speaks('Invalid Token')).toBe(true);
    expect(speaks('The customer took it')).toBe(false);
  });
});
