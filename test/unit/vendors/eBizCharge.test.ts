import { connector } from '../../../nodes/EBizCharge/connector';
import { markAsSynchronized } from '../../../nodes/EBizCharge/resources/customer';
import { CallFailure } from '../../../nodes/shared/errors';
import { convertRecord, day, moment } from '../../../nodes/shared/operation';
import { ebizCharge } from '../../documented';

const success = { Status: 'Success', StatusCode: '1', Error: '', ErrorCode: '0' };

describe('a result of EBizCharge', () => {
  it.each([undefined, null, ''])('an empty one (%p) leaves the outcome open', (result) =>
    expect(connector.judge(result)).toMatchObject({ ok: false, unreadable: true }),
  );

  it.each([
    ['Success with code 0 as text', success],
    ['code 0 as a number', { ...success, ErrorCode: 0 }],
    ['no code at all', { Status: 'Success' }],
    ['a Status in other letters', { Status: ' SUCCESS ' }],
    ['StatusCode 1 alone', { StatusCode: '1' }],
    ['StatusCode 1 as a number', { StatusCode: 1, Status: null, Error: null, ErrorCode: null }],
    ['Success beside a StatusCode that was not set', { ...success, StatusCode: '0' }],
  ])('%s is a success', (_, result) => expect(connector.judge(result)).toEqual({ ok: true }));

  it.each([
    ['a record that is documented without a status', { CustomerId: 'CUST-001' }],
    ['a list', [{ CustomerId: 'CUST-001' }]],
    ['a plain text', 'F5A1'],
  ])('%s is a success only if it brings what was requested', (_, result) =>
    expect(connector.judge(result)).toEqual({ ok: true, bare: true }),
  );

  it('that is documented with a StatusCode says so', () =>
    expect(connector.signs?.filter((name) => name in markAsSynchronized.result.shape)).toEqual([
      'StatusCode',
    ]));

  it.each([
    ['another StatusCode, next to code 0', { StatusCode: '2', Error: 'Not Found', ErrorCode: '0' }],
    ['an Error alone', { Error: 'Not Found' }],
    ['an Error next to code 0', { Error: 'Not Found', ErrorCode: '0' }],
    ['an Error next to a StatusCode of 0', { StatusCode: 0, Error: ' Not Found ', ErrorCode: 0 }],
    [
      'an Error next to Success and another StatusCode',
      { Status: 'Success', StatusCode: 2, Error: 'Not Found' },
    ],
    ['a Status that is not Success', { Status: 'Pending', Error: 'Not Found' }],
  ])('%s is the vendor’s no', (_, result) =>
    expect(connector.judge(result)).toEqual({ ok: false, message: 'Not Found' }),
  );

  it('with another StatusCode and no word names it', () =>
    expect(connector.judge({ StatusCode: '2', Error: '', ErrorCode: '0' })).toEqual({
      ok: false,
      message: 'EBizCharge answered with status code 2',
    }));

  it.each([
    ['code 0 alone', { ErrorCode: '0' }],
    ['empty members', { Status: '', StatusCode: '', Error: '', ErrorCode: '' }],
    ['what .NET sends for none', { StatusCode: '0', ErrorCode: '0' }],
    ['objects in place of texts', { Status: { toString: 0 }, StatusCode: [], Error: {}, ErrorCode: null }],
  ])('%s says nothing, and leaves the outcome open', (_, result) =>
    expect(connector.judge(result)).toEqual({
      ok: false,
      unreadable: true,
      message: 'EBizCharge did not say whether it succeeded',
    }),
  );

  it('that reports a crash of the service leaves the outcome open', () =>
    expect(
      connector.judge({
        Status: 'Error',
        Error: 'Error: Object reference not set to an instance of an object.',
      }),
    ).toMatchObject({ ok: false, open: true }));

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

  it('a failure without an Error is named by its Status, then by its code', () => {
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

  it('a failure is never mistaken for an open outcome', () =>
    expect(connector.judge({ ErrorCode: '9' })).not.toHaveProperty('unreadable'));
});

describe('a fault of EBizCharge', () => {
  const meansNo = (message: string, code?: string) =>
    connector.soap?.meansNo(new CallFailure({ kind: 'refused', message, code }));

  it.each<[words: string, code?: string]>([
    ...ebizCharge()
      .operations.flatMap(({ faultDetails }) => faultDetails)
      .map(({ faultstring, faultcode }): [string, string?] => [faultstring, faultcode?.slice(2)])
      .filter(([words]) => !words.includes('Object reference')),
    ['Invalid Credentials ', 'Client'],
    ['not found.', undefined],
    ['Record already exists', undefined],
    ['The invoice has another customer', 'InvalidInvoiceInternalId'],
  ])('%p (%p) says no', (words, code) => expect(meansNo(words, code)).toBe(true));

  it.each([
    ['Error: Object reference not set to an instance of an object.', undefined],
    ['Object reference not set to an instance of an object.', 'InvalidCustomerInternalId'],
    ['The server was unable to process the request due to an internal error.', 'InternalServiceFault'],
    ['Invalid operation. The connection is closed.', undefined],
    ['Invalid cast', undefined],
    ['It broke', 'InvalidOperationException'],
    ['Timeout expired.', 'InvalidCustomerInternalId'],
    ['Customer Not Found while charging', undefined],
    ['Anything else', 'Server'],
    ['', undefined],
  ])('%p (%p) may come in the middle of the work', (words, code) => expect(meansNo(words, code)).toBe(false));
});

describe('a security token that EBizCharge does not know', () => {
  const fault = (message: string) => new CallFailure({ kind: 'refused', message });

  it('is recognized by the words of a fault', () => {
    expect(connector.isUnauthorized?.(fault('Invalid Credentials'))).toBe(true);
    expect(connector.isUnauthorized?.(fault('Invalid CustomerInternalId'))).toBe(false);
  });

  it.each(['Invalid Credentials of the processor', 'Customer 7 has invalid credentials'])(
    'is not what %p is about',
    (words) => expect(connector.isUnauthorized?.(fault(words))).toBe(false),
  );

  it('sends the user to the three fields of the credential', () =>
    expect(
      connector.advice(new CallFailure({ kind: 'unauthorized', message: 'No' }), markAsSynchronized),
    ).toMatch(/Security ID, User ID and Password/));

  it('is not the advice for other failures', () =>
    expect(connector.advice(fault('Invalid CustomerInternalId'), markAsSynchronized)).toBeUndefined());
});

describe('the endpoint of EBizCharge', () => {
  const { target } = connector.ways[0];
  const addressOf = (endpoint: string) =>
    target({ endpoint }, () => {
      throw new Error('Nothing is asked');
    });

  it.each([
    ['https://soap.ebizcharge.net/eBizService.svc', 'https://soap.ebizcharge.net/eBizService.svc'],
    [' https://soap.ebizcharge.net/eBizService.svc?wsdl\n', 'https://soap.ebizcharge.net/eBizService.svc'],
    ['https://soap.ebizcharge.net/eBizService.svc?singleWsdl', 'https://soap.ebizcharge.net/eBizService.svc'],
    ['https://soap.ebizcharge.net/eBizService.svc/?WSDL', 'https://soap.ebizcharge.net/eBizService.svc'],
    ['https://soap.ebizcharge.net/eBizService.svc?wsdl=wsdl0', 'https://soap.ebizcharge.net/eBizService.svc'],
    ['https://soapapi1.ebizcharge.net/v2/wsdl/ebizsoap1.wsdl', 'https://soapapi1.ebizcharge.net/v2'],
    ['https://soapapi1.ebizcharge.net/v2/', 'https://soapapi1.ebizcharge.net/v2'],
  ])('%j is taken', async (endpoint, baseUrl) =>
    expect(await addressOf(endpoint)).toMatchObject({ baseUrl }),
  );

  it.each(['', '?wsdl', 'soap.ebizcharge.net', 'https://soap.ebizcharge.net/eBizService.svc?user=1'])(
    '%j is refused',
    (endpoint) =>
      expect(() => addressOf(endpoint)).toThrow('Endpoint of the credential is not a web address'),
  );
});

describe('a date by which EBizCharge means none', () => {
  it.each(['1900-01-01T00:00:00', '0001-01-01T00:00:00', '1900-01-01', '0001-01-01T00:00:00Z'])(
    '%s is read as null',
    (date) =>
      expect(
        convertRecord({ Day: day(), Moment: moment() }, { Day: date, Moment: date, Text: date }, connector),
      ).toEqual({ Day: null, Moment: null, Text: date }),
  );
});
