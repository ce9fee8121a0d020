import { parseRetryAfter } from '../../../nodes/shared/http/retryAfter';
import { failureOfStatus } from '../../../nodes/shared/http/status';

const NOW = Date.parse('2025-03-01T12:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5_000],
    ['Sat, 01 Mar 2025 12:00:30 GMT', 30_000],
    ['Saturday, 01-Mar-25 12:00:30 GMT', 30_000],
    ['Sat Mar  1 12:00:30 2025', 30_000],
    ['Sat, 01 Mar 2025 11:59:00 GMT', 0],
  ])('%j is %d ms', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });

  it.each([undefined, '', '-1', '1.5', '5 seconds', 'soon', 'soon 5', 'Sat, 99 Foo 2025 12:00:30 GMT'])(
    '%j is nonsense',
    (value) => {
      expect(parseRetryAfter(value, NOW)).toBeUndefined();
    },
  );
});

describe('a status', () => {
  const answer = (status: number, headers: Record<string, string> = {}) =>
    failureOfStatus({ status, headers, body: Buffer.from('<html>secret body</html>') }, NOW);

  it.each([200, 201, 204, 299])('%i is a success', (status) => {
    expect(answer(status)).toBeUndefined();
  });

  it.each([
    [400, 'refused', 'The service answered 400 Bad Request'],
    [401, 'unauthorized', 'The service answered 401 Unauthorized'],
    [403, 'refused', 'The service answered 403 Forbidden'],
    [404, 'refused', 'The service answered 404 Not Found'],
    [408, 'unavailable', 'The service answered 408 Request Timeout'],
    [421, 'misdirected', 'The service answered 421 Misdirected Request'],
    [429, 'throttled', 'The service answered 429 Too Many Requests'],
    [500, 'refused', 'The service answered 500 Internal Server Error'],
    [501, 'refused', 'The service answered 501 Not Implemented'],
    [502, 'unavailable', 'The service answered 502 Bad Gateway'],
    [503, 'unavailable', 'The service answered 503 Service Unavailable'],
    [504, 'unavailable', 'The service answered 504 Gateway Timeout'],
    [599, 'refused', 'The service answered 599'],
  ])('%i is %s', (status, kind, message) => {
    expect(answer(status)).toMatchObject({ kind, message, status });
  });

  it('that may have come in the middle of the work counts as sent', () => {
    expect([500, 501, 520, 599].map((status) => answer(status)?.sent)).toEqual([true, true, true, true]);
    expect([400, 404, 413].map((status) => answer(status)?.sent)).toEqual([undefined, undefined, undefined]);
  });

  it.each([429, 503])('%i says how long to wait', (status) => {
    expect(answer(status, { 'retry-after': '9' })?.retryAfterMs).toBe(9000);
    expect(answer(status)?.retryAfterMs).toBeUndefined();
  });

  it('that redirects is blocked and names the host alone', () => {
    const failure = answer(302, { location: 'https://login.example.com/x?token=secret' });
    expect(failure).toMatchObject({
      kind: 'blocked',
      message:
        'The server answered with a redirect to another address (login.example.com), which is not followed',
    });
    expect(answer(301, { location: '/relative?secret' })?.message).not.toContain('secret');
    expect(answer(304)?.kind).toBe('blocked');
  });

  it('that redirects says that nothing was done, except 302 and 303', () =>
    expect([300, 301, 302, 303, 304, 305, 307, 308].map((status) => answer(status)?.sent ?? false)).toEqual([
      ...[false, false, true, true],
      ...[false, false, false, false],
    ]));
});
