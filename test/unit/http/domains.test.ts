import { CallFailure } from '../../../nodes/shared/errors';
import { assertAllowedDomain } from '../../../nodes/shared/http/domains';

jest.mock('n8n-workflow', () => ({ ...jest.requireActual<object>('n8n-workflow') }));
type Helper = (options: { url: string; allowedDomains: string }) => boolean;
const changeable = jest.requireMock<{ isDomainAllowed?: Helper }>('n8n-workflow');
const { isDomainAllowed } = changeable;

describe.each([
  ['n8n with its own helper', isDomainAllowed],
  ['an older n8n without it', undefined],
])('%s', (_, helper) => {
  beforeEach(() => (changeable.isDomainAllowed = helper));

  const check = (url: string, mode: unknown, allowedDomains?: unknown) => () =>
    assertAllowedDomain(url, { allowedHttpRequestDomains: mode, allowedDomains });

  it.each([undefined, 'all', 'none', 'nonsense'])('lets a call pass when the mode is %j', (mode) => {
    expect(check('https://api.example.com/x', mode, 'other.com')).not.toThrow();
  });

  it.each([
    ['api.example.com', true],
    ['API.example.com', true],
    ['other.com, api.example.com', true],
    ['*.example.com', true],
    ['example.com', false],
    ['*.api.example.com', false],
    ['evil-api.example.com', false],
    ['', false],
    ['  ', false],
    [undefined, false],
  ])('holds the list %j against the host', (list, allowed) => {
    const call = check('https://api.example.com/path?token=secret', 'domains', list);
    if (allowed) expect(call).not.toThrow();
    else expect(call).toThrow(expect.objectContaining({ kind: 'blocked' }) as CallFailure);
  });

  it('does not repeat the address in its message', () => {
    expect(check('https://api.example.com/path?token=secret', 'domains', 'a.com')).toThrow(
      'The credential does not allow calls to api.example.com',
    );
    expect(check('no url, but secret', 'domains', 'a.com')).toThrow('not a valid URL');
  });
});
