import {
  argument,
  body,
  key,
  mapped,
  money,
  one,
  operation,
  soap,
  text,
  type ArgumentOptions,
  type Field,
  type LookUp,
  type Operation,
} from '../../shared/operation';
import {
  CustomerTransactionRequest,
  TransactionRequestObject,
  TransactionResponse,
} from '../types/transaction';
import {
  approved,
  byOrder,
  byOrderAndMethod,
  creditByOrder,
  isAuthorization,
  isSale,
} from './transactionLookUp';

/** An amount of money to move: more than zero. */
export const POSITIVE = money({ min: 0.01 });

export const KEY = {
  label: 'Charge Key',
  example: '1001',
  description:
    'What this charge is for: the number of the order or invoice. One key is charged once, however often the workflow runs. Instalments take keys of their own, such as 1001/2. It is sent as the order ID.',
} as const;

/** The fields of every charge form, in order. */
const TOP = [
  'details.amount',
  'details.orderID',
  'details.currency',
  'details.poNum',
  'details.tax',
  'details.shipping',
  'lineItems',
  'details.invoice',
  'details.description',
  'custReceipt',
  'custReceiptEmail',
];

const CHANGE: ArgumentOptions['change'] = {
  'details.amount': {
    label: 'Amount',
    type: POSITIVE,
    description:
      'All that is charged: with tax, shipping and surcharge. A surcharge is a fee for paying by card; Surcharge: Calculate says how much.',
  },
  'details.orderID': KEY,
  'details.tax': { label: 'Tax', description: 'Part of the amount; for Level 3 rates, with the PO number' },
  'details.shipping': { label: 'Shipping', description: 'Part of the amount' },
  ignoreDuplicate: {
    label: 'Switch Off Gateway Duplicate Check',
    description:
      'Whether the gateway takes a charge like an earlier one. Only while Check Before Sending is on.',
  },
};

const MONEY = {
  amount: 'amount',
  currency: 'currency',
  approved: { member: 'AuthAmount', allowed: 'allowPartialAuth' },
  uncheckedIf: 'ignoreDuplicate',
};

/** The customer and the stored method of a transaction. */
const STORED: Field[] = [
  body('custNum', key(), {
    label: 'Customer Token',
    list: 'searchCustomerTokens',
    required: true,
    example: '7000001',
    description: 'Number by which the gateway knows the customer. Customer: Get Token brings it.',
  }),
  body('paymentMethodId', key(), {
    label: 'Payment Method ID',
    wire: 'paymentMethodID',
    list: 'storedMethodsOrDefault',
    required: true,
    example: '11',
    description: 'ID of the stored card or bank account. 0 is the customer’s default method.',
  }),
];

/** A transaction with a stored method and one command. */
const ofStoredMethod = (
  command: string,
  about: Pick<Operation, 'operation' | 'name' | 'action' | 'description'>,
  how: LookUp,
): Operation => ({
  resource: 'transaction',
  ...about,
  docs: 'https://developer.ebizcharge.net/connect/docs/runcustomertransaction',
  documented: 'runCustomerTransaction',
  call: soap('runCustomerTransaction'),
  effect: 'once',
  money: MONEY,
  lookUp: how,
  fields: [
    ...STORED,
    ...argument('tran', CustomerTransactionRequest, {
      top: [...TOP, 'details.allowPartialAuth'],
      required: ['details.amount', 'details.orderID'],
      rename: { 'details.orderID': 'chargeKey' },
      change: CHANGE,
      omit: ['cardCode'],
      preset: { command },
      rest: mapped('moreFields', { label: 'More Fields' }),
    }),
  ],
  verdict: approved,
  result: one(TransactionResponse),
});

/** Charges a stored card or bank account. */
export const chargeStoredMethod = operation(
  ofStoredMethod(
    'sale',
    {
      operation: 'chargeStoredMethod',
      name: 'Charge Stored Method',
      action: 'Charge stored method',
      description: 'Charge a card or bank account that is stored for a customer (sale)',
    },
    byOrderAndMethod(isSale),
  ),
);

/** Reserves an amount, to capture it later. */
export const authorize = operation(
  ofStoredMethod(
    'authonly',
    {
      operation: 'authorize',
      name: 'Authorize',
      action: 'Authorize stored method',
      description: 'Hold an amount on a stored card without charging it; Capture charges it',
    },
    byOrderAndMethod(isAuthorization),
  ),
);

/** Pays out money without refunding an earlier transaction. */
export const credit = operation({
  ...withCreditKey(
    ofStoredMethod(
      'credit',
      {
        operation: 'credit',
        name: 'Credit (Without Reference)',
        action: 'Credit stored method without reference',
        description:
          'Pay money out to a stored method, without an earlier transaction. To give back what was charged, use Refund.',
      },
      creditByOrder,
    ),
  ),
  allowedBy: 'allowCreditWithoutReference',
  neverTool: 'To give back what was charged, use Refund.',
});

function withCreditKey(declared: Operation): Operation {
  return {
    ...declared,
    fields: declared.fields.map((field) =>
      field.name === 'chargeKey'
        ? { ...field, description: 'Unique for each credit that is meant, such as the credit memo’s number' }
        : field,
    ),
  };
}

/** Members of a card or account that are not offered: track data, PIN blocks, and members that only terminals have. */
const NEVER_OFFERED = [
  'creditCardData.cavv',
  'creditCardData.pares',
  'creditCardData.magSupport',
  'creditCardData.magStripe',
  'creditCardData.internalCardAuth',
  'creditCardData.eci',
  'creditCardData.dukpt',
  'creditCardData.xid',
  'creditCardData.cardPresent',
  'creditCardData.signature',
  'creditCardData.termType',
  'checkData.micr',
  'checkData.auxOnUS',
  'checkData.epcCode',
  'checkData.frontImage',
  'checkData.backImage',
];

/** A charge with a full card or account number. */
const ofRawData = (
  command: string,
  about: Pick<Operation, 'operation' | 'name' | 'action' | 'description'>,
  options: Required<Pick<ArgumentOptions, 'top' | 'required' | 'change' | 'omit'>>,
  how: LookUp,
): Operation =>
  operation({
    resource: 'transaction',
    ...about,
    docs: 'https://developer.ebizcharge.net/connect/docs/runtransaction',
    documented: 'runTransaction',
    call: soap('runTransaction'),
    effect: 'once',
    money: MONEY,
    lookUp: how,
    allowedBy: 'allowRawData',
    neverTool: 'Charge a stored method.',
    fields: argument('tran', TransactionRequestObject, {
      top: [...options.top, ...TOP.filter((name) => name !== 'custReceiptEmail'), 'details.allowPartialAuth'],
      required: ['details.amount', 'details.orderID', ...options.required],
      rename: { 'details.orderID': 'chargeKey' },
      change: { ...CHANGE, ...options.change },
      omit: [...NEVER_OFFERED, ...options.omit, 'ifAuthExpired', 'authCode', 'refNum'],
      preset: { command },
      rest: mapped('moreFields', { label: 'More Fields' }),
    }),
    verdict: approved,
    result: one(TransactionResponse),
  });

/** Charges a card by its number. */
export const chargeCard = ofRawData(
  'sale',
  {
    operation: 'chargeCard',
    name: 'Charge Card (Raw Data)',
    action: 'Charge card by its number',
    description:
      'Charge a card by its number. The number then passes through n8n: charge a stored method where you can.',
  },
  {
    top: [
      'creditCardData.cardNumber',
      'creditCardData.cardExpiration',
      'creditCardData.cardCode',
      'creditCardData.avsStreet',
      'creditCardData.avsZip',
      'accountHolder',
    ],
    required: ['creditCardData.cardNumber', 'creditCardData.cardExpiration'],
    change: {
      'creditCardData.cardNumber': { type: text({ secret: true }), label: 'Card Number' },
      'creditCardData.cardExpiration': {
        type: text(4),
        label: 'Card Expiration',
        example: '0928',
        description: 'Month and year, MMYY',
      },
      'creditCardData.cardCode': {
        type: text({ secret: true }),
        label: 'Card Code (CVV)',
        description: 'Must never be kept after the authorization',
      },
    },
    omit: ['checkData'],
  },
  byOrder(isSale, { 'CreditCardData.CardNumber': 'cardNumber' }),
);

/** Charges a bank account by its number. */
export const chargeBankAccount = ofRawData(
  'check',
  {
    operation: 'chargeBankAccount',
    name: 'Charge Bank Account (Raw Data)',
    action: 'Charge bank account by its number',
    description:
      'Charge a bank account by its number (ACH). Approved is not settled: the bank may return it for 60 days.',
  },
  {
    top: ['checkData.account', 'checkData.routing', 'checkData.accountType', 'accountHolder'],
    required: ['checkData.account', 'checkData.routing'],
    change: {
      'checkData.account': { type: text({ secret: true }), label: 'Account Number' },
      'checkData.routing': { type: text({ secret: true }), label: 'Routing Number' },
      'checkData.driversLicense': { type: text({ secret: true }), label: 'Driver’s License' },
    },
    omit: ['creditCardData'],
  },
  byOrder(isSale, { 'CheckData.Account': 'account' }),
);
