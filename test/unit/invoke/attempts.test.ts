import { CallFailure } from '../../../nodes/shared/errors';
import { RunBudget, RetryBudget } from '../../../nodes/shared/http/budget';
import { Attempts } from '../../../nodes/shared/invoke/attempts';
import type { SignedIn } from '../../../nodes/shared/invoke/signedIn';

const MAX_WAIT_MS = 120_000;

/** Longer than any call may wait. */
const pause = (): CallFailure =>
  new CallFailure({ kind: 'throttled', message: 'Too many', retryAfterMs: 2 * MAX_WAIT_MS });

function attemptsWith(signedIn: Partial<SignedIn>): Attempts {
  const budget = new RetryBudget();
  const given = { isReady: true, now: {}, note: () => undefined, unreached: () => undefined, ...signedIn };
  return new Attempts(given as SignedIn, {
    maxRetries: 0,
    maxWaitMs: MAX_WAIT_MS,
    budget: new RunBudget(() => budget, { maxWaitMs: MAX_WAIT_MS }),
  });
}

/** Makes two calls, of which the first one fails. Out: how many were sent. */
async function sentOfTwo(attempts: Attempts, failure: CallFailure): Promise<number> {
  let sent = 0;
  const send = async () => {
    sent += 1;
    if (sent === 1) throw failure;
    return await Promise.resolve('done');
  };
  for (let n = 0; n < 2; n += 1)
    await (async () => await attempts.make('read', send))().catch(() => undefined);
  return sent;
}

describe('after a demand for a pause that is longer than any call may wait, no other call is sent', () => {
  it('if it is the answer to a call', async () => {
    expect(await sentOfTwo(attemptsWith({}), pause())).toBe(1);
  });

  it('if it is the answer to the request for another ticket or address', async () => {
    const attempts = attemptsWith({ renew: async () => await Promise.reject(pause()) });
    expect(await sentOfTwo(attempts, new CallFailure({ kind: 'unauthorized', message: 'Expired' }))).toBe(1);
  });

  it('if it is the answer to the first sign-in', async () => {
    const attempts = attemptsWith({ isReady: false, ready: async () => await Promise.reject(pause()) });
    expect(await sentOfTwo(attempts, pause())).toBe(0);
  });

  it('but a call that fails without one does not hold others back', async () => {
    expect(await sentOfTwo(attemptsWith({}), new CallFailure({ kind: 'refused', message: 'No' }))).toBe(2);
  });
});
