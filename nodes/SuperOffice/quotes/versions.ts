import {
  additional,
  argument,
  bare,
  body,
  day,
  mapped,
  one,
  operation,
  rows,
  text,
  wholeRecord,
  type Field,
} from '../../shared/operation';
import { approveRejectResponse, pluginResponse } from '../connector';
import { recordId } from '../erpFields';
import { ApproveRejectResponse, PluginUrlResponse, QuoteAlternative, QuoteVersion } from '../types/quote';
import { allBut, culture, idOf, pickedFrom, quoteCall, quoteVersionId } from './fields';

/** What Simplify keeps of a version. */
const OF_VERSIONS = [
  'QuoteVersionId',
  'QuoteId',
  'Number',
  'Description',
  'State',
  'Status',
  'Reason',
  'ExpirationDate',
  'SentDate',
  'LikelyQuoteAlternativeId',
  'Rank',
  'QuoteAlternatives',
  'Registered',
  'Updated',
];

/** Reads a version with its alternatives. */
export const getVersion = operation({
  resource: 'quote',
  operation: 'getVersion',
  name: 'Get Version',
  action: 'Get quote version',
  description: 'Get a version of a quote, with its alternatives',
  ...quoteCall('GetQuoteVersion'),
  effect: 'read',
  fields: quoteVersionId,
  verdict: bare('null', 'SuperOffice has no such quote version'),
  result: one(QuoteVersion, '', { simplify: OF_VERSIONS }),
});

const READ_BY_LISTS = {
  effect: 'read',
  exposed: false,
  why: 'The node reads it itself, for lists to pick from. Quote: Get and Get Version bring the same records.',
} as const;

/** Lists the versions of a quote. */
export const getVersions = operation({
  resource: 'quote',
  operation: 'getVersions',
  name: 'Get Versions',
  action: 'Get versions of quote',
  description: 'List the versions of a quote',
  ...quoteCall('GetQuoteVersions'),
  ...READ_BY_LISTS,
  walk: 'whole',
  fields: [idOf('quoteId', 'Quote ID')],
  result: rows('', QuoteVersion),
});

/** Lists the alternatives of a version. */
export const getAlternatives = operation({
  resource: 'quote',
  operation: 'getAlternatives',
  name: 'Get Alternatives',
  action: 'Get alternatives of quote version',
  description: 'List the alternatives of a quote version',
  ...quoteCall('GetQuoteAlternatives'),
  ...READ_BY_LISTS,
  walk: 'whole',
  fields: [idOf('quoteVersionId', 'Quote Version ID')],
  result: rows('', QuoteAlternative),
});

/** What users may change of a version. SuperOffice and the connector set the rest. */
const OF_VERSION_FORM = [
  'number',
  'description',
  'expirationDate',
  'likelyQuoteAlternativeId',
  'deliveryCountryId',
  'hasOwnDeliveryAddress',
  'invoiceCountryId',
  'hasOwnInvoiceAddress',
  'erpPaymentTermsKey',
  'erpPaymentTypeKey',
  'erpDeliveryTermsKey',
  'erpDeliveryTypeKey',
  'extraField1',
  'extraField2',
  'extraField3',
  'extraField4',
  'extraField5',
];

const version = pickedFrom(quoteVersionId);

/** Updates a version. It travels whole, as read, with what is given laid over it. */
export const updateVersion = operation({
  resource: 'quote',
  operation: 'updateVersion',
  name: 'Update Version',
  action: 'Update quote version',
  description: 'Change a version of a quote. Fields that you leave out keep their values.',
  ...quoteCall('SaveQuoteVersion'),
  effect: 'idempotent',
  fields: [
    ...version.sale,
    ...argument('QuoteVersion', QuoteVersion, {
      top: ['quoteVersionId', 'number', 'description', 'expirationDate'],
      required: ['quoteVersionId'],
      omit: allBut(QuoteVersion, 'quoteVersionId', ...OF_VERSION_FORM),
      rest: mapped('moreFields', { label: 'More Fields', description: 'The other fields of the version' }),
      change: {
        quoteVersionId: version.change,
        likelyQuoteAlternativeId: {
          type: recordId(),
          label: 'Likely Alternative ID',
          description: 'Alternative that the customer will most likely accept',
        },
        deliveryCountryId: { type: recordId(), list: 'searchCountries' },
        invoiceCountryId: { type: recordId(), list: 'searchCountries' },
        expirationDate: { description: 'Last day on which the offer is valid' },
      },
    }),
  ],
  merge: wholeRecord('QuoteVersion', getVersion, {
    key: { quoteVersionId: 'quoteVersionId' },
    always: true,
  }),
  clearFields: [
    'number',
    'description',
    'expirationDate',
    'erpPaymentTermsKey',
    'erpPaymentTypeKey',
    'erpDeliveryTermsKey',
    'erpDeliveryTypeKey',
  ],
  verdict: bare('null', 'SuperOffice did not save the quote version'),
  result: one(QuoteVersion, '', { simplify: OF_VERSIONS }),
});

/** Sends a version. SuperOffice makes a follow-up task each time. */
export const sendVersion = operation({
  resource: 'quote',
  operation: 'sendVersion',
  name: 'Send Version',
  action: 'Send quote version',
  description:
    'Mark a version of a quote as sent to the customer, and create a follow-up task. The connector may do more, such as return a URL to open.',
  ...quoteCall('SendQuoteVersion'),
  effect: 'once',
  warning: 'The version can’t be changed after it is sent.',
  lookUp: 'Quote: Get Version shows by State and SentDate whether the version was sent.',
  fields: [
    ...quoteVersionId,
    body('expiryDate', day(), {
      label: 'Expiry Date',
      wire: 'ExpiryDate',
      required: true,
      description: 'Last day on which the offer is valid',
    }),
    body('followupDate', day(), {
      label: 'Follow-Up Date',
      wire: 'FollowupDate',
      required: true,
      description: 'Day of the task that reminds the sales representative of the quote',
    }),
    ...additional(
      body('followupText', text({ lines: 3 }), {
        label: 'Follow-Up Text',
        wire: 'FollowupText',
        description: 'Text of that task',
      }),
      culture,
    ),
  ],
  serializeBy: ['quoteVersionId'],
  verdict: pluginResponse,
  result: one(PluginUrlResponse),
});

/** The fields of an approval and of a rejection, whose names differ. */
const decided = (by: 'Approved' | 'Rejected', comment: string): Field[] => [
  ...quoteVersionId,
  body(`${by.toLowerCase()}ByAssociateId`, recordId(), {
    label: `${by} by User ID`,
    wire: `${by}ByAssociateId`,
    required: true,
    list: 'searchUsers',
    example: '5',
  }),
  body(`${by.toLowerCase()}ByText`, text(), {
    label: `${by} by Text`,
    wire: `${by}ByText`,
    required: true,
    example: `${by} by`,
    description: 'Words before the comment, in the language of the user',
  }),
  ...additional(body('comment', text({ lines: 3 }), { label: 'Comment', wire: comment })),
];

/** Approves a version. SuperOffice makes a task each time. */
export const approveVersion = operation({
  resource: 'quote',
  operation: 'approveVersion',
  name: 'Approve Version',
  action: 'Approve quote version',
  description: 'Approve a version of a quote that needs approval, and log it as a task',
  ...quoteCall('ApproveQuoteVersion'),
  effect: 'once',
  neverTool: 'People approve quotes. Run it in the workflow itself.',
  lookUp: 'Quote: Get Version shows by State and ApprovedBy whether the version was approved.',
  fields: decided('Approved', 'ApprovalText'),
  serializeBy: ['quoteVersionId'],
  verdict: approveRejectResponse,
  result: one(ApproveRejectResponse),
});

/** Rejects a version. SuperOffice makes a task each time. */
export const rejectVersion = operation({
  ...approveVersion,
  operation: 'rejectVersion',
  name: 'Reject Version',
  action: 'Reject quote version',
  description: 'Reject a version of a quote that needs approval, and log it as a task',
  ...quoteCall('RejectQuoteVersion'),
  lookUp: 'Quote: Get Version shows by State and ApprovedBy whether the version was rejected.',
  fields: decided('Rejected', 'RejectionText'),
});
