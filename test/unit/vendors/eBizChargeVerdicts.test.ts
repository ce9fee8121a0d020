import { approved } from '../../../nodes/EBizCharge/resources/transactionLookUp';
import { judgeBy } from '../../../nodes/shared/operation';

const judged = (answer: Record<string, unknown>) => judgeBy(approved)(answer);

/** Whether the answer of a transaction leaves its outcome open. */
const isOpen = (answer: Record<string, unknown>): boolean | undefined => {
  const judgement = judged(answer);
  return judgement.ok ? undefined : 'open' in judgement && judgement.open === true;
};

describe('what the gateway says about a transaction', () => {
  it.each([
    'Transaction timed out',
    'Transaction timed-out',
    'Request timeout',
    'Could not connect to processor',
    'Unable to communicate with processor',
    'Error communicating with transaction processor',
    'Lost connection to processor',
    'Contact with the processor was lost',
    'Processor unreachable',
    'Unable to reach processor',
    'Processing gateway currently offline',
    'Host unavailable',
    'Processor did not answer',
    'No reply from host',
    'Disconnected',
    'Processing Error Please Try Again',
    'Object reference not set to an instance of an object.',
  ])('the error "%s" leaves the outcome unknown', (Error) => {
    expect(isOpen({ ResultCode: 'E', Error, ErrorCode: '999' })).toBe(true);
  });

  it.each([
    'Invalid Card Number',
    'Lost or stolen card',
    'Invalid customer internal ID',
    'Invalid Connect security ID',
    'Credit card has expired',
    'The batch has been closed. Apply a credit instead',
    'Unable to find transaction 3100000001',
    'Daily limit has been reached',
  ])('the error "%s" is a refusal', (Error) => {
    expect(isOpen({ ResultCode: 'E', Error, ErrorCode: '999' })).toBe(false);
  });

  it('a decline is a refusal, whatever its words', () => {
    expect(isOpen({ ResultCode: 'D', Error: 'Issuer unavailable', ErrorCode: '10291' })).toBe(false);
  });

  it.each(['', 'P', 'V', 'Approved'])(
    'a result code "%s", which is not documented, is neither yes nor no',
    (ResultCode) => {
      expect(isOpen({ ResultCode, Error: '', ErrorCode: '0' })).toBe(true);
    },
  );
});
