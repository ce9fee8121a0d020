import {
  argument,
  bare,
  body,
  deleted,
  integer,
  list,
  mapped,
  one,
  operation,
  rows,
  scalar,
  text,
  wholeRecord,
} from '../../shared/operation';
import { Product } from '../types/product';
import { QuoteLine } from '../types/quote';
import { allBut, idOf, pickedFrom, quoteAlternativeId, quoteCall, quoteLineId } from './fields';

/** Lists the lines of an alternative. */
export const getLines = operation({
  resource: 'quote',
  operation: 'getLines',
  name: 'Get Lines',
  action: 'Get lines of quote',
  description: 'List the lines of a quote alternative: products, quantities and prices',
  ...quoteCall('GetQuoteLines'),
  effect: 'read',
  fields: quoteAlternativeId,
  verdict: bare('null', 'SuperOffice has no such quote alternative'),
  result: rows('', QuoteLine, {
    simplify: [
      'QuoteLineId',
      'QuoteAlternativeId',
      'ERPProductKey',
      'Code',
      'Name',
      'Quantity',
      'QuantityUnit',
      'UnitListPrice',
      'DiscountPercent',
      'DiscountAmount',
      'SubTotal',
      'TotalPrice',
      'VAT',
      'Status',
      'Reason',
      'Rank',
    ],
  }),
});

/** Adds lines. A repeat would add them again. */
export const addLines = operation({
  resource: 'quote',
  operation: 'addLines',
  name: 'Add Lines',
  action: 'Add lines to quote',
  description: 'Add a line for each product to a quote alternative, with the price of the price list',
  ...quoteCall('CreateAndSaveQuoteLines'),
  effect: 'once',
  lookUp: 'Quote: Get Lines of the alternative shows whether the products were added.',
  fields: [
    ...quoteAlternativeId,
    body('erpProductKeys', list(text()), {
      label: 'ERP Product Keys',
      wire: 'ErpProductKeys',
      required: true,
      example: 'ROSE-RED-50, TULIP-10',
      description:
        'Keys of the products: one, several separated by commas, or an array. Find Products has them as ERPProductKey.',
    }),
  ],
  serializeBy: ['quoteAlternativeId'],
  result: scalar('LinesAdded', integer()),
});

/** Reads the line that an update changes. */
export const getLine = operation({
  resource: 'quote',
  operation: 'getLine',
  name: 'Get Line',
  action: 'Get line of quote',
  description: 'Get a line of a quote',
  ...quoteCall('GetQuoteLine'),
  effect: 'read',
  exposed: false,
  why: 'Update Line reads it itself, and Get Lines brings the same records',
  fields: [idOf('quoteLineId', 'Quote Line ID')],
  verdict: bare('null', 'SuperOffice has no such quote line'),
  result: one(QuoteLine),
});

/** What users may change of a line. */
const OF_LINE_FORM = [
  'quantity',
  'unitListPrice',
  'discountPercent',
  'discountAmount',
  'earningPercent',
  'earningAmount',
  'userValueOverride',
  'name',
  'description',
  'code',
  'itemNumber',
  'quantityUnit',
  'priceUnit',
  'unitCost',
  'unitMinimumPrice',
  'vat',
  'vatInfo',
  'deliveredQuantity',
  'isSubscription',
  'subscriptionUnit',
  'subscriptionQuantity',
  'subscriptionStart',
  'supplier',
  'supplierCode',
  'productCategoryKey',
  'productFamilyKey',
  'productTypeKey',
  'url',
  'extraField1',
  'extraField2',
  'extraField3',
  'extraField4',
  'extraField5',
];

const line = pickedFrom(quoteLineId);

/** Updates a line. It travels whole, as read, with what is given laid over it. */
export const updateLine = operation({
  resource: 'quote',
  operation: 'updateLine',
  name: 'Update Line',
  action: 'Update line of quote',
  description:
    'Change a line of a quote, such as its quantity or discount. Fields that you leave out keep their values. SuperOffice calculates totals when the version is validated.',
  ...quoteCall('SaveQuoteLine'),
  effect: 'idempotent',
  fields: [
    ...line.sale,
    ...argument('QuoteLine', QuoteLine, {
      top: [
        'quoteLineId',
        'name',
        'description',
        'quantity',
        'unitListPrice',
        'discountPercent',
        'discountAmount',
        'userValueOverride',
      ],
      required: ['quoteLineId'],
      omit: allBut(QuoteLine, 'quoteLineId', ...OF_LINE_FORM),
      rest: mapped('moreFields', { label: 'More Fields', description: 'The other fields of the line' }),
      change: {
        quoteLineId: line.change,
        userValueOverride: {
          label: 'Value That Counts',
          description:
            'Which of the discounts and earnings was entered. The others follow from it. Choose it when you change one of them.',
        },
      },
    }),
  ],
  merge: wholeRecord('QuoteLine', getLine, { key: { quoteLineId: 'quoteLineId' }, always: true }),
  clearFields: ['description', 'itemNumber', 'vatInfo', 'url', 'supplier', 'supplierCode'],
  verdict: bare('null', 'SuperOffice did not save the quote line'),
  result: one(QuoteLine),
});

/** Deletes a line. */
export const deleteLine = operation({
  resource: 'quote',
  operation: 'deleteLine',
  name: 'Delete Line',
  action: 'Delete line of quote',
  description: 'Remove a line from a quote',
  ...quoteCall('DeleteQuoteLine'),
  effect: 'idempotent',
  warning: 'The line is removed from the quote, with its price and discount.',
  fields: quoteLineId,
  serializeBy: ['quoteLineId'],
  result: deleted(),
});

/** Finds products that a quote can have. */
export const findProducts = operation({
  resource: 'quote',
  operation: 'findProducts',
  name: 'Find Products',
  action: 'Find products for quote',
  description: 'Search the price lists of a quote for products, in SuperOffice or in the ERP system',
  ...quoteCall('FindProduct'),
  effect: 'read',
  fields: [
    ...quoteAlternativeId,
    body('userInput', text(), {
      label: 'Search Text',
      wire: 'UserInput',
      required: true,
      example: 'rose',
      description: 'Name, code or a part of them',
    }),
    body('priceListKey', text(), {
      label: 'Price List Key',
      wire: 'PriceListKey',
      description: 'Only products of this price list. Default: those of all active price lists.',
    }),
  ],
  result: rows('', Product, {
    simplify: [
      'ERPProductKey',
      'ERPPriceListKey',
      'Name',
      'Code',
      'Description',
      'QuantityUnit',
      'PriceUnit',
      'UnitListPrice',
      'VAT',
      'InStock',
      'InAssortment',
    ],
  }),
});
