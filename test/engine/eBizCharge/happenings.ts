import { EBIZ_CARDS, type EbizState } from '../../simulators/ebiz';
import { ebizCustomerIds } from '../../simulators';

/** The merchant's ID of a seeded customer. */
export const customerId = (number: number): string => ebizCustomerIds(number).customerId;

const HOLDER = 'Flower Shop';

const card = (number: string) => ({
  kind: 'card' as const,
  number,
  expiration: '1239',
  holder: HOLDER,
  street: '1 Main Street',
  zip: '33126',
});

const account = {
  kind: 'bank' as const,
  account: '00123456789',
  routing: '021000021',
  accountType: 'checking',
  holder: HOLDER,
};

/** Somebody charges a card or an account, outside n8n. Out: the reference number. */
export function charge(
  { gateway }: EbizState,
  { bank = false, declines = false, orderId = 'SO-1', amount = 25 } = {},
): string {
  const { refNum } = gateway.take({
    command: 'sale',
    refNum: '',
    details: { Amount: amount, OrderID: orderId, Currency: 'USD' },
    ignoreDuplicate: false,
    ifAuthExpired: '',
    authCode: '',
    instrument: bank ? account : card(declines ? EBIZ_CARDS.declines : EBIZ_CARDS.approves),
    custNum: '',
    customerId: customerId(1),
    methodId: '',
    software: 'Portal',
    shown: {},
  });
  return refNum;
}

/** Somebody voids or refunds a transaction. Out: the reference number of what comes of it. */
export function followUp({ gateway }: EbizState, command: 'void' | 'refund', refNum: string): string {
  return gateway.take({
    command,
    refNum,
    details: {},
    ignoreDuplicate: false,
    ifAuthExpired: '',
    authCode: '',
    custNum: '',
    customerId: '',
    methodId: '',
    software: 'Portal',
    shown: {},
  }).refNum;
}

/** The open batch is closed. */
export function closeBatch({ gateway }: EbizState): string {
  const now = Date.now();
  const batch = gateway.batches.open(now);
  gateway.batches.close(batch, now);
  return batch.batchRefNum;
}

/** A payment link is made. Out: the ID of the request. */
export const request = ({ forms }: EbizState, form: Record<string, string> = {}): string =>
  forms.request(
    {
      FormType: 'PayLinkOnly',
      CustomerId: customerId(1),
      InvoiceNumber: '00012001',
      AmountDue: '250.00',
      ...form,
    },
    false,
  ).paymentInternalId;

/** A schedule of monthly payments is made for the first customer. Out: its ID. */
export function schedule({ schedules }: EbizState): string {
  const { customerInternalId } = ebizCustomerIds(1);
  return schedules.add({
    customerInternalId,
    customerId: customerId(1),
    custNum: '7000001',
    methodId: '11',
    billing: { Amount: '30.00', Schedule: 'monthly', ScheduleName: 'Rent of vases' },
  }).id;
}

/** A card is stored for a seeded customer that expires in this month. */
export function storeCard({ wallet }: EbizState, customer: number, expiration: string): void {
  wallet.add(String(7_000_000 + customer), {
    name: 'Card',
    sort: 9,
    instrument: { ...card(EBIZ_CARDS.approves), expiration },
  });
}
