import {
  EBIZ_EXAMPLE_CUSTOMERS,
  EBIZ_SECURITY,
  EBIZ_UNKNOWN_CUSTOMER,
  startEBizCharge,
} from '../../simulators';
import type { EbizSimulator } from '../../simulators';
import { EBIZ_NAMESPACE, element, markCustomer, rules, securityToken, soap } from './requests';

const ID = EBIZ_EXAMPLE_CUSTOMERS[0]?.customerInternalId ?? '';
const ID_ELEMENT = `<ebiz:customerInternalId>${ID}</ebiz:customerInternalId>`;

let ebiz: EbizSimulator;
beforeAll(async () => {
  ebiz = await startEBizCharge();
});
beforeEach(() => ebiz.reset());
afterAll(() => ebiz.close());

describe('MarkCustomerAsSynchronized', () => {
  it('answers in the documented order and sets the time', async () => {
    const before = Date.now();
    const answer = await markCustomer(ebiz, ID);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(answer.text).toContain(
      `<MarkCustomerAsSynchronizedResponse xmlns="${EBIZ_NAMESPACE}"><MarkCustomerAsSynchronizedResult>` +
        `<CustomerId>CUST-001</CustomerId><CustomerInternalId>${ID}</CustomerInternalId>` +
        '<Status>Success</Status><StatusCode>1</StatusCode><Error/><ErrorCode>0</ErrorCode>',
    );
    const at = Date.parse(ebiz.state.byInternalId(ID)?.CustomerLastSyncDateTime ?? '');
    expect(at).toBeGreaterThanOrEqual(before);
    expect(ebiz.violations).toEqual([]);
  });

  it('answers an unknown customer with the fault of the sample', async () => {
    const answer = await markCustomer(ebiz, EBIZ_UNKNOWN_CUSTOMER);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('<faultcode>s:InvalidCustomerInternalId</faultcode>');
    expect(answer.text).toContain('<faultstring xml:lang="en-US">Invalid CustomerInternalId</faultstring>');
    expect(ebiz.violations).toEqual([]);
  });

  it('can refuse a customer inside HTTP 200', async () => {
    ebiz.state.refuse(ID, { errorCode: 7, error: 'Customer <locked>' });
    const answer = await markCustomer(ebiz, ID);
    expect(answer.status).toBe(200);
    expect(element(answer, 'Status')).toBe('Error');
    expect(element(answer, 'Error')).toBe('Customer &lt;locked&gt;');
    expect(element(answer, 'ErrorCode')).toBe('7');
    expect(ebiz.state.synchronized()).toEqual([]);
  });

  it('refuses wrong credentials with a fault that ends in a space', async () => {
    const inner = securityToken(ebiz, 'wrong') + ID_ELEMENT;
    const answer = await soap(ebiz, 'MarkCustomerAsSynchronized', inner);
    expect(answer.status).toBe(500);
    expect(element(answer, 'faultstring')).toBe('Invalid Credentials ');
    expect(ebiz.violations).toEqual([]);
  });

  it.each<[string, (token: string) => string, string]>([
    ['a missing argument', (token) => token, 'customerInternalId: required'],
    [
      'an empty argument',
      (token) => `${token}<ebiz:customerInternalId/>`,
      'customerInternalId: required, not empty',
    ],
    ['an unknown argument', (token) => `${token}${ID_ELEMENT}<ebiz:force/>`, 'force: not documented'],
    ['another order', (token) => ID_ELEMENT + token, 'securityToken: in schema order'],
    ['an argument sent twice', (token) => token + ID_ELEMENT + ID_ELEMENT, 'customerInternalId: sent once'],
    ['no token', () => ID_ELEMENT, 'securityToken: required'],
    [
      'a nested element in another order',
      () =>
        '<ebiz:securityToken><ebiz:UserId/><ebiz:SecurityId/><ebiz:Password/></ebiz:securityToken>' +
        ID_ELEMENT,
      'securityToken/SecurityId: in schema order',
    ],
    [
      'a nested element that is missing',
      () => `<ebiz:securityToken><ebiz:SecurityId/><ebiz:UserId/></ebiz:securityToken>${ID_ELEMENT}`,
      'securityToken/Password: required',
    ],
    [
      'an element outside the namespace',
      (token) => `${token}<customerInternalId>${ID}</customerInternalId>`,
      `MarkCustomerAsSynchronized/customerInternalId: in the namespace ${EBIZ_NAMESPACE}`,
    ],
    [
      'nil',
      (token) =>
        `${token}<ebiz:customerInternalId xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="true"/>`,
      'customerInternalId: left out rather than nil',
    ],
  ])('refuses %s with a fault', async (_, inner, rule) => {
    const answer = await soap(ebiz, 'MarkCustomerAsSynchronized', inner(securityToken(ebiz)));
    expect(answer.status).toBe(500);
    expect(element(answer, 'faultstring')).toBeDefined();
    expect(rules(ebiz.violations)).toContain(rule);
    expect(ebiz.state.synchronized()).toEqual([]);
    expect(JSON.stringify(ebiz.violations)).not.toContain(EBIZ_SECURITY.password);
  });

  it.each([
    [
      { soapaction: `${EBIZ_NAMESPACE}/IeBizService/MarkCustomerAsSynchronized` },
      /^SOAPAction: .*with its quotes$/,
    ],
    [{ soapaction: '""' }, /^SOAPAction: /],
    [{ 'content-type': 'application/soap+xml' }, /^Content-Type: text\/xml$/],
  ])('refuses the headers %j', async (headers, rule) => {
    await soap(ebiz, 'MarkCustomerAsSynchronized', securityToken(ebiz) + ID_ELEMENT, headers);
    expect(rules(ebiz.violations)).toEqual([expect.stringMatching(rule)]);
  });

  it('refuses GET, another envelope, broken XML, a document type and unknown operations', async () => {
    await fetch(ebiz.url);
    const post = (body: string): Promise<unknown> =>
      fetch(ebiz.url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
    await post('<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"/>');
    await post('<unclosed>');
    await post('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>');
    await soap(ebiz, 'MarkCustomerAsSynchronised', securityToken(ebiz));
    expect(rules(ebiz.violations)).toEqual([
      '(HTTP method): POST',
      'Content-Type: text/xml',
      '(body): well-formed XML',
      'Envelope: in http://schemas.xmlsoap.org/soap/envelope/',
      '(body): well-formed XML',
      '(body): well-formed XML',
      'MarkCustomerAsSynchronised: a documented operation',
    ]);
  });
});

it('GetMerchantTransactionData answers the merchant to right credentials', async () => {
  const answer = await soap(ebiz, 'GetMerchantTransactionData', securityToken(ebiz));
  expect(answer.status).toBe(200);
  expect(element(answer, 'ItemName')).toBe('Cut flowers');
  expect(answer.text).toContain('<ItemDiscountAmount xsi:nil="true"/>');
});

it('GetCustomer finds by either id, and shows the synchronization', async () => {
  await markCustomer(ebiz, ID);
  const inner = `${securityToken(ebiz)}<ebiz:customerId>CUST-001</ebiz:customerId>`;
  const found = await soap(ebiz, 'GetCustomer', inner);
  expect(element(found, 'CompanyName')).toBe('Flower Shop 1 &amp; Sons');
  expect(element(found, 'CustomerLastSyncDateTime')).toMatch(/Z$/);
  const none = await soap(ebiz, 'GetCustomer', `${securityToken(ebiz)}<ebiz:customerId>X</ebiz:customerId>`);
  expect(element(none, 'faultstring')).toBe('Not Found');
});

it('SearchCustomerList pages, filters and checks its types', async () => {
  const search = (filters: string, limit: string): string =>
    `${securityToken(ebiz)}<ebiz:filters>${filters}</ebiz:filters><ebiz:start>600</ebiz:start>` +
    `<ebiz:limit>${limit}</ebiz:limit><ebiz:sort/><ebiz:includeCustomerToken>false</ebiz:includeCustomerToken>` +
    '<ebiz:includePaymentMethodProfiles>false</ebiz:includePaymentMethodProfiles><ebiz:countOnly>false</ebiz:countOnly>';
  const filter =
    '<ebiz:SearchFilter><ebiz:FieldName>SoftwareId</ebiz:FieldName><ebiz:ComparisonOperator>ne' +
    '</ebiz:ComparisonOperator><ebiz:FieldValue>KometSales</ebiz:FieldValue></ebiz:SearchFilter>';
  const all = await soap(ebiz, 'SearchCustomerList', search('', '500'));
  expect(all.text.match(/<Customer>/g)).toHaveLength(500);
  expect(element(all, 'Count')).toBe('1203');
  expect(element(await soap(ebiz, 'SearchCustomerList', search(filter, '10')), 'Count')).toBe('600');
  expect(ebiz.violations).toEqual([]);
  await soap(ebiz, 'SearchCustomerList', search('', 'many'));
  expect(rules(ebiz.violations)).toEqual(['limit: a value of type int']);
});
