import { CallFailure } from '../../../nodes/shared/errors';
import { redactor } from '../../../nodes/shared/http/redact';
import { masked } from '../../../nodes/shared/invoke/secrets';
import {
  bare,
  codes,
  http,
  judgeBy,
  one,
  operation,
  text,
  type BareVerdict,
} from '../../../nodes/shared/operation';

/** A gateway's answers: A approved, D declined, E error; 10251 is its own code for insufficient funds. */
const gateway = judgeBy(
  codes('result', {
    ok: ['A'],
    code: 'errorCode',
    message: 'error',
    texts: { D: 'The card was declined', 10262: 'Restricted card' },
    details: { authorizationCode: 'auth', avsAnswer: 'avs.result' },
    open: {
      all: [
        { member: 'result', is: 'E' },
        { member: 'error', says: ['timed out', 'no answer'] },
      ],
    },
    hints: [
      { if: { member: 'isDuplicate', is: true }, message: 'It was a duplicate', type: 'warning' },
      { if: { member: 'status', is: 'P' }, message: 'A part was approved' },
    ],
  }),
);

describe('an answer that is nothing but a code', () => {
  const judge = judgeBy(codes('', { ok: ['NoError', 0], texts: { NotFound: 'There is no such service' } }));

  it.each([
    ['NoError', { ok: true }],
    [0, { ok: true }],
    ['NotFound', { ok: false, message: 'There is no such service', code: 'NotFound' }],
    [7, { ok: false, message: 'The service answered with the code 7 and no message', code: '7' }],
    [null, { ok: false, unreadable: true, message: 'The answer has no code' }],
    [{ code: 'NoError' }, { ok: false, unreadable: true }],
  ])('%j', (answer, expected) => expect(judge(answer)).toMatchObject(expected));
});

describe('a verdict by a code', () => {
  it('keeps the code of the vendor, and only the declared members', () => {
    const answer = {
      result: 'D',
      error: 'Insufficient funds',
      errorCode: 10251,
      auth: '000123',
      avs: { result: 'YYY' },
      card: '4111111111111111',
    };
    expect(gateway(answer)).toEqual({
      ok: false,
      message: 'Insufficient funds',
      code: '10251',
      details: { authorizationCode: '000123', avsAnswer: 'YYY' },
    });
  });

  it.each([
    [{ result: 'D', errorCode: '' }, 'The card was declined', 'D'],
    [{ result: 'D', errorCode: 0, error: ' ' }, 'The card was declined', 'D'],
    [{ result: 'D', errorCode: '10262' }, 'Restricted card', '10262'],
    [{ result: 'X' }, 'The service answered with result X and no message', 'X'],
  ])('finds words for %j', (answer, message, code) => {
    expect(gateway(answer)).toEqual({ ok: false, message, code, details: {} });
  });

  it.each([
    [{ result: 'E', error: 'Processor TIMED OUT' }, true],
    [{ result: 'E', error: 'Invalid card' }, undefined],
    [{ result: 'D', error: 'The link has timed out' }, undefined],
  ])('leaves open what became of the call only where the page says so: %j', (answer, open) => {
    expect(gateway(answer)).toMatchObject({ ok: false, ...(open && { open }) });
    expect('open' in gateway(answer)).toBe(open === true);
  });

  it.each([
    [
      { result: 'A', isDuplicate: true, status: 'P' },
      { message: 'It was a duplicate', type: 'warning' },
    ],
    [
      { result: 'A', status: 'P' },
      { message: 'A part was approved', type: 'info' },
    ],
    [{ result: 'A' }, undefined],
  ])('has a hint for %j', (answer, hint) => {
    expect(gateway(answer)).toEqual({ ok: true, hint });
  });
});

describe('a verdict on a bare answer', () => {
  const no = { ok: false, message: 'No' };
  const yes = { ok: true };
  const unreadable = { ok: false, unreadable: true };
  it.each<[BareVerdict['refusal'], unknown, object]>([
    ['null', null, no],
    ['null', { id: 1 }, yes],
    ['null', 0, yes],
    ['null', undefined, unreadable],
    ['false', false, no],
    ['false', true, yes],
    ['false', null, unreadable],
    // XML has texts.
    ['false', 'true', yes],
    ['false', 'false', no],
    ['false', 'yes', unreadable],
    ['texts', [], yes],
    ['texts', ['', null], yes],
    [
      'texts',
      ['Name is missing', 'Country is missing'],
      { ok: false, message: 'Name is missing; Country is missing' },
    ],
    ['texts', null, unreadable],
    ['texts', [{ id: 1 }], unreadable],
    ['texts', 'Name is missing', unreadable],
  ])('%s: %j', (refusal, answer, expected) => {
    expect(judgeBy(bare(refusal, 'No'))(answer)).toMatchObject(expected);
    if (!('unreadable' in expected))
      expect(judgeBy(bare(refusal, 'No'))(answer)).not.toHaveProperty('unreadable');
  });
});

it('the details of a failure are masked like its words', () => {
  const failure = new CallFailure({
    kind: 'refused',
    message: 'no',
    details: { key: 'order-secret-key-1', matches: [{ note: 'with secret-key in it' }] },
  });
  expect(masked(failure, redactor(['secret-key'])).details).toEqual({
    key: 'order-***-1',
    matches: [{ note: 'with *** in it' }],
  });
});

it('details contain nothing that the result shows only in part', () => {
  const declare = (member: string) => () =>
    operation({
      resource: 'charge',
      operation: 'create',
      name: 'Create',
      action: 'Create charge',
      description: '',
      docs: '',
      documented: '',
      call: http('POST', '/charges'),
      effect: 'once',
      fields: [],
      verdict: codes('result', { ok: ['A'], texts: {}, details: { shown: member } }),
      result: one({ card: text({ shows: 'last4' }), auth: text() }, 'charge'),
    });
  expect(declare('charge.card')).toThrow('puts charge.card under details');
  expect(declare('charge.auth')).not.toThrow();
});
