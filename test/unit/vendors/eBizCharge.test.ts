import { connector } from '../../../nodes/EBizCharge/connector';
import { markAsSynchronized } from '../../../nodes/EBizCharge/resources/customer';
import { CallFailure } from '../../../nodes/shared/errors';

const success = { Status: 'Success', StatusCode: '1', Error: '', ErrorCode: '0' };

describe('a result of EBizCharge', () => {
  it.each([undefined, null, ''])('an empty one (%p) leaves the outcome open', (result) =>
    expect(connector.judge(result)).toMatchObject({ ok: false, unreadable: true }),
  );

  it.each([
    ['Success with code 0 as text', success],
    ['code 0 as a number', { ...success, ErrorCode: 0 }],
    ['no code at all', { Status: 'Success' }],
    ['a record that tells no status', { CustomerId: 'CUST-001' }],
  ])('%s is a success', (_, result) => expect(connector.judge(result)).toEqual({ ok: true }));

  it.each([
    [
      'a code other than 0, whatever the Status',
      { ...success, ErrorCode: '2', Error: 'Record already exists' },
    ],
    ['a code other than 0 as a number', { ...success, ErrorCode: 2, Error: 'Record already exists' }],
  ])('%s is a failure with the words and the code', (_, result) =>
    expect(connector.judge(result)).toEqual({ ok: false, message: 'Record already exists', code: '2' }),
  );

  it.each(['Error', 'Failed', 'failed', ' ERROR '])('the Status %p is a failure next to code 0', (Status) =>
    expect(connector.judge({ ...success, Status, Error: 'It broke' })).toMatchObject({
      ok: false,
      message: 'It broke',
    }),
  );

  it('a failure without an Error is told by its Status, then by its code', () => {
    expect(connector.judge({ Status: 'Failed', ErrorCode: '9' })).toMatchObject({ message: 'Failed' });
    expect(connector.judge({ ErrorCode: '9' })).toMatchObject({
      message: expect.stringContaining('9') as string,
    });
  });

  it('a failure without a code has none', () =>
    expect(connector.judge({ Status: 'Error', Error: 'It broke' })).toEqual({
      ok: false,
      message: 'It broke',
    }));

  it('a failure is never taken for an open outcome', () =>
    expect(connector.judge({ ErrorCode: '9' })).not.toHaveProperty('unreadable'));
});

describe('a security token that EBizCharge does not know', () => {
  const fault = (message: string) => new CallFailure({ kind: 'refused', message });

  it('is told by the words of a fault', () => {
    expect(connector.isUnauthorized?.(fault('Invalid Credentials'))).toBe(true);
    expect(connector.isUnauthorized?.(fault('Invalid CustomerInternalId'))).toBe(false);
  });

  it('sends the user to the three fields of the credential', () =>
    expect(
      connector.advice(new CallFailure({ kind: 'unauthorized', message: 'No' }), markAsSynchronized),
    ).toMatch(/Security ID, User ID and Password/));

  it('is no advice for other failures', () =>
    expect(connector.advice(fault('Invalid CustomerInternalId'), markAsSynchronized)).toBeUndefined());
});
