import { EBIZ_CARDS, payForm, startEBizCharge } from '../../../simulators';
import type { EbizSimulator } from '../../../simulators';
import { element } from '../requests';
import type { Read } from '../requests';
import { ask, filter, outcome, texts } from './records';
import type { Xml } from './records';

const SUCCESS = ['Success', '1', undefined, '0'];
const REFUSED = ['Error', '0', 'Not Found ', '1'];

let ebiz: EbizSimulator;
beforeAll(async () => {
  ebiz = await startEBizCharge({ customers: 20 });
});
afterEach(() => {
  const found = [...ebiz.violations];
  ebiz.reset();
  expect(found).toEqual([]);
});
afterAll(() => ebiz.close());

const FORM = {
  FormType: 'PayLinkOnly',
  EmailAddress: 'ap1@flowershop.example',
  CustomerId: 'CUST-001',
  InvoiceNumber: '00012001',
  OrderId: 'O-1',
  TotalAmount: '250.00',
  AmountDue: '250.00',
  SoftwareId: 'n8n',
  TransactionLookupKey: 'key-1',
};

/** The link, and the value of its first query parameter. */
async function request(form: Xml = {}): Promise<string> {
  const read = await ask(ebiz, 'GetEbizWebFormURL', { ePaymentForm: { ...FORM, ...form } });
  return element(read, 'GetEbizWebFormURLResult')?.split('=')[1] ?? '';
}

function search(which: 'Pending' | 'Received', filters: Xml[] = [], from = '2020-01-01'): Promise<Read> {
  return ask(ebiz, `SearchEbizWebForm${which}Payments`, {
    fromPaymentRequestDateTime: from,
    toPaymentRequestDateTime: '2099-01-01',
    ...(filters.length > 0 ? { filters } : {}),
    start: 0,
    limit: 100,
    sort: '',
  });
}

it('a link names its PaymentInternalId, and waits among the pending ones', async () => {
  const id = await request();
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const read = await search('Pending');
  const members = [
    'PaymentInternalId',
    'AmountDue',
    'InvoiceNumber',
    'TypeId',
    'TransactionLookupKey',
    'PaymentSourceId',
  ];
  expect(members.map((name) => element(read, name))).toEqual([
    id,
    '250.00',
    '00012001',
    'PayLinkOnly',
    'key-1',
    'n8n',
  ]);
  expect(ebiz.state.mails.sent).toEqual([]);
});

it('is paid in part and then in full: each part is received, and the link is pending until the last', async () => {
  const id = await request();
  payForm(ebiz.state, id, { amount: 100 });
  expect(texts(await search('Pending'), 'AmountDue')).toEqual(['150.00']);
  payForm(ebiz.state, id);
  expect(texts(await search('Pending'), 'AmountDue')).toEqual([]);
  const received = await search('Received');
  expect(texts(received, 'PaidAmount')).toEqual(['100.00', '150.00']);
  expect(texts(received, 'PaymentInternalId')).toEqual([id, id]);
  expect(new Set(texts(received, 'RefNum')).size).toBe(2);
  expect(ebiz.state.invoices.numbered('00012001')[0]?.AmountDue).toBe('0.00');
  expect(ebiz.state.gateway.tally().charged).toEqual({ 'O-1': 2 });
  expect(outcome(await ask(ebiz, 'MarkEbizWebFormPaymentAsApplied', { paymentInternalId: id }))).toEqual(
    SUCCESS,
  );
  expect(texts(await search('Received'), 'RefNum')).toEqual([]);
});

it('a card that declines pays nothing', async () => {
  const id = await request();
  expect(payForm(ebiz.state, id, { card: EBIZ_CARDS.declines }).resultCode).toBe('D');
  expect(texts(await search('Pending'), 'AmountDue')).toEqual(['250.00']);
  expect(texts(await search('Received'), 'RefNum')).toEqual([]);
});

it('the range of a search is on the moment of the request, also for what was paid later', async () => {
  ebiz.state.clock.set('2027-01-10T09:00:00Z');
  const id = await request();
  ebiz.state.clock.set('2027-03-01T09:00:00Z');
  payForm(ebiz.state, id);
  expect(texts(await search('Received', [], '2027-02-01'), 'RefNum')).toEqual([]);
  expect(texts(await search('Received', [], '2027-01-01'), 'DatePaid')).toEqual(['2027-03-01T09:00:00']);
});

it.each<[string, string, number]>([
  ['InvoiceNumber', '00012001', 1],
  ['FormType', 'PayLinkOnly', 1],
  ['FormType', 'EmailForm', 0],
  ['PaymentSourceId', 'n8n', 1],
  ['InvoiceNumber', '12001', 0],
])('is found by %s %s: %i', async (field, value, count) => {
  await request();
  expect(texts(await search('Pending', [filter(field, 'eq', value)]), 'PaymentInternalId')).toHaveLength(
    count,
  );
});

it('an e-mail form sends its e-mail, and again when it is asked to, but not once it is paid or deleted', async () => {
  const id = await request({ FormType: 'EmailForm' });
  expect(ebiz.state.mails.sent).toMatchObject([{ about: 'paymentForm', to: 'ap1@flowershop.example' }]);
  await ask(ebiz, 'ResendEbizWebFormEmail', { paymentInternalId: id });
  expect(ebiz.state.mails.sent).toHaveLength(2);
  expect(outcome(await ask(ebiz, 'DeleteEbizWebFormPayment', { paymentInternalId: id }))).toEqual(SUCCESS);
  const again = await ask(ebiz, 'ResendEbizWebFormEmail', { paymentInternalId: id });
  expect(element(again, 'faultstring')).toBe('Error: Object reference not set to an instance of an object.');
  expect(outcome(await ask(ebiz, 'DeleteEbizWebFormPayment', { paymentInternalId: id }))).toEqual(REFUSED);
  expect(texts(await search('Pending'), 'PaymentInternalId')).toEqual([]);
});

it('what is pending can be changed where the page calls it editable', async () => {
  const id = await request();
  const ebizWebForm = {
    FormType: 'EmailForm',
    CustomerId: 'CUST-002',
    TotalAmount: '90.00',
    AmountDue: '90.00',
  };
  expect(
    outcome(await ask(ebiz, 'UpdatePendingEbizWebForm', { paymentInternalId: id, ebizWebForm })),
  ).toEqual(SUCCESS);
  const read = await search('Pending');
  expect(['AmountDue', 'CustomerId', 'TypeId'].map((name) => element(read, name))).toEqual([
    '90.00',
    'CUST-001',
    'PayLinkOnly',
  ]);
});

it('a form that requests a payment method stores it', async () => {
  const id = await request({ FormType: 'PmRequestForm', TotalAmount: '0', AmountDue: '0' });
  payForm(ebiz.state, id);
  const methods = await ask(ebiz, 'GetCustomerPaymentMethodProfiles', { customerToken: '7000001' });
  expect(texts(methods, 'MethodName')).toContain('Card of the form');
  expect(texts(await search('Received'), 'PaymentMethodId')).toEqual([texts(methods, 'MethodID').at(-1)]);
});

it('the older form has links and searches of its own', async () => {
  const ePaymentForm = {
    FormType: 'EmailForm',
    EmailAddress: 'ap2@flowershop.example',
    CustomerId: 'CUST-002',
    InvoiceNumber: '00012003',
    OrderID: 'O-2',
    Amount: '1240.50',
    SendEmailToCustomer: true,
  };
  const link = element(await ask(ebiz, 'GetPaymentFormURL', { ePaymentForm }), 'GetPaymentFormURLResult');
  const id = link?.split('=')[1] ?? '';
  const older = async (which: string): Promise<string[]> =>
    texts(
      await ask(ebiz, `SearchPaymentForm${which}Payments`, {
        fromDateTime: '2020-01-01',
        toDateTime: '2099-01-01',
        start: 0,
        limit: 10,
        sort: '',
      }),
      'PaymentInternalId',
    );
  expect(await older('Pending')).toEqual([id]);
  expect(texts(await search('Pending'), 'PaymentInternalId')).toEqual([]);
  await ask(ebiz, 'ResendPaymentFormEmail', { paymentInternalId: id });
  expect(ebiz.state.mails.sent).toHaveLength(2);
  payForm(ebiz.state, id);
  expect([await older('Pending'), await older('Received')]).toEqual([[], [id]]);
});
