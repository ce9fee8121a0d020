import {
  additional,
  body,
  choice,
  download,
  filters,
  key,
  locator,
  one,
  oneOf,
  operation,
  rows,
  soap,
  text,
  type Resource,
} from '../../shared/operation';
import { page } from '../fields';
import { EmailReceiptResponse, Receipt } from '../types/template';

export const resource: Resource = {
  value: 'receipt',
  name: 'Receipt',
  description: 'Receipts of transactions, and the templates that they are made from',
};

const transactionRefNum = body('transactionRefNum', key(), {
  label: 'Transaction Reference Number',
  required: true,
  example: '3118846322',
  description: 'Reference number that the gateway gave the transaction',
});

const template = [
  body('receiptRefNum', key(), {
    label: 'Receipt Reference Number',
    list: 'searchReceipts',
    example: '1',
    description: 'Template by its number: ReceiptRefNum of Get Many',
  }),
  body('receiptName', key(), {
    label: 'Receipt Name',
    example: 'vterm',
    description: 'Template by its name: Name of Get Many',
  }),
];

const byTemplate = {
  locators: [
    locator(
      'template',
      'Template',
      { number: 'receiptRefNum', name: 'receiptName' },
      'Template of the receipt, by its number or its name',
    ),
  ],
  rules: [oneOf('receiptRefNum', 'receiptName')],
};

/** Lists receipt templates. */
export const getMany = operation({
  resource: 'receipt',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many receipt templates',
  description: 'Get the templates that receipts are made from',
  ...page('GetReceiptsList'),
  call: soap('GetReceiptsList'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    body('receiptType', choice({ email: ['Email', 'Email'], print: ['Print', 'Print'] }), {
      label: 'Receipt Type',
      description: 'Only templates for this use',
    }),
  ),
  result: rows('', Receipt, { item: 'Receipt' }),
});

/** Renders a receipt. The answer is its text in base64. */
export const render = operation({
  resource: 'receipt',
  operation: 'render',
  name: 'Render',
  action: 'Render receipt',
  description: 'Get the receipt of a transaction as a file. It contains names and addresses.',
  ...page('RenderReceipt'),
  call: soap('RenderReceipt'),
  effect: 'read',
  ...byTemplate,
  fields: [
    transactionRefNum,
    ...template,
    ...additional(
      body('contentType', choice({ html: ['HTML', 'HTML'], text: ['Text', 'Text'] }), {
        label: 'Content Type',
        description: 'Form of the receipt. Without a choice it is HTML.',
        otherwise: 'HTML',
      }),
    ),
  ],
  result: download('base64', '', {
    chosenBy: {
      field: 'contentType',
      files: {
        HTML: { name: 'receipt.html', mimeType: 'text/html' },
        Text: { name: 'receipt.txt', mimeType: 'text/plain' },
      },
    },
  }),
});

/** Sends a receipt by email. A repeat sends another email. */
export const email = operation({
  resource: 'receipt',
  operation: 'email',
  name: 'Email',
  action: 'Email receipt',
  description: 'Send the receipt of a transaction by email. What was sent can’t be called back.',
  ...page('EmailReceipt'),
  call: soap('EmailReceipt'),
  effect: 'once',
  lookUp: 'No method shows which emails were sent. Ask the recipient before you send it again.',
  repeats: ['transactionRefNum', 'emailAddress'],
  ...byTemplate,
  fields: [
    transactionRefNum,
    ...template,
    body('emailAddress', text(), {
      label: 'Email Address',
      required: true,
      example: 'name@email.com',
      description: 'Address that the receipt is sent to',
    }),
  ],
  result: one(EmailReceiptResponse),
});
