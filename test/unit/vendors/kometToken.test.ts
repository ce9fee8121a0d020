import type { IHttpRequestOptions } from 'n8n-workflow';
import { placeToken, TOKEN } from '../../../nodes/KometSales/token';
import { kometSales, type KometMethod } from '../../documented';

const { baseUrl } = kometSales().conventions;
const credential = { baseUrl, [TOKEN]: ' token-1 ' };

/** Where the token stands in a request made with n8n's HTTP Request node. */
function placesOf({ qs, body, headers }: IHttpRequestOptions, name = TOKEN): string[] {
  const held = { query: qs, body, header: headers };
  return Object.entries(held)
    .filter(([, part]) => (part as Record<string, unknown> | undefined)?.[name] === 'token-1')
    .map(([place]) => place);
}

const asked = ({ httpMethod, path }: KometMethod): IHttpRequestOptions =>
  placeToken(credential, { method: httpMethod, url: `${baseUrl}${path}` });

/** The page says it in words only: there is nothing to sign in with yet. */
const WITHOUT_TOKEN = new Set(['/login']);

describe('the token of Komet Sales in a request of the HTTP Request node', () => {
  const methods = kometSales().methods.filter(({ path }) => !WITHOUT_TOKEN.has(path));

  it.each(methods.map((method) => [`${method.httpMethod} ${method.path}`, method] as const))(
    '%s: is where the page wants it, where its sample has it, and nowhere else',
    (_, method) => {
      const { tokenName = TOKEN, tokenPlaces } = method;
      expect(placesOf(asked(method), tokenName).sort()).toEqual([...tokenPlaces].sort());
      if (tokenName !== TOKEN) expect(placesOf(asked(method))).toEqual([]);
    },
  );

  it('knows more than a hundred methods', () => expect(methods.length).toBeGreaterThan(100));

  it('is found by the path below any base, however the request gives its address', () => {
    const below = { ...credential, baseUrl: 'https://proxy.example.com/komet/api/' };
    const url = 'https://proxy.example.com/komet/api/company.location.list';
    expect(placesOf(placeToken(below, { method: 'GET', url }))).toEqual(['header']);
    expect(
      placesOf(placeToken(below, { method: 'GET', url: '/komet/api/customer.list', baseURL: url })),
    ).toEqual(['query']);
    const older = { method: 'GET', uri: url } as unknown as IHttpRequestOptions;
    expect(placesOf(placeToken(below, older))).toEqual(['header']);
  });

  it('keeps what the request has already', () => {
    const qs = { code: 'ORCHID' };
    const headers = { Accept: 'text/plain' };
    expect(
      placeToken(credential, { method: 'GET', url: `${baseUrl}/customer.list`, qs, headers }),
    ).toMatchObject({
      qs: { code: 'ORCHID', [TOKEN]: 'token-1' },
      headers,
    });
    expect(placeToken(credential, { url: `${baseUrl}/company.location.list`, qs, headers })).toMatchObject({
      qs,
      headers: { ...headers, [TOKEN]: 'token-1' },
    });
    expect(qs).toEqual({ code: 'ORCHID' });
  });
});

describe('the token in a body', () => {
  const post = (body?: IHttpRequestOptions['body']) =>
    placeToken(credential, { method: 'POST', url: `${baseUrl}/credit.mark.sync`, body });

  it('joins an object', () =>
    expect(post({ credits: [] }).body).toEqual({ [TOKEN]: 'token-1', credits: [] }));

  it('joins an object that comes as JSON text, which stays text', () =>
    expect(post('{"credits":[]}').body).toBe(`{"${TOKEN}":"token-1","credits":[]}`));

  it('changes no digit of such text', () =>
    expect(post('{"boxCode":370123450000000017}').body).toBe(
      `{"${TOKEN}":"token-1","boxCode":370123450000000017}`,
    ));

  it.each([[undefined], ['']])('makes a body of %p', (body) =>
    expect(post(body).body).toEqual({ [TOKEN]: 'token-1' }),
  );

  it.each<[string, NonNullable<IHttpRequestOptions['body']>]>([
    ['a list', [{ a: 1 }]],
    ['a list as text', '[1]'],
    ['text that is no JSON', 'a=1'],
    ['a buffer', Buffer.from('{}')],
    ['a form', new FormData()],
    ['a URL-encoded form', new URLSearchParams('a=1')],
  ])('leaves %s as it is, and takes the header', (_, body) => {
    const request = post(body);
    expect(request.body).toBe(body);
    expect(request.headers).toEqual({ [TOKEN]: 'token-1' });
  });
});
